package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.Commas;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Origin;
import io.github.kafkak3s.observe.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The properties file of a pod: the bundle's own text where there is one, below it what environment
 * and command line add, and below that what is different on this machine. Of a key that stands
 * twice Kafka takes the last ({@code java.util.Properties}).
 */
final class ServerFile {
  private static final List<String> SECRET = List.of("password", "jaas", "keystore.key", "secret");
  private static final String DEFAULT_LISTENERS = "PLAINTEXT://:9092";

  private final KafkaNode node;
  private final PodVariables variables;
  private final Replacements replacements;
  private final Map<String, Line> replaced = new LinkedHashMap<>();

  /** The value of an option here, and why it is another than the bundle's; empty says nothing. */
  private record Line(String value, String why) {}

  ServerFile(KafkaNode node, PodVariables variables, Replacements replacements) {
    this.node = node;
    this.variables = variables;
    this.replacements = replacements;
  }

  /** Returns the pod's node. */
  KafkaNode node() {
    return node;
  }

  /** Returns the node's id. */
  int id() {
    return node.nodeId().orElseThrow();
  }

  /** Returns an option's text as the bundle gives it, not Kafka's default. */
  Optional<String> given(String option) throws LocalException {
    Optional<OptionFact> fact = node.effective().given(option);
    return fact.isEmpty() ? Optional.empty() : Optional.of(text(fact.get()));
  }

  /** Returns an option's text as it is on this machine so far, Kafka's default left out. */
  Optional<String> current(String option) throws LocalException {
    Line line = replaced.get(option);
    return line == null ? given(option) : Optional.of(line.value());
  }

  /** Tells whether an option has another value than the bundle's. */
  boolean isReplaced(String option) {
    return replaced.containsKey(option);
  }

  /** Returns the listeners as they are on this machine so far; none where they are malformed. */
  List<ListenerAddress> listeners() throws LocalException {
    return ListenerAddress.parseAll(listenersText()).orElse(List.of());
  }

  /** Returns the text of the listeners, Kafka's default where there is none. */
  String listenersText() throws LocalException {
    return current("listeners").orElse(DEFAULT_LISTENERS);
  }

  /** Returns the address that a listener is advertised as, if it is. */
  Optional<ListenerAddress> advertised(String listener) throws LocalException {
    return current("advertised.listeners").flatMap(ListenerAddress::parseAll).stream()
        .flatMap(List::stream)
        .filter(each -> each.name().equals(listener))
        .findFirst();
  }

  /** Returns the voters as they are on this machine so far; none where they are malformed. */
  List<Voter> voters() throws LocalException {
    return current("controller.quorum.voters").flatMap(Voter::parseAll).orElse(List.of());
  }

  /** Tells whether it stores partitions here. */
  boolean isBroker() throws LocalException {
    return has("process.roles", "broker") || node.isBroker();
  }

  /** Tells whether it votes in the quorum here. */
  boolean isController() throws LocalException {
    return has("process.roles", "controller") || node.isController();
  }

  /** Tells whether the quorum uses a listener. */
  boolean isOfQuorum(ListenerAddress listener) throws LocalException {
    return has("controller.listener.names", listener.name())
        || node.listeners().stream()
            .anyMatch(each -> each.isController() && each.name().equals(listener.name()));
  }

  private boolean has(String option, String item) throws LocalException {
    return Commas.split(current(option).orElse("").strip()).stream()
        .anyMatch(item::equalsIgnoreCase);
  }

  /**
   * Returns the listeners that are for clients: those that neither quorum nor brokers use; where
   * there are none, the brokers' own.
   */
  List<ListenerAddress> clientListeners() throws LocalException {
    List<ListenerAddress> all = new ArrayList<>();
    for (ListenerAddress listener : listeners()) {
      if (!isOfQuorum(listener)) {
        all.add(listener);
      }
    }
    String between = current("inter.broker.listener.name").orElse("").strip();
    List<ListenerAddress> others = all.stream()
        .filter(listener -> !listener.name().equals(between.toUpperCase(Locale.ROOT)))
        .toList();
    return others.isEmpty() ? List.copyOf(all) : others;
  }

  /**
   * Gives an option another value, which {@link #note} reports. Where it has one already, the first
   * reason stays.
   */
  void replace(String option, String value, String why) throws LocalException {
    Line before = replaced.get(option);
    if (before != null) {
      replaced.put(option, new Line(value, before.why()));
    } else if (given(option).filter(value::equals).isEmpty()) {
      replaced.put(option, new Line(value, why));
    }
  }

  /** Gives an option a value that whoever made it reports. */
  void put(String option, String value) {
    replaced.put(option, new Line(value, ""));
  }

  /** Reports what is replaced. */
  void note() throws LocalException {
    for (Map.Entry<String, Line> line : replaced.entrySet()) {
      if (!line.getValue().why().isEmpty()) {
        replacements.add(
            node.podName(),
            line.getKey(),
            shown(line.getKey(), given(line.getKey()).orElse("")),
            shown(line.getKey(), line.getValue().value()),
            line.getValue().why());
      }
    }
  }

  /** Returns a value as a report may show it. */
  private String shown(String option, String value) {
    boolean isSecret = node.effective()
        .given(option)
        .flatMap(OptionFact::variable)
        .filter(Variable::isSecret)
        .isPresent();
    return isSecret || SECRET.stream().anyMatch(option::contains) ? "(not shown)" : value;
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
    Map<String, String> different = new LinkedHashMap<>();
    replaced.forEach((option, line) -> different.put(option, line.value()));
    append(text, "What is different on this machine.", different);
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
