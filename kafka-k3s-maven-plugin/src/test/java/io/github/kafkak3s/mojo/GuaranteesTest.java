package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.Baseline;
import io.github.kafkak3s.lint.Bundles;
import io.github.kafkak3s.lint.LintRun;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.spec.KafkaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kafka.yaml promises is judged at the line that promises it. */
class GuaranteesTest {
  @TempDir
  private Path directory;

  private List<String> said(String pools, String guarantees) throws IOException {
    Path yaml = directory.resolve("kafka.yaml");
    Files.writeString(yaml, """
            apiVersion: kafka-k3s/v1
            kind: KafkaCluster
            metadata: {name: kafka}
            spec:
              version: 4.3.1
            """ + pools.indent(2) + "  guarantees:\n" + guarantees.indent(4));
    Findings findings = new Findings();
    Compilation compilation = KafkaCompiler.compile(directory, yaml, findings).orElseThrow();
    Bundle bundle = compilation.bundles().get(0);
    KafkaFile file = compilation.files().get(bundle.directory());
    LintRun run = new LintRun(AllRules.on(), LocalDate.of(2026, 11, 24), Baseline.none(), false);
    ManifestSet set = ManifestSet.of(bundle, "deploy/kafka", findings);
    Bundles.judge(
        run,
        new Subject(
            Observation.of(set, Intents.of(file.spec()), new OptionCatalogues()), List.of()),
        LintSettings.DEFAULT,
        Intents.origin(compilation, bundle, "deploy"));
    return run.finish(LintSettings.DEFAULT).results().stream()
        .map(result -> result.finding())
        .filter(finding -> finding.rule().id().equals("KK3508"))
        .map(finding -> finding + " | " + finding.consequence() + " | " + finding.help())
        .toList();
  }

  @Test
  void namesTheSmallestFailureAndWhatToChange() throws IOException {
    assertEquals(
        List.of(
            "kafka.yaml:9:29: error KK3508 guarantee-broken: writes: 2 node failures are promised,"
                + " but writes stop when 2 nodes fail that run kafka-0 and kafka-1 (the quorum)"
                + " | without a majority of the controllers no leader moves and no topic is made"
                + " | run 5 controllers, each on a node of its own",
            "kafka.yaml:11:32: error KK3508 guarantee-broken: durability: 3 node failures are"
                + " promised, but acknowledged records are lost when 3 nodes fail that run"
                + " kafka-0, kafka-1 and kafka-2 (default topics)"
                + " | default topics: a partition has 3 replicas"
                + " | raise the replication factor of default topics to 4, on as many brokers"),
        said("""
            bootstrap: false
            nodePools: {kafka: {replicas: 3, storage: {size: 10Gi}}}""", """
            writes:  {nodeFailures: 2}
            control: {nodeFailures: 1}
            durability: {nodeFailures: 3}"""));
  }

  @Test
  void isSilentWhereEachHolds() throws IOException {
    assertEquals(List.of(), said("""
            nodePools:
              a: {replicas: 1, firstNodeId: 0, zone: a, storage: {size: 10Gi}}
              b: {replicas: 1, firstNodeId: 10, zone: b, storage: {size: 10Gi}}
              c: {replicas: 1, firstNodeId: 20, zone: c, storage: {size: 10Gi}}""", """
            writes: {nodeFailures: 1, zoneFailures: 1}
            reads: {nodeFailures: 1, zoneFailures: 1}
            durability: {nodeFailures: 1, zoneFailures: 1}
            control: {nodeFailures: 1, zoneFailures: 1}"""));
  }
}
