package io.github.kafkak3s.rehearse;

/**
 * Takes what the drill's clients see, a line of fields each, to where it is kept.
 * {@code local.child.DrillTraffic} and {@code DrillWatch} say what the lines are; others are passed
 * over.
 */
record ClientEvents(Accounts accounts, Recorder recorder) {
  /** Hears a line. */
  void hear(String[] line) {
    switch (line[0]) {
      case "sent" -> accounts.sent(line[1], number(line[2]), number(line[3]));
      case "acked" ->
        accounts.acknowledged(line[1], (int) number(line[2]), number(line[3]), number(line[4]));
      case "failed" ->
        accounts.failed(line[1], (int) number(line[2]), number(line[3]), number(line[4]), line[5]);
      case "read" -> accounts.read(line[1], (int) number(line[2]));
      case "found" -> accounts.found(line[1], number(line[2]));
      case "ended" -> recorder.problem("the " + line[1] + " has ended: " + line[2]);
      case "quorum" -> recorder.leads((int) number(line[2]), number(line[1]));
      case "followed" -> recorder.followed(number(line[1]));
      case "partition" ->
        recorder.partition(line[2], (int) number(line[3]), line[4], line[5], number(line[1]));
      default -> {
        // A library that writes to standard output against all intent.
      }
    }
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }
}
