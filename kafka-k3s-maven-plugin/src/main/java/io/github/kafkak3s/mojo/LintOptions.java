package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

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

  /** Returns the options of a lint before brokers are started: no reports. */
  static LintOptions ofRehearsal(
      Optional<List<Host>> hosts,
      Optional<Optional<Severity>> failOn,
      Optional<Path> baseline,
      String explain,
      String version) {
    return new LintOptions(
        hosts, failOn, baseline, false, List.of(), Path.of("."), explain, version);
  }

  /** Reads {@code kafka-k3s.nodes}; empty where it is null. */
  static Optional<List<Host>> hosts(String nodes) throws MojoFailureException {
    if (nodes == null) {
      return Optional.empty();
    }
    Optional<List<Host>> hosts = Intent.parseNodes(nodes);
    if (hosts.isEmpty()) {
      throw new MojoFailureException(
          "kafka-k3s.nodes: \"" + nodes + "\" is not like servers=1,agents=2");
    }
    return hosts;
  }

  /** Reads {@code kafka-k3s.failOn}; empty where it is null, empty inside for {@code never}. */
  static Optional<Optional<Severity>> bound(String failOn) throws MojoFailureException {
    if (failOn == null) {
      return Optional.empty();
    }
    if (failOn.equals("never")) {
      return Optional.of(Optional.empty());
    }
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(failOn)) {
        return Optional.of(Optional.of(severity));
      }
    }
    throw new MojoFailureException(
        "kafka-k3s.failOn: \"" + failOn + "\" is none of error, warning, info, never");
  }
}
