package io.github.kafkak3s.rehearse;

import java.util.List;

/**
 * What was seen over time. All times are milliseconds since the rehearsal began.
 *
 * @param spans what each pod was in, in order of pods and times; without gaps
 * @param leaders which pod led the quorum; a new entry for each change
 * @param partitions leader and in-sync replicas of each partition of the drill's topics; a new
 *     entry for each change
 * @param latencies acknowledgements by the time at which they came, in buckets of one width
 * @param marks what the drill did, in order
 */
public record Timeline(
    List<Span> spans,
    List<Leader> leaders,
    List<Partition> partitions,
    List<Latency> latencies,
    List<Mark> marks) {
  /** What a pod was in: {@code ready}, {@code starting}, {@code stopping}, {@code down}. */
  public record Span(String pod, long from, long to, String state) {}

  /** The pod that leads the quorum from a time on; empty for none. */
  public record Leader(long at, String pod) {}

  /** Leader and in-sync replicas of a partition {@code topic-0} from a time on, as pods. */
  public record Partition(long at, String partition, String leader, List<String> inSync) {}

  /**
   * Acknowledgements in a bucket.
   *
   * @param at the start of the bucket
   * @param count how many came
   * @param worst the longest time from the sending to the acknowledgement of one of them, in ms
   * @param failed how many records the producer gave up
   */
  public record Latency(long at, int count, long worst, int failed) {}

  /** Something that the drill did. */
  public record Mark(long at, String text) {}

  /** Keeps unmodifiable copies. */
  public Timeline {
    spans = List.copyOf(spans);
    leaders = List.copyOf(leaders);
    partitions = List.copyOf(partitions);
    latencies = List.copyOf(latencies);
    marks = List.copyOf(marks);
  }
}
