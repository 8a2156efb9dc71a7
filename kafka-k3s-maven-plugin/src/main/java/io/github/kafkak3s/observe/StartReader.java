package io.github.kafkak3s.observe;

import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.Shell;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the containers of a pod, in the order in which they run, to the start of Kafka. */
final class StartReader {
  /** What init containers do without touching any file's content. */
  private static final Set<String> HARMLESS = Set.of(
      "chown",
      "chmod",
      "chgrp",
      "mkdir",
      "rm",
      "sleep",
      "sysctl",
      "echo",
      "true",
      "nc",
      "ls",
      "nslookup",
      "kafka-storage",
      "kafka-storage.sh");

  /** Nothing but a broker or controller is told these. */
  private static final Set<String> SERVERS_OWN = Set.of(
      "KAFKA_PROCESS_ROLES",
      "KAFKA_ADVERTISED_LISTENERS",
      "KAFKA_CONTROLLER_QUORUM_VOTERS",
      "KAFKA_CFG_PROCESS_ROLES",
      "KAFKA_CFG_ADVERTISED_LISTENERS",
      "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS");

  private final Holdings holdings;
  private final Shell shell = new Shell();

  StartReader(Holdings holdings) {
    this.holdings = holdings;
  }

  /** Returns the pod as one that runs Kafka; empty where it runs none. */
  Optional<StartedNode> read(Pod pod) {
    List<Container> candidates = new ArrayList<>();
    for (Container container : pod.workload().containers()) {
      if (mayRunKafka(container)) {
        candidates.add(container);
      }
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    List<Launch> launches = new ArrayList<>();
    Volumes volumes = new Volumes(new HashMap<>(), new HashSet<>());
    for (Container init : pod.workload().initContainers()) {
      launches.add(launch(pod, init, volumes, new ArrayList<>()).launch());
    }
    for (Container container : candidates) {
      List<Unknown> gaps = new ArrayList<>();
      Launched main = launch(pod, container, volumes, gaps);
      // Another one of the same image may be beside it, for the sake of its tools.
      if (isKafka(container, main.launch())) {
        launches.add(main.launch());
        gaps.addAll(main.launch().gaps());
        ImageKind image = ImageKind.of(container.image());
        return Optional.of(new StartedNode(
            pod, container, image, main.files(), List.copyOf(launches), main.launch(), gaps));
      }
    }
    return Optional.empty();
  }

  private record Launched(ContainerFiles files, Launch launch) {}

  /**
   * What containers before have done to the pod's volumes.
   *
   * @param written the texts that they wrote, by volume and path in it
   * @param opaque the volumes that something wrote to which could not be followed
   */
  private record Volumes(Map<String, Map<String, LocatedText>> written, Set<String> opaque) {
    void add(Container container, Launch launch) {
      for (Map.Entry<String, LocatedText> file : launch.written().entrySet()) {
        Optional<Container.Mount> mount = container.mountOf(file.getKey());
        if (mount.isPresent()) {
          written
              .computeIfAbsent(mount.get().volume(), name -> new LinkedHashMap<>())
              .put(ContainerFiles.inVolume(mount.get(), file.getKey()), file.getValue());
        }
      }
      boolean isHarmless = launch.isFollowed()
          && (!launch.scripts().isEmpty() || HARMLESS.contains(launch.program().program()));
      if (!isHarmless) {
        for (Container.Mount mount : container.mounts()) {
          if (!mount.readOnly()) {
            opaque.add(mount.volume());
          }
        }
      }
    }
  }

  private Launched launch(Pod pod, Container container, Volumes volumes, List<Unknown> gaps) {
    Environment environment = EnvironmentReader.read(pod, container, holdings, gaps);
    ContainerFiles files = ContainerFiles.of(
        pod.workload(), container, environment, holdings, volumes.written(), volumes.opaque());
    Launch launch = LaunchReader.read(shell, pod, container, files, environment);
    volumes.add(container, launch);
    return new Launched(files, launch);
  }

  private static boolean isKafka(Container container, Launch launch) {
    return switch (launch.kind()) {
      case SERVER -> true;
      case ENTRYPOINT -> isNamedKafka(container) || !launch.program().shown().isEmpty();
      case UNKNOWN -> isNamedKafka(container) || mentionsKafka(launch);
      // A program of another sort that the image holds, as where Python starts Kafka.
      case OTHER ->
        launch.scripts().isEmpty() && isImageOfKafka(container.image()) && isToldToServe(container);
    };
  }

  private static boolean mentionsKafka(Launch launch) {
    for (LocatedText script : launch.scripts()) {
      if (mentionsKafka(script.text().shown(""))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamedKafka(Container container) {
    return isToldToServe(container) || isImageOfKafka(container.image());
  }

  private static boolean isImageOfKafka(ImageRef image) {
    return ImageKind.of(image) != ImageKind.OTHER
        || image.repository().equals("kafka")
        || image.repository().endsWith("/kafka");
  }

  /** Tells of an image of any name whether its variables make it a Kafka node. */
  private static boolean isToldToServe(Container container) {
    for (YamlNode variable : container.node().itemsAt("env")) {
      if (SERVERS_OWN.contains(variable.textAt("name"))) {
        return true;
      }
    }
    return false;
  }

  /** Tells quickly whether following the command is worth while. */
  private static boolean mayRunKafka(Container container) {
    return isNamedKafka(container)
        || mentionsKafka(container, "command")
        || mentionsKafka(container, "args")
        || container.image().repository().contains("kafka")
            && !container.words("command").isEmpty();
  }

  private static boolean mentionsKafka(Container container, String field) {
    for (YamlScalar word : container.words(field)) {
      if (mentionsKafka(word.text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentionsKafka(String text) {
    return text.contains("kafka-server-start")
        || text.contains("kafka.Kafka")
        || text.contains("/etc/confluent/docker/run")
        || text.contains("/etc/kafka/docker/run");
  }
}
