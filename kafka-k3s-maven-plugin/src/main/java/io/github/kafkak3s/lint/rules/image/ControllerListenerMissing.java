package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** KK4009: a controller has to listen where its quorum talks to it. */
public final class ControllerListenerMissing implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4009",
      "controller-listener-missing",
      ERROR,
      "controller role, but no listener of controller.listener.names among the listeners");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Set<Place> told = new HashSet<>();
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.isController() && node.effective().complete() && isTold(node)) {
        check(node.effective(), node, told, reporter);
      }
    }
  }

  /** What bitnami/kafka listens on where nothing is written differs from tag to tag. */
  private static boolean isTold(KafkaNode node) {
    return node.image() != ImageKind.BITNAMI
        || node.effective().written("listeners").isPresent()
            && node.effective().written("controller.listener.names").isPresent();
  }

  private static void check(Options options, KafkaNode node, Set<Place> told, Reporter reporter) {
    Optional<OptionFact> written = options.given("controller.listener.names");
    Optional<List<String>> names = options.list("controller.listener.names");
    Optional<String> value = options.value("listeners");
    Optional<List<ListenerAddress>> listeners =
        value.isPresent() ? ListenerAddress.parseAll(value.get()) : Optional.empty();
    if (listeners.isEmpty() || written.isPresent() && names.isEmpty()) {
      return;
    }
    List<String> bound = new ArrayList<>();
    for (ListenerAddress listener : listeners.get()) {
      bound.add(listener.name());
    }
    // Kafka makes the names of listeners upper case, and not those of this option.
    if (!Collections.disjoint(bound, names.orElse(List.of()))) {
      return;
    }
    boolean isCase = names.orElse(List.of()).stream()
        .anyMatch(name -> bound.contains(name.toUpperCase(Locale.ROOT)));
    Place place = options
        .given("listeners")
        .filter(fact -> fact.isWritten() && !isCase)
        .or(() -> written)
        .map(OptionFact::givenAt)
        .orElse(options.placeOfAbsent());
    if (!told.add(place)) {
      return;
    }
    Reporter.Report report = reporter
        .at(
            place,
            "%s has the controller's role and listens on %s only; controller.listener.names is %s"
                .formatted(
                    node.podName(),
                    bound.isEmpty() ? "nothing" : String.join(", ", bound),
                    names.map(each -> String.join(", ", each)).orElse("not set")))
        .consequence("Kafka refuses the configuration and ends")
        .help(
            isCase
                ? "write the names in upper case in controller.listener.names"
                : "add CONTROLLER://:9093 to the listeners and name it in"
                    + " controller.listener.names");
    node.declared()
        .written("controller.listener.names")
        .filter(fact -> written.isEmpty())
        .ifPresent(fact -> report.related(fact.keyPlace(), "written here, but not what counts"));
  }
}
