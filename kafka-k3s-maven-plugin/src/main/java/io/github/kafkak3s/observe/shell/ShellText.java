package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of which some parts may not be known, as {@code kafka-<unknown>}. An unknown part stands
 * for any text, the empty one included; a line that is nothing but an unknown part stands for any
 * number of lines.
 */
public final class ShellText {
  /** Stands for an unknown part; a shell's texts cannot hold this character. */
  static final char GAP = '\0';

  /** The raw form of a text of which nothing is known. */
  static final String ANY = "\0";

  private static final ShellText UNKNOWN = new ShellText(ANY);
  private static final ShellText EMPTY = new ShellText("");

  private final String raw;

  private ShellText(String raw) {
    this.raw = raw;
  }

  /** Returns a text that is known; NUL characters are left out, as shells do. */
  public static ShellText of(String text) {
    return text.isEmpty()
        ? EMPTY
        : new ShellText(text.indexOf(GAP) < 0 ? text : text.replace(ANY, ""));
  }

  /** Returns the text of which nothing is known. */
  public static ShellText unknown() {
    return UNKNOWN;
  }

  /** Returns the text of a raw form. */
  static ShellText ofRaw(String raw) {
    return raw.isEmpty() ? EMPTY : raw.equals(ANY) ? UNKNOWN : new ShellText(squeezed(raw));
  }

  /** Returns this text with another one behind it. */
  public ShellText plus(ShellText other) {
    return ofRaw(raw + other.raw);
  }

  /** Tells whether every part is known. */
  public boolean isKnown() {
    return isKnown(raw);
  }

  /** Returns the text where all of it is known. */
  public Optional<String> known() {
    return isKnown() ? Optional.of(raw) : Optional.empty();
  }

  /** Returns the known parts in order: one more than there are unknown ones between them. */
  public List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int gap = raw.indexOf(GAP); gap >= 0; gap = raw.indexOf(GAP, from)) {
      pieces.add(raw.substring(from, gap));
      from = gap + 1;
    }
    pieces.add(raw.substring(from));
    return List.copyOf(pieces);
  }

  /** Returns the text with something written for each unknown part. */
  public String shown(String unknownPart) {
    return raw.replace(ANY, unknownPart);
  }

  /** Returns the lines, without their ends; a line break at the very end begins no further line. */
  public List<ShellText> lines() {
    List<ShellText> lines = new ArrayList<>();
    int from = 0;
    while (from < raw.length()) {
      int end = raw.indexOf('\n', from);
      end = end < 0 ? raw.length() : end;
      lines.add(ofRaw(raw.substring(from, end)));
      from = end + 1;
    }
    return List.copyOf(lines);
  }

  String raw() {
    return raw;
  }

  static boolean isKnown(String raw) {
    return raw.indexOf(GAP) < 0;
  }

  /** Makes one unknown part of several that follow each other. */
  static String squeezed(String raw) {
    if (!raw.contains("\0\0")) {
      return raw;
    }
    StringBuilder squeezed = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) != GAP || i == 0 || raw.charAt(i - 1) != GAP) {
        squeezed.append(raw.charAt(i));
      }
    }
    return squeezed.toString();
  }

  /** Returns what two texts have in common: equal ends around one unknown part. */
  static String merged(String one, String other) {
    if (one.equals(other)) {
      return one;
    }
    int shorter = Math.min(one.length(), other.length());
    int head = 0;
    while (head < shorter && one.charAt(head) == other.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
      tail++;
    }
    return squeezed(one.substring(0, head) + GAP + one.substring(one.length() - tail));
  }

  /** Tells whether a known text is one of those that a raw form stands for. */
  static boolean covers(String raw, String known) {
    int gap = raw.indexOf(GAP);
    if (gap < 0) {
      return raw.equals(known);
    }
    int lastGap = raw.lastIndexOf(GAP);
    int tail = raw.length() - 1 - lastGap;
    if (known.length() < gap + tail
        || !known.startsWith(raw.substring(0, gap))
        || !known.endsWith(raw.substring(lastGap + 1))) {
      return false;
    }
    int at = gap;
    int end = known.length() - tail;
    while (gap < lastGap) {
      int next = raw.indexOf(GAP, gap + 1);
      String piece = raw.substring(gap + 1, next);
      int found = known.indexOf(piece, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
      gap = next;
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShellText text && text.raw.equals(raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  /** Returns the text with {@code <unknown>} for each part that is not known. */
  @Override
  public String toString() {
    return shown("<unknown>");
  }
}
