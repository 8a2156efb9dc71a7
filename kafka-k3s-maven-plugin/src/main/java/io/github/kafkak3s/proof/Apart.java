package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Selector;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps a workload's pods apart from others: required anti-affinity, which binds both sides
 * (the scheduler puts no pod where a pod that is there does not want it), and hard topology spread
 * constraints.
 */
final class Apart {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final int MOST_SKEW = 1_000;

  private final Workload workload;

  /**
   * A hard spread constraint.
   *
   * @param key the label of hosts whose values are to be even
   * @param pods which pods are counted
   * @param skew by how many pods they may differ
   */
  record Spread(String key, Selector pods, int skew) {}

  Apart(Workload workload) {
    this.workload = workload;
  }

  /** Tells whether one of its pods refuses to be with a pod of another workload. */
  boolean refuses(Workload other, String topologyKey) {
    for (YamlNode term : workload.podSpec().itemsAt("affinity", "podAntiAffinity", REQUIRED)) {
      boolean isOfKey = term.textAt("topologyKey").equals(topologyKey);
      // A selector of other namespaces, or of keys that only a running pod knows, is not followed.
      boolean isPlain = term.at("labelSelector") != null
          && term.at("namespaceSelector") == null
          && term.itemsAt("namespaces").isEmpty()
          && term.itemsAt("matchLabelKeys").isEmpty()
          && term.itemsAt("mismatchLabelKeys").isEmpty();
      if (isOfKey && isPlain && selects(Selector.of(term.at("labelSelector")), other)) {
        return true;
      }
    }
    return false;
  }

  private boolean selects(Selector selector, Workload other) {
    return ManifestSet.meet(workload.object().namespace(), other.object().namespace())
        && selector.matches(other.podLabels());
  }

  /** Returns its hard spread constraints. */
  List<Spread> spreads() {
    List<Spread> spreads = new ArrayList<>();
    for (YamlNode each : workload.podSpec().itemsAt("topologySpreadConstraints")) {
      String skew = each.textAt("maxSkew");
      boolean isHard = !each.textAt("whenUnsatisfiable").equals("ScheduleAnyway")
          && each.at("labelSelector") != null
          && each.itemsAt("matchLabelKeys").isEmpty()
          && skew.length() < 4
          && skew.chars().allMatch(c -> c >= '0' && c <= '9');
      if (isHard) {
        spreads.add(new Spread(
            each.textAt("topologyKey"),
            Selector.of(each.at("labelSelector")),
            skew.isEmpty() ? MOST_SKEW : Integer.parseInt(skew)));
      }
    }
    return spreads;
  }
}
