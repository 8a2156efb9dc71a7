package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What options of replication and of topics do in a cluster that has started without a word. */
class ReplicationConsequences {
  private static void assertSays(String text, String actual) {
    assertTrue(actual.contains(text), () -> "expected: " + text + "\n" + actual);
  }

  /** A controller, number 2, and two brokers, all with these options. */
  private static List<BareNode> twoBrokers(BareNodes nodes, String... lines) throws Exception {
    nodes.node(2, more(nodes.controller(2, 2), lines)).format().start();
    List<BareNode> brokers = List.of(
        nodes.node(0, more(nodes.broker(0, 2), lines)).format().start(),
        nodes.node(1, more(nodes.broker(1, 2), lines)).format().start());
    for (BareNode broker : brokers) {
      broker.awaitPort(BareNodes.CLIENT_PORT);
    }
    return brokers;
  }

  private static BareNode oneNode(BareNodes nodes, String... lines) throws Exception {
    return nodes.node(0, more(nodes.combined(0, 0), lines)).format().serve();
  }

  private static BareOptions more(BareOptions options, String... lines) {
    BareOptions all = options;
    for (String line : lines) {
      all = all.and(line);
    }
    return all;
  }

  private static int follower(LabClient client, String topic) throws Exception {
    return 1 - client.partitions(topic).get(0).leader();
  }

  private static void awaitIsr(LabClient client, String topic, Set<Integer> expected)
      throws Exception {
    Set<Integer> isr = Set.of();
    for (int i = 0; i < 300; i++) {
      isr = client.partitions(topic).get(0).inSync();
      if (isr.equals(expected)) {
        return;
      }
      Thread.sleep(100);
    }
    assertEquals(expected, isr);
  }

