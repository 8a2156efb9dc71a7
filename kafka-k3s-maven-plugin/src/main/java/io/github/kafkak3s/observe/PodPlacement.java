package io.github.kafkak3s.observe;

import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import io.github.kafkak3s.yaml.YamlTrees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What pod templates say of the hosts that their pods may share. */
public final class PodPlacement {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final String HOSTNAME = "kubernetes.io/hostname";

  /** Labels that many hosts have: whoever asks for them is not bound to one host. */
  private static final Set<String> COMMON = Set.of(
      "kubernetes.io/os",
      "kubernetes.io/arch",
      "beta.kubernetes.io/os",
      "beta.kubernetes.io/arch",
      "topology.kubernetes.io/zone",
      "topology.kubernetes.io/region");

  private PodPlacement() {}

  /**
   * A demand that pods of some labels be on different hosts.
   *
   * @param selector which pods
   * @param node the term or the constraint
   * @param isRequired whether a pod rather stays Pending than breaks it
   */
  public record Apart(Selector selector, YamlNode node, boolean isRequired) {}

  /**
   * Returns what a template says to keep pods apart, whether it must hold or is preferred: pod
   * anti-affinity and topology spread constraints, over hosts or anything larger. A constraint that
   * leaves two pods more to one host than to another prefers, and does not demand.
   */
  public static List<Apart> apart(Workload workload) {
    List<Apart> apart = new ArrayList<>();
    YamlNode spec = workload.podSpec();
    for (YamlNode term : spec.itemsAt("affinity", "podAntiAffinity", REQUIRED)) {
      apart.add(new Apart(Selector.of(term.at("labelSelector")), term, true));
    }
    for (YamlNode weighted : spec.itemsAt("affinity", "podAntiAffinity", PREFERRED)) {
      YamlNode term = weighted.at("podAffinityTerm");
      if (term != null) {
        apart.add(new Apart(Selector.of(term.at("labelSelector")), term, false));
      }
    }
    for (YamlNode each : spec.itemsAt("topologySpreadConstraints")) {
      long skew = Options.whole(each.textAt("maxSkew")).orElse(1L);
      boolean isRequired = skew <= 1 && !each.textAt("whenUnsatisfiable").equals("ScheduleAnyway");
      // A difference that all of the pods together do not exceed keeps none of them apart.
      if (skew <= 1 || skew < workload.replicas()) {
        apart.add(new Apart(Selector.of(each.at("labelSelector")), each, isRequired));
      }
    }
    return List.copyOf(apart);
  }

  /** Tells whether anything keeps two pods from one host, or at least tries to. */
  public static boolean keepsApart(KafkaNode one, KafkaNode other) {
    return keepsApart(one, other, false);
  }

  /** Tells whether two pods must not be on one host; what is only preferred does not count. */
  public static boolean mustKeepApart(KafkaNode one, KafkaNode other) {
    return keepsApart(one, other, true);
  }

  private static boolean keepsApart(KafkaNode one, KafkaNode other, boolean isRequired) {
    return separates(one, other, isRequired)
        || separates(other, one, isRequired)
        || !Collections.disjoint(hostPorts(one), hostPorts(other))
        || !meet(one.workload(), other.workload());
  }

  private static boolean separates(KafkaNode one, KafkaNode other, boolean isRequired) {
    for (Apart each : apart(one.workload())) {
      if ((each.isRequired() || !isRequired)
          && looksInto(each.node(), one.workload(), other.workload())
          && each.selector().matches(other.workload().podLabels(other.index()))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a term may look into a namespace: it looks into its own, or those it names. */
  private static boolean looksInto(YamlNode term, Workload one, Workload other) {
    List<YamlNode> named = term.itemsAt("namespaces");
    String namespace = other.object().namespace();
    if (term.at("namespaceSelector") != null) {
      return true;
    }
    for (YamlNode each : named) {
      if (!(each instanceof YamlScalar text) || ManifestSet.meet(text.text(), namespace)) {
        return true;
      }
    }
    return named.isEmpty() && ManifestSet.meet(one.object().namespace(), namespace);
  }

  /** Two pods that open the same port of their host cannot be on one. */
  private static Set<Integer> hostPorts(KafkaNode node) {
    Set<Integer> ports = new HashSet<>();
    for (Container container : node.workload().containers()) {
      for (YamlNode port : container.node().itemsAt("ports")) {
        boolean isOfHost = node.workload().podSpec().textAt("hostNetwork").equals("true");
        int number = Ports.number(port.textAt(isOfHost ? "containerPort" : "hostPort"));
        if (number > 0) {
          ports.add(number);
        }
      }
    }
    return ports;
  }

  /** Tells whether two templates may ask for one host; those that ask for different ones do not. */
  private static boolean meet(Workload one, Workload other) {
    String asked = asked(one);
    String otherAsked = asked(other);
    return asked.isEmpty() || otherAsked.isEmpty() || asked.equals(otherAsked);
  }

  /** Returns what a template asks of its host, as text that can be compared. */
  private static String asked(Workload workload) {
    YamlNode spec = workload.podSpec();
    StringBuilder asked = new StringBuilder(spec.textAt("nodeName"));
    for (YamlNode node :
        new YamlNode[] {spec.at("nodeSelector"), spec.at("affinity", "nodeAffinity", REQUIRED)}) {
      Object tree = node == null ? null : YamlTrees.of(node);
      asked.append(tree == null ? "" : tree);
    }
    return asked.toString();
  }

  /**
   * Tells whether the pods of a template are bound to hosts that it names, by the host's name or a
   * label of the owner's own; or are one for each host.
   */
  public static boolean isPinned(Workload workload) {
    YamlNode spec = workload.podSpec();
    if (workload.object().is("DaemonSet") || !spec.textAt("nodeName").isEmpty()) {
      return true;
    }
    Set<String> keys = new HashSet<>(K8sObject.texts(spec.at("nodeSelector")).keySet());
    for (YamlNode term : spec.itemsAt("affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms")) {
      for (YamlNode each : term.itemsAt("matchExpressions")) {
        keys.add(each.textAt("key"));
      }
      if (!term.itemsAt("matchFields").isEmpty()) {
        keys.add(HOSTNAME);
      }
    }
    keys.removeAll(COMMON);
    return !keys.isEmpty();
  }
}
