package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.Optional;
import java.util.Set;

/** KK8014: the authorizers of ZooKeeper's days keep their ACLs where KRaft has nothing. */
public final class WrongAuthorizer implements LintRule {
  private static final Rule RULE =
      new Rule("KK8014", "wrong-authorizer", ERROR, "an authorizer class that KRaft does not have");
  private static final Set<String> OLD =
      Set.of("kafka.security.authorizer.AclAuthorizer", "kafka.security.auth.SimpleAclAuthorizer");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.isZooKeeper()) {
        continue;
      }
      Optional<OptionFact> fact = node.declared().written("authorizer.class.name");
      if (fact.isPresent() && OLD.contains(fact.get().value().orElse("").trim())) {
        report(reporter, node, fact.get());
      }
    }
  }

  private static void report(Reporter reporter, KafkaNode node, OptionFact fact) {
    boolean isGone = !node.release().version().startsWith("3.");
    reporter
        .at(
            fact.givenAt(),
            "authorizer.class.name is %s, which keeps its ACLs in ZooKeeper, and %s runs KRaft"
                .formatted(fact.value().orElseThrow().trim(), node.podName()))
        .consequence(
            isGone
                ? "Kafka " + node.release().line() + " does not have the class and does not start"
                : "Kafka does not start without zookeeper.connect")
        .help("use org.apache.kafka.metadata.authorizer.StandardAuthorizer");
  }
}
