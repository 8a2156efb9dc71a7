package io.github.kafkak3s.kafka;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.kafka.OptionFate.Status;
import java.util.Optional;

/**
 * An option of one listener: {@code listener.name.<listener>.<option>} (KIP-103), or with a SASL
 * mechanism in lower case before the option (KIP-86).
 *
 * @param option what follows the listener's name; empty where nothing does
 */
record ListenerOption(String option) {
  /** What every option of a listener begins with. */
  static final String PREFIX = "listener.name.";

  /** Reads a name; empty where it is no option of a listener. */
  static Optional<ListenerOption> parse(String name) {
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int dot = name.indexOf('.', PREFIX.length());
    return Optional.of(new ListenerOption(dot < 0 ? "" : name.substring(dot + 1)));
  }

  /** Returns the definition that judges it. */
  Optional<KafkaOption> definition(OptionCatalogue catalogue) {
    Optional<KafkaOption> plain = catalogue.broker(option);
    return plain.isEmpty() && isOfMechanism() ? catalogue.broker(withoutMechanism()) : plain;
  }

  /** Returns what a release makes of it. */
  OptionFate fate(OptionCatalogue catalogue) {
    if (option.isEmpty()) {
      return OptionFate.of(
          Status.UNKNOWN,
          "the name of an option is missing after the listener's",
          "write " + PREFIX + "<listener>.<option>");
    }
    Optional<KafkaOption> definition = definition(catalogue);
    if (definition.isPresent()) {
      return OptionFate.known(definition.get());
    }
    boolean isKafkas = option.startsWith("ssl.") || option.startsWith("sasl.") || isOfMechanism();
    if (!isKafkas) {
      return OptionFate.outside();
    }
    String wanted = isOfMechanism() ? withoutMechanism() : option;
    return OptionFate.of(
        Status.UNKNOWN,
        "Kafka " + catalogue.release().version() + " does not know " + wanted + " of a listener",
        NearestName.hint(wanted, catalogue.names(OptionKind.BROKER)));
  }

  private boolean isOfMechanism() {
    String rest = withoutMechanism();
    return rest.startsWith("sasl.") || rest.equals("connections.max.reauth.ms");
  }

  private String withoutMechanism() {
    return option.substring(option.indexOf('.') + 1);
  }
}
