package io.github.kafkak3s.proof;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.placement.ClusterDescriber;
import org.apache.kafka.metadata.placement.PartitionAssignment;
import org.apache.kafka.metadata.placement.PlacementSpec;
import org.apache.kafka.metadata.placement.StripedReplicaPlacer;
import org.apache.kafka.metadata.placement.UsableBroker;

/** Places replicas by the class that Kafka's controller uses. */
final class KafkaPlacer {
  private KafkaPlacer() {}

  /**
   * Returns the sets of brokers that partitions of a large topic were put on, as bits.
   *
   * @param racks the rack of each broker
   */
  static SortedSet<Integer> replicas(
      List<Optional<String>> racks, int factor, int partitions, Random random) {
    PlacementSpec spec = new PlacementSpec(0, partitions, (short) factor);
    SortedSet<Integer> sets = new TreeSet<>();
    for (PartitionAssignment partition :
        new StripedReplicaPlacer(random).place(spec, new Brokers(racks)).assignments()) {
      sets.add(partition.replicas().stream().mapToInt(broker -> 1 << broker).sum());
    }
    return sets;
  }

  private record Brokers(List<Optional<String>> racks) implements ClusterDescriber {
    @Override
    public Iterator<UsableBroker> usableBrokers() {
      List<UsableBroker> brokers = new ArrayList<>();
      for (int id = 0; id < racks.size(); id++) {
        brokers.add(new UsableBroker(id, racks.get(id), false));
      }
      return brokers.iterator();
    }

    @Override
    public Uuid defaultDir(int brokerId) {
      return Uuid.ZERO_UUID;
    }
  }
}
