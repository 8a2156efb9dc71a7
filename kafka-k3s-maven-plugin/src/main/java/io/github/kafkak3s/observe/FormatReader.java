package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.Format.By;
import io.github.kafkak3s.observe.Launch.FormatCall;
import io.github.kafkak3s.observe.shell.LocatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what formats a node's disk. */
final class FormatReader {
  /** The default of apache/kafka's {@code configureDefaults}: public, so the same everywhere. */
  private static final String APACHE_ID = "5L6g3nShT-eMCtK--X86sw";

  private static final List<String> BITNAMI_IDS =
      List.of("KAFKA_KRAFT_CLUSTER_ID", "KAFKA_CLUSTER_ID");
  private static final String POLICY = "format.policy";

  private final StartedNode node;
  private final Place envPlace;

  FormatReader(StartedNode node) {
    this.node = node;
    this.envPlace = node.envPlace();
  }

  /** Returns the format step. */
  Format read() {
    List<Launch> launches = node.launches();
    Launch main = node.main();
    for (Launch launch : launches) {
      if (!launch.formats().isEmpty()) {
        return called(launch, launch.formats().get(0));
      }
    }
    if (node.changesEntrypoint()) {
      return nothing(By.UNKNOWN, main.program().place());
    }
    if (main.kind() == Launch.Kind.ENTRYPOINT) {
      return byImage(main.environment());
    }
    // An init container's own image may do anything.
    boolean isFollowed = main.kind() == Launch.Kind.SERVER;
    for (Launch launch : launches) {
      isFollowed &= launch.isFollowed() && launch.kind() != Launch.Kind.ENTRYPOINT;
    }
    return nothing(isFollowed ? By.NOTHING : By.UNKNOWN, main.program().place());
  }

  private Format nothing(By by, Place place) {
    return new Format(
        by,
        Optional.empty(),
        envPlace,
        false,
        false,
        Optional.empty(),
        place,
        List.of(),
        List.of());
  }

  private Format called(Launch launch, FormatCall call) {
    Optional<Located> id = value(call.arguments(), "--cluster-id", "-t");
    Optional<String> known = id.isPresent() ? id.get().known() : Optional.empty();
    if (known.isPresent() && known.get().isEmpty()) {
      known = Optional.empty();
    }
    Optional<ConfigFile> policy = policy(launch);
    Place place = id.isPresent() ? id.get().place() : call.program().place();
    for (Variable variable : launch.environment().all()) {
      if (known.isPresent()
          && variable.name().endsWith("CLUSTER_ID")
          && variable.value().equals(known)) {
        place = variable.valuePlace();
        break;
      }
    }
    List<String> arguments = new ArrayList<>();
    for (Located argument : call.arguments()) {
      arguments.add(argument.text().toString());
    }
    return new Format(
        By.SCRIPT,
        known,
        place,
        known.isEmpty() && launch.makesIds(),
        policy.isPresent(),
        policy.isPresent()
            ? Optional.of(lines(policy.get().text()).contains("bootstrap=true"))
            : Optional.empty(),
        call.program().place(),
        List.copyOf(arguments),
        call.unwritten());
  }

  private static Optional<ConfigFile> policy(Launch launch) {
    for (ConfigFile file : launch.configs()) {
      if (file.key().equals(POLICY)) {
        for (LocatedText script : launch.scripts()) {
          if (script.text().shown("").contains(file.path())) {
            return Optional.of(file);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(LocatedText text) {
    return text.text().shown("").lines().toList();
  }

  private static Optional<Located> value(List<Located> words, String longName, String shortName) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).shown();
      if ((word.equals(longName) || word.equals(shortName)) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
      for (String name : List.of(longName, shortName)) {
        if (word.startsWith(name + "=")) {
          return Optional.of(words.get(i).from(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  private Format byImage(Environment environment) {
    return switch (node.image()) {
      case CONFLUENT -> byVariable(environment, List.of("CLUSTER_ID"), Optional.empty());
      case APACHE -> byVariable(environment, List.of("CLUSTER_ID"), Optional.of(APACHE_ID));
      case BITNAMI -> byBitnami(environment);
      case OTHER -> nothing(By.UNKNOWN, envPlace);
    };
  }

  private Format byVariable(
      Environment environment, List<String> names, Optional<String> otherwise) {
    Place place = envPlace;
    for (String name : names) {
      Optional<Variable> variable = environment.get(name);
      place = variable.map(Variable::valuePlace).orElse(place);
      boolean isEmpty =
          variable.flatMap(Variable::value).filter(String::isEmpty).isPresent();
      if (variable.isPresent() && !(isEmpty && otherwise.isPresent())) {
        return byImage(variable.get().value(), variable.get().valuePlace(), false);
      }
    }
    if (otherwise.isPresent() && environment.complete()) {
      return byImage(otherwise, place, false);
    }
    return nothing(environment.complete() ? By.NOTHING : By.UNKNOWN, envPlace);
  }

  private Format byBitnami(Environment environment) {
    Format given = byVariable(environment, BITNAMI_IDS, Optional.empty());
    boolean isGiven =
        given.by() == By.IMAGE && given.clusterId().filter(String::isEmpty).isEmpty();
    return isGiven || given.by() == By.UNKNOWN ? given : byImage(Optional.empty(), envPlace, true);
  }

  private Format byImage(Optional<String> id, Place place, boolean isRandom) {
    return new Format(
        By.IMAGE,
        id,
        place,
        isRandom,
        false,
        Optional.empty(),
        node.container().place(),
        List.of(),
        List.of());
  }
}
