package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.proof.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a topic by the cluster's own defaults and one of each other replication setting, compares
 * them with the files and the model, begins to write and to read, and uses Kafka's own topics.
 */
final class TopicSetup implements Act {
  private static final String TOPIC = "drill";
  private static final String MIN_ISR = "min.insync.replicas";
  private static final String FACTOR = "default.replication.factor";

  /** How long something is waited for that the files make impossible, in ms. */
  private static final long PATIENCE = 15_000;

  /** How long something is waited for that must go well, in ms: a machine may be busy. */
  private static final long AMPLE = 45_000;

  private final Stage stage;
  private final List<String> details = new ArrayList<>();
  private int made;

  /**
   * A topic as it was made.
   *
   * @param minIsr how many in sync an acknowledgement waits for; at most the factor
   * @param source what that comes from, in Kafka's words
   */
  private record Made(int partitions, int replicas, int minIsr, String source) {
    static Made of(List<String> row) {
      int replicas = Integer.parseInt(row.get(1));
      return new Made(
          Integer.parseInt(row.get(0)),
          replicas,
          Math.min(replicas, Integer.parseInt(row.get(2))),
          row.get(3));
    }

    String words() {
      return count(replicas, "replica") + ", minimum in sync " + minIsr;
    }
  }

  TopicSetup(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    Optional<List<Topics>> settings = Topics.of(stage.cluster());
    makeDefault(settings);
    for (Topics each : settings.orElse(List.of())) {
      // What cannot be made by the defaults need not be tried again.
      boolean isTried = stage.topics().isEmpty() && each.name().equals(Topics.DEFAULT);
      if (!isTried && !isMade(each)) {
        makeLike(each);
      }
    }
    if (stage.topics().isEmpty()) {
      return new Result(false, "no topic could be made", details);
    }
    List<Use> uses = use();
    begin();
    finish(uses);
    Refusals refusals = new Refusals(stage);
    details.addAll(refusals.failures(stage.topics().keySet().iterator().next()));
    String what = count(made, "topic") + " with " + count(partitions(), "partition")
        + " written to and read, ";
    return new Result(
        details.isEmpty(),
        what
            + (details.isEmpty()
                ? "a group and a transaction committed" + refusals.summary()
                : "and not all is as it should be"),
        details);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private int partitions() {
    return stage.topics().values().stream().mapToInt(Stage.Topic::partitions).sum();
  }

  /** Leaders go round the brokers, so that as many partitions as brokers give each of them one. */
  private String spread() {
    return Integer.toString(stage.brokers().size());
  }

  private void makeDefault(Optional<List<Topics>> settings)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    Optional<Topics> model = settings.flatMap(
        all -> all.stream().filter(each -> each.name().equals(Topics.DEFAULT)).findFirst());
    stage.says(Step.TOPICS, "a topic is made by the cluster's defaults");
    try {
      Made topic = Made.of(stage.ask(AMPLE, "create", TOPIC, spread(), "-1").get(0));
      keep(TOPIC, topic, model.map(Topics::minIsr).orElse(topic.minIsr()));
      compare(topic, model);
    } catch (Client.Refused e) {
      details.add("a topic by the cluster's defaults cannot be made: " + e.getMessage());
      claim(
          "a topic is made by the defaults",
          model.map(each -> each.replicas() <= stage.brokers().size()),
          false,
          e.getMessage());
    }
  }

  private void compare(Made topic, Optional<Topics> model) {
    int factor = declared(FACTOR).map(Long::intValue).orElse(topic.replicas());
    int least = Math.min(factor, declared(MIN_ISR).map(Long::intValue).orElse(topic.minIsr()));
    String figure = topic.words() + " (" + topic.source() + ")";
    boolean isAsWritten = topic.replicas() == factor && topic.minIsr() == least;
    if (!isAsWritten) {
      details.add("by the brokers' files a topic has %s replicas, minimum in sync %s; it has %s: %s"
          .formatted(factor, least, figure, why(topic, factor)));
    }
    claim(
        "a topic is made by the defaults",
        model.map(each -> each.replicas() == factor && each.minIsr() == least),
        isAsWritten,
        figure);
    boolean isAsTheModel = model
        .filter(each -> each.replicas() != topic.replicas() || each.minIsr() != topic.minIsr())
        .isEmpty();
    if (!isAsTheModel) {
      claim(
          "a topic is as the proofs take it",
          Optional.of(true),
          false,
          "%s; the model has %s replicas, minimum in sync %s"
              .formatted(figure, model.get().replicas(), model.get().minIsr()));
      details.add("the proofs take a topic for one of %s replicas, minimum in sync %s; it has %s"
          .formatted(model.get().replicas(), model.get().minIsr(), figure));
    }
  }

  private String why(Made topic, int factor) {
    return topic.replicas() != factor
        ? "where a topic is made by request, the controllers' " + FACTOR + " counts"
        : "from Kafka 4.1 on the controllers' " + MIN_ISR + " counts, at the first start";
  }

