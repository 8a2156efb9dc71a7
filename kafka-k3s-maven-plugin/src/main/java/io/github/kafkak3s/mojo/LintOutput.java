package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.lint.RulePages;
import io.github.kafkak3s.report.GitHubCommands;
import io.github.kafkak3s.report.LintConsole;
import io.github.kafkak3s.report.ProofTable;
import io.github.kafkak3s.report.ReportFormat;
import io.github.kafkak3s.report.SuppressionHint;
import io.github.kafkak3s.report.Tool;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** What a lint says: to people on the console, to machines in files, to GitHub on its runners. */
final class LintOutput {
  private static final int MOST_ON_CONSOLE = 100;
  private static final int MOST_PROOFS = 4;

  /** How many findings are as much to write as one bundle is to judge. */
  private static final int FINDINGS_OF_A_BUNDLE = 50;

  private final Log log;
  private final ProjectPaths paths;
  private final LintOptions options;
  private final Tool tool;

  LintOutput(Log log, ProjectPaths paths, LintOptions options) {
    this.log = log;
    this.paths = paths;
    this.options = options;
    this.tool = new Tool(options.version(), paths.prefix());
  }

  /** Writes the reports. */
  void write(LintReport report) throws MojoExecutionException {
    List<MojoExecutionException> failures = new ArrayList<>();
    InOrder.each(
        options.formats(),
        report.results().size() / FINDINGS_OF_A_BUNDLE,
        format -> failure(format, report),
        failure -> failure.ifPresent(failures::add));
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    if (!options.formats().isEmpty()) {
      int reports = options.formats().size();
      log.info("Wrote " + reports + (reports == 1 ? " report" : " reports") + " to "
          + paths.shown(options.reports()));
    }
  }

  private Optional<MojoExecutionException> failure(ReportFormat format, LintReport report) {
    try {
      LintTask.write(options.reports().resolve(format.fileName()), format.write(report, tool));
      return Optional.empty();
    } catch (MojoExecutionException e) {
      return Optional.of(e);
    }
  }

  /**
   * Prints the findings, and fails where they are heavy enough.
   *
   * @param sources the text of a file by its name in places
   * @param subject what was judged
   * @param isOfLint whether one may live with the findings; what does not compile cannot wait
   */
  void print(
      LintReport report,
      Function<String, Optional<String>> sources,
      String subject,
      boolean isOfLint)
      throws MojoFailureException {
    printFindings(report, sources);
    if ("true".equals(System.getenv("GITHUB_ACTIONS"))) {
      // Commands are read from whole lines. A logger puts its own words before them, and so does
      // Maven 4 before what goes through System.out. The stream is the process's own: not closed.
      PrintStream out =
          new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
      GitHubCommands.lines(report, tool).forEach(out::println);
    }
    if (report.proofs().size() <= MOST_PROOFS) {
      report.proofs().forEach(proof -> ProofTable.lines(proof).forEach(log::info));
    } else {
      int proofs = report.proofs().size();
      log.info("What the first " + proofs + " clusters survive stands in the JSON report");
    }
    String summary = subject + ": " + report.summary();
    if (!report.isFailure()) {
      log.info(summary);
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("\n" + summary);
    report.results().stream()
        .map(Result::finding)
        .filter(finding -> RulePages.has(finding.rule()))
        .min(Comparator.comparing(Finding::severity))
        .map(finding -> finding.rule().id())
        .ifPresent(rule -> lines.add("Explained by: mvn " + options.explain() + " -Drule=" + rule));
    if (isOfLint) {
      lines.addAll(SuppressionHint.lines(report, paths.prefix()));
    }
    throw new MojoFailureException(String.join("\n", lines));
  }

  /** Prints the errors, and in one line what else there is; fails in no case. */
  void printErrors(LintReport report, Function<String, Optional<String>> sources, String subject) {
    printFindings(report.errors(), sources);
    log.info(subject + ": " + report.summary());
  }

  private void printFindings(LintReport report, Function<String, Optional<String>> sources) {
    LintConsole console = new LintConsole(paths.prefix(), sources, MOST_ON_CONSOLE);
    for (LintConsole.Line line : console.lines(report)) {
      switch (line.severity()) {
        case ERROR -> log.error(line.text());
        case WARNING -> log.warn(line.text());
        case INFO -> log.info(line.text());
      }
    }
  }
}
