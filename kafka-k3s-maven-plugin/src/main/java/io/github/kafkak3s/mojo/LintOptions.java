package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of {@code lint}.
 *
 * @param hosts the hosts, where they are given
 * @param failOn the lightest severity that fails the build, where it is given: empty inside where
 *     nothing does
 * @param baseline the file of the baseline
 * @param updateBaseline whether the baseline is written anew
 * @param formats the reports to write
 * @param reports where they are written
 * @param explain the goal {@code explain} as a command line wants it
 * @param version the version of this plugin
 */
record LintOptions(
    Optional<List<Host>> hosts,
    Optional<Optional<Severity>> failOn,
    Optional<Path> baseline,
    boolean updateBaseline,
    List<ReportFormat> formats,
    Path reports,
    String explain,
    String version) {
  /** Returns the options of a lint before something is written: errors refuse, and no reports. */
  static LintOptions ofGenerate(String explain, String version) {
    return new LintOptions(
        Optional.empty(),
        Optional.of(Optional.of(Severity.ERROR)),
        Optional.empty(),
        false,
        List.of(),
        Path.of("."),
        explain,
        version);
  }
}
