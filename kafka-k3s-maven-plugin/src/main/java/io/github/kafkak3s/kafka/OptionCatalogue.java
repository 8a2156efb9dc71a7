package io.github.kafkak3s.kafka;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.kafka.OptionFate.Status;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The options of one exact Kafka release, extracted from Kafka's own definitions
 * ({@code src/catalogue}); patch releases differ, so there is one for each. Immutable. Reading one
 * costs a few milliseconds: keep it while it is needed.
 */
public final class OptionCatalogue {
  private final KafkaRelease release;

  /**
   * By kind and name the line that defines an option; most options are never asked for, so none is
   * parsed before.
   */
  private final Map<OptionKind, Map<String, String>> lines = new EnumMap<>(OptionKind.class);

  /** The options that were asked for, by kind and name. */
  private final Map<OptionKind, Map<String, KafkaOption>> parsed = new EnumMap<>(OptionKind.class);

  /** Read with the first name that is not found, and kept: names come again. */
  private volatile OptionHistory history;

  private OptionCatalogue(KafkaRelease release) {
    this.release = release;
    for (OptionKind kind : OptionKind.values()) {
      lines.put(kind, new LinkedHashMap<>());
      parsed.put(kind, new ConcurrentHashMap<>());
    }
  }

  /** Reads the options of a release of {@link KafkaReleases}. */
  public static OptionCatalogue of(KafkaRelease release) {
    OptionCatalogue catalogue = new OptionCatalogue(release);
    OptionKind kind = OptionKind.BROKER;
    for (String line : DataFile.lines("options-" + release.version() + ".tsv")) {
      if (line.charAt(0) != OptionLine.letter(kind)) {
        kind = kindOf(line);
      }
      catalogue.lines.get(kind).put(OptionLine.name(line), line);
    }
    return catalogue;
  }

  private static OptionKind kindOf(String line) {
    for (OptionKind kind : OptionKind.values()) {
      if (OptionLine.letter(kind) == line.charAt(0)) {
        return kind;
      }
    }
    throw new IllegalStateException(line);
  }

  /** Returns what became of options in other releases. */
  OptionHistory history() {
    OptionHistory read = history;
    if (read == null) {
      read = OptionHistory.read();
      history = read;
    }
    return read;
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
    return option(OptionKind.BROKER, name);
  }

  /** Returns an option by its kind and name. */
  public Optional<KafkaOption> option(OptionKind kind, String name) {
    KafkaOption option = parsed.get(kind).get(name);
    if (option == null) {
      String line = lines.get(kind).get(name);
      if (line == null) {
        return Optional.empty();
      }
      option = OptionLine.parse(line);
      parsed.get(kind).put(name, option);
    }
    return Optional.of(option);
  }

  /** Returns all options of a kind, sorted by name. */
  public List<KafkaOption> options(OptionKind kind) {
    return lines.get(kind).values().stream().map(OptionLine::parse).toList();
  }

  /** Returns the names of all options of a kind, sorted. */
  public Collection<String> names(OptionKind kind) {
    return Collections.unmodifiableSet(lines.get(kind).keySet());
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
    Optional<KafkaOption> option = option(kind, name);
    if (option.isPresent()) {
      boolean isIdle = kind == OptionKind.BROKER
          && release.version().startsWith("3.")
          && RetiredOptions.isForZooKeeper(name);
      return isIdle ? withoutEffect(option.get()) : OptionFate.known(option.get());
    }
    return kind == OptionKind.BROKER
        ? undefined(name, file)
        : new AbsentOption(this, kind, name).fate();
  }

  private static OptionFate withoutEffect(KafkaOption option) {
    return new OptionFate(
        Status.WITHOUT_EFFECT,
        Optional.of(option),
        option.name() + " is for clusters with ZooKeeper and has no place in a KRaft cluster",
        RetiredOptions.help(option.name()));
  }

  private OptionFate undefined(String name, Map<String, String> file) {
    ForeignOptions foreign = new ForeignOptions(this, file);
    if (foreign.isReadByKafka(name)) {
      return OptionFate.outside();
    }
    Optional<ListenerOption> listenerOption = ListenerOption.parse(name);
    if (listenerOption.isPresent()) {
      return listenerOption.get().fate(this);
    }
    OptionFate fate = new AbsentOption(this, OptionKind.BROKER, name).fate();
    boolean mayBePlugIns =
        fate.status() == Status.UNKNOWN && !isMisspelt(name) && foreign.hasPlugIn();
    return mayBePlugIns ? OptionFate.outside() : fate;
  }

  // A plug-in's own option does not begin like the Kafka option that it is nearest to.
  private boolean isMisspelt(String name) {
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot + 1);
    return NearestName.of(name, names(OptionKind.BROKER))
        .filter(near -> near.startsWith(head))
        .isPresent();
  }
}
