package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Unknown;
import io.github.kafkak3s.observe.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which failures one cluster survives: for each promise and each sort of failure the smallest set
 * that breaks it, over every placement of replicas that Kafka may choose and every placement of
 * pods that nothing forbids. Exact; what depends on something unknown is absent.
 *
 * @param file the file of the first of its workloads
 * @param cluster namespace and name of that workload, {@code kafka/kafka}; the name where no
 *     namespace is written
 * @param brokers how many brokers it has
 * @param controllers how many controllers it has
 * @param gap why nothing can be said; empty where something can
 * @param breaks the smallest failures
 */
public record Proof(
    String file,
    String cluster,
    int brokers,
    int controllers,
    String gap,
    Map<Promise, Map<Failure, Break>> breaks) {
  private static final String TOO_MANY = "its pods or hosts are of more than 64 kinds";

  /** Keeps an unmodifiable view. */
  public Proof {
    breaks = Collections.unmodifiableMap(breaks);
  }

  /** Returns the proofs of the clusters of a bundle; none of those that ZooKeeper runs. */
  public static List<Proof> of(Observation bundle) {
    List<Proof> proofs = new ArrayList<>();
    for (KafkaCluster cluster : bundle.clusters()) {
      if (!isOfZooKeeper(cluster)) {
        proofs.add(of(bundle, cluster));
      }
    }
    return proofs;
  }

  /**
   * Returns what the bundle leaves open that the proofs of its clusters depend on, beyond what
   * {@link Observation#unknowns} says.
   */
  public static List<Unknown> unknowns(Observation bundle) {
    Set<Unknown> unknowns = new LinkedHashSet<>();
    for (KafkaCluster cluster : bundle.clusters()) {
      if (!isOfZooKeeper(cluster)) {
        unknowns.addAll(new ModelReader(bundle, cluster).unknowns());
      }
    }
    return List.copyOf(unknowns);
  }

  private static boolean isOfZooKeeper(KafkaCluster cluster) {
    for (KafkaNode node : cluster.nodes()) {
      if (node.isZooKeeper()) {
        return true;
      }
    }
    return false;
  }

  private static Proof of(Observation bundle, KafkaCluster cluster) {
    ModelReader reader = new ModelReader(bundle, cluster);
    Optional<String> gap = reader.gap();
    if (gap.isPresent()) {
      return of(cluster, gap.get(), new EnumMap<>(Promise.class));
    }
    Optional<Model> model = reader.read();
    return model.isPresent()
        ? of(cluster, "", breaks(model.get()))
        : of(cluster, TOO_MANY, new EnumMap<>(Promise.class));
  }

  private static Proof of(
      KafkaCluster cluster, String gap, Map<Promise, Map<Failure, Break>> breaks) {
    Workload first = cluster.workloads().get(0);
    return new Proof(
        first.object().file(),
        cluster.name(),
        cluster.brokers().size(),
        cluster.controllers().size(),
        gap,
        breaks);
  }

  /** Returns the smallest failures of a model. */
  static Map<Promise, Map<Failure, Break>> breaks(Model model) {
    Map<Promise, Map<Failure, Break>> breaks = new EnumMap<>(Promise.class);
    Packing packing = new Packing(model.terrain(), model.sizes());
    for (Promise promise : Promise.values()) {
      breaks.put(promise, Prover.smallest(model, packing, promise));
    }
    return breaks;
  }

  /**
   * What breaks one promise.
   *
   * @param promise the promise
   * @param smallest the smallest failures; what is not known is absent
   */
  public record Row(Promise promise, Map<Failure, Break> smallest) {
    /** Returns its name: {@code writes}. */
    public String name() {
      return promise.word();
    }

    /**
     * Says what breaks it: {@code writes stop when kafka-1 and kafka-2 are away (the quorum)};
     * empty where that is not known.
     */
    public Optional<String> sentence(Failure failure) {
      return Optional.ofNullable(smallest.get(failure))
          .map(each -> Wording.sentence(promise, failure, each));
    }
  }

  /** Returns a row for each promise; none where nothing can be said. */
  public List<Row> rows() {
    return breaks.entrySet().stream()
        .map(entry -> new Row(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns the row of a promise; empty where nothing can be said. */
  public Optional<Row> row(Promise promise) {
    Map<Failure, Break> found = breaks.get(promise);
    return found == null ? Optional.empty() : Optional.of(new Row(promise, found));
  }

  /** Says what breaks the cluster, in a few lines: {@code writes and reads stop when …}. */
  public List<String> sentences() {
    return Wording.sentences(breaks);
  }
}
