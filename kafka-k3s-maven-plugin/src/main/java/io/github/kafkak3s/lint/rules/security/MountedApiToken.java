package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Workload;
import java.util.Optional;

/** KK8010: a token for the API server in a pod that never talks to it. */
public final class MountedApiToken implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8010",
      "mounted-api-token",
      WARNING,
      "a service-account token is mounted that nothing needs");
  private static final String FIELD = "automountServiceAccountToken";
  private static final String DEFAULT = "default";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ManifestSet set = subject.bundle().set();
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      String written = workload.podSpec().textAt("serviceAccountName");
      String account = written.isEmpty() ? DEFAULT : written;
      if (isMounted(set, workload, account) && !hasRights(set, workload, account)) {
        reporter
            .at(
                workload.podSpecPlace(),
                "the pods of %s have the token of the service account %s mounted, and Kafka needs"
                        .formatted(workload.object().shown(), Texts.shown(account))
                    + " none")
            .consequence("who breaks into a broker has a credential for the API server")
            .help("set automountServiceAccountToken: false, and a service account of their own");
      }
    }
  }

  /** What the pod says counts before what the account says; an account elsewhere is unknown. */
  private static boolean isMounted(ManifestSet set, Workload workload, String account) {
    String ofPod = workload.podSpec().textAt(FIELD);
    if (!ofPod.isEmpty()) {
      return ofPod.equals("true");
    }
    Optional<K8sObject> object = set.find("ServiceAccount", workload.object().namespace(), account);
    return object
        .map(each -> !each.node().textAt(FIELD).equals("false"))
        .orElse(account.equals(DEFAULT));
  }

  private static boolean hasRights(ManifestSet set, Workload workload, String account) {
    return set.objects().stream()
        .filter(object -> object.is("RoleBinding") || object.is("ClusterRoleBinding"))
        .flatMap(binding -> binding.node().itemsAt("subjects").stream())
        .anyMatch(subject -> subject.textAt("kind").equals("ServiceAccount")
            && subject.textAt("name").equals(account)
            && ManifestSet.meet(subject.textAt("namespace"), workload.object().namespace()));
  }
}
