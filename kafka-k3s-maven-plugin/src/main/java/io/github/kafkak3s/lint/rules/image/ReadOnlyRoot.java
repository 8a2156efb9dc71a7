package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** KK4012: with a read-only root, whatever is written needs a volume. */
public final class ReadOnlyRoot implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4012",
      "read-only-root",
      ERROR,
      "readOnlyRootFilesystem while a path that the image writes is not a mount");
  private static final String FIELD = "readOnlyRootFilesystem";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      boolean isReadOnly =
          node.container().node().textAt("securityContext", FIELD).equals("true");
      List<String> paths = isReadOnly ? unwritable(node) : List.of();
      if (!paths.isEmpty()) {
        YamlMap context = (YamlMap) node.container().node().at("securityContext");
        reporter
            .at(
                context.byName().get(FIELD).keyPlace(),
                "the root of %s is read-only, and the image writes to %s, which is on no writable volume"
                    .formatted(node.container().name(), String.join(", ", paths)))
            .consequence("the container ends before Kafka starts")
            .help("mount an emptyDir there"
                + (node.start().by() == Start.By.COMMAND ? ", or set LOG_DIR to one" : ""));
      }
    }
  }

  private static List<String> unwritable(KafkaNode node) {
    List<String> paths = new ArrayList<>();
    Optional<String> config = node.image().configDirectory();
    if (node.start().by() == Start.By.IMAGE
        && node.image() != ImageKind.BITNAMI
        && config.isPresent()
        && node.container().mountOf(config.get()).isEmpty()) {
      paths.add(config.get());
    }
    Optional<String> logs = logDirectory(node);
    if (node.start().by() != Start.By.UNKNOWN
        && logs.isPresent()
        && node.environment().lacks("KAFKA_GC_LOG_OPTS")
        && !isOnWritableVolume(node, logs.get())) {
      paths.add(logs.get());
    }
    return paths;
  }

  private static boolean isOnWritableVolume(KafkaNode node, String path) {
    Optional<Mount> mount = node.container().mountOf(path);
    return mount.isPresent() && !node.workload().isReadOnly(mount.get());
  }

  /** Returns where {@code kafka-run-class} has the JVM write its GC log; the JVM ends otherwise. */
  private static Optional<String> logDirectory(KafkaNode node) {
    if (!node.environment().lacks("LOG_DIR")) {
      Optional<String> path = node.environment().text("LOG_DIR");
      return path.isPresent() && path.get().startsWith("/") ? path : Optional.empty();
    }
    return switch (node.image()) {
      case APACHE -> Optional.of("/opt/kafka/logs");
      case CONFLUENT -> Optional.of("/var/log/kafka");
      case BITNAMI, OTHER -> Optional.empty();
    };
  }
}