  @Reproduces("KK3501")
  void minimumEqualToTheFactorStopsWrites(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> brokers =
          twoBrokers(nodes, "default.replication.factor=2", "min.insync.replicas=2");
      LabClient client = nodes.client(0, 1);
      assertEquals(2, client.createTopic("orders").replicationFactor());
      assertEquals(5, client.produce("orders", 5));
      int follower = follower(client, "orders");
      brokers.get(follower).kill();
      awaitIsr(client, "orders", Set.of(1 - follower));
      client.with("retries=0", "enable.idempotence=false");
      assertSays("NotEnoughReplicasException", client.refusal("produce", "orders", "1"));
    }
  }

  @Reproduces("KK3502")
  void minimumAboveTheFactorIsTheFactor(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      oneNode(nodes, "default.replication.factor=1", "min.insync.replicas=2");
      LabClient client = nodes.client(0);
      assertEquals(1, client.createTopic("orders").replicationFactor());
      assertEquals("2", client.topicOptions("orders").get("min.insync.replicas").value());
      assertEquals(5, client.produce("orders", 5));
    }
  }

  @Reproduces("KK3503")
  void singleReplicaIsAwayWithItsBroker(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> brokers = twoBrokers(nodes);
      LabClient client = nodes.client(0, 1);
      assertEquals(1, client.createTopic("orders").replicationFactor());
      int leader = client.partitions("orders").get(0).leader();
      brokers.get(leader).kill();
      LabClient other = nodes.client(1 - leader);
      assertSays("TimeoutException", other.refusal("produce", "orders", "1"));
      assertEquals(-1, other.partitions("orders").get(0).leader());
    }
  }

  @Reproduces("KK3504")
  void oneCopyIsAcknowledged(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> brokers = twoBrokers(nodes, "default.replication.factor=2");
      LabClient client = nodes.client(0, 1);
      client.createTopic("orders");
      assertEquals(5, client.produce("orders", 5));
      int follower = follower(client, "orders");
      brokers.get(follower).kill();
      awaitIsr(client, "orders", Set.of(1 - follower));
      assertEquals(5, client.produce("orders", 5));
    }
  }

  @Reproduces("KK3505")
  void transactionsStopWithTheFirstBroker(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> brokers = twoBrokers(
          nodes,
          "default.replication.factor=2",
          "offsets.topic.replication.factor=2",
          "transaction.state.log.replication.factor=2");
      LabClient client = nodes.client(0, 1);
      client.createTopic("orders");
      assertEquals(5, client.produceInTransaction("orders", 5));
      int follower = follower(client, "__transaction_state");
      brokers.get(follower).kill();
      awaitIsr(client, "__transaction_state", Set.of(1 - follower));
      assertEquals(5, client.produce("orders", 5));
      assertSays("TimeoutException", client.refusal("transact", "orders", "5"));
    }
  }

  @Reproduces("KK3506")
  void controllersDecide(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes.node(2, nodes.controller(2, 2)).format().start();
      for (int broker = 0; broker < 2; broker++) {
        nodes
            .node(
                broker,
                nodes
                    .broker(broker, 2)
                    .with("default.replication.factor", "2")
                    .with("min.insync.replicas", "2"))
            .format()
            .start();
      }
      LabClient client = nodes.client(0, 1);
      client.awaitQuorum(1, 2);
      assertEquals(1, client.createTopic("requested").replicationFactor());
      client.produce("used", 1);
      assertEquals(2, client.describeTopic("used").replicationFactor());
      assertEquals(
          nodes.since("4.1") ? "1" : "2",
          client.topicOptions("used").get("min.insync.replicas").value());
    }
  }

  @Reproduces(value = "KK3507", from = "4.1")
  void minimumOfTheFirstStartStays(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = oneNode(nodes, "min.insync.replicas=2");
      nodes.client(0).createTopic("orders", 1, 1);
      node.kill().configure(node.options().with("min.insync.replicas", "1")).serve();
      LabClient client = nodes.client(0);
      LabClient.Option option = client.topicOptions("orders").get("min.insync.replicas");
      assertEquals(new LabClient.Option("2", "DYNAMIC_DEFAULT_BROKER_CONFIG"), option);
      assertSays(
          "min.insync.replicas", client.refusal("alter-broker", "0", "min.insync.replicas", "1"));
    }
  }

  @Reproduces("KK3014")
  void uncleanLeaderForgetsWhatWasAcknowledged(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<BareNode> brokers = twoBrokers(
          nodes,
          "default.replication.factor=2",
          "offsets.topic.replication.factor=2",
          "unclean.leader.election.enable=true");
      LabClient client = nodes.client(0, 1);
      client.createTopic("orders");
      client.produce("orders", 5);
      int stale = follower(client, "orders");
      brokers.get(stale).kill();
      awaitIsr(client, "orders", Set.of(1 - stale));
      assertEquals(10, client.produce("orders", 10));
      brokers.get(1 - stale).kill();
      brokers.get(stale).serve();
      awaitIsr(client, "orders", Set.of(stale));
      brokers.get(1 - stale).serve();
      awaitIsr(client, "orders", Set.of(0, 1));
      client.patience(15);
      assertEquals(5, client.consume("orders", "readers", 10));
    }
  }

  @Reproduces("KK3006")
  void factorsThatOneBrokerCannotHold(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = oneNode(nodes, "default.replication.factor=3");
      LabClient client = nodes.client(0);
      client.patience(5);
      assertSays("InvalidReplicationFactorException", client.refusal("create", "orders"));
      client.createTopic("small", 1, 1);
      client.produce("small", 5);
      assertEquals(0, client.consume("small", "readers", 5));
      assertSays("INVALID_REPLICATION_FACTOR", node.log());
      assertSays("TimeoutException", client.refusal("transact", "small", "5"));
    }
  }

  @Reproduces("KK3007")
  void nobodyMakesTheTopic(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      oneNode(nodes, "auto.create.topics.enable=false");
      LabClient client = nodes.client(0);
      assertSays("UnknownTopicOrPartitionException", client.refusal("reach", "orders"));
      assertSays("not present in metadata", client.refusal("produce", "orders", "1"));
      assertSays("UnknownTopicOrPartitionException", client.refusal("reach", "orders"));
    }
  }

  @Reproduces({"KK3008", "KK3011", "KK3012"})
  void linesThatKafkaReadsOver(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      oneNode(
          nodes,
          "min.insync.replica=2",
          "retention.ms=3600000",
          "log.dir=/nowhere",
          "num.partitions=12",
          "num.partitions=3");
      LabClient client = nodes.client(0);
      assertEquals(3, client.createTopic("orders").partitions());
      var topic = client.topicOptions("orders");
      assertEquals("1", topic.get("min.insync.replicas").value());
      assertEquals("604800000", topic.get("retention.ms").value());
    }
  }

  @Reproduces(value = "KK3010", from = "4.0")
  void removedOptionsAreIgnored(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      oneNode(
          nodes,
          "inter.broker.protocol.version=3.9",
          "log.message.timestamp.difference.max.ms=3600000");
      assertEquals(
          Long.toString(Long.MAX_VALUE),
          nodes
              .client(0)
              .brokerOptions(0)
              .get("log.message.timestamp.before.max.ms")
              .value());
    }
  }

  @Reproduces("KK3013")
  void whoeverAsksFirstMakesTheTopic(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      oneNode(nodes);
      LabClient client = nodes.client(0);
      client.produce("orders", 1);
      assertEquals(new LabClient.Topic(1, 1), client.describeTopic("orders"));
      assertSays("TopicExistsException", client.refusal("create-as", "orders", "12", "1"));
    }
  }

  @Reproduces("KK3017")
  void largeRequestEndsTheConnection(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node =
          oneNode(nodes, "socket.request.max.bytes=100000", "message.max.bytes=1000000");
      LabClient client = nodes.client(0);
      client.createTopic("orders", 1, 1);
      assertSays("TimeoutException", client.refusal("produce-large", "orders", "200000"));
      assertSays("InvalidReceiveException", node.log());
    }
  }

  @Reproduces("KK3018")
  void sessionShorterThanAHeartbeatIsFencedForEver(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode controller =
          nodes.node(1, nodes.controller(1, 1).with("broker.session.timeout.ms", "1500"));
      controller.format().start();
      nodes
          .node(0, nodes.broker(0, 1).with("broker.heartbeat.interval.ms", "4000"))
          .format()
          .start();
      controller.awaitLog("Fencing broker 0");
    }
  }

  @Reproduces("KK3018")
  void noSessionTimeoutIsAllowed(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      oneNode(
          nodes,
          "offsets.topic.replication.factor=1",
          "group.min.session.timeout.ms=60000",
          "group.max.session.timeout.ms=50000");
      LabClient client = nodes.client(0);
      client.createTopic("orders", 1, 1);
      assertSays(
          "InvalidSessionTimeoutException", client.refusal("consume", "orders", "readers", "1"));
    }
  }

  @Reproduces("KK3509")
  void withoutRacksSomeReplicasShareAZone(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      // Brokers 1 and 2 stand for one zone that Kafka has not been told of.
      assertTrue(placed(nodes, "", "", "").contains(Set.of(1, 2)), "no partition on 1 and 2 alone");
    }
  }

  @Reproduces({"KK3510", "KK3511"})
  void brokerOfTheSmallRackHoldsEveryPartition(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<Set<Integer>> placed = placed(nodes, "a", "b", "b");
      assertEquals(12, placed.stream().filter(each -> each.contains(0)).count());
      assertTrue(placed.stream().filter(each -> each.contains(1)).count() < 12);
    }
  }

  /** The replicas of 12 partitions of two, on three brokers with these racks. */
  private static List<Set<Integer>> placed(BareNodes nodes, String... racks) throws Exception {
    List<BareNode> all = new ArrayList<>();
    for (int id = 0; id < 3; id++) {
      BareOptions options = nodes.combined(id, 0, 1, 2);
      all.add(nodes
          .node(id, racks[id].isEmpty() ? options : options.with("broker.rack", racks[id]))
          .format());
    }
    for (BareNode node : all) {
      node.start();
    }
    for (BareNode node : all) {
      node.awaitPort(BareNodes.CLIENT_PORT);
    }
    LabClient client = nodes.client(0, 1, 2);
    client.createTopic("orders", 12, 2);
    return client.partitions("orders").stream()
        .map(LabClient.Partition::replicas)
        .toList();
  }

  @Reproduces("KK5002")
  void peersCannotFollowWhoTheyCannotFind(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes.node(2, nodes.controller(2, 2)).format().start();
      String lag = "replica.lag.time.max.ms";
      BareNode found =
          nodes.node(0, nodes.broker(0, 2).with(lag, "3000")).format().start();
      nodes
          .node(
              1,
              nodes
                  .broker(1, 2)
                  .with(lag, "3000")
                  .with("advertised.listeners", "PLAINTEXT://broker:9092"))
          .format()
          .serve();
      found.awaitPort(BareNodes.CLIENT_PORT);
      LabClient client = nodes.client(0);
      client.createTopic("orders", 2, 2);
      found.awaitLog("java.net.UnknownHostException: broker");
      for (int i = 0; i < 300; i++) {
        if (ledBy(client, 1).stream().allMatch(each -> each.inSync().equals(Set.of(1)))) {
          break;
        }
        Thread.sleep(100);
      }
      assertEquals(
          List.of(Set.of(1)),
          ledBy(client, 1).stream().map(LabClient.Partition::inSync).toList());
    }
  }

  private static List<LabClient.Partition> ledBy(LabClient client, int broker) throws Exception {
    return client.partitions("orders").stream()
        .filter(each -> each.leader() == broker)
        .toList();
  }

  @Reproduces("KK5011")
  void brokersOfOneAddressTakeEachOthersRequests(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes.node(2, nodes.controller(2, 2)).format().start();
      nodes.node(0, nodes.broker(0, 2)).format().serve();
      nodes
          .node(1, nodes.broker(1, 2).with("advertised.listeners", "PLAINTEXT://kafka-0:9092"))
          .format()
          .start();
      LabClient client = nodes.client(0);
      client.awaitQuorum(1, 2);
      client.createTopic("orders", 2, 1);
      assertSays("Exception", client.refusal("produce", "orders", "20"));
    }
  }

  @Reproduces("KK7004")
  void killedBrokerRecoversItsLogs(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = oneNode(nodes);
      nodes.client(0).produce("orders", 5);
      node.stop().serve();
      assertSays("clean shutdown file was found", node.log());
      assertFalse(node.log().contains("no clean shutdown file was found"));
      node.kill().serve();
      assertSays("no clean shutdown file was found", node.log());
    }
  }
}
