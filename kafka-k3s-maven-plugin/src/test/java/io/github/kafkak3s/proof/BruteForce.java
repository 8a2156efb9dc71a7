package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries every failure set, straight from what a promise means. Sets of pods are bits.
 *
 * @param voters the pods that vote
 * @param brokers the pods that store partitions
 * @param volatilePods the pods whose data goes with them
 * @param topics the topics as Kafka has placed them
 * @param isErased whether empty voters are formatted again
 */
record BruteForce(int voters, int brokers, int volatilePods, List<Topic> topics, boolean isErased) {

  /**
   * A topic.
   *
   * @param minIsr what an acknowledgement waits for
   * @param partitions the replicas of each partition; none where the topic cannot be made
   */
  record Topic(int minIsr, Set<Integer> partitions) {}

  /**
   * One way to place the pods.
   *
   * @param held what each host holds
   * @param drains what a drain of one of them may take at a time
   */
  record Assignment(int[] held, Set<Integer> drains) {}

  /** Returns the size of the smallest failure of each sort that breaks a promise. */
  Map<Promise, Map<Failure, Integer>> smallest(
      Set<Integer> rolls, List<Assignment> assignments, List<Integer> zoneOfHost) {
    Map<Promise, Map<Failure, Integer>> all = new EnumMap<>(Promise.class);
    for (Promise promise : Promise.values()) {
      Map<Failure, Integer> found = new EnumMap<>(Failure.class);
      for (int failed = 0; failed <= (voters | brokers); failed++) {
        int size = Integer.bitCount(failed);
        if ((failed & ~(voters | brokers)) == 0) {
          keep(found, Failure.POD, size, isBroken(promise, failed, 0));
          for (int roll : rolls) {
            keep(found, Failure.ROLL, size, isBroken(promise, failed, roll));
          }
          for (Assignment assignment : assignments) {
            for (int drain : assignment.drains()) {
              keep(found, Failure.DRAIN, size, isBroken(promise, failed, drain));
            }
          }
        }
      }
      for (Assignment assignment : assignments) {
        tryHosts(promise, assignment, zoneOfHost, found);
      }
      all.put(promise, found);
    }
    return all;
  }

  private void tryHosts(
      Promise promise,
      Assignment assignment,
      List<Integer> zoneOfHost,
      Map<Failure, Integer> found) {
    int hosts = assignment.held().length;
    for (int chosen = 0; chosen < 1 << hosts; chosen++) {
      int byHost = 0;
      int byZone = 0;
      for (int host = 0; host < hosts; host++) {
        int zone = zoneOfHost.get(host);
        byHost |= (chosen >>> host & 1) != 0 ? assignment.held()[host] : 0;
        byZone |= zone >= 0 && (chosen >>> zone & 1) != 0 ? assignment.held()[host] : 0;
      }
      keep(found, Failure.NODE, Integer.bitCount(chosen), isBroken(promise, byHost, 0));
      boolean areZones =
          chosen < 1 << zoneOfHost.stream().mapToInt(z -> z + 1).max().orElse(0);
      boolean haveZones = zoneOfHost.stream().anyMatch(zone -> zone >= 0);
      if (areZones && haveZones) {
        keep(found, Failure.ZONE, Integer.bitCount(chosen), isBroken(promise, byZone, 0));
      }
    }
  }

  private static void keep(
      Map<Failure, Integer> found, Failure failure, int size, boolean isBroken) {
    if (isBroken) {
      found.merge(failure, size, Math::min);
    }
  }

  /**
   * Tells whether a promise is broken.
   *
   * @param failed the pods that have failed, their disks included
   * @param planned the pods that are away by intent
   */
  private boolean isBroken(Promise promise, int failed, int planned) {
    int away = failed | planned;
    return switch (promise) {
      case CONTROL -> lacksQuorum(away);
      case WRITES ->
        lacksQuorum(away)
            || topics.stream()
                .anyMatch(topic -> topic.partitions().isEmpty()
                    || topic.partitions().stream()
                        .anyMatch(replicas -> Integer.bitCount(replicas & ~away) < topic.minIsr()));
      case READS ->
        lacksQuorum(away) && (away & brokers) != 0
            || topics.stream()
                .anyMatch(topic -> topic.partitions().isEmpty()
                    || topic.partitions().stream().anyMatch(replicas -> (replicas & ~away) == 0));
      case DURABILITY -> isLost(failed | planned & volatilePods, planned);
    };
  }

  private boolean lacksQuorum(int away) {
    return Integer.bitCount(voters & ~away) < Integer.bitCount(voters) / 2 + 1;
  }

  /** Looks for a record that lies on lost disks only, also one written while pods were away. */
  private boolean isLost(int disks, int planned) {
    if (isErased && lacksQuorum(disks)) {
      return true;
    }
    for (Topic topic : topics) {
      for (int replicas : topic.partitions()) {
        for (int lagging = planned & replicas; ; lagging = lagging - 1 & planned & replicas) {
          int inSync = replicas & ~lagging;
          boolean isAcknowledged = Integer.bitCount(inSync) >= topic.minIsr();
          if (isAcknowledged && (inSync & ~disks) == 0) {
            return true;
          }
          if (lagging == 0) {
            break;
          }
        }
      }
    }
    return false;
  }
}