  /** Returns what the files have: those of the brokers, or else those of the controllers. */
  private Optional<Long> declared(String option) {
    for (List<KafkaNode> nodes :
        List.of(stage.cluster().brokers(), stage.cluster().controllers())) {
      for (KafkaNode node : nodes) {
        if (node.declared().written(option).isPresent()) {
          return node.declared().number(option);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isMade(Topics setting) {
    return stage.topics().values().stream()
        .anyMatch(
            each -> each.replicas() == setting.replicas() && each.minIsr() == setting.minIsr());
  }

  /** Makes a topic that stands for others of its replication setting, which nobody can fill. */
  private void makeLike(Topics setting)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    String name = TOPIC + "-" + setting.name().replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
    String event = "a topic is made like " + setting.name();
    boolean isPossible = setting.replicas() <= stage.brokers().size();
    try {
      Made topic = Made.of(stage
          .ask(
              AMPLE,
              "create",
              name,
              spread(),
              Integer.toString(setting.replicas()),
              MIN_ISR + "=" + setting.minIsr())
          .get(0));
      keep(name, topic, setting.minIsr());
      claim(event, Optional.of(isPossible), true, topic.words());
    } catch (Client.Refused e) {
      details.add("%s cannot be made with %s replicas of %s: %s"
          .formatted(setting.name(), setting.replicas(), brokers(), e.getMessage()));
      claim(event, Optional.of(isPossible), false, e.getMessage());
    }
  }

  private void keep(String name, Made topic, int minIsr) {
    made++;
    stage.topics().put(name, new Stage.Topic(topic.partitions(), topic.replicas(), minIsr));
  }

  private void claim(String event, Optional<Boolean> model, boolean observed, String figure) {
    stage
        .claims()
        .add(new Claim(
            Promise.WRITES,
            event,
            List.of(),
            Optional.of(Guarantees.TOPICS),
            model,
            Optional.of(observed),
            figure));
  }

  /** Uses one of Kafka's own topics, which the first use makes. */
  private final class Use {
    private final String words;
    private final String option;
    private final long patience;
    private final CompletableFuture<List<List<String>>> answer;

    private Use(String verb, String words, String option, String topic) {
      this.words = words;
      this.option = option;
      this.patience = isPossible() ? AMPLE : PATIENCE;
      this.answer = stage.send(patience, verb, topic);
    }

    private long factor() {
      return stage.cluster().brokers().get(0).declared().number(option).orElse(1L);
    }

    private boolean isPossible() {
      return factor() <= stage.brokers().size();
    }

    private void judge() throws InterruptedException {
      try {
        Stage.answer(answer);
      } catch (Client.Refused e) {
        details.add("%s in %s: %s%s"
            .formatted(
                words,
                Stage.seconds(patience),
                e.getMessage(),
                isPossible() ? "" : "; %s=%s of %s".formatted(option, factor(), brokers())));
      }
    }
  }

  private List<Use> use() {
    String topic = stage.topics().keySet().iterator().next();
    return List.of(
        new Use(
            "group",
            "groups hang: an offset could not be committed",
            "offsets.topic.replication.factor",
            topic),
        new Use(
            "transaction",
            "transactions hang: one could not be committed",
            "transaction.state.log.replication.factor",
            topic));
  }

  private String brokers() {
    return count(stage.brokers().size(), "broker");
  }

  private void begin() throws Stage.TimeIsOver, LocalException, InterruptedException {
    stage.says(Step.TOPICS, "writing and reading begin");
    long begin = stage.now();
    try {
      stage.ask(
          AMPLE,
          "traffic",
          stage.topics().entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue().partitions())
              .toArray(String[]::new));
    } catch (Client.Refused e) {
      details.add("nothing can be written: " + e.getMessage());
      return;
    }
    boolean goesOn = stage.await(
        AMPLE,
        () -> stage.accounts().partitions() == partitions()
            && stage.recorder().replicas().size() == partitions()
            && stage.accounts().unwritten(begin).isEmpty()
            && stage.accounts().unread(begin).isEmpty());
    if (!goesOn) {
      List<String> unwritten = stage.accounts().unwritten(begin);
      List<String> unread = stage.accounts().unread(begin);
      details.add("with every pod there, in %s these partitions acknowledged nothing: %s;"
              .formatted(Stage.seconds(stage.now() - begin), names(unwritten))
          + " these could not be read: " + names(unread)
          + (stage.accounts().lastFailure().isEmpty()
              ? ""
              : "; the producer says: " + stage.accounts().lastFailure()));
    }
  }

  private static String names(List<String> partitions) {
    return partitions.isEmpty() ? "none" : Stage.phrase(partitions);
  }

  private void finish(List<Use> uses)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    stage.await(AMPLE + 5_000, () -> uses.stream().allMatch(use -> use.answer.isDone()));
    for (Use use : uses) {
      use.judge();
    }
  }
}
