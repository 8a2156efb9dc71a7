package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.ConfigFile.Entry;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import io.github.kafkak3s.observe.Origin;
import io.github.kafkak3s.observe.Placeholders;
import io.github.kafkak3s.observe.Placeholders.Reference;
import io.github.kafkak3s.observe.Variable;
import java.util.List;
import java.util.Optional;

/** KK3001: Kafka reads a file as it stands; only config providers replace anything. */
public final class LiteralPlaceholder implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3001",
      "literal-placeholder",
      ERROR,
      "${VAR}, $(VAR) or {{…}} that nothing expands, in a Kafka properties file or a variable");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      for (OptionFact fact : node.effective().all()) {
        if (fact.origin() == Origin.ENVIRONMENT) {
          String text = fact.variable()
              .filter(variable -> !variable.isSecret())
              .flatMap(Variable::value)
              .orElse("");
          literal(text, node.effective(), node).ifPresent(each -> inVariable(reporter, fact, each));
        } else if (fact.isWritten()) {
          Optional<Reference> literal = literal(fact.raw(), node.effective(), node);
          if (literal.isPresent()) {
            inFile(reporter, fact.name(), fact.keyPlace(), literal.get(), node);
          }
        }
      }
      for (ConfigFile file : node.unreadFiles()) {
        for (Entry entry : file.properties().orElseThrow().entries()) {
          literal(entry.value(), node.declared(), node)
              .ifPresent(each -> inFile(reporter, entry.name(), entry.place(), each, node));
        }
      }
    }
  }

  private static Optional<Reference> literal(String text, Options options, KafkaNode node) {
    for (Reference reference : Placeholders.in(text)) {
      boolean isShells = reference.text().startsWith("$(");
      boolean isLiteral = reference.provider().isEmpty()
          ? !isShells || reference.isPlain()
          : !isProvided(reference, options, node);
      if (isLiteral) {
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }

  private static boolean isProvided(Reference reference, Options options, KafkaNode node) {
    boolean isConfigured =
        options.list("config.providers").orElse(List.of()).contains(reference.provider());
    boolean isAbsent =
        reference.provider().equals("env") && node.environment().lacks(reference.name());
    return isConfigured && !isAbsent || !isConfigured && !options.complete();
  }

  private static void inFile(
      Reporter reporter, String option, Place place, Reference reference, KafkaNode node) {
    String name = reference.isPlain() ? reference.name() : "NAME";
    reporter
        .at(place, reference.text() + " stands literally in " + option)
        .about(option)
        .consequence(consequence(option, node))
        .help(
            reference.provider().isEmpty()
                ? "Kafka expands only ${provider:key}: add config.providers=env,"
                    + " config.providers.env.class=org.apache.kafka.common.config.provider"
                    + ".EnvVarConfigProvider and write ${env:" + name + "}"
                : "name the provider in config.providers, and give the pod what it refers to");
  }

  private static void inVariable(Reporter reporter, OptionFact fact, Reference reference) {
    Variable variable = fact.variable().orElseThrow();
    reporter
        .at(
            variable.valuePlace(),
            reference.text() + " stands literally in " + variable.name() + ", so in " + fact.name())
        .about(fact.name())
        .consequence("Kubernetes expands only $(NAME) of a variable that stands above it, and no"
            + " shell sees the value")
        .help("write $(NAME) and declare NAME first, or set the variable in a start script");
  }

  private static String consequence(String option, KafkaNode node) {
    return switch (option) {
      case "controller.quorum.voters" ->
        "Kafka ends with \"Each entry should be in the form {id}@{host}:{port}\"";
      case "listeners", "advertised.listeners" ->
        "Kafka ends with \"Unable to parse … to a broker endpoint\"";
      default ->
        node.declared().catalogue().broker(option).filter(KafkaOption::isNumber).isPresent()
            ? "Kafka ends with \"Invalid value … for configuration " + option + "\""
            : "Kafka takes the text for the value";
    };
  }
}
