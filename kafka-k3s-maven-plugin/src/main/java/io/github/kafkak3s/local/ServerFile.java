package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The properties file of a pod: the bundle's own text where there is one, below it what environment
 * and command line add, and below that what is different on this machine. Of a key that stands
 * twice Kafka takes the last ({@code java.util.Properties}).
 */
final class ServerFile {
  private final KafkaNode node;
  private final PodVariables variables;
  private final Replacements replacements;
  private final Map<String, String> replaced = new LinkedHashMap<>();

  ServerFile(KafkaNode node, PodVariables variables, Replacements replacements) {
    this.node = node;
    this.variables = variables;
    this.replacements = replacements;
  }

  /** Returns an option's text as the bundle gives it, not Kafka's default. */
  Optional<String> given(String option) throws LocalException {
    Optional<OptionFact> fact = node.effective().given(option);
    return fact.isEmpty() ? Optional.empty() : Optional.of(text(fact.get()));
  }

  /** Returns an option's text as it is on this machine so far, Kafka's default left out. */
  Optional<String> current(String option) throws LocalException {
    return replaced.containsKey(option) ? Optional.of(replaced.get(option)) : given(option);
  }

  /** Gives an option another value, and notes it where it is one. */
  void replace(String option, String value, String why) throws LocalException {
    String from = given(option).orElse("");
    if (!from.equals(value)) {
      replaced.put(option, value);
      replacements.add(node.podName(), option, from, value, why);
    }
  }

  /** Returns the whole text. */
  String text() throws LocalException {
    StringBuilder text = new StringBuilder();
    Optional<String> own =
        node.readFile().map(ConfigFile::text).flatMap(file -> file.text().known());
    own.ifPresent(text::append);
    Map<String, String> added = new LinkedHashMap<>();
    for (OptionFact fact : node.effective().all()) {
      boolean isInFile = own.isPresent() && fact.origin() == Origin.FILE;
      if (!isInFile && fact.origin() != Origin.KAFKA && !replaced.containsKey(fact.name())) {
        added.put(fact.name(), text(fact));
      }
    }
    append(text, "What image, environment and command line say.", added);
    append(text, "What is different on this machine.", replaced);
    return text.toString();
  }

  private static void append(StringBuilder text, String comment, Map<String, String> options) {
    if (!options.isEmpty()) {
      // An empty line more: the last one may end with a backslash.
      text.append(text.length() == 0 ? "" : "\n\n");
      text.append("# ").append(comment).append('\n').append(PropertiesText.write(options));
    }
  }

  private String text(OptionFact fact) throws LocalException {
    return fact.value()
        .or(() -> fact.origin() == Origin.FILE ? Optional.of(fact.raw()) : Optional.empty())
        .or(() -> fact.variable()
            .filter(variable -> !variable.isSecret())
            .flatMap(variable -> variables.get(variable.name())))
        .or(() -> fact.raw().isEmpty() ? Optional.empty() : variables.expanded(fact.raw()))
        .filter(text -> !text.contains("<unknown>"))
        .orElseThrow(() -> new LocalException(fact.valuePlace() + ": the value of " + fact.name()
            + " of pod " + node.podName() + " is not in the bundle, so Kafka cannot be run with it"
            + " here. Write it there, or rehearse a bundle that has it."));
  }
}
