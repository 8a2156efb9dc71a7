package io.github.kafkak3s.bundle;

import java.util.List;

/**
 * What a run did to the disk.
 *
 * @param written names of the files that got new bytes, as the user knows them
 * @param unchanged how many files held the right bytes already
 * @param removed names of the files that are no longer generated, and of temporary files
 */
public record Outcome(List<String> written, int unchanged, List<String> removed) {
  /** Keeps unmodifiable copies. */
  public Outcome {
    written = List.copyOf(written);
    removed = List.copyOf(removed);
  }
}
