package io.github.kafkak3s.kafka;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.kafka.KafkaOption.Type;
import io.github.kafkak3s.kafka.KafkaOption.UpdateMode;
import io.github.kafkak3s.kafka.OptionFate.Status;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of one exact Kafka release, extracted from Kafka's own definitions
 * ({@code src/catalogue}); patch releases differ, so there is one for each. Immutable. Reading one
 * costs a few milliseconds: keep it while it is needed.
 */
public final class OptionCatalogue {
  private static final String LISTENER_PREFIX = "listener.name.";

  private final KafkaRelease release;
  private final Map<String, KafkaOption> broker = new LinkedHashMap<>();
  private final Map<String, KafkaOption> topic = new LinkedHashMap<>();
  private final Map<String, KafkaOption> group = new LinkedHashMap<>();

  private OptionCatalogue(KafkaRelease release) {
    this.release = release;
  }

  /** Reads the options of a release of {@link KafkaReleases}. */
  public static OptionCatalogue of(KafkaRelease release) {
    OptionCatalogue catalogue = new OptionCatalogue(release);
    for (String line : DataFile.lines("options-" + release.version() + ".tsv")) {
      catalogue.add(line);
    }
    return catalogue;
  }

  private void add(String line) {
    String[] fields = line.split("\t", -1);
    String initial = fields[3];
    String extra = fields[5];
    KafkaOption option = new KafkaOption(
        fields[1],
        Type.valueOf(fields[2]),
        initial.startsWith("=") ? Optional.of(initial.substring(1)) : Optional.empty(),
        initial.equals("!"),
        fields[4],
        updateMode(extra),
        extra.length() > 1 ? Optional.of(extra) : Optional.empty(),
        fields[6].contains("i"),
        fields[6].contains("d"));
    switch (fields[0].charAt(0)) {
      case 'b' -> broker.put(option.name(), option);
      case 't' -> topic.put(option.name(), option);
      default -> group.put(option.name(), option);
    }
  }

  private static UpdateMode updateMode(String letter) {
    return switch (letter) {
      case "c" -> UpdateMode.CLUSTER_WIDE;
      case "b" -> UpdateMode.PER_BROKER;
      default -> UpdateMode.READ_ONLY;
    };
  }

  /** Returns the letter that a kind has in the data files. */
  static char letter(OptionKind kind) {
    return switch (kind) {
      case BROKER -> 'b';
      case TOPIC -> 't';
      case GROUP -> 'g';
    };
  }

  /** Returns the release. */
  public KafkaRelease release() {
    return release;
  }

  /**
   * Returns an option of nodes by its name; forms with {@code listener.name.} are what
   * {@link #fate} is for.
   */
  public Optional<KafkaOption> broker(String name) {
    return Optional.ofNullable(broker.get(name));
  }

  /** Returns an option of topics by its name. */
  public Optional<KafkaOption> topic(String name) {
    return Optional.ofNullable(topic.get(name));
  }

  /** Returns an option of groups by its name. */
  public Optional<KafkaOption> group(String name) {
    return Optional.ofNullable(group.get(name));
  }

  /** Returns all options of a kind, sorted by name. */
  public Collection<KafkaOption> options(OptionKind kind) {
    return Collections.unmodifiableCollection(map(kind).values());
  }

  /** Returns the names of all options of a kind, sorted. */
  public Collection<String> names(OptionKind kind) {
    return Collections.unmodifiableSet(map(kind).keySet());
  }

  private Map<String, KafkaOption> map(OptionKind kind) {
    return switch (kind) {
      case BROKER -> broker;
      case TOPIC -> topic;
      case GROUP -> group;
    };
  }

  /**
   * Returns what the release makes of an option's name, with no file around it to name plug-ins.
   */
  public OptionFate fate(OptionKind kind, String name) {
    return fate(kind, name, Map.of());
  }

  /**
   * Returns what the release makes of an option's name.
   *
   * @param kind where the option stands
   * @param name its name
   * @param file the whole properties file of a node, for the plug-ins that it names: their own
   *     options are accepted
   */
  public OptionFate fate(OptionKind kind, String name, Map<String, String> file) {
    KafkaOption option = map(kind).get(name);
    if (option != null) {
      boolean isIdle = kind == OptionKind.BROKER
          && release.version().startsWith("3.")
          && RetiredOptions.isForZooKeeper(name);
      return isIdle ? withoutEffect(option) : OptionFate.known(option);
    }
    return kind == OptionKind.BROKER ? notABrokers(name, file) : absent(kind, name);
  }

  private static OptionFate withoutEffect(KafkaOption option) {
    return new OptionFate(
        Status.WITHOUT_EFFECT,
        Optional.of(option),
        option.name() + " is for clusters with ZooKeeper and has no place in a KRaft cluster",
        RetiredOptions.help(option.name()));
  }

  private OptionFate notABrokers(String name, Map<String, String> file) {
    ForeignOptions foreign = new ForeignOptions(this, file);
    if (foreign.isReadByKafka(name)) {
      return OptionFate.outside();
    }
    if (name.startsWith(LISTENER_PREFIX)) {
      return ofListener(name);
    }
    OptionFate fate = absent(OptionKind.BROKER, name);
    boolean mayBePlugIns =
        fate.status() == Status.UNKNOWN && !isMisspelt(name) && foreign.hasPlugIn();
    return mayBePlugIns ? OptionFate.outside() : fate;
  }

