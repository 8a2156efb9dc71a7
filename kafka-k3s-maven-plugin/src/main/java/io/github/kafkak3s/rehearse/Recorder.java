package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.rehearse.Timeline.Leader;
import io.github.kafkak3s.rehearse.Timeline.Mark;
import io.github.kafkak3s.rehearse.Timeline.Partition;
import io.github.kafkak3s.rehearse.Timeline.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Keeps what is seen over time. Safe for use by several threads. */
final class Recorder {
  private final IntFunction<String> names;
  private final Map<String, List<Span>> spans = new LinkedHashMap<>();
  private final List<Leader> leaders = new ArrayList<>();
  private final List<Partition> partitions = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Replicas> replicas = new TreeMap<>();
  private long followedAt = Long.MIN_VALUE;

  /** Who has a partition, by name; the leader is empty where there is none. */
  record Replicas(String leader, List<String> all, List<String> inSync) {
    boolean isWhole() {
      return !leader.isEmpty() && inSync.size() == all.size();
    }
  }

  /**
   * Makes one.
   *
   * @param pods the pods in order
   * @param names the pod of an id; empty for an id that no pod has
   */
  Recorder(List<String> pods, IntFunction<String> names) {
    this.names = names;
    pods.forEach(pod -> spans.put(pod, new ArrayList<>()));
  }

  /** A pod is seen in a state. */
  synchronized void state(String pod, String state, long at) {
    List<Span> known = spans.get(pod);
    Span last = known.isEmpty() ? new Span(pod, 0, at, "down") : known.get(known.size() - 1);
    if (known.isEmpty()) {
      known.add(last);
    }
    known.set(known.size() - 1, new Span(pod, last.from(), at, last.state()));
    if (!last.state().equals(state)) {
      if (last.from() == at) {
        known.remove(known.size() - 1);
      }
      known.add(new Span(pod, at, at, state));
    }
  }

  /** An id leads the quorum; -1 for none. */
  synchronized void leads(int id, long at) {
    leaders.add(new Leader(at, id < 0 ? "" : names.apply(id)));
  }

  /** Returns the pod that leads the quorum, as far as it is known; empty for none. */
  synchronized String leader() {
    return leaders.isEmpty() ? "" : leaders.get(leaders.size() - 1).pod();
  }

  /** Every voter had all of the log of the quorum's leader when it was asked. */
  synchronized void followed(long at) {
    followedAt = Math.max(followedAt, at);
  }

  /** Tells whether some moment since then is known at which every voter had all of the log. */
  synchronized boolean isFollowedSince(long since) {
    return followedAt >= since;
  }

  /** A partition has this leader, these replicas and these in sync, as lists of ids. */
  synchronized void partition(String partition, int leader, String all, String inSync, long at) {
    Replicas seen = new Replicas(leader < 0 ? "" : names.apply(leader), pods(all), pods(inSync));
    replicas.put(partition, seen);
    partitions.add(new Partition(at, partition, seen.leader(), seen.inSync()));
  }

  private List<String> pods(String ids) {
    return ids.isEmpty()
        ? List.of()
        : Arrays.stream(ids.split(","))
            .map(id -> names.apply(Integer.parseInt(id)))
            .toList();
  }

  /** Returns the partitions as they were seen last. */
  synchronized Map<String, Replicas> replicas() {
    return new TreeMap<>(replicas);
  }

  /** Something is wrong with the clients themselves. */
  synchronized void problem(String text) {
    problems.add(text);
  }

  /** Returns what has gone wrong with the clients since the last call. */
  synchronized List<String> nextProblems() {
    List<String> next = List.copyOf(problems);
    problems.clear();
    return next;
  }

  /** The drill does something. */
  synchronized void mark(String text, long at) {
    marks.add(new Mark(at, text));
  }

  /** Returns all of it. */
  synchronized Timeline timeline(List<Timeline.Latency> latencies) {
    return new Timeline(
        spans.values().stream()
            .flatMap(List::stream)
            .filter(each -> each.to() > each.from())
            .toList(),
        leaders,
        partitions,
        latencies,
        marks);
  }
}
