package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Findings as lines of a console: {@code place: severity id slug: message}, and beneath it
 * {@code help: …} where there is any. The form is the one that terminals and editors make
 * clickable.
 */
public final class ConsoleReport {
  private final String prefix;

  /**
   * Makes a report.
   *
   * @param prefix what stands before every file name: empty, or the way from the directory of the
   *     call to the project, with {@code /} at its end
   */
  public ConsoleReport(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns the lines of one finding: one, or two where it has a help text. No line holds a control
   * character.
   */
  public List<String> lines(Finding finding) {
    Place place = finding.place();
    Place shown = new Place(prefix + place.file(), place.line(), place.column(), place.pointer());
    List<String> lines = new ArrayList<>(2);
    lines.add(printable(
        new Finding(finding.rule(), finding.severity(), shown, finding.message(), finding.help())
            .toString()));
    if (!finding.help().isEmpty()) {
      lines.add("  help: " + printable(finding.help()));
    }
    return lines;
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

  /** What an input says must not move the cursor or break the line of a terminal. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
        printable.append(String.format(Locale.ROOT, "\\u%04x", c));
      } else {
        printable.appendCodePoint(c);
      }
    });
    return printable.toString();
  }
}
