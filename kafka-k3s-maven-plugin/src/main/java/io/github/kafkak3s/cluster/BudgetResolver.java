package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.cluster.ClusterRules.EVEN_VOTERS;
import static io.github.kafkak3s.cluster.ClusterRules.INTERNAL_TOPIC_MIN_ISR;
import static io.github.kafkak3s.cluster.ClusterRules.NO_WRITE_SLACK;

import io.github.kafkak3s.cluster.Replication.Setting;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.spec.BudgetSpec;
import io.github.kafkak3s.spec.Located;
import java.util.ArrayList;
import java.util.Comparator;
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
    int pods = pools.stream().mapToInt(pool -> pool.nodes().size()).sum();
    int voters = count(pools, Role.CONTROLLER);
    boolean combined = pools.stream().anyMatch(pool -> pool.roles().size() == 2);
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
    Setting tightest = settings.stream()
        .filter(setting -> setting.factor() >= 2)
        .min(Comparator.comparingInt(Setting::slack))
        .orElseThrow();
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
    return settings.stream()
        .filter(setting -> setting.factor() >= 2)
        .mapToInt(Setting::slack)
        .min()
        .orElse(1);
  }

  private static int quorumSlack(int voters) {
    return (voters - 1) / 2;
  }

  private static int count(List<Pool> pools, Role role) {
    return pools.stream()
        .filter(pool -> pool.has(role))
        .mapToInt(pool -> pool.nodes().size())
        .sum();
  }
}
