package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;

/** KK8019: the Secret is made, but not the one that is needed. */
public final class SealedScope implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8019",
      "sealed-scope-mismatch",
      ERROR,
      "SealedSecret or ExternalSecret whose name or namespace does not fit the Secret it should"
          + " make");
  private static final String PREFIX = "sealedsecrets.bitnami.com/";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ManifestSet set = subject.bundle().set();
    for (K8sObject object : set.ofKind(SecretMaker.SEALED)) {
      judge(object, reporter);
    }
    List<SecretMaker> makers = SecretMaker.of(set);
    boolean isWhole = subject.faults().isEmpty() && set.isWhole();
    for (Workload workload : subject.bundle().workloads()) {
      for (Reference reference : Reference.of(workload)) {
        String namespace = workload.object().namespace();
        boolean isElsewhere = !isWhole
            || !reference.kind().equals("Secret")
            || reference.isOptional()
            || subject.bundle().intent().secrets().contains(reference.name())
            || makers.stream().anyMatch(maker -> maker.makes(namespace, reference.name()));
        if (!isElsewhere) {
          makers.stream()
              .filter(maker -> !maker.object().is("Secret"))
              .forEach(maker -> needed(workload, reference, maker, reporter));
        }
      }
    }
  }

  /** What is sealed for a name and a namespace opens only there (Sealed Secrets, "Scopes"). */
  private static void judge(K8sObject object, Reporter reporter) {
    boolean isForAll = isScope(object, "cluster-wide");
    for (String field : List.of("name", "namespace")) {
      YamlNode inner = object.node().at("spec", "template", "metadata", field);
      String outer = object.node().textAt("metadata", field);
      String text = object.node().textAt("spec", "template", "metadata", field);
      boolean isFree = isForAll || field.equals("name") && isScope(object, "namespace-wide");
      if (inner != null && !text.isEmpty() && !outer.isEmpty() && !text.equals(outer) && !isFree) {
        reporter
            .at(
                inner.place(),
                "the %s of %s is %s, the Secret's is %s"
                    .formatted(field, object.shown(), outer, text))
            .consequence("the controller opens what was sealed for exactly one name and namespace:"
                + " no Secret is made, and the pods hang before their first container")
            .help("seal it anew under the right " + field + ", with the scope that it needs")
            .related(object.keyPlaceOf("metadata", field), "the " + field + " of the SealedSecret");
      }
    }
  }

  private static boolean isScope(K8sObject object, String scope) {
    return object.annotations().getOrDefault(PREFIX + scope, "").equals("true")
        || object
            .node()
            .textAt("spec", "template", "metadata", "annotations", PREFIX + scope)
            .equals("true");
  }

  /** No other object of the bundle makes the Secret that is needed. */
  private static void needed(
      Workload workload, Reference reference, SecretMaker maker, Reporter reporter) {
    String namespace = workload.object().namespace();
    boolean isFar = maker.name().equals(reference.name());
    boolean isRenamed = !isFar
        && maker.object().name().equals(reference.name())
        && ManifestSet.meet(maker.object().namespace(), namespace);
    if (isFar || isRenamed) {
      String made =
          isFar ? "in the namespace " + maker.object().namespace() : "by the name " + maker.name();
      String needed = isFar ? "in " + namespace : "as " + reference.name();
      reporter
          .at(
              isFar
                  ? maker.object().keyPlaceOf("metadata", "namespace")
                  : maker.object().keyPlaceOf("spec", "target", "name"),
              "%s makes its Secret %s; %s needs it %s"
                  .formatted(maker.object().shown(), made, workload.object().shown(), needed))
          .consequence("the pods hang before their first container, or it does not start: the"
              + " Secret is not there")
          .help("make both the same")
          .related(reference.place(), reference.by());
    }
  }
}
