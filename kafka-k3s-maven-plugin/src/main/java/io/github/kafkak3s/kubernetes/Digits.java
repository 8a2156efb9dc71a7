package io.github.kafkak3s.kubernetes;

/** What a number of a manifest is written with: 0 to 9, and no digits of other scripts. */
public final class Digits {
  private Digits() {}

  /** Tells whether a text holds nothing else; true for an empty one. */
  public static boolean only(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
