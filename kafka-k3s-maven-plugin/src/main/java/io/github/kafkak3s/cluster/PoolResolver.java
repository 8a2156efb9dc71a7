package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.MISSING_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.cluster.Pool.Toleration;
import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.spec.KafkaSpec;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.PoolSpec;
import io.github.kafkak3s.spec.TolerationSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Resolves the node pools: ids, names, addresses, the quorum, and every node's options. */
final class PoolResolver {
  private final KafkaSpec spec;
  private final String cluster;
  private final String namespace;
  private final KafkaRelease release;
  private final List<Listener> listeners;
  private final Findings findings;

  PoolResolver(
      KafkaFile file,
      String namespace,
      KafkaRelease release,
      List<Listener> listeners,
      Findings findings) {
    this.spec = file.spec();
    this.cluster = file.metadata().name().value();
    this.namespace = namespace;
    this.release = release;
    this.listeners = listeners;
    this.findings = findings;
  }

  /** What is known of a pool before the quorum is. */
  private record Numbered(String name, PoolSpec spec, Set<Role> roles, int firstNodeId) {
    int lastNodeId() {
      return firstNodeId + spec.replicas().value() - 1;
    }
  }

  static String objectName(String cluster, String pool) {
    return pool.equals(cluster) ? cluster : cluster + "-" + pool;
  }

  static String host(String pod, String cluster, String namespace, String domain) {
    return pod + "." + cluster + "." + namespace + ".svc." + domain;
  }

  /** Returns the pools, or none, with findings, where a role or an id is missing. */
  List<Pool> resolve() {
    int before = findings.errorCount();
    List<Numbered> numbered = number();
    refuseOverlaps(numbered);
    refuseMissing(numbered, Role.CONTROLLER, "no quorum can form, so no broker ever starts");
    refuseMissing(numbered, Role.BROKER, "no node stores a record or serves a client");
    if (findings.errorCount() > before) {
      return List.of();
    }
    String voters = voters(numbered);
    int brokers = 0;
    for (Numbered pool : numbered) {
      brokers += pool.roles().contains(Role.BROKER) ? pool.spec().replicas().value() : 0;
    }
    List<Pool> pools = new ArrayList<>();
    for (Numbered pool : numbered) {
      pools.add(pool(pool, voters, brokers));
    }
    return List.copyOf(pools);
  }

  private List<Numbered> number() {
    Map<String, Located<PoolSpec>> pools = spec.nodePools().value();
    List<Numbered> numbered = new ArrayList<>();
    for (Map.Entry<String, Located<PoolSpec>> entry : pools.entrySet()) {
      String name = entry.getKey();
      PoolSpec pool = entry.getValue().value();
      if (pool.firstNodeId().isEmpty() && pools.size() > 1) {
        findings.add(
            MISSING_FIELD,
            pool.place(),
            "the field \"firstNodeId\" is missing in pool %s: with several pools each says where"
                    .formatted(name)
                + " its node ids start, since an id must never move",
            "firstNodeId: 0 for the first pool, 100 for the next, and so on");
      }
      numbered.add(new Numbered(
          name, pool, roles(pool), Located.value(pool.firstNodeId()).orElse(0)));
    }
    return numbered;
  }

