package io.github.kafkak3s.local.child;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;

/** Answers the requests of {@link DrillClient}. */
final class DrillRequests {
  private static final int TRY_MS = 5_000;
  private static final int AGAIN_MS = 200;

  private final DrillClient client;
  private Admin admin;
  private DrillWatch watch;
  private DrillTraffic traffic;

  DrillRequests(DrillClient client) {
    this.client = client;
  }

  /**
   * Answers a request with rows.
   *
   * @param end when the patience of who asks is over
   */
  List<List<Object>> answer(String verb, List<String> arguments, long end) throws Exception {
    return switch (verb) {
      case "cluster" -> cluster(end);
      case "quorum" -> quorum(end);
      case "create" -> List.of(create(arguments, end));
      case "control" -> List.of(control(arguments.get(0), end));
      case "group" -> List.of(group(arguments.get(0), end));
      case "transaction" -> List.of(transaction(arguments.get(0), end));
      case "refusal" -> List.of(refusal(arguments.get(0), arguments.get(1), end));
      case "traffic" -> begin(arguments);
      case "stop" -> List.of(List.of(traffic().stop(end)));
      case "verify" -> traffic().all(end);
      default -> throw new IllegalArgumentException(verb);
    };
  }

  private synchronized Admin admin() {
    if (admin == null) {
      // What watches looks soon whether a broker is back; the other clients wait as applications
      // do.
      admin = Admin.create(client.options("reconnect.backoff.max.ms=" + AGAIN_MS));
      watch = new DrillWatch(client, admin);
    }
    return admin;
  }

  private synchronized DrillTraffic traffic() {
    if (traffic == null) {
      throw new IllegalStateException("nothing is written yet");
    }
    return traffic;
  }

  private int left(long end) {
    return (int) Math.max(1, Math.min(TRY_MS, end - client.now()));
  }

