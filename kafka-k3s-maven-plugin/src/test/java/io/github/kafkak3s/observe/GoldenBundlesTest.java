package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own output leaves nothing to guess. */
class GoldenBundlesTest {
  static List<Path> bundles() throws IOException {
    try (Stream<Path> all = Files.list(CaseFiles.group("bundles"))) {
      return all.map(each -> each.resolve("deploy"))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everythingIsKnown(Path deploy) {
    Findings findings = new Findings();
    List<ManifestSet> sets = Manifests.read(deploy, "deploy", findings);
    assertEquals(List.of(), findings.sorted());
    assertFalse(sets.isEmpty());
    for (ManifestSet set : sets) {
      assertIsKnown(Observation.of(set, Intent.NONE, new OptionCatalogues()));
    }
  }

  private static void assertIsKnown(Observation bundle) {
    assertEquals(List.of(), bundle.unknowns());
    assertEquals(1, bundle.clusters().size());
    KafkaCluster cluster = bundle.clusters().get(0);
    assertTrue(cluster.isComplete());
    Set<Integer> ids = new HashSet<>();
    for (KafkaNode node : cluster.nodes()) {
      assertTrue(ids.add(node.nodeId().orElseThrow()), node.podName());
      assertEquals(Start.By.COMMAND, node.start().by());
      assertTrue(node.isReleaseKnown());
      assertTrue(node.readFile().orElseThrow().path().endsWith(node.podName() + ".properties"));
      assertEquals(List.of(), node.unreadFiles());
      assertEquals(
          node.declared().all().stream().map(OptionFact::value).toList(),
          node.effective().all().stream().map(OptionFact::value).toList());
      assertTrue(node.environment().text("KAFKA_HEAP_OPTS").orElseThrow().startsWith("-Xms"));
      assertFalse(node.listeners().isEmpty());
      assertEquals(node.voters().orElseThrow().ids(), idsOf(cluster.controllers()));
      node.logDirectories().forEach(directory -> {
        assertTrue(directory.isPersistent() || cluster.isSingle(), directory.path());
        assertFalse(directory.isVolumeRoot());
      });
      assertEquals(1, bundle.policiesOf(node.workload()).size());
      assertTrue(bundle.servicesOf(node.workload()).stream().anyMatch(Service::isHeadless));
    }
  }

  private static Set<Integer> idsOf(List<KafkaNode> nodes) {
    Set<Integer> ids = new HashSet<>();
    nodes.forEach(node -> ids.add(node.nodeId().orElseThrow()));
    return ids;
  }

  @Test
  void theFormatStepIsGuardedByItsPolicy() {
    Observation bundle = Observed.directory("bundles/smallest/deploy");
    for (KafkaNode node : bundle.nodes()) {
      assertEquals(Format.By.SCRIPT, node.format().by());
      assertTrue(node.format().isGuarded());
      assertEquals(Optional.of(true), node.format().bootstrap());
      assertEquals(22, node.format().clusterId().orElseThrow().length());
      assertFalse(node.format().isRandom());
      assertEquals("kafka/kafka-configmap.yaml", node.format().place().file());
    }
  }
}
