package io.github.kafkak3s.local.child;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Asks again and again who leads and says what changes: {@code quorum} with when and the id of the
 * leader of the quorum, -1 for none that answers; {@code partition} with when, the partition, the
 * ids of its leader, of its replicas and of those in sync, lists with commas. Not only what
 * changes: {@code followed} with when it was asked, each time that every voter had all of the
 * leader's log.
 */
final class DrillWatch {
  private static final int PATIENCE_MS = 2_000;
  private static final long PAUSE_MS = 250;

  private final DrillClient client;
  private final Admin admin;
  private final Map<String, String> last = new HashMap<>();

  /** Watches the quorum. */
  DrillWatch(DrillClient client, Admin admin) {
    this.client = client;
    this.admin = admin;
    run("drill-quorum", this::seeQuorum);
  }

  /** Watches topics as well. */
  void see(Collection<String> topics) {
    List<String> names = List.copyOf(topics);
    run("drill-topics", () -> seeTopics(names));
  }

  /** What is asked again and again. */
  private interface Look {
    void look() throws Exception;
  }

  private static void run(String name, Look look) {
    Thread thread = new Thread(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            try {
              look.look();
              Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
              return;
            } catch (Exception e) {
              // No answer is no change: brokers are killed here, and it is asked again.
              Thread.yield();
            }
          }
        },
        name);
    thread.setDaemon(true);
    thread.start();
  }

  private void seeQuorum() throws Exception {
    long asked = client.now();
    int leader = -1;
    try {
      QuorumInfo quorum = admin
          .describeMetadataQuorum(new DescribeMetadataQuorumOptions().timeoutMs(PATIENCE_MS))
          .quorumInfo()
          .get();
      leader = quorum.leaderId();
      if (isFollowed(quorum)) {
        client.says("followed", asked);
      }
    } catch (java.util.concurrent.ExecutionException e) {
      // Nobody leads.
    }
    change("", "quorum", client.now(), leader);
  }

  private static boolean isFollowed(QuorumInfo quorum) {
    LongSummaryStatistics ends = quorum.voters().stream()
        .mapToLong(QuorumInfo.ReplicaState::logEndOffset)
        .summaryStatistics();
    return ends.getMin() == ends.getMax();
  }

  private void seeTopics(List<String> names) throws Exception {
    Collection<TopicDescription> topics = admin
        .describeTopics(
            TopicCollection.ofTopicNames(names), new DescribeTopicsOptions().timeoutMs(PATIENCE_MS))
        .allTopicNames()
        .get()
        .values();
    long now = client.now();
    for (TopicDescription topic : topics) {
      for (TopicPartitionInfo each : topic.partitions()) {
        String name = topic.name() + "-" + each.partition();
        change(
            name,
            "partition",
            now,
            name,
            each.leader() == null ? -1 : each.leader().id(),
            ids(each.replicas()),
            ids(each.isr()));
      }
    }
  }

  private static String ids(List<Node> nodes) {
    return nodes.stream().map(node -> Integer.toString(node.id())).collect(Collectors.joining(","));
  }

  private void change(String key, String word, long now, Object... fields) {
    String text = List.of(fields).toString();
    boolean isNews;
    synchronized (last) {
      isNews = !text.equals(last.put(key, text));
    }
    if (isNews) {
      Object[] all = new Object[fields.length + 1];
      all[0] = now;
      System.arraycopy(fields, 0, all, 1, fields.length);
      client.says(word, all);
    }
  }
}