  /** Returns the brokers that are not fenced: id, host, port, and why it cannot be reached. */
  private List<List<Object>> cluster(long end) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    for (Node node : admin()
        .describeCluster(new DescribeClusterOptions().timeoutMs(left(end)))
        .nodes()
        .get()) {
      rows.add(List.of(node.id(), node.host(), node.port(), problem(node)));
    }
    return rows;
  }

  private static String problem(Node node) {
    InetSocketAddress address = new InetSocketAddress(node.host(), node.port());
    if (address.isUnresolved()) {
      return "its name is not known";
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, 1_000);
      return "";
    } catch (IOException e) {
      return DrillClient.words(e);
    }
  }

  /**
   * Returns the quorum as its leader sees it: a row with the id of the leader, then for each voter
   * its id and how far it has read the leader's log, -1 where it never did.
   */
  private List<List<Object>> quorum(long end) throws Exception {
    QuorumInfo quorum = admin()
        .describeMetadataQuorum(new DescribeMetadataQuorumOptions().timeoutMs(left(end)))
        .quorumInfo()
        .get();
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(quorum.leaderId()));
    quorum.voters().forEach(voter -> rows.add(List.of(voter.replicaId(), voter.logEndOffset())));
    return rows;
  }

  /**
   * Creates a topic: name, partitions, replication factor, -1 for the cluster's own, and options
   * {@code key=value}. Returns its partitions, its factor, its effective min.insync.replicas and
   * what that comes from.
   */
  private List<Object> create(List<String> arguments, long end) throws Exception {
    String name = arguments.get(0);
    int partitions = Integer.parseInt(arguments.get(1));
    short factor = Short.parseShort(arguments.get(2));
    Map<String, String> options = new HashMap<>();
    for (String each : arguments.subList(3, arguments.size())) {
      int equals = each.indexOf('=');
      options.put(each.substring(0, equals), each.substring(equals + 1));
    }
    NewTopic topic = new NewTopic(
            name, Optional.of(partitions), factor < 0 ? Optional.empty() : Optional.of(factor))
        .configs(options);
    create(topic, end);
    TopicDescription made = again(end, () -> described(name, end));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    ConfigEntry least = again(
            end,
            () -> admin()
                .describeConfigs(List.of(resource))
                .all()
                .get(left(end), TimeUnit.MILLISECONDS))
        .get(resource)
        .get("min.insync.replicas");
    return List.of(
        made.partitions().size(),
        made.partitions().get(0).replicas().size(),
        least.value(),
        least.source());
  }

  private TopicDescription described(String name, long end) throws Exception {
    TopicDescription topic = admin()
        .describeTopics(List.of(name))
        .allTopicNames()
        .get(left(end), TimeUnit.MILLISECONDS)
        .get(name);
    if (topic.partitions().stream().anyMatch(each -> each.leader() == null)) {
      throw new NoLeader();
    }
    return topic;
  }

  /** A partition of a new topic has no leader yet. */
  private static final class NoLeader extends RetriableException {
    private static final long serialVersionUID = 1;

    NoLeader() {
      super("a partition has no leader");
    }
  }

  private void create(NewTopic topic, long end) throws Exception {
    again(end, () -> {
      try {
        admin()
            .createTopics(List.of(topic), new CreateTopicsOptions().timeoutMs(left(end)))
            .all()
            .get();
      } catch (ExecutionException e) {
        // An attempt whose answer was lost may have made it.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
      return topic;
    });
  }

  /** Creates a topic of one replica that nobody uses; returns when the try that did it began. */
  private List<Object> control(String name, long end) throws Exception {
    long asked = client.now();
    create(new NewTopic(name, Optional.of(1), Optional.of((short) 1)), end);
    return List.of(asked, client.now());
  }

  /**
   * Asks for a topic as another client, whose options a file has; returns the class and the words
   * of the exception that it gets, both empty where it gets none.
   */
  private List<Object> refusal(String file, String topic, long end) throws Exception {
    Properties options = DrillClient.read(Path.of(file));
    try (Admin other = Admin.create(options)) {
      other
          .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(left(end)))
          .allTopicNames()
          .get();
      return List.of("", "");
    } catch (ExecutionException e) {
      return List.of(e.getCause().getClass().getSimpleName(), DrillClient.words(e));
    }
  }

  /** Commits an offset as a group, and reads it back; returns the offset. */
  private List<Object> group(String topic, long end) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    Duration patience = Duration.ofMillis(Math.max(1, end - client.now()));
    try (KafkaConsumer<Long, Long> consumer = new KafkaConsumer<>(
        client.options("group.id=" + topic, "enable.auto.commit=false"),
        new LongDeserializer(),
        new LongDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)), patience);
      return List.of(
          consumer.committed(Set.of(partition), patience).get(partition).offset());
    }
  }

  /** Commits a transaction of one record. */
  private List<Object> transaction(String topic, long end) {
    long patience = Math.max(1, end - client.now());
    try (KafkaProducer<Long, Long> producer = new KafkaProducer<>(
        client.options(
            "transactional.id=" + topic,
            "max.block.ms=" + patience,
            "request.timeout.ms=" + Math.min(patience, TRY_MS),
            "delivery.timeout.ms=" + Math.max(patience, TRY_MS)),
        new LongSerializer(),
        new LongSerializer())) {
      try {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, null, 0L));
        producer.commitTransaction();
      } catch (RuntimeException e) {
        producer.close(Duration.ZERO);
        throw e;
      }
    }
    return List.of("committed");
  }

  /** Begins to write and read: topics with their numbers of partitions, {@code drill=3}. */
  private synchronized List<List<Object>> begin(List<String> topics) {
    Set<String> names = new LinkedHashSet<>();
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      int equals = topic.indexOf('=');
      names.add(topic.substring(0, equals));
      for (int i = 0; i < Integer.parseInt(topic.substring(equals + 1)); i++) {
        partitions.add(new TopicPartition(topic.substring(0, equals), i));
      }
    }
    admin();
    watch.see(names);
    traffic = new DrillTraffic(client, partitions);
    return Arrays.asList();
  }

  private <T> T again(long end, Callable<T> attempt) throws Exception {
    while (true) {
      try {
        return attempt.call();
      } catch (ExecutionException | java.util.concurrent.TimeoutException | RetriableException e) {
        boolean isPassing =
            !(e instanceof ExecutionException) || e.getCause() instanceof RetriableException;
        // A topic that was just made is not known by every broker yet.
        if (!isPassing || client.now() > end) {
          throw e;
        }
      }
      Thread.sleep(100);
    }
  }
}
