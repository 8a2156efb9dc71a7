package io.github.kafkak3s.mojo;

import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.report.RehearsalJson;
import io.github.kafkak3s.report.RehearsalPage;
import io.github.kafkak3s.report.RehearsalTable;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** What a rehearsal says: to people on the console and as a page, to machines as JSON. */
final class RehearsalOutput {
  private static final String PAGE = "rehearsal.html";
  private static final String DATA = "rehearsal.json";

  private final Log log;
  private final ProjectPaths paths;

  RehearsalOutput(Log log, ProjectPaths paths) {
    this.log = log;
    this.paths = paths;
  }

  /** Writes the reports, prints the table and returns the page. */
  Path write(Rehearsal rehearsal, Path directory) throws MojoExecutionException {
    Path page = directory.resolve(PAGE);
    LintTask.write(page, RehearsalPage.write(rehearsal));
    LintTask.write(directory.resolve(DATA), RehearsalJson.write(rehearsal));
    for (RehearsalTable.Line line : RehearsalTable.lines(rehearsal, paths.shown(page))) {
      if (line.isError()) {
        log.error(line.text());
      } else {
        log.info(line.text());
      }
    }
    return page;
  }
}
