package io.github.kafkak3s.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the disk holds beside what was compiled.
 *
 * @param files every compiled file and every other one that concerns it, in the order of writing:
 *     bundle by bundle, the kustomization of each after its other files, then {@code images.txt},
 *     then what is there too much
 */
public record Comparison(List<Item> files) {
  /**
   * One file or directory.
   *
   * @param path where it is
   * @param name how the user knows it: relative to the project, with {@code /}
   * @param state how it compares
   * @param text what was compiled; empty where nothing was
   */
  public record Item(Path path, String name, FileState state, String text) {}

  /** Keeps an unmodifiable copy. */
  public Comparison {
    files = List.copyOf(files);
  }

  /** Tells whether the disk holds exactly what was compiled. */
  public boolean isClean() {
    return unchanged() == files.size();
  }

  /** Returns what differs, in the order of writing. */
  public List<Item> drift() {
    List<Item> drift = new ArrayList<>();
    for (Item item : files) {
      if (item.state() != FileState.UNCHANGED) {
        drift.add(item);
      }
    }
    return drift;
  }

  /** Returns how many files need no change. */
  public int unchanged() {
    int unchanged = 0;
    for (Item item : files) {
      unchanged += item.state() == FileState.UNCHANGED ? 1 : 0;
    }
    return unchanged;
  }
}
