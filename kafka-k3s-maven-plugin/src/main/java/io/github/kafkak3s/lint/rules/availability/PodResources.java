package io.github.kafkak3s.lint.rules.availability;

import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much of a resource a pod asks for, as the scheduler counts it: the sum over its containers,
 * side containers among them, or its largest init container (Kubernetes page "Init Containers").
 *
 * @param amount cores or bytes
 * @param largest the value of the container that asks for most
 */
record PodResources(BigDecimal amount, YamlNode largest) {
  /**
   * Reads a template.
   *
   * @param kind {@code requests} or {@code limits}
   * @param resource {@code cpu} or {@code memory}
   * @return empty where no container says it; a limit counts only where every container has one
   */
  static Optional<PodResources> of(Workload workload, String kind, String resource) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    YamlNode largest = null;
    for (List<Container> containers : List.of(workload.containers(), workload.initContainers())) {
      for (Container container : containers) {
        boolean isInit = containers == workload.initContainers()
            && !container.node().textAt("restartPolicy").equals("Always");
        YamlNode value = value(container, kind, resource);
        Optional<BigDecimal> amount = value == null
            ? Optional.empty()
            : Quantity.parse(container
                    .node()
                    .textAt("resources", kindOf(container, kind, resource), resource))
                .map(Quantity::amount);
        if (amount.isEmpty()) {
          if (kind.equals("limits") && !isInit) {
            return Optional.empty();
          }
          continue;
        }
        if (isInit) {
          if (amount.get().compareTo(sum) > 0) {
            sum = amount.get();
            largest = value;
          }
        } else {
          sum = sum.add(amount.get());
          if (amount.get().compareTo(most) > 0) {
            most = amount.get();
            largest = value;
          }
        }
      }
    }
    return largest == null ? Optional.empty() : Optional.of(new PodResources(sum, largest));
  }

  /** A request that is not written is the limit, where there is one. */
  private static String kindOf(Container container, String kind, String resource) {
    return container.node().at("resources", kind, resource) == null ? "limits" : kind;
  }

  private static YamlNode value(Container container, String kind, String resource) {
    return container.node().at("resources", kindOf(container, kind, resource), resource);
  }
}
