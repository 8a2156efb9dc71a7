package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

/** What voters, ids and formatted disks that do not fit together make of a cluster. */
class QuorumConsequences {
  private static final String OTHER_CLUSTER = "MkU3OEVBNTcwNTJENDM2Qg";

  private static void assertGivesUp(BareNode node) throws Exception {
    BareNode.Ended ended = node.awaitEnd();
    assertEquals(1, ended.exit(), ended::toString);
    assertFalse(node.answers(BareNodes.CLIENT_PORT));
  }

  private static void assertSays(String text, String log) {
    assertTrue(
        log.contains(text),
        () -> "expected: " + text + "\n" + log.substring(Math.max(0, log.length() - 4_000)));
  }

  @Reproduces("KK2101")
  void nodesWithOneIdElectNobody(String release) throws Exception {
    String voters = "1@kafka-0:9093,2@kafka-1:9093,3@kafka-2:9093";
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> all = List.of(
          nodes.node(0, withIdOne(nodes, 0, voters)).format(),
          nodes.node(1, withIdOne(nodes, 1, voters)).format(),
          nodes.node(2, withIdOne(nodes, 2, voters)).format());
      for (BareNode node : all) {
        node.start();
      }
      for (BareNode node : all) {
        assertGivesUp(node);
      }
      assertSays("doesn't match the local key", all.get(1).log());
    }
  }

  private static BareOptions withIdOne(BareNodes nodes, int number, String voters) {
    return BareNodes.impatient(
        nodes.combined(number).with("node.id", "1").with("controller.quorum.voters", voters));
  }

  @Reproduces("KK2102")
  void ofAnIdThatStandsTwiceTheLastCounts(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes
          .node(
              0,
              nodes
                  .combined(0)
                  .with("controller.quorum.voters", "0@kafka-1:9093,0@kafka-2:9093,0@kafka-0:9093"))
          .format()
          .serve();
      assertEquals(Set.of(0), nodes.client(0).awaitQuorum(1, 1).voters());
    }
  }

  @Reproduces("KK2103")
  void emptyVotersOutvoteTheOldOne(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode old = nodes.node(0, nodes.combined(0, 0)).format().serve();
      LabClient before = nodes.client(0);
      before.createTopic("orders", 1, 1);
      before.awaitQuorum(1, 1);
      old.kill();
      BareNode second = nodes.node(1, nodes.combined(1, 0, 1, 2)).format().start();
      BareNode third = nodes.node(2, nodes.combined(2, 0, 1, 2)).format().start();
      second.awaitPort(BareNodes.CLIENT_PORT);
      third.awaitPort(BareNodes.CLIENT_PORT);
      assertSays("UnknownTopicOrPartition", nodes.client(1, 2).refusal("reach", "orders"));
      old.configure(nodes.combined(0, 0, 1, 2)).start();
      // Either a controller ends, for its log and the old one's disagree, or the old one gives its
      // log up.
      String fault = "Encountered fatal fault: Unexpected error in raft IO thread";
      second.awaitLogOf(fault, "Replayed initial RegisterBrokerRecord for broker 0");
      if (second.log().contains(fault)) {
        second.awaitEnd();
      } else {
        assertSays("UnknownTopicOrPartition", nodes.client(0, 1, 2).refusal("reach", "orders"));
      }
    }
  }

  @Reproduces("KK2106")
  void twoVotersDoNotSurviveTheLossOfOne(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode first = nodes.node(0, nodes.combined(0, 0, 1)).format().start();
      BareNode second = nodes.node(1, nodes.combined(1, 0, 1)).format().start();
      first.awaitPort(BareNodes.CLIENT_PORT);
      second.awaitPort(BareNodes.CLIENT_PORT);
      LabClient client = nodes.client(0);
      client.createTopic("before", 1, 1);
      second.kill();
      assertSays("TimeoutException", client.refusal("create-as", "after", "1", "1"));
    }
  }

  @Reproduces("KK2107")
  void brokerWithoutControllersGivesUp(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      assertGivesUp(
          nodes.node(0, BareNodes.impatient(nodes.broker(0, 1))).format().start());
    }
  }

  @Reproduces({"KK5001", "KK5008"})
  void firstOfThreeIsNeverReadyAlone(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode first = nodes
          .node(0, BareNodes.impatient(nodes.combined(0, 0, 1, 2)))
          .format()
          .start();
      first.awaitPort(BareNodes.CONTROLLER_PORT);
      assertFalse(first.answers(BareNodes.CLIENT_PORT));
      assertGivesUp(first);
    }
  }

  @Reproduces("KK7001")
  void portOfClientsOpensAfterTheQuorumHasFormed(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode second = nodes.node(1, nodes.combined(1, 0, 1, 2)).format();
      BareNode first = nodes.node(0, nodes.combined(0, 0, 1, 2)).format().start();
      first.awaitPort(BareNodes.CONTROLLER_PORT);
      assertFalse(first.answers(BareNodes.CLIENT_PORT));
      second.start();
      first.awaitPort(BareNodes.CLIENT_PORT);
    }
  }

  @Reproduces("KK2108")
  void withoutItsControllerNoReplicaLeavesTheIsr(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode controller = nodes.node(2, nodes.controller(2, 2)).format().start();
      List<BareNode> brokers = List.of(
          nodes.node(0, nodes.broker(0, 2)).format().start(),
          nodes.node(1, nodes.broker(1, 2)).format().start());
      for (BareNode broker : brokers) {
        broker.awaitPort(BareNodes.CLIENT_PORT);
      }
      LabClient client = nodes.client(0, 1);
      client.createTopic("orders", 1, 2, "min.insync.replicas=1");
      assertEquals(5, client.produce("orders", 5));
      int leader = client.partitions("orders").get(0).leader();
      controller.kill();
      assertSays("TimeoutException", client.refusal("create-as", "others", "1", "1"));
      // An idempotent producer would wait for an id, which the controller gives.
      client.with("enable.idempotence=false");
      assertEquals(5, client.produce("orders", 5));
      brokers.get(1 - leader).kill();
      assertSays("TimeoutException", client.refusal("produce", "orders", "1"));
    }
  }

  @Reproduces("KK2109")
  void listMakesTheQuorumStatic(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes
          .node(0, nodes.combined(0, 0).with("controller.quorum.bootstrap.servers", "kafka-0:9093"))
          .format()
          .serve();
      assertSays(
          "UnsupportedVersionException", nodes.client(0).refusal("add-voter", "1", "kafka-1"));
    }
  }

  @Reproduces("KK2110")
  void nodeWithItsOwnListLeadsBesideTheOthers(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode alone = nodes.node(0, nodes.combined(0, 0)).format().serve();
      nodes.node(1, nodes.combined(1, 0, 1, 2)).format().serve();
      nodes.node(2, nodes.combined(2, 0, 1, 2)).format().serve();
      LabClient.Quorum quorum = nodes.client(0, 1, 2).awaitQuorum(1, 3);
      assertEquals(new LabClient.Quorum(0, Set.of(0), Set.of(1, 2)), quorum);
      alone.kill();
      LabClient others = nodes.client(1, 2);
      others.with("default.api.timeout.ms=60000");
      others.createTopic("orders", 1, 1);
      alone.start().awaitLog("Completed transition to Leader");
      others.createTopic("more", 1, 1);
    }
  }

  @Reproduces("KK2113")
  void eachThatIsFormattedAloneIsAClusterOfItsOwn(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      for (int id = 0; id < 2; id++) {
        nodes
            .node(
                id,
                nodes
                    .combined(id, 0, 1)
                    .without("controller.quorum.voters")
                    .with("controller.quorum.bootstrap.servers", "kafka-0:9093,kafka-1:9093"))
            .format("--standalone")
            .serve();
      }
      for (int id = 0; id < 2; id++) {
        LabClient.Quorum own = new LabClient.Quorum(id, Set.of(id), Set.of());
        assertEquals(own, nodes.client(id).awaitQuorum(1, 1));
      }
    }
  }

  @Reproduces({"KK2110", "KK2112"})
  void nodeOfAnotherClusterIsRefusedForEver(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode stranger = nodes.node(0, nodes.controller(0, 0, 1));
      assertEquals(0, stranger.tryFormat(OTHER_CLUSTER).exit());
      BareNode other =
          nodes.node(1, BareNodes.impatient(nodes.combined(1, 0, 1))).format().start();
      stranger.start().awaitPort(BareNodes.CONTROLLER_PORT);
      assertGivesUp(other);
      assertSays("INCONSISTENT_CLUSTER_ID", stranger.log() + other.log());
      assertTrue(stranger.runs() && stranger.answers(BareNodes.CONTROLLER_PORT));
    }
  }

  @Reproduces({"KK2101", "KK2115"})
  void secondBrokerOfAnIdIsRefused(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes.node(2, nodes.controller(2, 2)).format().start();
      nodes.node(0, nodes.broker(0, 2)).format().serve();
      BareNode twin =
          nodes.node(1, nodes.broker(1, 2).with("node.id", "0")).format().start();
      twin.awaitLog("DUPLICATE_BROKER_REGISTRATION");
      assertFalse(twin.answers(BareNodes.CLIENT_PORT));
    }
  }

  @Reproduces({"KK2116", "KK2117", "KK2118"})
  void majorityOfEmptyDisksErasesTheRest(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> all = List.of(
          nodes.node(0, nodes.combined(0, 0, 1, 2)).format().start(),
          nodes.node(1, nodes.combined(1, 0, 1, 2)).format().start(),
          nodes.node(2, nodes.combined(2, 0, 1, 2)).format().start());
      for (BareNode node : all) {
        node.awaitPort(BareNodes.CLIENT_PORT);
      }
      LabClient before = nodes.client(0, 1, 2);
      before.createTopic("orders", 1, 3, "min.insync.replicas=2");
      assertEquals(5, before.produce("orders", 5));
      all.forEach(BareNode::kill);
      for (BareNode emptied : all.subList(1, 3)) {
        emptied.loseDisk().format().start();
      }
      all.get(1).awaitPort(BareNodes.CLIENT_PORT);
      // Each election gives them a higher epoch, until it is higher than what the survivor knows.
      for (int restart = 0; restart < 2; restart++) {
        for (BareNode emptied : all.subList(1, 3)) {
          emptied.kill();
        }
        for (BareNode emptied : all.subList(1, 3)) {
          emptied.start();
        }
        all.get(1).awaitPort(BareNodes.CLIENT_PORT);
      }
      all.get(0).start().awaitLog("Truncated to offset");
      assertSays("UnknownTopicOrPartition", nodes.client(1, 2).refusal("reach", "orders"));
    }
  }
}
