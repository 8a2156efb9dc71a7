package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.Optional;

/** KK2109: a quorum is static or dynamic; Kafka takes both options and says nothing. */
public final class VotersAndBootstrap implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2109",
      "voters-and-bootstrap",
      ERROR,
      "controller.quorum.voters and controller.quorum.bootstrap.servers together (Kafka accepts it)");
  private static final String BOOTSTRAP = "controller.quorum.bootstrap.servers";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      Optional<OptionFact> bootstrap = node.declared().written(BOOTSTRAP);
      Optional<OptionFact> voters = node.declared().written("controller.quorum.voters");
      if (isSet(bootstrap) && isSet(voters)) {
        reporter
            .at(bootstrap.get().keyPlace(), BOOTSTRAP + " stands beside controller.quorum.voters")
            .related(voters.get().keyPlace(), "the list of voters stands here")
            .consequence("Kafka starts with both: the list of voters makes the quorum static, and"
                + " the disk is refused or formatted for one of the two")
            .help("keep one of them: the list for a static quorum, the servers for a dynamic one");
      }
    }
  }

  private static boolean isSet(Optional<OptionFact> fact) {
    return fact.isPresent()
        && (fact.get().value().isEmpty() || !fact.get().value().get().isBlank());
  }
}
