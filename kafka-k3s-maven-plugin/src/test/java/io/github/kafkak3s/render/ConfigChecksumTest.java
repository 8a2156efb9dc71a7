package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Logging;
import io.github.kafkak3s.diagnostic.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What rolls the pods, and what does not; the value itself is held by the smallest cluster's
 * bundle.
 */
class ConfigChecksumTest {
  private final String before = checksum(Clusters.dedicated(3, changes -> {}));

  @Test
  void anotherBrokerRollsNoOther() {
    // Twelve, so that one pod's name is the start of another's.
    assertEquals(before, checksum(Clusters.dedicated(12, changes -> {})));
  }

  @Test
  void nodesOfAPoolWithDifferentOptionsCountEach() {
    Cluster cluster = Clusters.dedicated(3, changes -> {});
    cluster.pools().get(1).nodes().get(2).options().put("num.io.threads", "4");
    assertNotEquals(before, checksum(cluster));
  }

  @Test
  void policyRestartLabelsAndResourcesDoNotCount() {
    assertEquals(before, checksum(Clusters.dedicated(3, changes -> {
      changes.bootstrap = false;
      changes.reformat = List.of("orders-brokers-1");
      changes.labels = Map.of("team", "shop");
      changes.pool("brokers").restart = Optional.of("now");
      changes.pool("brokers").podLabels = Map.of("tier", "data");
    })));
  }

  @Test
  void loggingAndFormatScriptCount() {
    assertNotEquals(
        before,
        checksum(
            Clusters.dedicated(3, changes -> changes.logging = new Logging("WARN", Map.of()))));
    assertNotEquals(
        before,
        checksum(
            Clusters.dedicated(3, changes -> changes.metadataVersion = Optional.of("4.2-IV1"))));
  }

  @Test
  void aPatchOfTheConfigurationCountsWhole() {
    String patched =
        checksum(Clusters.dedicated(3, changes -> {}), "{op: add, path: /data/more, value: x}");
    assertNotEquals(before, patched);
    assertNotEquals(
        patched,
        checksum(Clusters.dedicated(3, changes -> {}), "{op: add, path: /data/more, value: y}"));
    assertNotEquals(
        patched,
        checksum(Clusters.dedicated(3, changes -> {}), "{op: add, path: /data/most, value: x}"));
    assertNotEquals(
        patched,
        checksum(Clusters.dedicated(4, changes -> {}), "{op: add, path: /data/more, value: x}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{op: add, path: /metadata/labels/a, value: b}",
        "{op: replace, path: /data/format.policy, value: \"bootstrap=false\\n\"}"
      })
  void aPatchOfWhatPodsDoNotReadAtStartDoesNotCount(String operation) {
    assertEquals(before, checksum(Clusters.dedicated(3, changes -> {}), operation));
  }

  private static String checksum(Cluster cluster, String... operations) {
    List<ObjectPatch> patches = operations.length == 0
        ? List.of()
        : List.of(PatchesTest.patch("ConfigMap", "orders-brokers-config", operations));
    Findings findings = new Findings();
    List<RenderedObject> objects = Renderer.render(cluster, patches, findings);
    assertEquals(List.of(), findings.sorted());
    return Trees.textsAt(
            PatchesTest.tree(objects, "orders-brokers-statefulset.yaml"),
            "spec",
            "template",
            "metadata",
            "annotations")
        .get("kafka-k3s/config-sha256");
  }
}
