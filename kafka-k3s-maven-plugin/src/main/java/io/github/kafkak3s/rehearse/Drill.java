package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.proof.Proof;
import io.github.kafkak3s.rehearse.StepResult.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drives the pods of a cluster through the steps of a drill. */
public final class Drill {
  private static final String CLIENT = "io.github.kafkak3s.local.child.DrillClient";
  private static final String CLIENT_HEAP = "96m";

  private final Stage stage;
  private final Expectation model;
  private final Guarantees guarantees;
  private final LostDisks disks;
  private final DrillSettings settings;
  private final Progress progress;
  private final List<StepResult> results = new ArrayList<>();

  Drill(
      Stage stage,
      Expectation model,
      Guarantees guarantees,
      DrillSettings settings,
      Progress progress) {
    this.stage = stage;
    this.model = model;
    this.guarantees = guarantees;
    this.disks = new LostDisks(stage, model, guarantees, settings.steps().contains(Step.VERIFY));
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs a drill; the pods are down before and left as they are afterwards.
   *
   * @throws LocalException where it could not be carried out at all; what fails on the brokers is
   *     in the result
   */
  public static Rehearsal run(
      Observation bundle,
      KafkaCluster cluster,
      LocalCluster local,
      DrillSettings settings,
      Progress progress)
      throws LocalException, InterruptedException {
    Clock clock = Clock.system();
    long zero = System.currentTimeMillis();
    List<Pod> pods = local.pods().stream().map(Pod::of).toList();
    Accounts accounts = new Accounts();
    Recorder recorder = new Recorder(
        pods.stream().map(Pod::name).toList(),
        id -> pods.stream()
            .filter(pod -> pod.id() == id)
            .map(Pod::name)
            .findFirst()
            .orElse("node " + id));
    List<String> arguments =
        List.of(local.clientProperties(local.clientListener()).toString(), Long.toString(zero));
    Path log = local.pods().get(0).log().resolveSibling("drill-clients.log");
    try (ClientProcess client = new ClientProcess(
        local.startChild(CLIENT, CLIENT_HEAP, arguments, log),
        log,
        new ClientEvents(accounts, recorder))) {
      Stage stage = new Stage(
          cluster, pods, client, accounts, recorder, clock, settings.limit().toMillis(), progress);
      stage.strangers().addAll(local.refusedClients());
      Expectation model = new Expectation(proof(bundle, cluster), cluster);
      Drill drill =
          new Drill(stage, model, new Guarantees(bundle.intent().guarantees()), settings, progress);
      drill.run();
      return drill.rehearsal(local.replacements(), local.leftOut());
    }
  }

  private static Optional<Proof> proof(Observation bundle, KafkaCluster cluster) {
    return Proof.of(bundle).stream()
        .filter(proof -> proof.cluster().equals(cluster.name()))
        .findFirst();
  }

  /** Does the steps in order. */
  void run() throws LocalException, InterruptedException {
    for (Step step : Step.values()) {
      if (settings.steps().contains(step) || step == Step.FORM) {
        StepResult result = result(step, stage.now());
        results.add(result);
        progress.says(
            "%s: %s".formatted(step.word(), result.summary()), result.outcome() != Outcome.SKIPPED);
      }
    }
  }

  private StepResult result(Step step, long from) throws LocalException, InterruptedException {
    if (from > settings.limit().toMillis()) {
      // Of those that were not done, the first one says that there was too little time.
      boolean isFirst = results.stream().noneMatch(each -> each.outcome() == Outcome.UNFINISHED);
      Outcome outcome = isFirst ? Outcome.UNFINISHED : Outcome.SKIPPED;
      return new StepResult(
          step, from, from, outcome, "not tried, the time of the rehearsal was over", List.of());
    }
    Optional<String> obstacle = obstacle(step);
    return obstacle.isPresent()
        ? new StepResult(step, from, from, Outcome.SKIPPED, obstacle.get(), List.of())
        : carryOut(step, from);
  }

  private StepResult carryOut(Step step, long from) throws LocalException, InterruptedException {
    stage.recorder().mark(step.word(), from);
    try {
      Act.Result result = act(step).run();
      List<String> problems = stage.recorder().nextProblems();
      List<String> details = new ArrayList<>(result.details());
      details.addAll(problems);
      return new StepResult(
          step,
          from,
          stage.now(),
          result.hasPassed() && problems.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
          result.summary(),
          details);
    } catch (Stage.TimeIsOver e) {
      return new StepResult(
          step,
          from,
          stage.now(),
          Outcome.UNFINISHED,
          "not done when the time of the rehearsal was over, "
              + Stage.seconds(settings.limit().toMillis()),
          stage.kubelet().areReady(stage.pods()) ? List.of() : List.of(stage.lacking()));
    }
  }

  private Act act(Step step) {
    return switch (step) {
      case FORM -> new Formation(stage);
      case TOPICS -> new TopicSetup(stage);
      case ROLL -> new Rolling(stage, model, disks);
      case KILL ->
        new Kills(stage, model, guarantees, disks, settings.steps().contains(Step.LIMITS));
      case LIMITS ->
        new Limits(stage, model, guarantees, disks, settings.steps().contains(Step.KILL));
      case DISKS -> new DiskLoss(stage, model, guarantees);
      case VERIFY -> new Verification(stage, disks, settings.steps().contains(Step.DISKS));
    };
  }

  private Optional<String> obstacle(Step step) {
    if (step != Step.FORM && results.get(0).outcome() == Outcome.FAILED) {
      return Optional.of("not tried, for the cluster has not formed");
    }
    boolean needsTraffic = step != Step.FORM && step != Step.TOPICS;
    if (needsTraffic && stage.accounts().partitions() == 0) {
      return Optional.of("not tried, for nothing is written");
    }
    if (step == Step.DISKS && model.majority().isEmpty()) {
      return Optional.of("not tried, for the voters are not known");
    }
    // What was killed on purpose may be away when more is to fail.
    List<Pod> needed = switch (step) {
      case ROLL, KILL, DISKS -> stage.pods();
      case LIMITS -> stage.kubelet().wanted();
      case FORM, TOPICS, VERIFY -> List.of();
    };
    return stage.kubelet().areReady(needed)
        ? Optional.empty()
        : Optional.of("not tried, for " + stage.lacking());
  }

  /** Returns what it has shown. */
  Rehearsal rehearsal(List<Replacement> replacements, List<String> leftOut) {
    KafkaCluster cluster = stage.cluster();
    List<Replacement> allReplacements = new ArrayList<>(replacements);
    allReplacements.addAll(stage.replacements());
    List<String> allLeftOut = new ArrayList<>(leftOut);
    allLeftOut.addAll(stage.leftOut());
    allLeftOut.addAll(guarantees.untried(model));
    allLeftOut.addAll(disks.untried());
    if (cluster.release().shareGroups()) {
      allLeftOut.add(
          "share groups: nothing is read by one; of their topic only the replicas are tried");
    }
    return new Rehearsal(
        cluster.workloads().get(0).object().file(),
        cluster.name(),
        cluster.release().version(),
        stage.pods().stream().map(pod -> actor(pod.node(), pod)).toList(),
        results,
        stage.claims(),
        stage.accounts().traffic(stage.now()),
        stage.recorder().timeline(stage.accounts().latencies()),
        allReplacements,
        allLeftOut);
  }

  private static Rehearsal.Actor actor(KafkaNode node, Pod pod) {
    return new Rehearsal.Actor(
        pod.name(),
        pod.id(),
        node.roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .sorted(Comparator.naturalOrder())
            .toList(),
        node.workload().object().kind() + "/" + node.workload().object().name());
  }
}
