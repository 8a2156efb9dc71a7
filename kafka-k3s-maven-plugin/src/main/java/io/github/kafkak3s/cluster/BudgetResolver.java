package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.CompilerRules.EVEN_VOTERS;
import static io.github.kafkak3s.diagnostic.CompilerRules.INTERNAL_TOPIC_MIN_ISR;
import static io.github.kafkak3s.diagnostic.CompilerRules.NO_WRITE_SLACK;

import io.github.kafkak3s.cluster.Replication.Setting;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.spec.BudgetSpec;
import io.github.kafkak3s.spec.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes the pod disruption budgets. Every pod is in exactly one: a pod under two cannot be
 * evicted at all (Kubernetes, "Specifying a Disruption Budget for your Application").
 */
final class BudgetResolver {
  private final String cluster;
  private final Located<BudgetSpec> spec;
  private final List<Setting> settings;
  private final Function<String, Optional<Place>> optionPlace;
  private final Findings findings;
  private final List<String> notes;

  /**
   * Makes a resolver.
   *
   * @param settings the replication settings of every pool
   * @param optionPlace where an option is written under config:, if it is
   */
  BudgetResolver(
      String cluster,
      Located<BudgetSpec> spec,
      List<Setting> settings,
      Function<String, Optional<Place>> optionPlace,
      Findings findings,
      List<String> notes) {
    this.cluster = cluster;
    this.spec = spec;
    this.settings = settings;
    this.optionPlace = optionPlace;
    this.findings = findings;
    this.notes = notes;
  }

  /** Returns the budgets of a cluster with these pools. */
  List<Budget> resolve(List<Pool> pools, Place poolsPlace) {
    if (spec.value().kind() == BudgetSpec.Kind.NONE) {
      return List.of();
    }
    int pods = 0;
    boolean combined = false;
    for (Pool pool : pools) {
      pods += pool.nodes().size();
      combined |= pool.roles().size() == 2;
    }
    int voters = count(pools, Role.CONTROLLER);
    List<Budget> budgets = new ArrayList<>();
    if (combined) {
      add(
          budgets,
          cluster,
          Optional.empty(),
          pods,
          Math.min(quorumSlack(voters), slack()),
          voters,
          poolsPlace);
    } else {
      add(
          budgets,
          cluster + "-brokers",
          Optional.of(Role.BROKER),
          count(pools, Role.BROKER),
          slack(),
          0,
          poolsPlace);
      add(
          budgets,
          cluster + "-controllers",
          Optional.of(Role.CONTROLLER),
          voters,
          quorumSlack(voters),
          voters,
          poolsPlace);
    }
    return List.copyOf(budgets);
  }

  private void add(
      List<Budget> budgets,
      String name,
      Optional<Role> role,
      int pods,
      int allowed,
      int voters,
      Place poolsPlace) {
    if (spec.value().kind() == BudgetSpec.Kind.NUMBER) {
      budgets.add(new Budget(name, role, spec.value().number().orElseThrow()));
    } else if (allowed > 0) {
      budgets.add(new Budget(name, role, allowed));
    } else if (pods == 1) {
      notes.add("no PodDisruptionBudget %s: one pod, which a drain must be allowed to take"
          .formatted(name));
    } else if (voters > 0 && quorumSlack(voters) == 0) {
      findings.add(
          EVEN_VOTERS,
          poolsPlace,
          "%s %s no failure: a drain of any node stops the quorum, so no disruption budget is possible"
              .formatted(voters, voters == 1 ? "controller tolerates" : "controllers tolerate"),
          "use 3 controllers, or write podDisruptionBudget: none and accept the outage");
    } else {
      refuseTightest(poolsPlace);
    }
  }

  private void refuseTightest(Place poolsPlace) {
    Setting tightest = tightest().orElseThrow();
    Place place = optionPlace
        .apply(tightest.minIsrOption())
        .or(() -> optionPlace.apply(tightest.factorOption()))
        .orElse(poolsPlace);
    findings.add(
        tightest.internal() ? INTERNAL_TOPIC_MIN_ISR : NO_WRITE_SLACK,
        place,
        "%s=%s of %s=%s for %s: any restart stops acks=all, so no disruption budget is possible"
            .formatted(
                tightest.minIsrOption(),
                tightest.minIsr(),
                tightest.factorOption(),
                tightest.factor(),
                tightest.topics()),
        "set %s to %s, or write podDisruptionBudget: none and accept the outage"
            .formatted(tightest.minIsrOption(), tightest.factor() - 1));
  }

  private int slack() {
    Optional<Setting> tightest = tightest();
    return tightest.isPresent() ? tightest.get().slack() : 1;
  }

  /** Returns the first setting that lets the fewest replicas be away, of those with several. */
  private Optional<Setting> tightest() {
    Setting tightest = null;
    for (Setting setting : settings) {
      if (setting.factor() >= 2 && (tightest == null || setting.slack() < tightest.slack())) {
        tightest = setting;
      }
    }
    return Optional.ofNullable(tightest);
  }

  private static int quorumSlack(int voters) {
    return (voters - 1) / 2;
  }

  /** Returns how many nodes have a role. */
  static int count(List<Pool> pools, Role role) {
    int count = 0;
    for (Pool pool : pools) {
      count += pool.has(role) ? pool.nodes().size() : 0;
    }
    return count;
  }
}
