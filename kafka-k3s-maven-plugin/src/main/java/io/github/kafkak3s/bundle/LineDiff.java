package io.github.kafkak3s.bundle;

import io.github.kafkak3s.diagnostic.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A unified diff of two texts by lines, for people: line ends and control characters are shown,
 * long lines cut.
 */
public final class LineDiff {
  private static final int CONTEXT = 3;
  private static final int LONGEST_LINE = 160;
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Above this many pairs of lines, what lies between the first and the last difference counts as
   * replaced.
   */
  private static final int MOST_PAIRS = 4_000_000;

  private record Line(char sign, String text) {}

  private LineDiff() {}

  /**
   * Returns the lines of the diff, without line ends; empty where the texts are equal.
   *
   * @param name the file's name
   * @param onDisk what is on the disk
   * @param what what the other text is, in a word
   * @param other the other text
   */
  public static List<String> unified(String name, byte[] onDisk, String what, String other) {
    List<String> out = new ArrayList<>(List.of("--- " + name, "+++ " + name + " (" + what + ")"));
    if (onDisk.length > MOST_BYTES) {
      out.add("too large to compare: " + onDisk.length + " bytes");
      return out;
    }
    List<Line> lines = merged(lines(new String(onDisk, StandardCharsets.UTF_8)), lines(other));
    addHunks(lines, out);
    return out.size() == 2 ? List.of() : out;
  }

  /** Splits after each LF; a line keeps its CR and, where the text ends without LF, says so. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      lines.add(
          end < 0
              ? text.substring(start) + "\\ no newline at the end"
              : text.substring(start, end));
      start = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }

  private static List<Line> merged(List<String> before, List<String> after) {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Line> out = new ArrayList<>();
    before.subList(0, head).forEach(line -> out.add(new Line(' ', line)));
    addMiddle(
        before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), out);
    before
        .subList(before.size() - tail, before.size())
        .forEach(line -> out.add(new Line(' ', line)));
    return out;
  }

  /** Longest common subsequence by the table of the lengths for all pairs of suffixes. */
  private static void addMiddle(List<String> before, List<String> after, List<Line> out) {
    int n = before.size();
    int m = after.size();
    int[][] longest = (long) n * m > MOST_PAIRS ? null : new int[n + 1][m + 1];
    for (int i = n - 1; longest != null && i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        longest[i][j] = before.get(i).equals(after.get(j))
            ? longest[i + 1][j + 1] + 1
            : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
      if (longest != null && i < n && j < m && before.get(i).equals(after.get(j))) {
        out.add(new Line(' ', before.get(i++)));
        j++;
      } else if (i < n && (j == m || longest == null || longest[i + 1][j] >= longest[i][j + 1])) {
        out.add(new Line('-', before.get(i++)));
      } else {
        out.add(new Line('+', after.get(j++)));
      }
    }
  }

  private static void addHunks(List<Line> lines, List<String> out) {
    int oldLine = 1;
    int newLine = 1;
    int last = -1; // the last line shown
    int shownUntil = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).sign() != ' ') {
        shownUntil = Math.min(lines.size() - 1, i + CONTEXT);
      }
      boolean near = i <= shownUntil || nextChangeWithin(lines, i);
      if (near) {
        if (last != i - 1 || i == 0) {
          out.add("@@ -" + oldLine + " +" + newLine + " @@");
        }
        out.add(lines.get(i).sign() + visible(lines.get(i).text()));
        last = i;
      }
      oldLine += lines.get(i).sign() == '+' ? 0 : 1;
      newLine += lines.get(i).sign() == '-' ? 0 : 1;
    }
  }

  private static boolean nextChangeWithin(List<Line> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + CONTEXT + 1); i++) {
      if (lines.get(i).sign() != ' ') {
        return true;
      }
    }
    return false;
  }

  private static String visible(String line) {
    StringBuilder out = new StringBuilder();
    line.codePoints().limit(LONGEST_LINE).forEach(c -> {
      if (c == '\r') {
        out.append("\\r");
      } else if (Texts.isHidden(c) && c != '\t') {
        Texts.appendEscape(out, c);
      } else {
        out.appendCodePoint(c);
      }
    });
    return line.codePointCount(0, line.length()) > LONGEST_LINE ? out + "…" : out.toString();
  }
}
