package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK3016: an option that changes nothing where it stands. */
public final class DeadSetting implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3016",
      "dead-setting",
      WARNING,
      "an option that has no effect where it stands: broker-only option on a controller,"
          + " controller-only on a broker, a value that a more specific one always overrides"
          + " (replication options exempt: both roles need them; a whole file that is not read:"
          + " KK4005)");

  /** Read by what only a broker starts: log manager, replica manager, coordinators. */
  private static final Set<String> BROKER = Set.of(
      "auto.create.topics.enable",
      "broker.rack",
      "group.initial.rebalance.delay.ms",
      "log.cleaner.dedupe.buffer.size",
      "log.cleaner.enable",
      "log.cleaner.threads",
      "log.retention.check.interval.ms",
      "num.recovery.threads.per.data.dir",
      "num.replica.fetchers",
      "offsets.retention.minutes",
      "replica.fetch.max.bytes",
      "replica.lag.time.max.ms");

  /** Read by the controller alone since there is KRaft. */
  private static final Set<String> CONTROLLER = Set.of(
      "auto.leader.rebalance.enable",
      "broker.session.timeout.ms",
      "create.topic.policy.class.name",
      "delete.topic.enable",
      "leader.imbalance.check.interval.seconds");

  /** One time in several units: the first that is written counts. */
  private static final List<List<Unit>> UNITS = List.of(
      List.of(
          new Unit("log.retention.ms", 1),
          new Unit("log.retention.minutes", 60_000),
          new Unit("log.retention.hours", 3_600_000)),
      List.of(new Unit("log.roll.ms", 1), new Unit("log.roll.hours", 3_600_000)),
      List.of(new Unit("log.roll.jitter.ms", 1), new Unit("log.roll.jitter.hours", 3_600_000)));

  /** An option and how many milliseconds one of it is. */
  private record Unit(String option, long millis) {}

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode node : cluster.nodes()) {
        UNITS.forEach(units -> units(node, units, reporter));
        if (node.isController() && !node.isBroker()) {
          roles(cluster, node, BROKER, Role.BROKER, reporter);
        } else if (node.isBroker() && !node.isController() && !node.isZooKeeper()) {
          roles(cluster, node, CONTROLLER, Role.CONTROLLER, reporter);
        }
      }
    }
  }

  private static void units(KafkaNode node, List<Unit> units, Reporter reporter) {
    Optional<Unit> first =
        units.stream().filter(unit -> written(node, unit).isPresent()).findFirst();
    for (Unit unit : units) {
      Optional<OptionFact> dead = written(node, unit).filter(fact -> unit != first.get());
      if (dead.isPresent() && differ(node, first.get(), unit)) {
        OptionFact counts = written(node, first.get()).get();
        reporter
            .at(
                dead.get().keyPlace(),
                "%s=%s has no effect beside %s=%s"
                    .formatted(
                        unit.option(),
                        dead.get().value().orElse("?").trim(),
                        counts.name(),
                        counts.value().orElse("?").trim()))
            .about(unit.option())
            .consequence("Kafka takes the finer unit, and whoever edits this one changes nothing")
            .help("keep one of them")
            .related(counts.keyPlace(), "this one counts");
      }
    }
  }

  private static Optional<OptionFact> written(KafkaNode node, Unit unit) {
    return node.declared().written(unit.option());
  }

  private static boolean differ(KafkaNode node, Unit one, Unit other) {
    Optional<Long> first = node.declared().number(one.option());
    Optional<Long> second = node.declared().number(other.option());
    return first.isPresent()
        && second.isPresent()
        && !(first.get() < 0 && second.get() < 0)
        // As doubles: no number of a file can overflow them.
        && (double) first.get() * one.millis() != (double) second.get() * other.millis();
  }

  private static void roles(
      KafkaCluster cluster, KafkaNode node, Set<String> options, Role needed, Reporter reporter) {
    for (OptionFact fact : node.declared().all()) {
      if (fact.isWritten()
          && options.contains(fact.name())
          && isChange(node, fact)
          && !isShared(cluster, fact, needed)
          && isFirst(cluster, node, fact)) {
        String role = needed == Role.BROKER ? "broker" : "controller";
        reporter
            .at(
                fact.givenAt(),
                "%s is an option of %ss, and the pods of %s are none"
                    .formatted(fact.name(), role, node.workload().object().shown()))
            .about(fact.name())
            .consequence("it changes nothing here; what it asks for does not happen")
            .help("write it for the " + role + "s");
      }
    }
  }

  /** Nodes that read one text have one finding. */
  private static boolean isFirst(KafkaCluster cluster, KafkaNode node, OptionFact fact) {
    for (KafkaNode other : cluster.nodes()) {
      if (other.equals(node)) {
        return true;
      }
      boolean isSame = other.roles().equals(node.roles())
          && other
              .declared()
              .written(fact.name())
              .filter(same -> same.givenAt().equals(fact.givenAt()))
              .isPresent();
      if (isSame) {
        return false;
      }
    }
    return true;
  }

  /** Kafka's own default, written out, misleads nobody. */
  private static boolean isChange(KafkaNode node, OptionFact fact) {
    Optional<String> usual =
        node.declared().catalogue().broker(fact.name()).flatMap(KafkaOption::defaultValue);
    return fact.value()
        .map(String::trim)
        .filter(value -> !value.equals(usual.orElse("")))
        .isPresent();
  }

  /** One text for all nodes of a cluster has its effect where it can. */
  private static boolean isShared(KafkaCluster cluster, OptionFact fact, Role needed) {
    return cluster.nodes().stream()
        .filter(other -> other.roles().contains(needed) || !other.declared().complete())
        .anyMatch(other -> other
            .declared()
            .written(fact.name())
            .filter(same -> same.value().equals(fact.value()))
            .isPresent());
  }
}
