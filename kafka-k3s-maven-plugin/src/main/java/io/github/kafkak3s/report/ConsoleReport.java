package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The findings of one input as lines of a console, and in one line. */
public final class ConsoleReport {
  private final String prefix;
  private final FindingText text;

  /**
   * Makes a report.
   *
   * @param prefix what stands before every file name: empty, or the way from the directory of the
   *     call to the project, with {@code /} at its end
   * @param sources the text of a file by its name in places; empty where there is none to show
   */
  public ConsoleReport(String prefix, Function<String, Optional<String>> sources) {
    this.prefix = prefix;
    this.text = new FindingText(prefix, sources);
  }

  /** Returns the lines of one finding. No line holds a control character. */
  public List<String> lines(Finding finding) {
    return text.lines(finding, false);
  }

  /**
   * Returns the one line that a failure is remembered by: {@code kafka.yaml: 2 errors, 1 warning}.
   */
  public String summary(String file, Findings findings) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
      long count =
          findings.sorted().stream().filter(f -> f.severity() == severity).count();
      if (count > 0) {
        counts.add(count + " " + severity.label() + (count == 1 ? "" : "s"));
      }
    }
    return prefix + file + ": " + (counts.isEmpty() ? "no errors" : String.join(", ", counts));
  }
}