  // A plug-in's own option does not begin like the Kafka option that it is nearest to.
  private boolean isMisspelt(String name) {
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot + 1);
    return NearestName.of(name, broker.keySet())
        .filter(near -> near.startsWith(head))
        .isPresent();
  }

  // listener.name.<listener>.[<SASL mechanism>.]<option>, KIP-103 and KIP-86
  private OptionFate ofListener(String name) {
    int dot = name.indexOf('.', LISTENER_PREFIX.length());
    if (dot < 0) {
      return OptionFate.of(
          Status.UNKNOWN, name + " names no option", "write listener.name.<listener>.<option>");
    }
    Optional<KafkaOption> option = definition(name);
    if (option.isPresent()) {
      return OptionFate.known(option.get());
    }
    String rest = name.substring(dot + 1);
    String unprefixed = rest.substring(rest.indexOf('.') + 1);
    boolean isKafkas =
        rest.startsWith("ssl.") || rest.startsWith("sasl.") || isOfMechanism(unprefixed);
    if (!isKafkas) {
      return OptionFate.outside();
    }
    String wanted = isOfMechanism(unprefixed) ? unprefixed : rest;
    return OptionFate.of(
        Status.UNKNOWN,
        "Kafka " + release.version() + " does not know " + wanted + " of a listener",
        NearestName.hint(wanted, broker.keySet()));
  }

  /**
   * Returns the definition that judges an option of nodes, its form for one listener or mechanism
   * included.
   */
  Optional<KafkaOption> definition(String name) {
    int dot = name.startsWith(LISTENER_PREFIX) ? name.indexOf('.', LISTENER_PREFIX.length()) : -1;
    if (dot < 0) {
      return broker(name);
    }
    String rest = name.substring(dot + 1);
    String unprefixed = rest.substring(rest.indexOf('.') + 1);
    return broker.containsKey(rest) || !isOfMechanism(unprefixed)
        ? broker(rest)
        : broker(unprefixed);
  }

  private static boolean isOfMechanism(String name) {
    return name.startsWith("sasl.") || name.equals("connections.max.reauth.ms");
  }

  private OptionFate absent(OptionKind kind, String name) {
    OptionHistory history = OptionHistory.read();
    List<KafkaRelease> homes = history.releases(kind, name);
    if (!homes.isEmpty()) {
      return elsewhen(name, homes);
    }
    Optional<OptionFate> elsewhere = elsewhere(kind, name, history);
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    if (kind == OptionKind.BROKER && RetiredOptions.isOlderThanCatalogue(name)) {
      return OptionFate.of(
          Status.REMOVED, name + " was removed in Kafka 3.0", RetiredOptions.help(name));
    }
    return OptionFate.of(
        Status.UNKNOWN,
        "Kafka " + release.version() + " does not know the option " + name,
        NearestName.hint(name, map(kind).keySet()));
  }

  private OptionFate elsewhen(String name, List<KafkaRelease> homes) {
    KafkaRelease last = homes.get(homes.size() - 1);
    if (last.compareTo(release) < 0) {
      KafkaRelease next = KafkaReleases.all().get(KafkaReleases.all().indexOf(last) + 1);
      return OptionFate.of(
          Status.REMOVED,
          name + " was removed in Kafka " + next.version(),
          RetiredOptions.help(name));
    }
    KafkaRelease later =
        homes.stream().filter(home -> home.compareTo(release) > 0).findFirst().orElse(last);
    return OptionFate.of(
        Status.LATER,
        "Kafka " + release.version() + " does not know " + name + "; " + later.version() + " does",
        "");
  }

  private Optional<OptionFate> elsewhere(OptionKind kind, String name, OptionHistory history) {
    for (OptionKind other : OptionKind.values()) {
      KafkaOption option = map(other).get(name);
      if (option != null) {
        return Optional.of(
            misplaced(name, other.owners(), kind.owners(), counterpart(kind, option)));
      }
    }
    Optional<String> clients = history.clients(name);
    if (clients.isPresent()) {
      String owners = clients.get().replace(",", "s, ") + " clients";
      return Optional.of(misplaced(name, owners, kind.owners(), ""));
    }
    if (name.startsWith("log4j.") || name.startsWith("log4j2.")) {
      return Optional.of(misplaced(name, "the logging configuration", kind.owners(), ""));
    }
    if (name.startsWith("confluent.")) {
      return Optional.of(misplaced(name, "Confluent Server", kind.owners(), ""));
    }
    String unprefixed = name.substring(name.indexOf('.') + 1);
    if (kind == OptionKind.BROKER && unprefixed.startsWith("sasl.")) {
      boolean isMechanisms = broker.containsKey(unprefixed);
      return isMechanisms
          ? Optional.of(
              misplaced(name, "one listener", "nodes", LISTENER_PREFIX + "<listener>." + name))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static OptionFate misplaced(
      String name, String owners, String place, String counterpart) {
    return OptionFate.of(
        Status.MISPLACED,
        name + " is an option of " + owners + ", not of " + place,
        counterpart.isEmpty() ? "" : "use " + counterpart);
  }

  private String counterpart(OptionKind wanted, KafkaOption option) {
    if (wanted == OptionKind.BROKER) {
      return option.brokerName().orElse("");
    }
    if (wanted == OptionKind.TOPIC) {
      for (KafkaOption candidate : topic.values()) {
        if (candidate.brokerName().filter(option.name()::equals).isPresent()) {
          return candidate.name();
        }
      }
    }
    return "";
  }
}
