package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.report.ConsoleReport;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Maven's log as the place where findings go. */
final class Console {
  private final Log log;
  private final ConsoleReport report;

  Console(Log log, ProjectPaths paths) {
    this.log = log;
    this.report = new ConsoleReport(
        paths.prefix(),
        name ->
            YamlSource.read(paths.base().resolve(name), name, YamlLimits.LANGUAGE, new Findings()));
  }

  /** Prints every finding once, in the order of its place, each at the level of its severity. */
  void print(Findings findings) {
    for (Finding finding : findings.sorted()) {
      Consumer<CharSequence> level = switch (finding.severity()) {
        case ERROR -> log::error;
        case WARNING -> log::warn;
        case INFO -> log::info;
      };
      List<String> lines = report.lines(finding);
      lines.forEach(level);
    }
  }

  /**
   * Prints the findings and fails the goal where there is an error among them.
   *
   * @param subject the file that the findings are about, relative to the project
   */
  void failOnErrors(String subject, Findings findings) throws MojoFailureException {
    print(findings);
    if (findings.hasErrors()) {
      throw new MojoFailureException(report.summary(subject, findings));
    }
  }
}
