package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.InputRules.UNUSED_SUPPRESSION;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Findings that were there when somebody began to lint, and that are to be worked off: a text file
 * of one line each, its fingerprint first. Remembers which are still there.
 */
public final class Baseline {
  private static final String HEADER =
      "# Findings to be worked off: fingerprint, rule, object, place in the object."
          + " A line that matches nothing any more is reported.\n";
  private static final int LENGTH = 32;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<String> met = new HashSet<>();

  private Baseline(String file) {
    this.file = file;
  }

  /** Returns a baseline that holds nothing. */
  public static Baseline none() {
    return new Baseline("");
  }

  /**
   * Reads a baseline; lines that begin with no fingerprint are passed over.
   *
   * @param file how the user knows it
   */
  public static Baseline parse(String file, String text) {
    Baseline baseline = new Baseline(file);
    int number = 1;
    for (String line : text.split("\n", -1)) {
      int end = 0;
      while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
        end++;
      }
      if (end == LENGTH) {
        baseline.lines.put(line.substring(0, LENGTH), number);
      }
      number++;
    }
    return baseline;
  }

  /** Returns the text of a baseline that holds exactly these results. */
  static String text(Collection<Result> results) {
    TreeSet<String> entries = new TreeSet<>();
    for (Result result : results) {
      String place = result.pointer().isEmpty() ? "" : " " + result.pointer();
      entries.add(result.finding().rule().id() + " " + result.object() + place + "\t"
          + result.fingerprint());
    }
    StringBuilder text = new StringBuilder(HEADER);
    for (String entry : entries) {
      int tab = entry.lastIndexOf('\t');
      text.append(entry, tab + 1, entry.length())
          .append(' ')
          .append(entry, 0, tab)
          .append('\n');
    }
    return text.toString();
  }

  /** Tells whether it holds nothing. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Tells whether a finding is to be worked off later, and remembers that it is still there. */
  boolean covers(String fingerprint) {
    boolean known = lines.containsKey(fingerprint);
    if (known) {
      met.add(fingerprint);
    }
    return known;
  }

  /** Returns a finding of KK0009 for each line that has matched nothing. */
  List<Finding> stale() {
    Findings findings = new Findings();
    lines.forEach((fingerprint, line) -> {
      if (!met.contains(fingerprint)) {
        findings.add(
            UNUSED_SUPPRESSION,
            new Place(file, line, 1, ""),
            "this finding is gone",
            "remove the line, or write the baseline anew");
      }
    });
    return findings.sorted();
  }
}
