package io.github.kafkak3s.report;

import io.github.kafkak3s.lint.LintReport;
import java.util.List;

/** A lint as a file for a machine. The same report gives the same bytes. */
public interface ReportFormat {
  /** Returns the name by which the format is asked for: {@code sarif}. */
  String name();

  /** Returns the name of its file. */
  String fileName();

  /**
   * Returns the text of the file.
   *
   * @param report what was found
   * @param tool who found it
   */
  String write(LintReport report, Tool tool);

  /** Returns every format, by name. */
  static List<ReportFormat> all() {
    return List.of(
        new CheckstyleFormat(),
        new GitLabFormat(),
        new JsonFormat(),
        new JUnitFormat(),
        new SarifFormat());
  }
}
