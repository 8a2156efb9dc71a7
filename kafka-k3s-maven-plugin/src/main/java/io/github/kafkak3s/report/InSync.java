package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Timeline.Partition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The replicas in sync of some partitions over time, told as the worst of them.
 *
 * @param name what they are, a partition, a topic or all
 * @param partitions how many there are
 * @param stretches what was seen, in order
 */
record InSync(String name, int partitions, List<Stretch> stretches) {
  /** More rows than this are drawn as rows of topics, and more of those as one. */
  private static final int MOST_ROWS = 8;

  /** Keeps an unmodifiable copy. */
  InSync {
    stretches = List.copyOf(stretches);
  }

  /**
   * A stretch of time in which nothing changed.
   *
   * @param from its start, in ms
   * @param inSync replicas in sync of the partition that lacks most
   * @param replicas how many that partition had in sync at its best: its replicas, as far as can be
   *     seen
   * @param leaderless how many partitions had no leader
   * @param leader the leader where it is one partition
   */
  record Stretch(long from, int inSync, int replicas, int leaderless, String leader) {
    private boolean isAs(Stretch other) {
      return inSync == other.inSync
          && replicas == other.replicas
          && leaderless == other.leaderless
          && leader.equals(other.leader);
    }
  }

  /** Returns the rows of a picture: partitions, or where those are too many, topics, or all. */
  static List<InSync> rows(List<Partition> changes) {
    List<Partition> sorted =
        changes.stream().sorted(Comparator.comparingLong(Partition::at)).toList();
    Map<String, List<Partition>> rows = grouped(sorted, Partition::partition);
    if (rows.size() > MOST_ROWS) {
      rows = grouped(sorted, change -> topic(change.partition()));
    }
    if (rows.size() > MOST_ROWS) {
      rows = grouped(sorted, change -> "all topics");
    }
    List<InSync> result = new ArrayList<>();
    rows.forEach((name, group) -> result.add(of(name, group)));
    return result;
  }

  private static Map<String, List<Partition>> grouped(
      List<Partition> changes, Function<Partition, String> key) {
    Map<String, List<Partition>> groups = new TreeMap<>();
    changes.forEach(change ->
        groups.computeIfAbsent(key.apply(change), k -> new ArrayList<>()).add(change));
    return groups;
  }

  private static String topic(String partition) {
    int dash = partition.lastIndexOf('-');
    return dash > 0 ? partition.substring(0, dash) : partition;
  }

  private static InSync of(String name, List<Partition> changes) {
    Map<String, Integer> replicas = new LinkedHashMap<>();
    changes.forEach(
        change -> replicas.merge(change.partition(), change.inSync().size(), Math::max));
    Map<String, Partition> now = new LinkedHashMap<>();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      now.put(changes.get(i).partition(), changes.get(i));
      boolean isLastOfItsTime =
          i + 1 == changes.size() || changes.get(i + 1).at() > changes.get(i).at();
      if (isLastOfItsTime) {
        Stretch stretch = stretch(changes.get(i).at(), now, replicas);
        if (stretches.isEmpty() || !stretches.get(stretches.size() - 1).isAs(stretch)) {
          stretches.add(stretch);
        }
      }
    }
    return new InSync(name, replicas.size(), stretches);
  }

  private static Stretch stretch(
      long at, Map<String, Partition> now, Map<String, Integer> replicas) {
    Partition worst = null;
    int most = -1;
    int leaderless = 0;
    for (Partition partition : now.values()) {
      int missing = replicas.get(partition.partition()) - partition.inSync().size();
      if (missing > most) {
        most = missing;
        worst = partition;
      }
      leaderless += partition.leader().isEmpty() ? 1 : 0;
    }
    return new Stretch(
        at,
        worst.inSync().size(),
        replicas.get(worst.partition()),
        leaderless,
        replicas.size() == 1 ? worst.leader() : "");
  }
}
