package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * KK1009: lists that server-side apply merges by a key ({@code x-kubernetes-list-map-keys} of
 * Kubernetes' OpenAPI) have each key once.
 */
public final class DuplicateListKey implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1009",
      "duplicate-list-key",
      ERROR,
      "two env, mount, port, volume, container, toleration or spread entries with the same merge"
          + " key");
  private static final String HIDDEN = "the last one counts; server-side apply, and so Argo CD and"
      + " Flux, refuse the whole object (duplicate entries for key)";
  private static final String REFUSED = "the API server refuses the object";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().workloads()) {
      pod(workload, reporter);
    }
    for (K8sObject service : subject.bundle().set().ofKind("Service")) {
      List<YamlNode> ports = service.node().itemsAt("spec", "ports");
      check("port", ports, REFUSED, reporter, "port", "protocol");
    }
  }

  private static void pod(Workload workload, Reporter reporter) {
    YamlNode spec = workload.podSpec();
    List<YamlNode> containers = new ArrayList<>(spec.itemsAt("initContainers"));
    containers.addAll(spec.itemsAt("containers"));
    check("container", containers, REFUSED, reporter, "name");
    for (YamlNode container : containers) {
      check("variable", container.itemsAt("env"), HIDDEN, reporter, "name");
      check("mount", container.itemsAt("volumeMounts"), REFUSED, reporter, "mountPath");
      check("port", container.itemsAt("ports"), HIDDEN, reporter, "containerPort", "protocol");
    }
    check("volume", spec.itemsAt("volumes"), REFUSED, reporter, "name");
    check("pull secret", spec.itemsAt("imagePullSecrets"), HIDDEN, reporter, "name");
    check("host alias", spec.itemsAt("hostAliases"), HIDDEN, reporter, "ip");
    check(
        "toleration",
        spec.itemsAt("tolerations"),
        "one of them has no effect",
        reporter,
        "key",
        "operator",
        "value",
        "effect");
    check(
        "spread constraint",
        spec.itemsAt("topologySpreadConstraints"),
        REFUSED,
        reporter,
        "topologyKey",
        "whenUnsatisfiable");
    check("claim template", claims(workload), "the pods get one claim for both", reporter, "name");
  }

  private static List<YamlNode> claims(Workload workload) {
    List<YamlNode> claims = new ArrayList<>();
    for (YamlNode claim : workload.object().node().itemsAt("spec", "volumeClaimTemplates")) {
      YamlNode metadata = claim.at("metadata");
      if (metadata != null) {
        claims.add(metadata);
      }
    }
    return claims;
  }

  private static void check(
      String what, List<YamlNode> items, String consequence, Reporter reporter, String... keys) {
    if (items.size() < 2) {
      return;
    }
    Map<String, YamlNode> first = new HashMap<>();
    for (YamlNode item : items) {
      String key = key(item, keys);
      YamlNode other = key.isBlank() ? null : first.putIfAbsent(key, item);
      if (other != null) {
        reporter
            .at(item.place(), "the %s %s is here a second time".formatted(what, key))
            .consequence(consequence)
            .help("remove one of them")
            .related(other.place(), "the first one");
      }
    }
  }

  private static String key(YamlNode item, String... keys) {
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      String value = item.textAt(key);
      if (key.equals("protocol") && value.isEmpty()) {
        value = "TCP";
      }
      if (text.length() > 0 && !value.isEmpty()) {
        text.append(' ');
      } else if (text.length() == 0 && value.isEmpty() && key.equals(keys[0]) && keys.length < 3) {
        return "";
      }
      text.append(value);
    }
    return text.toString();
  }
}
