package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.EnvOptions;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.observe.Variable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * KK4010: an underscore in a variable's name is a dot of the option; an underscore of the option is
 * two, a hyphen three.
 */
public final class EnvMapping implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4010",
      "env-mapping",
      WARNING,
      "environment names that map to another option than meant (.→_, _→__, -→___)");
  private static final String LISTENER = "listener.name.";

  /** The mechanisms whose names have hyphens, as dots have torn them apart. */
  private static final Pattern SCRAM = Pattern.compile("scram[._-]sha[._-](256|512)[.]");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      if (node.start().by() != Start.By.IMAGE) {
        continue;
      }
      for (Variable variable : node.environment().all()) {
        EnvOptions.option(node.image(), variable.name())
            .ifPresent(option -> meant(node, option)
                .filter(meant -> !meant.equals(option))
                .ifPresent(meant -> report(reporter, node, variable, option, meant)));
      }
    }
  }

  private static Optional<String> meant(KafkaNode node, String option) {
    if (option.startsWith(LISTENER)) {
      return ofListener(node, option.substring(LISTENER.length()));
    }
    String dotted = option.replace('_', '.').replace('-', '.');
    return node.declared().catalogue().broker(option).isEmpty()
            && node.declared().catalogue().broker(dotted).isPresent()
        ? Optional.of(dotted)
        : Optional.empty();
  }

  /** Silent where the listeners are unknown: sasl.ssl.… may be an option of a listener SASL. */
  private static Optional<String> ofListener(KafkaNode node, String rest) {
    Set<String> names = node.listeners().stream()
        .map(NodeListener::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
    Optional<String> exact =
        names.stream().filter(name -> rest.startsWith(name + ".")).findFirst();
    return exact
        .or(() -> names.stream()
            .filter(name -> dotted(rest).startsWith(dotted(name) + "."))
            .findFirst())
        .map(name -> LISTENER + name + "." + ofMechanism(rest.substring(name.length() + 1)));
  }

  private static String ofMechanism(String option) {
    Matcher matcher = SCRAM.matcher(option);
    return matcher.lookingAt()
        ? "scram-sha-" + matcher.group(1) + "." + option.substring(matcher.end())
        : option;
  }

  private static String dotted(String text) {
    return text.replace('_', '.').replace('-', '.');
  }

  private static void report(
      Reporter reporter, KafkaNode node, Variable variable, String option, String meant) {
    reporter
        .at(
            variable.place(),
            "%s becomes the option %s, not %s".formatted(variable.name(), option, meant))
        .consequence("Kafka ignores what it does not know, and what was meant is not set")
        .help("name it "
            + EnvOptions.variable(node.image(), meant).orElse(meant)
            + ": _ is a dot, __ an underscore, ___ a hyphen")
        .about(option);
  }
}
