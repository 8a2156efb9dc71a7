package io.github.kafkak3s.lint.rules.availability;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.observe.Budget;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Workload;
import java.util.Optional;

/**
 * How many of its pods a PodDisruptionBudget lets drains take while all of them are well.
 *
 * @param budget the budget
 * @param pods how many pods of the bundle it covers
 * @param allowed how many of them may be away
 * @param shown what it says, for messages
 * @param place where it says so
 */
record Allowance(Budget budget, int pods, int allowed, String shown, Place place) {
  private static final String MAX = "maxUnavailable";
  private static final String MIN = "minAvailable";
  private static final int MOST_PODS = 1_000;

  /**
   * Returns that of a budget; empty where its number cannot be read, or where it covers none. As
   * the disruption controller counts: percentages are rounded up, and a budget that says neither
   * allows nothing (Kubernetes page "Specifying a Disruption Budget", disruption.go).
   */
  static Optional<Allowance> of(Observation bundle, Budget budget) {
    int pods = 0;
    for (Workload workload : bundle.workloads()) {
      for (int index = 0; index < Math.min(workload.replicas(), MOST_PODS); index++) {
        pods += covers(budget, workload, index) ? 1 : 0;
      }
    }
    String max = budget.maxUnavailable();
    String min = budget.minAvailable();
    if (pods == 0) {
      return Optional.empty();
    }
    if (max.isEmpty() && min.isEmpty()) {
      Place place = budget.object().keyPlaceOf("spec");
      return Optional.of(new Allowance(budget, pods, 0, "neither " + MAX + " nor " + MIN, place));
    }
    int number = scaled(max.isEmpty() ? min : max, pods);
    if (number < 0) {
      return Optional.empty();
    }
    String field = max.isEmpty() ? MIN : MAX;
    return Optional.of(new Allowance(
        budget,
        pods,
        max.isEmpty() ? Math.max(0, pods - number) : Math.min(pods, number),
        field + ": " + (max.isEmpty() ? min : max),
        budget.object().placeOf("spec", field)));
  }

  /** Tells whether a budget covers the pod of a node. */
  static boolean covers(Budget budget, KafkaNode node) {
    return covers(budget, node.workload(), node.index());
  }

  private static boolean covers(Budget budget, Workload workload, int index) {
    return budget.object().node().at("spec", "selector") != null
        && ManifestSet.meet(budget.object().namespace(), workload.object().namespace())
        && budget.selector().matches(workload.podLabels(index));
  }

  /**
   * Reads a number or a percentage of some pods, rounded up.
   *
   * @return the number; -1 where the text is neither
   */
  static int scaled(String text, int pods) {
    boolean isPercent = text.endsWith("%");
    String digits = isPercent ? text.substring(0, text.length() - 1) : text;
    if (digits.isEmpty() || digits.length() > 6 || !Digits.only(digits)) {
      return -1;
    }
    int number = Integer.parseInt(digits);
    return isPercent ? (int) (((long) number * pods + 99) / 100) : number;
  }
}
