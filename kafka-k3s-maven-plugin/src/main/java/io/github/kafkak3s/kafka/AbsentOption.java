package io.github.kafkak3s.kafka;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.kafka.OptionFate.Status;
import java.util.List;
import java.util.Optional;

/**
 * An option that a release does not define where it stands, and where it might have come from.
 *
 * @param catalogue the release's options
 * @param kind where the option stands
 * @param name its name
 */
record AbsentOption(OptionCatalogue catalogue, OptionKind kind, String name) {

  /** Returns what became of it: removed, not there yet, somebody else's, or known to nobody. */
  OptionFate fate() {
    OptionHistory history = catalogue.history();
    List<KafkaRelease> homes = history.releases(kind, name);
    if (!homes.isEmpty()) {
      return ofAnotherRelease(homes);
    }
    Optional<OptionFate> elsewhere = ofAnotherOwner(history);
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    if (kind == OptionKind.BROKER && RetiredOptions.isOlderThanCatalogue(name)) {
      return removed("3.0");
    }
    return OptionFate.of(
        Status.UNKNOWN,
        "Kafka " + catalogue.release().version() + " does not know the option " + name,
        NearestName.hint(name, catalogue.names(kind)));
  }

  private OptionFate ofAnotherRelease(List<KafkaRelease> homes) {
    KafkaRelease release = catalogue.release();
    for (KafkaRelease home : homes) {
      if (home.compareTo(release) > 0) {
        return OptionFate.of(
            Status.LATER,
            "Kafka %s does not know %s; %s does".formatted(release.version(), name, home.version()),
            "");
      }
    }
    List<KafkaRelease> all = KafkaReleases.all();
    return removed(all.get(all.indexOf(homes.get(homes.size() - 1)) + 1).version());
  }

  private OptionFate removed(String version) {
    return OptionFate.of(
        Status.REMOVED, name + " was removed in Kafka " + version, RetiredOptions.help(name));
  }

  private Optional<OptionFate> ofAnotherOwner(OptionHistory history) {
    for (OptionKind other : OptionKind.values()) {
      Optional<KafkaOption> option = catalogue.option(other, name);
      if (option.isPresent()) {
        return Optional.of(misplaced(other.owners(), counterpart(option.get())));
      }
    }
    Optional<String> clients = history.clients(name);
    if (clients.isPresent()) {
      String owners = "clients (" + clients.get().replace(",", ", ") + ")";
      return Optional.of(misplaced(owners, ""));
    }
    if (name.startsWith("log4j.") || name.startsWith("log4j2.")) {
      return Optional.of(misplaced("the logging configuration", ""));
    }
    if (name.startsWith("confluent.")) {
      return Optional.of(misplaced("Confluent Server", ""));
    }
    String withoutMechanism = name.substring(name.indexOf('.') + 1);
    boolean isMechanisms = kind == OptionKind.BROKER
        && withoutMechanism.startsWith("sasl.")
        && catalogue.broker(withoutMechanism).isPresent();
    return isMechanisms
        ? Optional.of(misplaced("one listener", ListenerOption.PREFIX + "<listener>." + name))
        : Optional.empty();
  }

  private OptionFate misplaced(String owners, String counterpart) {
    return OptionFate.of(
        Status.MISPLACED,
        name + " is an option of " + owners + ", not of " + kind.owners(),
        counterpart.isEmpty() ? "" : "use " + counterpart);
  }

  /** Returns the option of the wanted kind that means the same, empty where there is none. */
  private String counterpart(KafkaOption option) {
    return switch (kind) {
      case BROKER -> option.brokerName().orElse("");
      case TOPIC ->
        catalogue.options(OptionKind.TOPIC).stream()
            .filter(candidate -> candidate.brokerName().equals(Optional.of(option.name())))
            .map(KafkaOption::name)
            .findFirst()
            .orElse("");
      case GROUP -> "";
    };
  }
}
