package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;

/** What one node does with its options, its disk and its heap when it is formatted or started. */
class StartConsequences {
  private static final String MAP = "listener.security.protocol.map";

  /** The smallest node that works; each case breaks one thing of it. */
  private static BareOptions sound(BareNodes nodes) {
    return nodes
        .combined(0, 0)
        .with("offsets.topic.replication.factor", "1")
        .with("transaction.state.log.replication.factor", "1")
        .with("transaction.state.log.min.isr", "1");
  }

  private static void assertStartFails(BareNodes nodes, BareOptions options, String message)
      throws Exception {
    BareNode.Ended ended = nodes.node(0, options).start().awaitEnd();
    assertTrue(ended.refusedWith(message), () -> "expected: " + message + "\n" + ended);
  }

  private static String idsDiffer(BareNodes nodes) {
    return nodes.since("4.4")
        ? "`node.id` and `broker.id` must be set to the same value"
        : "You must set `node.id` to the same value as `broker.id`";
  }

  @Reproduces("KK3001")
  void placeholdersAreNotExpanded(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes, sound(nodes).with("node.id", "${KAFKA_NODE_ID}"), "Not a number of type INT");
      assertStartFails(
          nodes,
          sound(nodes).with("advertised.listeners", "PLAINTEXT://${HOSTNAME}:9092"),
          "Unable to parse PLAINTEXT://${HOSTNAME}:9092 to a broker endpoint");
      assertStartFails(
          nodes,
          sound(nodes).with("controller.quorum.voters", "${VOTERS}"),
          "Each entry should be in the form");
    }
  }

  @Reproduces("KK3002")
  void rolesHaveNoDefault(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).without("process.roles"),
          nodes.since("4.0")
              ? "Missing required configuration \"process.roles\" which has no default value"
              : "No security protocol defined for listener CONTROLLER");
    }
  }

  @Reproduces({"KK3003", "KK4008"})
  void brokerIdIsAnAliasAndBothMustAgree(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareOptions nameless = sound(nodes).without("node.id");
      assertEquals(
          0,
          nodes
              .node(0, nameless.with("broker.id", "0"))
              .tryFormat(BareNodes.CLUSTER_ID)
              .exit());
      assertStartFails(
          nodes,
          nameless,
          nodes.since("4.0")
              ? "Missing required configuration \"node.id\""
              : "Missing configuration `node.id` which is required");
      assertStartFails(nodes, sound(nodes).with("broker.id", "1"), idsDiffer(nodes));
    }
  }

  @Reproduces({"KK3004", "KK4002"})
  void emptyDiskIsNotFormattedByTheStart(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(nodes, sound(nodes), "No readable meta.properties files found.");
    }
  }

  @Reproduces("KK3005")
  void mapIsDerivedOnlyWhileItIsAbsent(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareOptions derived = sound(nodes).without(MAP);
      assertEquals(0, nodes.node(0, derived).tryFormat(BareNodes.CLUSTER_ID).exit());
      assertStartFails(
          nodes,
          derived.with(MAP, "PLAINTEXT:PLAINTEXT"),
          "No security protocol defined for listener CONTROLLER");
      assertStartFails(
          nodes,
          derived
              .with("listeners", "INTERNAL://:9092,CONTROLLER://:9093")
              .with("advertised.listeners", "INTERNAL://kafka-0:9092"),
          "No security protocol defined for listener INTERNAL");
    }
  }

  @Reproduces("KK3009")
  void valuesAreCheckedAtTheStart(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).with("num.partitions", "many"),
          "Invalid value many for configuration num.partitions: Not a number of type INT");
      BareOptions small = sound(nodes).with("log.segment.bytes", "1024");
      if (nodes.since("4.0")) {
        assertStartFails(nodes, small, "Invalid value 1024 for configuration log.segment.bytes");
      } else {
        assertEquals(0, nodes.node(0, small).tryFormat(BareNodes.CLUSTER_ID).exit());
      }
    }
  }

  @Reproduces(
      value = {"KK3010", "KK3019"},
      from = "4.0")
  void zooKeeperIsGone(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          new BareOptions(List.of("broker.id=0", "zookeeper.connect=zookeeper:2181")),
          "Missing required configuration \"process.roles\"");
    }
  }

  @Reproduces("KK3012")
  void twoIdsMustAgree(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(nodes, sound(nodes).and("broker.id=7"), idsDiffer(nodes));
    }
  }

  @Reproduces("KK3018")
  void fetchesMustNotWaitLongerThanReplicasMayLag(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).with("replica.lag.time.max.ms", "400"),
          "replica.fetch.wait.max.ms should always be less than or equal to replica.lag.time.max.ms");
    }
  }

  @Reproduces("KK4009")
  void controllerNeedsItsListener(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).with("listeners", nodes.listener("PLAINTEXT", 0)),
          "controller.listener.names must contain at least one value appearing in the 'listeners' "
              + "configuration when running the KRaft controller role");
    }
  }

  @Reproduces("KK5002")
  void wildcardIsNoAddress(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).with("advertised.listeners", "PLAINTEXT://0.0.0.0:9092"),
          "advertised.listeners cannot use the nonroutable meta-address 0.0.0.0");
    }
  }

  @Reproduces("KK5012")
  void listenersMustNotClash(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).with("listeners", "PLAINTEXT://:9093,CONTROLLER://:9093"),
          "Each listener must have a different port");
      assertStartFails(
          nodes,
          sound(nodes).with("inter.broker.listener.name", "REPLICATION"),
          "Listener with name REPLICATION defined in inter.broker.listener.name not found in "
              + "listener.security.protocol.map");
      assertStartFails(
          nodes,
          sound(nodes).with("inter.broker.listener.name", "CONTROLLER"),
          "inter.broker.listener.name must be a listener name defined in advertised.listeners");
    }
  }

  @Reproduces("KK6003")
  void lostAndFoundStopsTheBroker(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = nodes.node(0, sound(nodes)).format();
      Files.createDirectory(node.disk().resolve("lost+found"));
      BareNode.Ended ended = node.start().awaitEnd();
      assertTrue(ended.exit() != 0);
      assertTrue(
          ended.output().contains("lost+found' is not in the form of topic-partition"),
          ended::toString);
    }
  }

  @Reproduces("KK7010")
  void cleanersBufferMustFitTheHeap(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node =
          nodes.node(0, sound(nodes).without("log.cleaner.dedupe.buffer.size")).format();
      BareNode.Ended ended = node.start("-Xmx128m").awaitEnd();
      assertTrue(ended.refusedWith("java.lang.OutOfMemoryError: Java heap space"), ended::toString);
    }
  }

  @Reproduces("KK2102")
  void controllerMustBeAVoter(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes,
          sound(nodes).with("controller.quorum.voters", BareNodes.voters(1, 2, 3)),
          "If process.roles contains the 'controller' role, the node id 0 must be included in the "
              + "set of voters");
    }
  }

  @Reproduces({"KK2102", "KK2107", "KK2115"})
  void brokerMustNotBeAVoter(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertStartFails(
          nodes, nodes.broker(0, 0, 1, 2), "must not be included in the set of voters");
    }
  }

  @Reproduces("KK2111")
  void anyTextIsAnIdAnEmptyOneToo(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = nodes.node(0, sound(nodes));
      for (String id : List.of("", "my-cluster")) {
        assertEquals(0, node.tryFormat(id).exit());
        node.serve();
        assertEquals(id, nodes.client(0).clusterId());
        node.kill().loseDisk();
      }
    }
  }

  @Reproduces("KK2112")
  void diskKeepsItsId(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = nodes.node(0, sound(nodes)).format();
      assertEquals(0, node.tryFormat(BareNodes.CLUSTER_ID, "--ignore-formatted").exit());
      BareNode.Ended other = node.tryFormat("MkU3OEVBNTcwNTJENDM2Qg", "--ignore-formatted");
      assertTrue(other.refusedWith("MkU3OEVBNTcwNTJENDM2Qg"), other::toString);
    }
  }

  @Reproduces({"KK2109", "KK2113"})
  void formatMustFitTheQuorum(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareOptions dynamic = sound(nodes)
          .without("controller.quorum.voters")
          .with("controller.quorum.bootstrap.servers", "kafka-0:9093");
      BareNode.Ended noWord = nodes.node(0, dynamic).tryFormat(BareNodes.CLUSTER_ID);
      assertTrue(noWord.refusedWith("--no-initial-controllers"), noWord::toString);
      BareOptions both = sound(nodes).with("controller.quorum.bootstrap.servers", "kafka-0:9093");
      BareNode node = nodes.node(0, both);
      BareNode.Ended word = node.tryFormat(BareNodes.CLUSTER_ID, "--standalone");
      assertTrue(word.refusedWith("controller.quorum.voters"), word::toString);
      assertFalse(Files.exists(node.disk().resolve("meta.properties")));
      assertEquals(0, node.tryFormat(BareNodes.CLUSTER_ID).exit());
    }
  }

  @Reproduces("KK2120")
  void secondProcessOnADiskEndsOrEndsTheFirst(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode first = nodes.node(0, sound(nodes)).format().serve();
      BareOptions twin = sound(nodes)
          .with(
              "listeners", nodes.listener("PLAINTEXT", 1) + "," + nodes.listener("CONTROLLER", 1));
      BareNode.Ended ended = nodes.node(1, twin).start().awaitEnd();
      // The broker's part locks the directory, but by then the controller's part has written to its
      // log. Which of the two processes trips over that differs from run to run.
      assertTrue(ended.exit() != 0, ended::toString);
      String said = ended.output() + first.log();
      assertTrue(
          said.contains("Failed to acquire lock")
              || said.contains("CorruptRecordException")
              || !first.runs(),
          said);
    }
  }

  @Reproduces("KK8014")
  void zooKeepersAuthorizerIsGone(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = nodes
          .node(
              0,
              sound(nodes).with("authorizer.class.name", "kafka.security.authorizer.AclAuthorizer"))
          .format();
      BareNode.Ended ended = node.start().awaitEnd();
      assertTrue(
          ended.refusedWith(
              nodes.since("4.0")
                  ? "java.lang.ClassNotFoundException: kafka.security.authorizer.AclAuthorizer"
                  : "because \"connectString\" is null"),
          ended::toString);
    }
  }
}
