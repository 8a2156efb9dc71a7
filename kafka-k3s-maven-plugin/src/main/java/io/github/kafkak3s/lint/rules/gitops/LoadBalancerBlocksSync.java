package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Service;

/** KK9017: Argo CD waits for the address of a LoadBalancer. */
public final class LoadBalancerBlocksSync implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9017",
      "loadbalancer-blocks-sync",
      WARNING,
      "a LoadBalancer that never gets an address keeps Argo CD Progressing");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    boolean byArgo = subject.bundle().intent().isOurs()
        || subject.bundle().set().objects().stream().anyMatch(K8sObject::isOfArgo);
    String server = subject.bundle().intent().loadBalancer().orElse("");
    if (!byArgo || server.isEmpty()) {
      return;
    }
    for (Service service : subject.bundle().services()) {
      String wanted = service.object().node().textAt("spec", "loadBalancerClass");
      boolean isServed =
          !server.equals("none") && (!server.equals("servicelb") || wanted.isEmpty());
      if (service.type().equals("LoadBalancer") && !isServed) {
        reporter
            .at(
                service.object().keyPlaceOf("spec", "type"),
                "nothing gives %s an address: the load balancer is %s%s"
                    .formatted(
                        service.object().shown(),
                        server,
                        wanted.isEmpty() ? "" : ", the class " + wanted))
            .consequence("Argo CD shows the application as Progressing for ever, and no PostSync"
                + " hook runs")
            .help("use NodePort, or install what serves LoadBalancers");
      }
    }
  }
}
