package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LogText;
import java.nio.file.Path;
import java.util.List;

/** What the end of a pod's log tells apart from errors: words of Kafka that have one meaning. */
final class PodLog {
  private static final int END = 1 << 19;

  private static final List<Known> ALL = List.of(
      new Known(
          "INCONSISTENT_CLUSTER_ID",
          "its disk is formatted for another cluster id than that of the nodes it talks to"
              + " (INCONSISTENT_CLUSTER_ID)"),
      new Known("matches the local node.id", "another node has its id (matches the local node.id)"),
      new Known(
          "DUPLICATE_BROKER_REGISTRATION",
          "the quorum has a broker of its id already (DUPLICATE_BROKER_REGISTRATION)"),
      new Known(
          "UnknownHostException",
          "it looks for a host whose name is not known (UnknownHostException)"));

  private record Known(String words, String meaning) {}

  private PodLog() {}

  /** Returns what a log is seen to say; nothing where it cannot be read. */
  static List<String> meanings(Path log) {
    String end = LogText.last(log, END);
    return ALL.stream()
        .filter(known -> end.contains(known.words()))
        .map(Known::meaning)
        .toList();
  }
}
