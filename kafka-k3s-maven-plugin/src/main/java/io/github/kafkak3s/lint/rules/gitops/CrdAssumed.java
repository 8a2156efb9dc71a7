package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import java.util.HashSet;
import java.util.Set;

/** KK9016: kinds that only an add-on serves; said once for each of its groups. */
public final class CrdAssumed implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9016",
      "crd-assumed",
      WARNING,
      "kinds that K3s does not ship (PodMonitor, Certificate, SealedSecret …) in the synced path"
          + " without saying so");
  private static final String OF_ARGO = "argocd.argoproj.io/sync-options";
  private static final String SKIP = "SkipDryRunOnMissingResource=true";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().kafkaWorkloads().isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    subject
        .bundle()
        .set()
        .ofKind("CustomResourceDefinition")
        .forEach(definition -> known.add(definition.node().textAt("spec", "group")));
    for (K8sObject object : subject.bundle().set().objects()) {
      String group = object.group();
      boolean isServed = ApiGroups.isBuiltIn(group)
          || ApiGroups.isOfK3s(group)
          || group.equals("argoproj.io")
          || group.endsWith(".toolkit.fluxcd.io");
      boolean isSaid = object.annotations().getOrDefault(OF_ARGO, "").contains(SKIP);
      if (!isServed && !isSaid && known.add(group)) {
        reporter
            .at(
                object.place(),
                "%s is of %s, which K3s does not serve by itself".formatted(object.shown(), group))
            .consequence("where the add-on is not installed yet, one unknown kind fails the whole"
                + " sync: no broker is applied either")
            .help("apply it from a directory of its own that depends on the add-on, or annotate"
                + " it: " + OF_ARGO + ": " + SKIP);
      }
    }
  }
}
