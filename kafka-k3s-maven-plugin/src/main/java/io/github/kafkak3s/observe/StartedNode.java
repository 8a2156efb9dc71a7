package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.shell.LocatedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod that runs Kafka, followed to the start of Kafka.
 *
 * @param pod the pod
 * @param container the container that runs Kafka
 * @param image whose start-up contract it follows
 * @param files the files that it finds
 * @param launches what the init containers and then the container come to
 * @param main what the container comes to
 * @param gaps what could not be followed
 */
record StartedNode(
    Pod pod,
    Container container,
    ImageKind image,
    ContainerFiles files,
    List<Launch> launches,
    Launch main,
    List<Unknown> gaps) {

  /** Returns the pod's name. */
  String podName() {
    return pod.workload().podName(pod.index());
  }

  /** Returns how Kafka is started. */
  Start start() {
    Start.By by = switch (main.kind()) {
      case ENTRYPOINT -> image == ImageKind.OTHER ? Start.By.UNKNOWN : Start.By.IMAGE;
      case SERVER -> Start.By.COMMAND;
      default -> Start.By.UNKNOWN;
    };
    return new Start(
        by,
        by == Start.By.COMMAND ? configPath() : Optional.empty(),
        main.program().place());
  }

  /** Returns where the key {@code env} stands, or the container where it has none. */
  Place envPlace() {
    var entry = container.node().byName().get("env");
    return entry == null ? container.place() : entry.keyPlace();
  }

  /**
   * Tells whether a script changes what the image's entrypoint is made of, so that it may do
   * anything: steps were added to {@code /etc/confluent/docker/ensure} before the image could
   * format.
   */
  boolean changesEntrypoint() {
    for (String path : main.written().keySet()) {
      if (main.kind() == Launch.Kind.ENTRYPOINT && image.isOfEntrypoint(path)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the path of the properties file that Kafka or the image reads, if there is one. */
  Optional<String> readPath() {
    return main.kind() == Launch.Kind.ENTRYPOINT ? firstThere(image.readFiles()) : configPath();
  }

  private Optional<String> firstThere(List<String> paths) {
    for (String path : paths) {
      if (main.files().containsKey(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** Returns the path that is given to {@code kafka-server-start}. */
  private Optional<String> configPath() {
    if (main.kind() != Launch.Kind.SERVER) {
      return Optional.empty();
    }
    List<Located> words = main.arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).shown();
      if (word.equals("--override") || word.equals("-name")) {
        i++;
      } else if (!word.startsWith("-")) {
        return words.get(i).known();
      }
    }
    return Optional.empty();
  }

  /** Returns the text of the file that is read, mounted or written. */
  Optional<LocatedText> readText() {
    Optional<String> path = readPath();
    return path.isPresent() ? Optional.ofNullable(main.files().get(path.get())) : Optional.empty();
  }

  /** Returns the file that is read, where it is mounted as it is. */
  Optional<ConfigFile> readFile() {
    Optional<String> path = readPath();
    ConfigFile file = path.isPresent() ? files.configs().get(path.get()) : null;
    return file != null && main.files().get(file.path()) == file.text()
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Tells whether some script names a file, so that it may be copied or changed. */
  boolean isNamedByScript(ConfigFile file) {
    for (Launch launch : launches) {
      for (ConfigFile other : launch.configs()) {
        if (other.identity().equals(file.identity()) && isNamed(other.path(), launch.scripts())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNamed(String path, List<LocatedText> scripts) {
    for (LocatedText script : scripts) {
      if (names(script.text().shown(""), path)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a script names a file, or its directory as a whole. */
  private static boolean names(String script, String path) {
    if (script.contains(path)) {
      return true;
    }
    String directory = path.substring(0, path.lastIndexOf('/'));
    for (int at = script.indexOf(directory); at >= 0; at = script.indexOf(directory, at + 1)) {
      int end = at + directory.length();
      end += end < script.length() && script.charAt(end) == '/' ? 1 : 0;
      boolean isWhole =
          end >= script.length() || " \t\n\"'*.;&|)$`\\".indexOf(script.charAt(end)) >= 0;
      if (isWhole) {
        return true;
      }
    }
    return false;
  }

  /** Returns what each container does by scripts. */
  List<ContainerRun> runs() {
    List<ContainerRun> runs = new ArrayList<>();
    List<Container> inits = pod.workload().initContainers();
    for (int i = 0; i < launches.size(); i++) {
      Launch launch = launches.get(i);
      boolean isInit = i < inits.size();
      runs.add(new ContainerRun(
          isInit ? inits.get(i) : container, isInit, launch.scripts(), launch.runs()));
    }
    return List.copyOf(runs);
  }
}
