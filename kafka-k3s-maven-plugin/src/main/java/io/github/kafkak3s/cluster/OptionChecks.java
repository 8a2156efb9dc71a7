package io.github.kafkak3s.cluster;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.kafka.OptionCatalogue;
import io.github.kafkak3s.kafka.OptionFate;
import io.github.kafkak3s.kafka.OptionKind;
import io.github.kafkak3s.spec.Option;
import io.github.kafkak3s.spec.PlainSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the options under {@code config:} against what the release itself defines; Kafka ignores
 * much in silence.
 */
final class OptionChecks {
  private final OptionCatalogue catalogue;
  private final Findings findings;

  OptionChecks(OptionCatalogue catalogue, Findings findings) {
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check(Map<String, Option> config) {
    Map<String, String> file = new LinkedHashMap<>();
    for (Map.Entry<String, Option> option : config.entrySet()) {
      file.put(option.getKey(), option.getValue().text());
    }
    for (Map.Entry<String, Option> option : config.entrySet()) {
      check(option.getKey(), option.getValue(), file);
    }
  }

  private void check(String name, Option option, Map<String, String> file) {
    String field = OwnedOptions.fieldFor(name).orElse(null);
    if (field != null) {
      findings.add(
          InputRules.OWNED_OPTION,
          option.keyPlace(),
          "\"%s\" is computed by the compiler; two answers would disagree".formatted(name),
          "decide it by " + field);
      return;
    }
    OptionFate fate = catalogue.fate(OptionKind.BROKER, name, file);
    switch (fate.status()) {
      case KNOWN -> checkValue(fate.option().orElseThrow(), name, option);
      case OUTSIDE -> {}
      case WITHOUT_EFFECT, REMOVED -> report(CompilerRules.REMOVED_OPTION, option, fate);
      case MISPLACED -> report(CompilerRules.OPTION_OUT_OF_PLACE, option, fate);
      case LATER, UNKNOWN -> report(CompilerRules.UNKNOWN_OPTION, option, fate);
    }
  }

  private void checkValue(KafkaOption definition, String name, Option option) {
    if (definition.isPassword() && !PlainSecrets.isReference(option.text())) {
      PlainSecrets.report(name, option.keyPlace(), findings);
      return;
    }
    Optional<String> problem = definition.problem(option.text());
    if (problem.isPresent()) {
      findings.add(
          CompilerRules.INVALID_OPTION_VALUE,
          option.place(),
          "%s: %s; Kafka would not start".formatted(name, problem.get()),
          "");
    }
  }

  private void report(Rule rule, Option option, OptionFate fate) {
    findings.add(rule, option.keyPlace(), fate.message(), fate.help());
  }
}
