package io.github.kafkak3s.lab;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The child process of {@link LabClient}; ends with its standard input. Compiled once, run with
 * each release's jars.
 */
public final class LabClientMain {
  private final String bootstrap;
  private final String controllers;
  private final PrintStream answers;
  private final Map<String, String> more = new LinkedHashMap<>();
  private Duration patience = Duration.ofSeconds(120);

  private LabClientMain(String bootstrap, String controllers, PrintStream answers) {
    this.bootstrap = bootstrap;
    this.controllers = controllers;
    this.answers = answers;
  }

  /**
   * Answers requests on standard input until it ends; arguments: bootstrap servers, bootstrap
   * controllers.
   */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    // Whatever logs to standard output must not get between the answers.
    System.setOut(System.err);
    LabClientMain client = new LabClientMain(args[0], args[1], answers);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        client.answer(line.split("\t", -1));
        answers.println(".");
      } catch (Exception e) {
        e.printStackTrace();
        answers.println("!" + String.valueOf(e).replaceAll("\\s+", " "));
      }
      answers.flush();
    }
  }

  private void answer(String[] request) throws Exception {
    switch (request[0]) {
      case "quorum" -> quorum(Integer.parseInt(request[1]), Integer.parseInt(request[2]));
      case "create" -> create(request[1]);
      case "create-as" -> createAs(request);
      case "partitions" -> partitions(request[1]);
      case "with" -> with(request);
      case "patience" -> patience = Duration.ofSeconds(Integer.parseInt(request[1]));
      case "reach" -> reach(request[1]);
      case "alter-broker" -> alterBroker(request[1], request[2], request[3]);
      case "add-voter" -> addVoter(Integer.parseInt(request[1]), request[2]);
      case "topic" -> topic(request[1]);
      case "produce" -> produce(request[1], Integer.parseInt(request[2]));
      case "produce-large" -> produceLarge(request[1], Integer.parseInt(request[2]));
      case "restrict" -> restrict(request[1], request[2]);
      case "transact" -> transact(request[1], Integer.parseInt(request[2]));
      case "consume" -> consume(request[1], request[2], Integer.parseInt(request[3]));
      case "broker" -> options(ConfigResource.Type.BROKER, request[1], "bootstrap.servers");
      case "controller" -> options(ConfigResource.Type.BROKER, request[1], "bootstrap.controllers");
      case "topic-options" -> options(ConfigResource.Type.TOPIC, request[1], "bootstrap.servers");
      case "nodes" -> nodes();
      case "cluster-id" -> clusterId();
      default -> throw new IllegalArgumentException(request[0]);
    }
  }

  private void quorum(int voters, int brokers) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    try (Admin admin = admin("bootstrap.servers")) {
      while (true) {
        QuorumInfo quorum = settled(() -> admin.describeMetadataQuorum().quorumInfo());
        Collection<Node> nodes = admin.describeCluster().nodes().get();
        // A voter that has never fetched from the leader stands at -1; one that keeps up is a few
        // records behind.
        boolean together = quorum.leaderId() >= 0
            && quorum.voters().size() == voters
            && quorum.voters().stream().allMatch(voter -> voter.logEndOffset() > 0);
        if (together && nodes.size() == brokers) {
          line(quorum.leaderId(), ids(quorum.voters()), ids(quorum.observers()));
          return;
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException("quorum " + quorum + ", brokers " + nodes);
        }
        Thread.sleep(200);
      }
    }
  }

  private static String ids(List<QuorumInfo.ReplicaState> replicas) {
    return replicas.stream()
        .map(replica -> Integer.toString(replica.replicaId()))
        .collect(Collectors.joining(","));
  }

  private void create(String name) throws Exception {
    try (Admin admin = admin("bootstrap.servers")) {
      CreateTopicsResult result =
          admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())));
      line(result.numPartitions(name).get(), result.replicationFactor(name).get());
    }
  }

  private void createAs(String[] request) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : List.of(request).subList(4, request.length)) {
      String[] parts = option.split("=", 2);
      options.put(parts[0], parts[1]);
    }
    NewTopic topic =
        new NewTopic(request[1], Integer.parseInt(request[2]), Short.parseShort(request[3]));
    try (Admin admin = admin("bootstrap.servers")) {
      CreateTopicsResult result = admin.createTopics(List.of(topic.configs(options)));
      line(
          result.numPartitions(request[1]).get(),
          result.replicationFactor(request[1]).get());
    }
  }

  private void partitions(String name) throws Exception {
    try (Admin admin = admin("bootstrap.servers")) {
      TopicDescription topic =
          settled(() -> admin.describeTopics(List.of(name)).allTopicNames()).get(name);
      for (TopicPartitionInfo partition : topic.partitions()) {
        line(
            partition.leader() == null ? -1 : partition.leader().id(),
            nodeIds(partition.replicas()),
            nodeIds(partition.isr()));
      }
    }
  }

  private static String nodeIds(List<Node> nodes) {
    return nodes.stream().map(Node::idString).collect(Collectors.joining(","));
  }

  private void with(String[] request) {
    for (String option : List.of(request).subList(1, request.length)) {
      String[] parts = option.split("=", 2);
      more.put(parts[0], parts[1]);
    }
  }

  /** Asks for a topic once, without waiting until it is there. */
  private void reach(String name) throws Exception {
    try (Admin admin = admin("bootstrap.servers")) {
      admin.describeTopics(List.of(name)).allTopicNames().get();
    }
  }

  private void alterBroker(String id, String key, String value) throws Exception {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, id);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    try (Admin admin = admin("bootstrap.servers")) {
      admin.incrementalAlterConfigs(Map.of(broker, List.of(set))).all().get();
    }
  }

  private void addVoter(int id, String host) throws Exception {
    RaftVoterEndpoint endpoint = new RaftVoterEndpoint("CONTROLLER", host, 9093);
    try (Admin admin = admin("bootstrap.servers")) {
      admin.addRaftVoter(id, Uuid.randomUuid(), Set.of(endpoint)).all().get();
    }
  }

  private void topic(String name) throws Exception {
    try (Admin admin = admin("bootstrap.servers")) {
      TopicDescription topic =
          settled(() -> admin.describeTopics(List.of(name)).allTopicNames()).get(name);
      line(topic.partitions().size(), topic.partitions().get(0).replicas().size());
    }
  }

  private void produce(String topic, int records) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      line(send(producer, topic, records));
    }
  }

  private void produceLarge(String topic, int bytes) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, "x".repeat(bytes))).get();
      line(bytes);
    }
  }

  /** Gives a topic to one principal. */
  private void restrict(String topic, String principal) throws Exception {
    AclBinding binding = new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", AclOperation.WRITE, AclPermissionType.ALLOW));
    try (Admin admin = admin("bootstrap.servers")) {
      admin.createAcls(List.of(binding)).all().get();
    }
  }

  private void transact(String topic, int records) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "lab"))) {
      producer.initTransactions();
      producer.beginTransaction();
      int sent = send(producer, topic, records);
      producer.commitTransaction();
      line(sent);
    }
  }

  private static int send(KafkaProducer<String, String> producer, String topic, int records)
      throws InterruptedException, ExecutionException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      sent.add(producer.send(new ProducerRecord<>(topic, "k" + i, topic + " " + i)));
    }
    producer.flush();
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
    return sent.size();
  }

  private void consume(String topic, String group, int records) {
    Properties options = clientOptions("bootstrap.servers");
    options.put("group.id", group);
    options.put("auto.offset.reset", "earliest");
    options.put("enable.auto.commit", "false");
    options.put("isolation.level", "read_committed");
    Set<String> seen = new HashSet<>();
    long end = System.nanoTime() + patience.toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(options, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (seen.size() < records && System.nanoTime() < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          seen.add(record.value());
        }
      }
      consumer.commitSync();
    }
    line(seen.size());
  }

  private void options(ConfigResource.Type type, String name, String by) throws Exception {
    ConfigResource resource = new ConfigResource(type, name);
    try (Admin admin = admin(by)) {
      settled(() -> admin.describeConfigs(List.of(resource)).all())
          .get(resource)
          .entries()
          .forEach(entry -> line(entry.name(), String.valueOf(entry.value()), entry.source()));
    }
  }

  /** Asks until the broker that happens to answer knows of a new topic, too. */
  private <T> T settled(Supplier<KafkaFuture<T>> request) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return request.get().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > end) {
          throw e;
        }
      }
      Thread.sleep(100);
    }
  }

  private void nodes() throws Exception {
    try (Admin admin = admin("bootstrap.servers")) {
      for (Node node : admin.describeCluster().nodes().get()) {
        line(node.id(), node.host(), node.port(), node.hasRack() ? node.rack() : "");
      }
    }
  }

  private void clusterId() throws Exception {
    try (Admin admin = admin("bootstrap.servers")) {
      line(admin.describeCluster().clusterId().get());
    }
  }

  private void line(Object... fields) {
    StringBuilder line = new StringBuilder();
    for (Object field : fields) {
      line.append(line.isEmpty() ? "" : "\t").append(String.valueOf(field).replaceAll("\\s+", " "));
    }
    answers.println(line);
  }

  private Admin admin(String by) {
    return Admin.create(clientOptions(by));
  }

  private KafkaProducer<String, String> producer(Map<String, String> others) {
    Properties options = clientOptions("bootstrap.servers");
    options.put("acks", "all");
    options.putAll(others);
    return new KafkaProducer<>(options, new StringSerializer(), new StringSerializer());
  }

  private Properties clientOptions(String by) {
    Properties options = new Properties();
    options.putAll(more);
    options.put(by, by.equals("bootstrap.servers") ? bootstrap : controllers);
    return options;
  }
}
