package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Workload;
import java.util.OptionalInt;

/** How many pods updates and evictions take at a time. */
public final class Allowances {
  private Allowances() {}

  /**
   * Returns how many pods of a workload an update takes at a time (Kubernetes pages "StatefulSets",
   * "Deployments"). Updates ask no disruption budget.
   */
  public static int rolling(Workload workload) {
    int pods = workload.replicas();
    return switch (workload.object().kind()) {
      case "StatefulSet", "DaemonSet" -> {
        boolean isByHand =
            workload.object().node().textAt("spec", "updateStrategy", "type").equals("OnDelete");
        yield isByHand ? 0 : written(workload, "updateStrategy", pods, true).orElse(1);
      }
      case "Deployment" -> {
        boolean isAtOnce =
            workload.object().node().textAt("spec", "strategy", "type").equals("Recreate");
        yield isAtOnce
            ? pods
            : written(workload, "strategy", pods, false).orElse(Math.max(1, pods / 4));
      }
      default -> 0;
    };
  }

  private static OptionalInt written(
      Workload workload, String strategy, int pods, boolean isRoundedUp) {
    String text =
        workload.object().node().textAt("spec", strategy, "rollingUpdate", "maxUnavailable");
    return share(text, pods, isRoundedUp);
  }

  /**
   * Returns how many pods a budget lets go at a time; empty where it cannot be read (Kubernetes
   * page "Specifying a Disruption Budget for your Application"). One that says nothing lets none
   * go.
   */
  static OptionalInt evictable(Budget budget, Observation bundle) {
    int pods = 0;
    for (Workload workload : bundle.workloads()) {
      pods += budget.covers(workload) ? workload.replicas() : 0;
    }
    if (!budget.maxUnavailable().isEmpty()) {
      return share(budget.maxUnavailable(), pods, true);
    }
    if (budget.minAvailable().isEmpty()) {
      return OptionalInt.of(0);
    }
    OptionalInt stay = share(budget.minAvailable(), pods, true);
    return stay.isEmpty() ? stay : OptionalInt.of(Math.max(0, pods - stay.getAsInt()));
  }

  /** Reads a number, or a percentage of some pods. */
  private static OptionalInt share(String text, int pods, boolean isRoundedUp) {
    boolean isPercentage = text.endsWith("%");
    String digits = isPercentage ? text.substring(0, text.length() - 1) : text;
    boolean isNumber = !digits.isEmpty() && digits.length() < 7;
    for (int i = 0; i < digits.length(); i++) {
      isNumber &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!isNumber) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(digits);
    if (!isPercentage) {
      return OptionalInt.of(number);
    }
    long hundredfold = (long) number * pods + (isRoundedUp ? 99 : 0);
    return OptionalInt.of((int) Math.min(hundredfold / 100, Integer.MAX_VALUE));
  }
}
