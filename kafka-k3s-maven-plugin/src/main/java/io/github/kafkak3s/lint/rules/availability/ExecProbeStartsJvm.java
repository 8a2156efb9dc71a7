package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Probe;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK7019: Kafka's tools are programs of a JVM, each start of which costs seconds of a core. */
public final class ExecProbeStartsJvm implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7019",
      "exec-probe-starts-jvm",
      WARNING,
      "a probe that starts a JVM each period; E with a timeout that a JVM start cannot meet (the"
          + " default is 1 s)");

  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  /** Programs of a JVM, without {@code .sh}. */
  private static final Set<String> TOOLS = Set.of(
      "cub",
      "java",
      "kafka-acls",
      "kafka-broker-api-versions",
      "kafka-cluster",
      "kafka-configs",
      "kafka-console-consumer",
      "kafka-console-producer",
      "kafka-consumer-groups",
      "kafka-features",
      "kafka-get-offsets",
      "kafka-leader-election",
      "kafka-log-dirs",
      "kafka-metadata-quorum",
      "kafka-metadata-shell",
      "kafka-reassign-partitions",
      "kafka-run-class",
      "kafka-topics",
      "kafka-transactions",
      "zookeeper-shell");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (String field : PROBES) {
        Optional<Probe> probe = Probe.of(node.container(), field);
        Optional<Found> found = probe.isPresent() ? tool(node, probe.get()) : Optional.empty();
        if (found.isPresent()) {
          report(reporter, probe.get(), found.get());
        }
      }
    }
  }

  private record Found(Place place, String tool) {}

  private static Optional<Found> tool(KafkaNode node, Probe probe) {
    for (YamlNode item : probe.node().itemsAt("exec", "command")) {
      if (item instanceof YamlScalar word) {
        Optional<Found> found = tool(word.text())
            .or(() -> script(node, word.text()))
            .map(tool -> new Found(word.place(), tool));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Looks into a script of the bundle that the probe calls. */
  private static Optional<String> script(KafkaNode node, String path) {
    return node.files().stream()
        .filter(file -> file.path().equals(path))
        .map(ConfigFile::text)
        .flatMap(text -> text.text().lines().stream())
        .map(line -> line.shown(" ").strip())
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> tool(line).stream())
        .findFirst();
  }

  private static Optional<String> tool(String text) {
    for (String word : text.split("[\\s;&|()\"'`]+")) {
      String name = word.substring(word.lastIndexOf('/') + 1);
      if (TOOLS.contains(name.endsWith(".sh") ? name.substring(0, name.length() - 3) : name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static void report(Reporter reporter, Probe probe, Found found) {
    int timeout = probe.number("timeoutSeconds");
    boolean isTooShort = timeout <= 1;
    if (!isTooShort && probe.field().equals("startupProbe")) {
      return; // it ends with the start
    }
    reporter
        .at(
            found.place(),
            "the %s runs %s, which starts a JVM, every %s s%s"
                .formatted(
                    probe.field(),
                    found.tool(),
                    probe.number("periodSeconds"),
                    isTooShort ? ", and has 1 s for it" : ""))
        .severity(isTooShort ? ERROR : WARNING)
        .consequence(
            isTooShort
                ? "the tool is not done in 1 s on a loaded host: the probe fails, and the pod is"
                    + " never ready, or killed again and again"
                : "each run takes a core for seconds and 100 MB and more of the pod's memory; a"
                    + " loaded broker fails it, is killed, and the others get its load")
        .help("use tcpSocket on the port of the broker's listener");
  }
}
