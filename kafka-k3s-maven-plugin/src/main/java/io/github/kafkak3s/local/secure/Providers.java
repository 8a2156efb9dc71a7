package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import io.github.kafkak3s.observe.Placeholders;
import io.github.kafkak3s.observe.Placeholders.Reference;
import io.github.kafkak3s.observe.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps {@code config.providers} of a node working: what they would read from files that are not on
 * this machine is resolved from the bundle, and ours is added to them (KIP-297, KIP-421).
 */
final class Providers {
  private static final String LIST = "config.providers";
  private static final String PACKAGE = "org.apache.kafka.common.config.provider.";
  private static final String ENVIRONMENT = PACKAGE + "EnvVarConfigProvider";
  private static final String FILE = PACKAGE + "FileConfigProvider";
  private static final String DIRECTORY = PACKAGE + "DirectoryConfigProvider";
  private static final String WHY = "its files are not on this machine";

  private final KafkaNode node;
  private final Options options;
  private final Lines lines;
  private final SecretFiles files;

  Providers(KafkaNode node, Lines lines, SecretFiles files) {
    this.node = node;
    this.options = node.effective();
    this.lines = lines;
    this.files = files;
  }

  /** Replaces what is left of references to files, and the providers; called last. */
  void replace(List<Door> leftOut) throws LocalException, IOException {
    List<String> all = options.list(LIST).orElse(List.of());
    List<String> kept = new ArrayList<>();
    for (String provider : all) {
      if (classOf(provider).startsWith(PACKAGE)) {
        kept.add(provider);
      }
    }
    for (OptionFact fact : options.all()) {
      if (!lines.has(fact.name()) && !fact.name().startsWith(LIST + ".")) {
        resolve(fact, all, leftOut);
      }
    }
    for (String provider : kept) {
      String paths = LIST + "." + provider + ".param.allowed.paths";
      if (options.given(paths).isPresent()) {
        lines.put(paths, files.directory().toString(), "a directory of this run", WHY);
      }
    }
    boolean isUsed = lines.all().values().stream()
        .anyMatch(line -> line.value().contains("${" + SecretFiles.PROVIDER + ":"));
    if (isUsed) {
      kept.add(SecretFiles.PROVIDER);
      lines.put(
          LIST + "." + SecretFiles.PROVIDER + ".class",
          DIRECTORY,
          DIRECTORY,
          "the properties file holds no secret itself");
    }
    if (!kept.equals(all)) {
      lines.put(
          LIST,
          String.join(",", kept),
          String.join(",", kept),
          "throw-away material is read by a provider of its own, and only Kafka's own are here");
    }
  }

  private String classOf(String provider) {
    return options.value(LIST + "." + provider + ".class").orElse("").trim();
  }

  private void resolve(OptionFact fact, List<String> providers, List<Door> leftOut)
      throws LocalException, IOException {
    boolean isOfSecret =
        fact.value().isEmpty() && fact.variable().filter(Variable::isSecret).isPresent();
    if (isOfSecret && isForNobody(fact, leftOut)) {
      lines.put(fact.name(), "", "empty", "nothing here uses it, and its Secret is not here");
      return;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    boolean isChanged = false;
    for (Reference reference : Placeholders.in(fact.raw())) {
      boolean isRead = providers.contains(reference.provider())
          && !classOf(reference.provider()).equals(ENVIRONMENT);
      if (isRead) {
        Optional<String> value = read(reference);
        if (value.isEmpty()) {
          missing(fact, reference, leftOut);
          return;
        }
        text.append(fact.raw(), at, reference.start()).append(value.get());
        at = reference.start() + reference.text().length();
        isChanged = true;
      }
    }
    if (isChanged) {
      text.append(fact.raw().substring(at));
      lines.put(
          fact.name(),
          files.reference(fact.name(), text.toString()),
          "what the bundle's file holds",
          WHY);
    }
  }

  /** Returns what a reference to a file stands for, where the bundle holds the file. */
  private Optional<String> read(Reference reference) {
    int colon = reference.name().lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String path = reference.name().substring(0, colon);
    String key = reference.name().substring(colon + 1);
    return switch (classOf(reference.provider())) {
      case FILE ->
        textOf(path)
            .map(text -> PropertiesText.parse(text).toMap())
            .flatMap(map -> Optional.ofNullable(map.get(key)));
      case DIRECTORY -> textOf(path + "/" + key);
      default -> Optional.empty();
    };
  }

  private Optional<String> textOf(String path) {
    return node.files().stream()
        .filter(file -> file.path().equals(path))
        .map(ConfigFile::text)
        .flatMap(text -> text.text().known().stream())
        .findFirst();
  }

  /** What nobody will ask for is emptied: a provider that finds no file ends the whole broker. */
  private void missing(OptionFact fact, Reference reference, List<Door> leftOut)
      throws LocalException {
    if (!isForNobody(fact, leftOut)) {
      throw new LocalException(fact.valuePlace() + ": " + fact.name() + " of pod " + node.podName()
          + " is " + reference.text() + ", and the bundle does not hold what that reads. Write the"
          + " value itself, or rehearse a bundle that has it.");
    }
    lines.put(fact.name(), "", "empty", "nothing here uses it, and " + WHY);
  }

  private boolean isForNobody(OptionFact fact, List<Door> leftOut) {
    boolean isOfListener = fact.name().startsWith("listener.name.");
    return fact.name().startsWith("sasl.")
        || leftOut.stream().anyMatch(door -> fact.name().startsWith(door.prefix()))
        || isOfListener && fact.name().contains(".sasl.")
        || !isOfListener && options.catalogue().broker(fact.name()).isEmpty();
  }
}
