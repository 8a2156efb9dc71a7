package io.github.kafkak3s.lint;

import java.util.List;

/**
 * What the rules say of one bundle, before anything outside of it is asked. Immutable.
 *
 * @param subject the bundle
 * @param found what was found, in the order of file, line, column and id
 * @param faults what is wrong with the suppressions in the bundle
 */
public record Judged(Subject subject, List<Found> found, List<Found> faults) {
  /**
   * One hit, and what is to be known of it to compare it with other runs.
   *
   * @param hit the hit; its finding points at where its value comes from
   * @param isSuppressed whether something in the bundle suppresses it
   * @param identity how its object is known
   * @param pointer the pointer inside of its object
   * @param key what makes it the same one after lines have moved; empty where it is only counted
   */
  record Found(Hit hit, boolean isSuppressed, String identity, String pointer, String key) {
    /** Makes one that is only counted. */
    static Found counted(Hit hit, boolean isSuppressed) {
      return new Found(hit, isSuppressed, "", "", "");
    }

    static Found of(Hit hit, boolean isSuppressed) {
      String pointer = Fingerprint.pointer(hit);
      String identity = Fingerprint.identity(hit);
      return new Found(
          hit, isSuppressed, identity, pointer, Fingerprint.key(hit, identity, pointer));
    }
  }

  /** Keeps unmodifiable copies. */
  public Judged {
    found = List.copyOf(found);
    faults = List.copyOf(faults);
  }
}
