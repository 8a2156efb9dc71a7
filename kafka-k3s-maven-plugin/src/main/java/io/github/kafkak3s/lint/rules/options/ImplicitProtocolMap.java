package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** KK3005: Kafka guesses the controller listener's protocol only while no map is written. */
public final class ImplicitProtocolMap implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3005", "implicit-protocol-map", INFO, "listener.security.protocol.map left to be derived");
  private static final String MAP = "listener.security.protocol.map";
  private static final Set<String> PROTOCOLS =
      Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      Options options = node.declared();
      boolean isDerived = options.lacks(MAP)
          && options.given(MAP).isEmpty()
          && options.list("controller.listener.names").orElse(List.of()).stream()
              .anyMatch(name -> !PROTOCOLS.contains(name.toUpperCase(Locale.ROOT)));
      if (isDerived) {
        reporter
            .at(
                options
                    .written("listeners")
                    .map(OptionFact::keyPlace)
                    .orElse(options.placeOfAbsent()),
                "no listener.security.protocol.map says which protocol each listener has")
            .consequence("Kafka gives the controller's listener PLAINTEXT only while the map is"
                + " absent: with the first listener of another name it has to be written")
            .help("add listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,"
                + " with a pair for each listener");
      }
    }
  }
}
