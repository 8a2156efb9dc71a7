package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.Service;
import java.util.List;
import java.util.Optional;

/**
 * An advertised name against what the DNS of Kubernetes makes of the bundle: {@code <service>},
 * {@code <service>.<namespace>.svc…} and, below a headless Service, {@code <pod>.<service>…}
 * (Kubernetes page "DNS for Services and Pods"). Silent about names that may come from elsewhere.
 */
final class AdvertisedName {
  private AdvertisedName() {}

  /** Returns what is wrong with a host, to follow its name; empty where it may be right. */
  static String fault(Observation bundle, KafkaNode node, String host, int port) {
    int domain = (host + ".").indexOf(".svc.");
    List<String> labels = List.of((domain < 0 ? host : host.substring(0, domain)).split("\\.", -1));
    if (domain < 0) {
      return labels.size() == 1 ? ofService(bundle, node, labels.get(0), port) : "";
    }
    if (!bundle.set().isWhole()) {
      return "";
    }
    return switch (labels.size()) {
      case 2 ->
        !ManifestSet.meet(labels.get(1), node.namespace())
            ? ""
            : bundle.service(node.namespace(), labels.get(0)).isEmpty()
                ? "but the bundle holds no Service " + labels.get(0)
                : ofService(bundle, node, labels.get(0), port);
      case 3 -> ofPod(bundle, node, labels);
      default -> "";
    };
  }

  private static String ofService(Observation bundle, KafkaNode node, String name, int port) {
    Optional<Service> service = bundle.service(node.namespace(), name);
    boolean isServed = service.isEmpty()
        || service.get().isHeadless()
        || service.get().type().equals("ExternalName")
        || service.get().ports().stream().anyMatch(each -> each.port() == port);
    return isServed ? "" : "but the Service %s does not serve port %s".formatted(name, port);
  }

  private static String ofPod(Observation bundle, KafkaNode node, List<String> labels) {
    boolean isOwn = labels.get(0).equals(node.podName());
    if (!ManifestSet.meet(labels.get(2), node.namespace())) {
      return isOwn ? "but the pod is in the namespace " + node.namespace() : "";
    }
    if (bundle.service(node.namespace(), labels.get(1)).isEmpty()) {
      return "but the bundle holds no Service " + labels.get(1);
    }
    String prefix = node.workload().object().name() + "-";
    boolean isOrdinal =
        labels.get(0).startsWith(prefix) && Digits.only(labels.get(0).substring(prefix.length()));
    return isOrdinal && !isPod(labels.get(0), bundle.nodesOf(node.workload()))
        ? "but %s makes no pod of that name".formatted(node.workload().object().shown())
        : "";
  }

  private static boolean isPod(String name, List<KafkaNode> nodes) {
    for (KafkaNode node : nodes) {
      if (node.podName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
