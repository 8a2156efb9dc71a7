package io.github.kafkak3s.render;

import io.github.kafkak3s.cluster.Budget;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Image;
import io.github.kafkak3s.cluster.KafkaNode;
import io.github.kafkak3s.cluster.Listener;
import io.github.kafkak3s.cluster.Logging;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.cluster.Storage;
import io.github.kafkak3s.kafka.ImageContract;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Resolved clusters for tests: the smallest one, and what a test changes about it. */
final class Clusters {
  static final KafkaRelease KAFKA_4_3_1 = KafkaReleases.find("4.3.1").orElseThrow();
  static final KafkaRelease KAFKA_3_9_2 = KafkaReleases.find("3.9.2").orElseThrow();

  String name = "kafka";
  String namespace = "kafka";
  Map<String, String> labels = Map.of();
  Map<String, String> annotations = Map.of();
  boolean createNamespace = true;
  KafkaRelease release = KAFKA_4_3_1;
  Optional<String> metadataVersion = Optional.empty();
  boolean bootstrap = true;
  List<String> reformat = List.of();
  Image image = new Image(
      ImageContract.APACHE_KAFKA, "docker.io/apache/kafka:4.3.1", "IfNotPresent", List.of());
  Logging logging = new Logging("INFO", Map.of());
  List<Listener> listeners = List.of(
      new Listener("REPLICATION", 9091, Listener.Purpose.BROKERS, "replication"),
      new Listener("CLIENT", 9092, Listener.Purpose.CLIENTS, "client"),
      new Listener("CONTROLLER", 9093, Listener.Purpose.CONTROLLERS, "controller"));
  List<PoolSketch> pools =
      new ArrayList<>(List.of(new PoolSketch("kafka", 0, 3, Role.BROKER, Role.CONTROLLER)));
  List<Budget> budgets = List.of(new Budget("kafka", Optional.empty(), 1));
  List<String> clientNamespaces = List.of();

  private Clusters() {}

  /** What the smallest kafka.yaml means. */
  static Cluster smallest() {
    return smallest(sketch -> {});
  }

  /** What the smallest kafka.yaml means, with changes. */
  static Cluster smallest(Consumer<Clusters> changes) {
    Clusters sketch = new Clusters();
    changes.accept(sketch);
    return sketch.resolve();
  }

  /** Three controllers and so many brokers in pools of their own. */
  static Cluster dedicated(int brokers, Consumer<Clusters> changes) {
    return smallest(sketch -> {
      sketch.name = "orders";
      sketch.pools.clear();
      sketch.pools.add(new PoolSketch("controllers", 0, 3, Role.CONTROLLER));
      sketch.pools.add(new PoolSketch("brokers", 100, brokers, Role.BROKER));
      sketch.budgets = List.of(
          new Budget("orders-brokers", Optional.of(Role.BROKER), 1),
          new Budget("orders-controllers", Optional.of(Role.CONTROLLER), 1));
      changes.accept(sketch);
    });
  }

  PoolSketch pool(String poolName) {
    return pools.stream().filter(pool -> pool.name.equals(poolName)).findFirst().orElseThrow();
  }

  private Cluster resolve() {
    String voters = pools.stream()
        .filter(pool -> pool.roles.contains(Role.CONTROLLER))
        .flatMap(pool -> IntStream.range(0, pool.replicas).mapToObj(i -> voter(pool, i)))
        .collect(Collectors.joining(","));
    return new Cluster(
        name,
        namespace,
        "",
        labels,
        annotations,
        createNamespace,
        release,
        metadataVersion,
        "q3mBf0RzTkSVh7nXw2LdYA",
        bootstrap,
        reformat,
        image,
        logging,
        listeners,
        pools.stream().map(pool -> pool.resolve(this, voters)).toList(),
        budgets,
        clientNamespaces);
  }

  private String voter(PoolSketch pool, int ordinal) {
    return (pool.firstNodeId + ordinal) + "@" + pool.host(this, ordinal) + ":9093";
  }

