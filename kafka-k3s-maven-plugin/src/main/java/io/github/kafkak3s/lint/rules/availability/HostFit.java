package io.github.kafkak3s.lint.rules.availability;

import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Why a pod surely cannot run on a host, as far as the host is known. */
final class HostFit {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private HostFit() {}

  /**
   * A demand that a host does not meet.
   *
   * @param node the value that demands
   * @param demand what is demanded, for messages
   * @param host what the host has instead
   */
  record Misfit(YamlNode node, String demand, String host) {}

  /** Returns the first reason; empty where the pod may fit. */
  static Optional<Misfit> of(Workload workload, Host host) {
    return resource(workload, "memory", host.memory(), host)
        .or(() -> resource(workload, "cpu", host.cpu(), host))
        .or(() -> selected(workload, host))
        .or(() -> affine(workload, host));
  }

  /**
   * Tells whether the pods of a workload may run on tainted hosts, of which only that is known. The
   * taints that Kubernetes sets by itself are not those that keep pods off for good.
   */
  static boolean mayTolerate(Workload workload) {
    return workload.podSpec().itemsAt("tolerations").stream()
        .anyMatch(each -> !each.textAt("key").startsWith("node.kubernetes.io/"));
  }

  private static Optional<Misfit> resource(
      Workload workload, String resource, Optional<Quantity> size, Host host) {
    return PodResources.of(workload, "requests", resource)
        .filter(asked ->
            size.filter(has -> has.amount().compareTo(asked.amount()) < 0).isPresent())
        .map(asked -> new Misfit(
            asked.largest(),
            "%s %s"
                .formatted(new Quantity(asked.amount(), size.get().form()).canonical(), resource),
            "%s has %s".formatted(host.name(), size.get().canonical())));
  }

  private static Optional<Misfit> selected(Workload workload, Host host) {
    YamlNode selector = workload.podSpec().at("nodeSelector");
    for (var label : K8sObject.texts(selector).entrySet()) {
      Optional<String> value = label(host, label.getKey());
      if (value.isPresent() && !value.get().equals(label.getValue())) {
        return Optional.of(new Misfit(
            selector.at(label.getKey()),
            label.getKey() + "=" + label.getValue(),
            has(host, label.getKey(), value.get())));
      }
    }
    return Optional.empty();
  }

  /** One of the terms must hold; each is refused by one expression that does not. */
  private static Optional<Misfit> affine(Workload workload, Host host) {
    Optional<Misfit> first = Optional.empty();
    for (YamlNode term :
        workload.podSpec().itemsAt("affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms")) {
      Optional<Misfit> misfit = term.itemsAt("matchExpressions").stream()
          .flatMap(expression -> refused(expression, host).stream())
          .findFirst();
      if (misfit.isEmpty()) {
        return Optional.empty();
      }
      first = first.or(() -> misfit);
    }
    return first;
  }

  private static Optional<Misfit> refused(YamlNode expression, Host host) {
    String key = expression.textAt("key");
    Optional<String> value = label(host, key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<YamlNode> values = expression.itemsAt("values");
    boolean isListed = values.stream()
        .anyMatch(item -> item instanceof YamlScalar text && text.text().equals(value.get()));
    boolean isRefused = switch (expression.textAt("operator")) {
      case "In" -> !isListed;
      case "NotIn" -> isListed;
      case "DoesNotExist" -> true;
      default -> false;
    };
    return isRefused
        ? Optional.of(new Misfit(
            values.isEmpty() ? expression : values.get(0),
            "%s %s %s"
                .formatted(
                    key,
                    expression.textAt("operator"),
                    values.stream()
                        .map(item -> item instanceof YamlScalar text ? text.text() : "")
                        .toList()),
            has(host, key, value.get())))
        : Optional.empty();
  }

  private static String has(Host host, String key, String value) {
    return "%s has %s=%s".formatted(host.name(), key, value);
  }

  /** Returns a label of a host, where it is known. */
  private static Optional<String> label(Host host, String key) {
    return switch (key) {
      case "kubernetes.io/arch", "beta.kubernetes.io/arch" -> host.architecture();
      case "kubernetes.io/os", "beta.kubernetes.io/os" -> Optional.of("linux");
      case "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone" -> host.zone();
      case "kubernetes.io/hostname" ->
        isDeclared(host) ? Optional.of(host.name()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The name of a host that was only counted is made up. */
  private static boolean isDeclared(Host host) {
    return host.zone().isPresent()
        || host.architecture().isPresent()
        || host.cpu().isPresent()
        || host.memory().isPresent()
        || host.disk().isPresent();
  }
}