  private Set<Role> roles(PoolSpec pool) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Located<PoolSpec.RoleName> role : pool.roles().value()) {
      if (!roles.add(Role.valueOf(role.value().name()))) {
        findings.add(WRONG_TYPE, role.place(), "the same role twice", "remove one");
      }
    }
    if (roles.isEmpty()) {
      findings.add(
          WRONG_TYPE,
          pool.roles().place(),
          "a pool without a role",
          "roles: [controller], [broker] or [controller, broker]");
    }
    return Collections.unmodifiableSet(roles);
  }

  private void refuseOverlaps(List<Numbered> pools) {
    for (int i = 0; i < pools.size(); i++) {
      for (int j = 0; j < i; j++) {
        Numbered pool = pools.get(i);
        Numbered other = pools.get(j);
        boolean written =
            pool.spec().firstNodeId().isPresent() && other.spec().firstNodeId().isPresent();
        if (written
            && pool.firstNodeId() <= other.lastNodeId()
            && other.firstNodeId() <= pool.lastNodeId()) {
          findings.add(
              CompilerRules.NODE_ID_OVERLAP,
              pool.spec().firstNodeId().orElseThrow().place(),
              "pool %s has the node ids %s to %s, pool %s has %s to %s: two nodes with one id"
                  .formatted(
                      pool.name(),
                      pool.firstNodeId(),
                      pool.lastNodeId(),
                      other.name(),
                      other.firstNodeId(),
                      other.lastNodeId()),
              "leave room: give one of them another firstNodeId");
        }
      }
    }
  }

  private void refuseMissing(List<Numbered> pools, Role role, String consequence) {
    for (Numbered pool : pools) {
      if (pool.roles().contains(role)) {
        return;
      }
    }
    findings.add(
        CompilerRules.MISSING_ROLE,
        spec.nodePools().place(),
        "no pool has the role %s: %s".formatted(role.word(), consequence),
        "add %s to the roles of a pool".formatted(role.word()));
  }

  private String voters(List<Numbered> pools) {
    int port = controllerPort();
    Map<Integer, String> voters = new TreeMap<>();
    for (Numbered pool : pools) {
      if (pool.roles().contains(Role.CONTROLLER)) {
        for (int i = 0; i < pool.spec().replicas().value(); i++) {
          int id = pool.firstNodeId() + i;
          voters.put(id, id + "@" + host(podName(pool, i)) + ":" + port);
        }
      }
    }
    return String.join(",", voters.values());
  }

  private int controllerPort() {
    for (Listener listener : listeners) {
      if (listener.purpose() == Listener.Purpose.CONTROLLERS) {
        return listener.port();
      }
    }
    throw new IllegalStateException("every purpose has its listener");
  }

  private String podName(Numbered pool, int ordinal) {
    return objectName(cluster, pool.name()) + "-" + ordinal;
  }

  private String host(String pod) {
    return host(pod, cluster, namespace, spec.clusterDomain().value());
  }

  private Pool pool(Numbered numbered, String voters, int brokers) {
    PoolSpec pool = numbered.spec();
    Storage storage = new Storage(
        pool.storage().size().value().canonical(),
        pool.storage().storageClass().value(),
        pool.storage().volumes().value());
    Map<String, String> config = NodeOptions.merged(spec.config(), pool.config());
    NodeOptions options = new NodeOptions(
        listeners,
        voters,
        numbered.roles(),
        Located.value(pool.zone()),
        storage,
        config,
        Replication.of(release, brokers, config));
    List<KafkaNode> nodes = new ArrayList<>();
    for (int i = 0; i < pool.replicas().value(); i++) {
      int id = numbered.firstNodeId() + i;
      String pod = podName(numbered, i);
      nodes.add(new KafkaNode(id, pod, host(pod), options.of(id, host(pod))));
    }
    ResourceResolver.Sized sized =
        ResourceResolver.resolve(pool, numbered.roles().contains(Role.BROKER), findings);
    return new Pool(
        numbered.name(),
        objectName(cluster, numbered.name()),
        numbered.roles(),
        List.copyOf(nodes),
        Located.value(pool.zone()),
        storage,
        sized.resources(),
        sized.heapMebibytes(),
        Located.values(pool.jvmOptions()),
        Pool.Spread.valueOf(pool.spread().value().name()),
        ClusterResolver.texts(pool.nodeSelector()),
        tolerations(pool),
        Located.value(pool.priorityClassName()),
        pool.terminationGracePeriodSeconds().value(),
        ClusterResolver.texts(pool.podLabels()),
        ClusterResolver.texts(pool.podAnnotations()),
        Located.value(pool.restart().isPresent() ? pool.restart() : spec.restart()));
  }

  private List<Toleration> tolerations(PoolSpec pool) {
    List<Toleration> tolerations = new ArrayList<>();
    for (Located<TolerationSpec> toleration : pool.tolerations()) {
      tolerations.add(toleration(toleration));
    }
    return List.copyOf(tolerations);
  }

  private Toleration toleration(Located<TolerationSpec> located) {
    TolerationSpec toleration = located.value();
    boolean exists =
        Located.value(toleration.operator()).filter("Exists"::equals).isPresent();
    if (toleration.key().isEmpty() && !exists) {
      refuse(located, "a toleration without a key needs the operator Exists");
    }
    if (exists && toleration.value().isPresent()) {
      refuse(located, "a toleration with the operator Exists takes no value");
    }
    if (toleration.tolerationSeconds().isPresent()
        && Located.value(toleration.effect()).filter("NoExecute"::equals).isEmpty()) {
      refuse(located, "tolerationSeconds needs the effect NoExecute");
    }
    return new Toleration(
        Located.value(toleration.key()),
        Located.value(toleration.operator()),
        Located.value(toleration.value()),
        Located.value(toleration.effect()),
        toleration.tolerationSeconds().map(seconds -> seconds.value().longValue()));
  }

  private void refuse(Located<TolerationSpec> toleration, String message) {
    findings.add(WRONG_TYPE, toleration.place(), message + "; the API server refuses it", "");
  }
}
