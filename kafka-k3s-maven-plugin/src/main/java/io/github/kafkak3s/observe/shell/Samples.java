package io.github.kafkak3s.observe.shell;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tells what an edit makes of a line that is not known in all its parts, by trying it with
 * different texts in the place of what is not known: what then comes out the same way is known.
 */
final class Samples {
  private static final List<String> TEXTS =
      List.of("", "a", "Z", "0", "17", "-", "x-1.y:2", "a b=c,d/e", "@_", "\"'#;", "k-k-0");

  private Samples() {}

  /** Returns what an edit makes of a line; null where it leaves every such line as it is. */
  static String edited(String line, UnaryOperator<String> edit) {
    String opaque = edit.apply(line);
    String expected = opaque == null ? line : opaque;
    String merged = null;
    boolean covered = true;
    for (String text : TEXTS) {
      String sample = line.replace(ShellText.ANY, text);
      String result = edit.apply(sample);
      result = result == null ? sample : result;
      covered &= ShellText.covers(expected, result);
      merged = merged == null ? result : ShellText.merged(merged, result);
    }
    return covered ? opaque : merged;
  }

  /** Tells whether a test is true of a line. */
  static Truth of(String line, Function<String, Boolean> test) {
    boolean first = test.apply(line);
    for (String text : TEXTS) {
      if (test.apply(line.replace(ShellText.ANY, text)) != first) {
        return Truth.UNKNOWN;
      }
    }
    return Truth.of(first);
  }
}
