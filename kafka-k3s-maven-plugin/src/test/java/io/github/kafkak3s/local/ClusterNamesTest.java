package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cluster's DNS would answer. */
class ClusterNamesTest {
  private static List<String> lines(Observation bundle) {
    KafkaCluster cluster = bundle.clusters().get(0);
    return new ClusterNames(bundle, cluster)
        .lines(cluster.nodes(), node -> "127.1.2." + node.index());
  }

  private static String names(String name) {
    return name + ".streaming.svc.cluster.local " + name + ".streaming.svc " + name + ".streaming "
        + name;
  }

  @Test
  void servicesLeadToTheirPodsAndHeadlessOnesNameThem() {
    assertEquals(
        List.of(
            "127.1.2.0 " + names("events-peers"),
            "127.1.2.0 " + names("events-0.events-peers"),
            "127.1.2.1 " + names("events-peers"),
            "127.1.2.1 " + names("events-1.events-peers"),
            "127.1.2.2 " + names("events-peers"),
            "127.1.2.2 " + names("events-2.events-peers"),
            "127.1.2.0 " + names("events"),
            "127.1.2.1 " + names("events"),
            "127.1.2.2 " + names("events")),
        lines(LocalBundles.foreign("environment")));
  }

  @Test
  void podThatNeedsTheOthersToBecomeReadyHasNoNameBeforeUnlessItIsPublished(@TempDir Path directory)
      throws Exception {
    assertEquals(
        List.of(
            "127.1.2.0 " + names("events"),
            "127.1.2.1 " + names("events"),
            "127.1.2.2 " + names("events")),
        lines(LocalBundles.foreign(
            "environment", directory, "  publishNotReadyAddresses: true\n", "")));
  }

  @Test
  void serviceThatDoesNotGovernNamesNoPod(@TempDir Path directory) throws Exception {
    assertEquals(
        List.of(
            "127.1.2.0 " + names("events-peers"),
            "127.1.2.1 " + names("events-peers"),
            "127.1.2.2 " + names("events-peers"),
            "127.1.2.0 " + names("events"),
            "127.1.2.1 " + names("events"),
            "127.1.2.2 " + names("events")),
        lines(LocalBundles.foreign(
            "environment", directory, "serviceName: events-peers", "serviceName: other")));
  }

  @Test
  void podKnowsItselfAndItsOwnLocalhost() {
    Observation bundle = LocalBundles.foreign("environment");
    KafkaNode node = bundle.nodes().get(1);
    assertEquals(
        List.of(
            "127.1.2.9 localhost",
            "127.1.2.3 events-1.events-peers.streaming.svc.cluster.local events-1"),
        new ClusterNames(bundle, bundle.clusters().get(0))
            .ownLines(node, "127.1.2.3", "127.1.2.9"));
  }

  @Test
  void portOfAServiceThatIsNotThePodsIsLeftOut(@TempDir Path directory) throws Exception {
    Observation bundle = LocalBundles.foreign(
        "environment",
        directory,
        "  - name: client\n    port: 9092\n    targetPort: client",
        "  - name: client\n    port: 80\n    targetPort: client");
    List<String> untried = new ClusterNames(bundle, bundle.clusters().get(0)).untried();
    assertEquals(2, untried.size(), untried::toString);
    assertEquals(
        "port 80 of Service events (deploy/services.yaml:45:5): nothing here leads from it to port"
            + " client of the pods",
        untried.get(1));
  }
}
