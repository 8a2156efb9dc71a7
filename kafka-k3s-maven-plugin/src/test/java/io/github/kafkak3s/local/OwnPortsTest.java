package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.kafka.PropertiesText;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods share 127.0.0.1, for clients that know none of the bundle's names. */
class OwnPortsTest {
  @TempDir
  Path directory;

  private LocalCluster prepare(String golden, String release, boolean fold) throws Exception {
    Observation bundle = LocalBundles.golden(golden);
    return LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars(release),
        new LocalSettings(directory, Addressing.OWN_PORTS, Optional.empty(), fold));
  }

  private Map<String, String> options(String pod) throws Exception {
    Path file = directory.resolve("pods/" + pod + "/files/etc/kafka-k3s/" + pod + ".properties");
    return PropertiesText.parse(Files.readString(file)).toMap();
  }

  @Test
  void everyListenerHasAPortOfItsOwnAndVotersKnowIt() throws Exception {
    try (LocalCluster cluster = prepare("dedicated", "4.3.1", false)) {
      Set<Integer> ports = new HashSet<>();
      Map<Integer, Integer> quorum = new TreeMap<>();
      int listeners = 0;
      for (LocalPod pod : cluster.pods()) {
        Map<String, String> options = options(pod.name());
        for (ListenerAddress listener :
            ListenerAddress.parseAll(options.get("listeners")).orElseThrow()) {
          assertEquals("127.0.0.1", listener.host());
          ports.add(listener.port());
          listeners++;
          if (listener.name().equals("CONTROLLER")) {
            quorum.put(pod.id(), listener.port());
          } else {
            assertTrue(options.get("advertised.listeners").contains(listener.toString()));
          }
        }
      }
      assertEquals(listeners, ports.size());
      assertEquals(3, quorum.size());
      String voters = quorum.entrySet().stream()
          .map(entry -> new Voter(entry.getKey(), "127.0.0.1", entry.getValue()).toString())
          .collect(Collectors.joining(","));
      for (LocalPod pod : cluster.pods()) {
        assertEquals(voters, options(pod.name()).get("controller.quorum.voters"), pod::name);
      }
      String servers = cluster.pods().stream()
          .flatMap(pod -> pod.endpoints().values().stream())
          .collect(Collectors.joining(","));
      assertEquals(
          servers,
          PropertiesText.parse(Files.readString(cluster.clientProperties("CLIENT")))
              .toMap()
              .get("bootstrap.servers"));
    }
  }

  @Test
  void twoClustersHaveTheirOwnPorts(@TempDir Path other) throws Exception {
    Observation bundle = LocalBundles.golden("single");
    try (LocalCluster one = prepare("single", "4.3.1", false);
        LocalCluster two = LocalCluster.prepare(
            bundle,
            bundle.clusters().get(0),
            LocalBundles.jars("4.3.1"),
            new LocalSettings(other, Addressing.OWN_PORTS, Optional.empty(), false))) {
      Set<String> endpoints = new HashSet<>(one.pods().get(0).endpoints().values());
      assertFalse(endpoints.isEmpty());
      assertFalse(endpoints.removeAll(two.pods().get(0).endpoints().values()));
    }
  }

  @Test
  void foldedClusterIsOneNodeWithOneCopyOfEverything() throws Exception {
    try (LocalCluster cluster = prepare("dedicated", "4.3.1", true)) {
      LocalPod pod = cluster.pods().get(0);
      assertEquals(List.of(pod), cluster.pods());
      assertEquals(
          "pods orders-brokers-1, orders-brokers-2, orders-controllers-0, orders-controllers-1,"
              + " orders-controllers-2: orders-brokers-0 stands for all",
          cluster.leftOut().get(0));
      assertEquals("orders-brokers-0", pod.name());
      Map<String, String> options = options(pod.name());
      assertEquals("broker,controller", options.get("process.roles"));
      List<ListenerAddress> listeners =
          ListenerAddress.parseAll(options.get("listeners")).orElseThrow();
      assertEquals(
          List.of("REPLICATION", "CLIENT", "CONTROLLER"),
          listeners.stream().map(ListenerAddress::name).toList());
      assertEquals(
          pod.id() + "@127.0.0.1:" + listeners.get(2).port(),
          options.get("controller.quorum.voters"));
      assertEquals(Optional.of("127.0.0.1:" + listeners.get(2).port()), pod.controllerEndpoint());
      Set<String> copies = cluster.replacements().stream()
          .filter(each -> each.to().equals("1"))
          .map(Replacement::what)
          .collect(Collectors.toSet());
      assertEquals(
          Set.of(
              "default.replication.factor",
              "min.insync.replicas",
              "offsets.topic.replication.factor",
              "share.coordinator.state.topic.min.isr",
              "share.coordinator.state.topic.replication.factor",
              "transaction.state.log.min.isr",
              "transaction.state.log.replication.factor"),
          copies);
      copies.forEach(option -> assertEquals("1", options.get(option), option));
      assertEquals(
          List.of("one node stands for all"),
          cluster.replacements().stream()
              .filter(each -> each.what().equals("controller.quorum.voters"))
              .map(Replacement::why)
              .toList());
    }
  }

  @Test
  void foldedClusterServesClientsOfThisMachine() throws Exception {
    try (LocalCluster cluster = prepare("smallest", "4.3.1", true)) {
      LocalPod pod = cluster.pods().get(0);
      assertEquals(Optional.empty(), pod.start());
      LocalBundles.awaitReady(pod);
      Map<String, Object> options =
          new TreeMap<>(PropertiesText.parse(Files.readString(cluster.clientProperties("CLIENT")))
              .toMap());
      try (Admin admin = Admin.create(options)) {
        admin
            .createTopics(List.of(new NewTopic("orders", Optional.empty(), Optional.empty())))
            .all()
            .get();
        var topic =
            admin.describeTopics(List.of("orders")).allTopicNames().get().get("orders");
        assertEquals(1, topic.partitions().get(0).replicas().size());
        assertEquals(
            pod.endpoints().get("CLIENT"),
            topic.partitions().get(0).leader().host() + ":"
                + topic.partitions().get(0).leader().port());
      }
    }
  }
}
