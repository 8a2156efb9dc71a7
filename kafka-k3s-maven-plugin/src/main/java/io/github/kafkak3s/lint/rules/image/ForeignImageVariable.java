package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.EnvOptions;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.observe.Variable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** KK4017: the images share a prefix, not a vocabulary. From their public entrypoints. */
public final class ForeignImageVariable implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4017",
      "foreign-image-variable",
      WARNING,
      "a variable that only another image reads (KAFKA_CFG_ on cp-kafka, …), with the image that would, and what runs instead");
  private static final String BITNAMI = "bitnami/kafka";
  private static final String OTHERS = "confluentinc/cp-kafka or apache/kafka";
  private static final String WURSTMEISTER = "wurstmeister/kafka";
  private static final String CFG = "KAFKA_CFG_";

  private static final String CLUSTER_ID = "CLUSTER_ID";
  private static final String BITNAMI_CLUSTER_ID = "KAFKA_KRAFT_CLUSTER_ID";
  private static final Pattern REFERENCE = Pattern.compile("[$][{(]?([A-Za-z_][A-Za-z0-9_]*)");

  private static final Set<String> OF_BITNAMI = Set.of(
      "ALLOW_PLAINTEXT_LISTENER",
      "BITNAMI_DEBUG",
      "KAFKA_CERTIFICATE_PASSWORD",
      "KAFKA_CLIENT_PASSWORDS",
      "KAFKA_CLIENT_USERS",
      "KAFKA_CONTROLLER_PASSWORD",
      "KAFKA_CONTROLLER_USER",
      "KAFKA_ENABLE_KRAFT",
      "KAFKA_EXTRA_FLAGS",
      "KAFKA_INTER_BROKER_PASSWORD",
      "KAFKA_INTER_BROKER_USER",
      BITNAMI_CLUSTER_ID,
      "KAFKA_SKIP_KRAFT_STORAGE_INIT",
      "KAFKA_TLS_CLIENT_AUTH",
      "KAFKA_TLS_TRUSTSTORE_FILE",
      "KAFKA_TLS_TYPE");

  private static final Map<String, String> OF_OTHERS = Map.of(
      "BROKER_ID_COMMAND", WURSTMEISTER,
      "HOSTNAME_COMMAND", WURSTMEISTER,
      "KAFKA_CREATE_TOPICS", WURSTMEISTER,
      "PORT_COMMAND", WURSTMEISTER,
      "RACK_COMMAND", WURSTMEISTER);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (node.start().by() != Start.By.IMAGE) {
        continue;
      }
      Set<String> used = used(node);
      for (Variable variable : node.environment().all()) {
        reader(node, variable.name())
            .filter(reader -> !used.contains(variable.name()))
            .ifPresent(reader -> report(reporter, node, variable, reader));
      }
    }
  }

  /** Returns the image that would read a variable which this one does not. */
  private static Optional<String> reader(KafkaNode node, String name) {
    if (OF_OTHERS.containsKey(name)) {
      return Optional.of(OF_OTHERS.get(name));
    }
    return switch (node.image()) {
      case APACHE, CONFLUENT ->
        name.startsWith(CFG) || OF_BITNAMI.contains(name) ? Optional.of(BITNAMI) : Optional.empty();
      case BITNAMI ->
        name.equals(CLUSTER_ID) || isOptionOfOthers(node, name)
            ? Optional.of(OTHERS)
            : Optional.empty();
      case OTHER -> Optional.empty();
    };
  }

  private static boolean isOptionOfOthers(KafkaNode node, String name) {
    return EnvOptions.option(ImageKind.BITNAMI, name).isEmpty()
        && EnvOptions.option(ImageKind.CONFLUENT, name)
            .flatMap(option -> node.effective().catalogue().broker(option))
            .isPresent();
  }

  /** Returns the variables that a start script or another variable may hand on. */
  private static Set<String> used(KafkaNode node) {
    return Stream.concat(
            node.runs().stream()
                .flatMap(run -> run.scripts().stream())
                .map(script -> script.text().shown("")),
            node.environment().all().stream().map(Variable::raw))
        .flatMap(text -> REFERENCE.matcher(text).results())
        .map(reference -> reference.group(1))
        .collect(Collectors.toSet());
  }

  private static void report(Reporter reporter, KafkaNode node, Variable variable, String reader) {
    String image = node.container().image().shortRepository();
    String made = EnvOptions.option(node.image(), variable.name())
        .map(option -> "Kafka gets an option %s that it does not know, and ".formatted(option))
        .orElse("");
    reporter
        .at(
            variable.place(),
            "%s is read by %s, not by %s".formatted(variable.name(), reader, image))
        .consequence(made + instead(node, variable.name()))
        .help(here(node.image(), variable.name())
            .map(name -> "name it %s, or use that image".formatted(name))
            .orElse("remove it, or use that image"))
        .about(EnvOptions.option(node.image(), variable.name()).orElse(variable.name()));
  }

  /** Returns the name that this image has for the same thing. */
  private static Optional<String> here(ImageKind image, String name) {
    return switch (name) {
      case CLUSTER_ID -> Optional.of(BITNAMI_CLUSTER_ID);
      case BITNAMI_CLUSTER_ID -> Optional.of(CLUSTER_ID);
      default ->
        EnvOptions.option(other(image), name).flatMap(option -> EnvOptions.variable(image, option));
    };
  }

  private static ImageKind other(ImageKind kind) {
    return kind == ImageKind.BITNAMI ? ImageKind.CONFLUENT : ImageKind.BITNAMI;
  }

  /** Returns what runs although the variable says something else. */
  private static String instead(KafkaNode node, String name) {
    if (name.equals(CLUSTER_ID)) {
      return "the disk is formatted with another cluster id, one made at random where none is given";
    }
    Optional<String> option = EnvOptions.option(other(node.image()), name);
    return option
        .flatMap(node.effective()::get)
        .flatMap(fact -> fact.isWritten()
            ? Optional.of("%s counts as it is set elsewhere".formatted(option.get()))
            : fact.value().map(value -> "%s=%s runs".formatted(option.get(), value)))
        .or(() -> option.map(each -> each + " is not set"))
        .orElse("nothing happens");
  }
}
