package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;

/** KK8017: TLS that does not ask whom it talks to. */
public final class HostnameCheckOff implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8017", "hostname-check-off", WARNING, "ssl.endpoint.identification.algorithm is empty");
  private static final String OPTION = "ssl.endpoint.identification.algorithm";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      boolean usesTls = node.listeners().stream()
          .anyMatch(listener ->
              listener.protocol().filter(name -> name.endsWith("SSL")).isPresent());
      if (usesTls) {
        node.declared().all().stream()
            .filter(OptionFact::isWritten)
            .filter(fact -> fact.name().endsWith(OPTION))
            .filter(fact -> fact.value().filter(String::isBlank).isPresent())
            .forEach(fact -> reporter
                .at(
                    fact.givenAt(),
                    fact.name() + " is empty: certificates are not compared with"
                        + " the names of hosts")
                .consequence("any certificate of the same authority passes for a broker's")
                .help("leave it out (https is the default) and put every advertised name into the"
                    + " certificates"));
      }
    }
  }
}
