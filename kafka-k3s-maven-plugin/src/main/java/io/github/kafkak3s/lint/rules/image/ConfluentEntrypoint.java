package io.github.kafkak3s.lint.rules.image;

import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;
import java.util.List;

/** The entrypoint of {@code confluentinc/cp-kafka}: which nodes it starts, and how. */
final class ConfluentEntrypoint {
  /** KRaft came to the image with 7.4; before, start scripts have to change the image's own. */
  private static final List<String> BEFORE_KRAFT =
      List.of("3.", "4.", "5.", "6.", "7.0", "7.1", "7.2", "7.3");

  private ConfluentEntrypoint() {}

  /** Tells whether it starts a node, whatever its mode. */
  static boolean starts(KafkaNode node) {
    return node.image() == ImageKind.CONFLUENT && node.start().by() == Start.By.IMAGE;
  }

  /** Tells whether it starts a node that is not run with ZooKeeper, by a tag that knows KRaft. */
  static boolean startsKraft(KafkaNode node) {
    String tag = node.container().image().tag().orElse("");
    boolean isZooKeeper = node.release().version().startsWith("3.")
        && !node.environment().lacks("KAFKA_ZOOKEEPER_CONNECT");
    return starts(node) && !isZooKeeper && BEFORE_KRAFT.stream().noneMatch(tag::startsWith);
  }
}
