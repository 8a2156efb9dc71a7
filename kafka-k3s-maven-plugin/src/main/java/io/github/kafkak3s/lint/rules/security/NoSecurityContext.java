package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * KK8009: what the Pod Security Standard {@code restricted} asks of a container (Kubernetes page
 * "Pod Security Standards"). One finding for a pod template.
 */
public final class NoSecurityContext implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8009",
      "no-security-context",
      WARNING,
      "a container that Pod Security restricted would refuse");
  private static final long USER = 1000;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Set<String> lacks = new LinkedHashSet<>();
      List<String> refused = refused(node.workload(), node.workload().containers(), lacks);
      List<String> refusedInit = refused(node.workload(), node.workload().initContainers(), lacks);
      if (lacks.isEmpty()) {
        continue;
      }
      String field = refused.isEmpty() ? "initContainers" : "containers";
      List<String> all = new ArrayList<>(refused);
      all.addAll(refusedInit);
      YamlMap.Entry key = node.workload().podSpec().byName().get(field);
      long user = node.image().user() == 0 ? USER : node.image().user();
      reporter
          .at(
              key.keyPlace(),
              "Pod Security restricted refuses %s of %s: %s"
                  .formatted(
                      Texts.shown(String.join(", ", all)),
                      node.workload().object().shown(),
                      String.join(", ", lacks)))
          .consequence("nothing limits what a process that was broken into may do on the host")
          .help("securityContext of each container: {allowPrivilegeEscalation: false,"
              + " capabilities: {drop: [ALL]}, runAsNonRoot: true, runAsUser: " + user
              + ", seccompProfile: {type: RuntimeDefault}}");
    }
  }

  private static List<String> refused(
      Workload workload, List<Container> containers, Set<String> lacks) {
    List<String> refused = new ArrayList<>();
    for (Container container : containers) {
      List<String> found = lacks(workload, container);
      if (!found.isEmpty()) {
        lacks.addAll(found);
        refused.add(container.name());
      }
    }
    return refused;
  }

  private static List<String> lacks(Workload workload, Container container) {
    List<String> lacks = new ArrayList<>();
    YamlNode own = container.node().at("securityContext");
    if (!text(own, "allowPrivilegeEscalation").equals("false")) {
      lacks.add("allowPrivilegeEscalation is not false");
    }
    if (text(own, "privileged").equals("true")) {
      lacks.add("privileged");
    }
    if (!drops(own)) {
      lacks.add("capabilities do not drop ALL");
    }
    if (!either(workload, own, "runAsNonRoot").equals("true")) {
      lacks.add("runAsNonRoot is not true");
    }
    if (either(workload, own, "runAsUser").equals("0")) {
      lacks.add("runAsUser is 0");
    }
    String profile = either(workload, own, "seccompProfile", "type");
    if (!profile.equals("RuntimeDefault") && !profile.equals("Localhost")) {
      lacks.add("no seccompProfile");
    }
    return lacks;
  }

  private static boolean drops(YamlNode context) {
    return context != null
        && context.itemsAt("capabilities", "drop").stream()
            .anyMatch(item -> item instanceof YamlScalar scalar && scalar.text().equals("ALL"))
        && context.itemsAt("capabilities", "add").stream()
            .allMatch(item ->
                item instanceof YamlScalar scalar && scalar.text().equals("NET_BIND_SERVICE"));
  }

  /** What the container says counts before what the pod says. */
  private static String either(Workload workload, YamlNode own, String... way) {
    String text = text(own, way);
    return text.isEmpty() ? text(workload.podSpec().at("securityContext"), way) : text;
  }

  private static String text(YamlNode node, String... way) {
    return node == null ? "" : node.textAt(way);
  }
}
