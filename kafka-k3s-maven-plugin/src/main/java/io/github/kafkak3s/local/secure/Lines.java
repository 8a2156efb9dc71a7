package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import io.github.kafkak3s.observe.Placeholders;
import io.github.kafkak3s.observe.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of one node that get another value, in order, and what is said of each. */
final class Lines {
  /** Stands in a report for what may be secret. */
  private static final String HIDDEN = "(not shown)";

  private static final List<String> SECRET = List.of(
      "password",
      "jaas.config",
      "ssl.keystore.key",
      "certificate.chain",
      "truststore.certificates");

  /**
   * What a replaced option was and is.
   *
   * @param value what Kafka reads
   * @param from what the bundle says, without anything secret
   * @param to what it is here, without anything secret
   * @param why the reason
   */
  record Line(String value, String from, String to, String why) {}

  private final Options options;
  private final Map<String, Line> lines = new LinkedHashMap<>();

  Lines(Options options) {
    this.options = options;
  }

  /** Replaces an option. */
  void put(String option, String value, String to, String why) {
    lines.put(option, new Line(value, from(option), to, why));
  }

  /** Tells whether an option is replaced. */
  boolean has(String option) {
    return lines.containsKey(option);
  }

  /** Returns all. */
  Map<String, Line> all() {
    return Collections.unmodifiableMap(lines);
  }

  private String from(String option) {
    Optional<OptionFact> fact = options.given(option);
    if (fact.isEmpty()) {
      return "";
    }
    if (fact.get().variable().filter(Variable::isSecret).isPresent()) {
      return "a key of a Secret";
    }
    String raw = fact.get().raw();
    List<Placeholders.Reference> references = Placeholders.in(raw);
    boolean isReference = references.size() == 1 && references.get(0).text().equals(raw.strip());
    return isReference || SECRET.stream().noneMatch(option::endsWith) ? raw : HIDDEN;
  }
}