  /** A pool before names and options are derived. */
  static final class PoolSketch {
    final String name;
    final int firstNodeId;
    final int replicas;
    final Set<Role> roles;
    Optional<String> zone = Optional.empty();
    Storage storage = new Storage("10Gi", "local-path", 1);
    Pool.Resources resources =
        new Pool.Resources(Map.of("memory", "1Gi", "cpu", "500m"), Map.of("memory", "1Gi"));
    List<String> jvmOptions = List.of();
    Pool.Spread spread = Pool.Spread.REQUIRED;
    Map<String, String> nodeSelector = Map.of();
    List<Pool.Toleration> tolerations = List.of();
    Optional<String> priorityClassName = Optional.empty();
    Map<String, String> podLabels = Map.of();
    Map<String, String> podAnnotations = Map.of();
    Optional<String> restart = Optional.empty();

    PoolSketch(String name, int firstNodeId, int replicas, Role... roles) {
      this.name = name;
      this.firstNodeId = firstNodeId;
      this.replicas = replicas;
      this.roles = EnumSet.copyOf(List.of(roles));
    }

    /** Returns this pool under another name and with other ids. */
    PoolSketch named(String otherName, int otherFirstNodeId) {
      PoolSketch other =
          new PoolSketch(otherName, otherFirstNodeId, replicas, roles.toArray(Role[]::new));
      other.zone = zone;
      other.storage = storage;
      other.spread = spread;
      other.podLabels = podLabels;
      return other;
    }

    private String objectName(Clusters cluster) {
      return name.equals(cluster.name) ? name : cluster.name + "-" + name;
    }

    private String host(Clusters cluster, int ordinal) {
      return "%s-%s.%s.%s.svc.cluster.local"
          .formatted(objectName(cluster), ordinal, cluster.name, cluster.namespace);
    }

    private Pool resolve(Clusters cluster, String voters) {
      return new Pool(
          name,
          objectName(cluster),
          roles,
          IntStream.range(0, replicas).mapToObj(i -> node(cluster, i, voters)).toList(),
          zone,
          storage,
          resources,
          512,
          jvmOptions,
          spread,
          nodeSelector,
          tolerations,
          priorityClassName,
          120,
          podLabels,
          podAnnotations,
          restart);
    }

    private KafkaNode node(Clusters cluster, int ordinal, String voters) {
      String host = host(cluster, ordinal);
      List<Listener> opened = cluster.listeners.stream()
          .filter(listener -> roles.contains(
              listener.purpose() == Listener.Purpose.CONTROLLERS ? Role.CONTROLLER : Role.BROKER))
          .toList();
      Map<String, String> options = new LinkedHashMap<>();
      options.put("process.roles", roles.stream().map(Role::word).collect(Collectors.joining(",")));
      options.put("node.id", String.valueOf(firstNodeId + ordinal));
      options.put("controller.quorum.voters", voters);
      options.put("controller.listener.names", "CONTROLLER");
      options.put(
          "listeners", join(opened, listener -> listener.name() + "://:" + listener.port()));
      if (roles.contains(Role.BROKER)) {
        options.put(
            "advertised.listeners",
            join(
                opened.stream()
                    .filter(listener -> listener.purpose() != Listener.Purpose.CONTROLLERS)
                    .toList(),
                listener -> listener.name() + "://" + host + ":" + listener.port()));
      }
      options.put(
          "listener.security.protocol.map",
          join(
              roles.contains(Role.BROKER) ? cluster.listeners : opened,
              listener -> listener.name() + ":PLAINTEXT"));
      if (roles.contains(Role.BROKER)) {
        options.put("inter.broker.listener.name", "REPLICATION");
      }
      options.put(
          "log.dirs",
          storage.claimNames().stream()
              .map(Storage::logDirectory)
              .collect(Collectors.joining(",")));
      if (roles.contains(Role.BROKER)) {
        options.put("initial.broker.registration.timeout.ms", "600000");
        options.put("auto.create.topics.enable", "false");
      }
      options.put("default.replication.factor", "3");
      options.put("min.insync.replicas", "2");
      options.put("num.partitions", "1");
      options.put("offsets.topic.replication.factor", "3");
      options.put("transaction.state.log.replication.factor", "3");
      options.put("transaction.state.log.min.isr", "2");
      if (cluster.release.shareGroups()) {
        options.put("share.coordinator.state.topic.replication.factor", "3");
        options.put("share.coordinator.state.topic.min.isr", "2");
      }
      return new KafkaNode(
          firstNodeId + ordinal, objectName(cluster) + "-" + ordinal, host, options);
    }

    private static String join(
        List<Listener> listeners, java.util.function.Function<Listener, String> text) {
      return listeners.stream().map(text).collect(Collectors.joining(","));
    }
  }
}
