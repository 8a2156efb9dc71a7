package io.github.kafkak3s.rehearse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What clients have sent and got back, by partition. Safe for use by several threads. All times are
 * ms since the rehearsal began.
 */
final class Accounts {
  /** The width of a bucket of latencies, in ms. */
  static final int BUCKET = 250;

  private final Map<String, Account> accounts = new TreeMap<>();
  private final TreeMap<Long, Timeline.Latency> buckets = new TreeMap<>();
  private String lastFailure = "";
  private Gap longest = Gap.NONE;
  private Gap total = Gap.NONE;

  /** A time in which a partition acknowledged nothing that was waiting. */
  record Gap(String partition, long from, long to) {
    static final Gap NONE = new Gap("", 0, 0);

    long length() {
      return to - from;
    }

    Gap longer(Gap other) {
      return other.length() > length() ? other : this;
    }
  }

  private static final class Account {
    private final BitSet acknowledged = new BitSet();
    private final BitSet read = new BitSet();
    private final BitSet verified = new BitSet();
    private final TreeMap<Long, Long> waiting = new TreeMap<>();
    private long sent;
    private long failed;
    private long lastAnswer;
    private long written = Long.MIN_VALUE;
    private long found = Long.MIN_VALUE;
    private boolean isVerified;

    Gap gap(String partition, long now) {
      return waiting.isEmpty()
          ? Gap.NONE
          : new Gap(partition, Math.max(waiting.firstEntry().getValue(), lastAnswer), now);
    }
  }

  private Account of(String partition) {
    return accounts.computeIfAbsent(partition, each -> new Account());
  }

  /** A record was sent. */
  synchronized void sent(String partition, long number, long at) {
    Account account = of(partition);
    account.sent++;
    account.waiting.put(number, at);
  }

  /** A record was acknowledged. */
  synchronized void acknowledged(String partition, int number, long sentAt, long at) {
    Account account = of(partition);
    longest = longest.longer(account.gap(partition, at));
    account.waiting.remove((long) number);
    account.lastAnswer = at;
    account.acknowledged.set(number);
    account.written = Math.max(account.written, sentAt);
    bucket(at, 1, at - sentAt, 0);
  }

  /** A record was given up. */
  synchronized void failed(String partition, int number, long sentAt, long at, String why) {
    lastFailure = why;
    Account account = of(partition);
    longest = longest.longer(account.gap(partition, at));
    account.waiting.remove((long) number);
    account.failed++;
    bucket(at, 0, 0, 1);
  }

  private void bucket(long at, int count, long latency, int failed) {
    long start = at / BUCKET * BUCKET;
    buckets.merge(
        start,
        new Timeline.Latency(start, count, latency, failed),
        (one, other) -> new Timeline.Latency(
            start,
            one.count() + other.count(),
            Math.max(one.worst(), other.worst()),
            one.failed() + other.failed()));
  }

  /** A record was read by the reader that goes on. */
  synchronized void read(String partition, int number) {
    of(partition).read.set(number);
  }

  /** The oldest record of a partition was asked for and came. */
  synchronized void found(String partition, long askedAt) {
    Account account = of(partition);
    account.found = Math.max(account.found, askedAt);
  }

  /** These records of a partition can be read in the end; ranges as {@code 0-17,19-20}. */
  synchronized void verified(String partition, String ranges) {
    Account account = of(partition);
    account.isVerified = true;
    account.verified.clear();
    for (String range : ranges.isEmpty() ? new String[0] : ranges.split(",")) {
      int dash = range.indexOf('-');
      account.verified.set(
          Integer.parseInt(range.substring(0, dash)),
          Integer.parseInt(range.substring(dash + 1)) + 1);
    }
  }

  /** Returns the partitions that have acknowledged nothing that was sent since. */
  synchronized List<String> unwritten(long since) {
    return accounts.entrySet().stream()
        .filter(each -> each.getValue().written < since)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the partitions of which nothing came that was asked for since. */
  synchronized List<String> unread(long since) {
    return accounts.entrySet().stream()
        .filter(each -> each.getValue().found < since)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns why the producer gave up the last record that it did; empty for none. */
  synchronized String lastFailure() {
    return lastFailure;
  }

  /** Returns how many partitions are written to. */
  synchronized int partitions() {
    return accounts.size();
  }

  /** Returns the longest gap since the last call; of one that goes on all of it counts again. */
  synchronized Gap nextGap(long now) {
    Gap gap = longestGap(now);
    total = total.longer(gap);
    longest = Gap.NONE;
    return gap;
  }

  private Gap longestGap(long now) {
    Gap gap = longest;
    for (Map.Entry<String, Account> each : accounts.entrySet()) {
      gap = gap.longer(each.getValue().gap(each.getKey(), now));
    }
    return gap;
  }

  /** Returns the acknowledged records of a partition that cannot be read in the end. */
  synchronized Map<String, Integer> lost() {
    Map<String, Integer> lost = new TreeMap<>();
    accounts.forEach((partition, account) -> {
      BitSet missing = (BitSet) account.acknowledged.clone();
      missing.andNot(account.verified);
      if (account.isVerified && !missing.isEmpty()) {
        lost.put(partition, missing.cardinality());
      }
    });
    return lost;
  }

  /** Returns what there is in the end. */
  synchronized Rehearsal.Traffic traffic(long now) {
    Gap gap = total.longer(longestGap(now));
    long sent = 0;
    long acknowledged = 0;
    long failed = 0;
    long read = 0;
    for (Account each : accounts.values()) {
      BitSet all = (BitSet) each.read.clone();
      all.or(each.verified);
      sent += each.sent;
      acknowledged += each.acknowledged.cardinality();
      failed += each.failed;
      read += all.cardinality();
    }
    long lost = lost().values().stream().mapToLong(Integer::longValue).sum();
    return new Rehearsal.Traffic(sent, acknowledged, failed, read, lost, gap.length(), gap.from());
  }

  /** Returns the buckets, oldest first. */
  synchronized List<Timeline.Latency> latencies() {
    return new ArrayList<>(buckets.values());
  }
}
