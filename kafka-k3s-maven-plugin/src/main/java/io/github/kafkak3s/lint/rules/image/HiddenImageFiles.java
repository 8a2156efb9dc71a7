package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import java.util.List;
import java.util.Optional;

/** KK4006: a volume over a directory of the image hides what the image has there. */
public final class HiddenImageFiles implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4006", "hidden-image-files", WARNING, "a mount that hides files which the image needs");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (String program : programs(node)) {
        hiding(node, program)
            .ifPresent(mount -> reporter
                .at(mount.place(), hides(mount, program))
                .consequence("the container cannot start Kafka")
                .help("mount it at a directory that the image does not have"));
      }
      logging(node, reporter);
    }
  }

  private static List<String> programs(KafkaNode node) {
    if (node.start().by() != Start.By.IMAGE) {
      return List.of();
    }
    return switch (node.image()) {
      case CONFLUENT -> List.of("/etc/confluent/docker/run", "/usr/bin/kafka-server-start");
      case APACHE -> List.of("/etc/kafka/docker/run", "/opt/kafka/bin/kafka-server-start.sh");
      case BITNAMI ->
        List.of(
            "/opt/bitnami/scripts/kafka/run.sh", "/opt/bitnami/kafka/bin/kafka-server-start.sh");
      case OTHER -> List.of();
    };
  }

  private static void logging(KafkaNode node, Reporter reporter) {
    String directory = switch (node.image()) {
      case CONFLUENT, APACHE -> node.image().configDirectory().orElseThrow();
      case BITNAMI, OTHER -> "";
    };
    if (directory.isEmpty() || !node.environment().lacks("KAFKA_LOG4J_OPTS")) {
      return;
    }
    String file = directory + (node.release().log4j2() ? "/log4j2.yaml" : "/log4j.properties");
    hiding(node, file)
        .filter(mount -> needsLogging(node, mount))
        .filter(mount ->
            node.files().stream().noneMatch(each -> each.path().startsWith(directory + "/log4j")))
        .ifPresent(mount -> reporter
            .at(mount.place(), hides(mount, file))
            .consequence("Kafka starts without a logging configuration: kubectl logs shows next to"
                + " nothing")
            .help("mount it at a directory that the image does not have, such as "
                + "/etc/kafka-config, or add a logging file and KAFKA_LOG4J_OPTS"));
  }

  /** An entrypoint writes the file anew where it can; a command takes what is there. */
  private static boolean needsLogging(KafkaNode node, Mount mount) {
    return switch (node.start().by()) {
      case IMAGE -> node.workload().isReadOnly(mount);
      case COMMAND -> true;
      case UNKNOWN -> false;
    };
  }

  /** Returns the mount that a file of the image is under, where it surely does not bring it. */
  private static Optional<Mount> hiding(KafkaNode node, String path) {
    return node.container()
        .mountOf(path)
        .filter(mount -> !mount.path().equals(path))
        .filter(mount -> isKnown(node, mount))
        .filter(mount -> node.files().stream().noneMatch(file -> file.path().equals(path)));
  }

  private static boolean isKnown(KafkaNode node, Mount mount) {
    if (node.workload().volumeSource(mount.volume()).equals("emptyDir")) {
      return node.workload().initContainers().stream()
          .map(Container::mounts)
          .flatMap(List::stream)
          .noneMatch(other -> other.volume().equals(mount.volume()));
    }
    return node.files().stream().anyMatch(file -> file.mount().equals(mount));
  }

  private static String hides(Mount mount, String file) {
    return "the mount at " + mount.path() + " hides the image's own " + file;
  }
}
