package io.github.kafkak3s.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What is computed equals what is found by trying every failure set, on every placement of replicas
 * that Kafka's own class came to and on every placement of pods that nothing forbids.
 */
class BruteForceTest {
  private static final int MOST_HOSTS = 4;

  @Property(tries = 500)
  void equalsTryingEverything(@ForAll long seed) {
    RandomCluster cluster = new RandomCluster(seed, true);
    assertEquals(cluster.tried(), sizes(cluster.computed()), cluster::toString);
  }

  /** Where hosts are not known, what is said is true on any number of them. */
  @Property(tries = 200)
  void isTrueOnAnyNumberOfHosts(@ForAll long seed) {
    RandomCluster cluster = new RandomCluster(seed, false);
    Map<Promise, Map<Failure, Integer>> said = sizes(cluster.computed());
    for (int hosts = 1; hosts <= MOST_HOSTS; hosts++) {
      Map<Promise, Map<Failure, Integer>> tried = cluster.triedOn(hosts);
      for (Promise promise : Promise.values()) {
        tried
            .get(promise)
            .forEach((failure, size) -> assertTrue(
                said.get(promise).getOrDefault(failure, size).equals(size),
                () -> promise + " " + failure + " " + size + " " + said + "\n" + cluster));
      }
    }
  }

  private static Map<Promise, Map<Failure, Integer>> sizes(
      Map<Promise, Map<Failure, Break>> breaks) {
    Map<Promise, Map<Failure, Integer>> sizes = new EnumMap<>(Promise.class);
    breaks.forEach((promise, found) -> {
      Map<Failure, Integer> each = new EnumMap<>(Failure.class);
      found.forEach((failure, smallest) -> each.put(failure, smallest.size()));
      sizes.put(promise, each);
    });
    return sizes;
  }
}
