package io.github.kafkak3s.lint.rules.replication;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.Options;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** KK3512: more replicas than the usual guidance gives a broker. */
public final class PartitionsPerBroker implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3512",
      "partitions-per-broker",
      WARNING,
      "partitions × RF per broker past 4,000 (the usual guidance); a smaller bound for a smaller"
          + " heap only as measured, with the figure on the rule's page");

  /** Replicas that one broker should hold at most. */
  private static final long MOST = 4_000;

  /** Kafka's own topics, which every cluster that is used comes to have. */
  private static final Map<String, String> INTERNAL = Map.of(
      "offsets.topic.num.partitions", "offsets.topic.replication.factor",
      "transaction.state.log.num.partitions", "transaction.state.log.replication.factor");

  private static final Pattern PARTITIONS = Pattern.compile("--partitions[= ]+(\\d{1,9})\\b");
  private static final Pattern FACTOR = Pattern.compile("--replication-factor[= ]+(\\d{1,5})\\b");

  /**
   * Replicas of one topic or several.
   *
   * @param number how many
   * @param place where that is said
   */
  private record Share(long number, Place place) {}

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<KafkaCluster> clusters = subject.bundle().clusters();
    for (KafkaCluster cluster : clusters) {
      if (!cluster.brokers().isEmpty()) {
        List<Share> shares = new ArrayList<>();
        Options options = cluster.brokers().get(0).declared();
        int brokers = cluster.brokers().size();
        internal(options, brokers, shares);
        // Of several clusters none is known to be the one that a script talks to.
        if (clusters.size() == 1) {
          long usual = options.number("default.replication.factor").orElse(1L);
          subject.bundle().workloads().forEach(workload -> scripts(workload, usual, shares));
          subject
              .bundle()
              .set()
              .ofKind("KafkaTopic")
              .forEach(topic -> resource(topic, usual, shares));
        }
        report(cluster, shares, reporter);
      }
    }
  }

  private static void report(KafkaCluster cluster, List<Share> shares, Reporter reporter) {
    int brokers = cluster.brokers().size();
    long replicas = shares.stream().mapToLong(Share::number).sum();
    Optional<Share> largest = shares.stream().max(Comparator.comparingLong(Share::number));
    if (replicas > MOST * brokers) {
      reporter
          .at(
              largest.get().place(),
              "the topics of this bundle have %s replicas, %s for each of %s brokers, of which %s"
                      .formatted(replicas, replicas / brokers, brokers, MOST)
                  + " are usual at most")
          .consequence("starts, elections and recovery after a crash take minutes, and each"
              + " partition costs heap and open files")
          .help("ask for fewer partitions, or add brokers");
    }
  }

  private static void internal(Options options, int brokers, List<Share> shares) {
    INTERNAL.forEach((partitions, factor) -> {
      Optional<Long> number = options.number(partitions).filter(PartitionsPerBroker::isSane);
      Optional<Long> replicas = options.number(factor).filter(each -> each > 0);
      if (number.isPresent() && replicas.isPresent()) {
        shares.add(new Share(
            number.get() * Math.min(replicas.get(), brokers),
            options.get(partitions).orElseThrow().keyPlace()));
      }
    });
  }

  private static boolean isSane(long partitions) {
    return partitions > 0 && partitions < 1_000_000_000L;
  }

  private static void scripts(Workload workload, long usual, List<Share> shares) {
    for (Container container : workload.containers()) {
      Stream.of("command", "args")
          .flatMap(field -> container.words(field).stream())
          .forEach(word -> script(word, usual, shares));
      List<YamlScalar> words = new ArrayList<>(container.words("command"));
      words.addAll(container.words("args"));
      StringBuilder line = new StringBuilder();
      words.stream()
          .filter(word -> word.text().indexOf('\n') < 0)
          .forEach(word -> line.append(word.text()).append(' '));
      if (!words.isEmpty() && words.stream().noneMatch(word -> word.text().contains(" --create"))) {
        call(line.toString(), words.get(0).place(), usual, shares);
      }
    }
  }

  private static void script(YamlScalar script, long usual, List<Share> shares) {
    String[] lines = script.text().split("\n", -1);
    StringBuilder call = new StringBuilder();
    int first = 0;
    for (int i = 0; i < lines.length; i++) {
      first = call.isEmpty() ? i : first;
      boolean goesOn = lines[i].endsWith("\\");
      call.append(goesOn ? lines[i].substring(0, lines[i].length() - 1) : lines[i])
          .append(' ');
      if (!goesOn) {
        call(call.toString(), script.placeOfLine(first + 1), usual, shares);
        call.setLength(0);
      }
    }
  }

  /** One that is in a loop is counted once: the sum is what there is at least. */
  private static void call(String text, Place place, long usual, List<Share> shares) {
    Matcher partitions = PARTITIONS.matcher(text);
    if (!text.stripLeading().startsWith("#")
        && text.contains("kafka-topics")
        && text.contains("--create")
        && partitions.find()) {
      Matcher factor = FACTOR.matcher(text);
      long replicas = factor.find() ? Long.parseLong(factor.group(1)) : Math.max(usual, 1);
      shares.add(new Share(Long.parseLong(partitions.group(1)) * replicas, place));
    }
  }

  private static void resource(K8sObject topic, long usual, List<Share> shares) {
    String partitions = topic.node().textAt("spec", "partitions");
    String replicas = topic.node().textAt("spec", "replicas");
    if (partitions.matches("[0-9]{1,9}")) {
      long each = replicas.matches("[0-9]{1,5}") ? Long.parseLong(replicas) : Math.max(usual, 1);
      shares.add(new Share(Long.parseLong(partitions) * each, topic.placeOf("spec", "partitions")));
    }
  }
}
