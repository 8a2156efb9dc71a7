package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.Comparison;
import io.github.kafkak3s.bundle.FileState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code check} says about files that are not what kafka.yaml gives. */
final class DriftMessage {
  private static final int LISTED_FILES = 20;

  /** What {@code generate} puts right; it removes nothing that a person may want. */
  private static final Set<FileState> REPAIRABLE =
      EnumSet.of(FileState.MISSING, FileState.EDITED, FileState.STALE, FileState.LEFTOVER);

  private final CompileStep step;
  private final List<Comparison.Item> drift;

  DriftMessage(CompileStep step, List<Comparison.Item> drift) {
    this.step = step;
    this.drift = drift;
  }

  /** Returns one line for each file, and one for those past the bound. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Comparison.Item item : drift.subList(0, Math.min(drift.size(), LISTED_FILES))) {
      lines.add(step.paths().shown(item.path()) + " " + item.state().description());
    }
    if (drift.size() > LISTED_FILES) {
      lines.add("… and " + (drift.size() - LISTED_FILES) + " more");
    }
    return lines;
  }

  /**
   * Returns the text of the failure: how many files in which state, what only a person can decide,
   * and last the command. Starts with a line break, since Maven puts a long text of its own before
   * it.
   */
  String summary(String command) {
    Map<FileState, Integer> counts = new EnumMap<>(FileState.class);
    drift.forEach(item -> counts.merge(item.state(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach(
        (state, count) -> words.add(count + " " + state.name().toLowerCase(Locale.ROOT)));
    StringBuilder summary = new StringBuilder("\n");
    summary.append(step.shownOutput()).append(" is not what ").append(step.shownFile());
    summary.append(" gives: ").append(String.join(", ", words));
    drift.stream()
        .filter(item -> !REPAIRABLE.contains(item.state()))
        .limit(LISTED_FILES)
        .forEach(
            item -> summary.append("\nRemove or move ").append(step.paths().shown(item.path())));
    if (drift.stream().anyMatch(item -> REPAIRABLE.contains(item.state()))) {
      summary.append("\nRun: ").append(command);
    }
    return summary.toString();
  }
}
