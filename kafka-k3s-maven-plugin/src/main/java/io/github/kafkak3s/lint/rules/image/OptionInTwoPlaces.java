package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.EnvOptions;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Origin;
import io.github.kafkak3s.observe.Start;
import io.github.kafkak3s.observe.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** KK4007: one option in the properties file and in a variable; only one of them counts. */
public final class OptionInTwoPlaces implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4007",
      "option-in-two-places",
      WARNING,
      "one option other than the node id in file and environment");

  /** Each pod needs its own id: KK2101, KK3003 and KK4008 speak of it. */
  private static final Set<String> NODE_ID = Set.of("node.id", "broker.id");

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
      Map<String, ConfigFile.Entry> written = new LinkedHashMap<>();
      node.unreadFiles().forEach(file -> written.putAll(entries(file)));
      node.readFile().ifPresent(file -> written.putAll(entries(file)));
      for (Variable variable : node.environment().all()) {
        EnvOptions.option(node.image(), variable.name())
            .filter(name -> !NODE_ID.contains(name))
            .map(written::get)
            .ifPresent(entry -> report(reporter, node, variable, entry));
      }
    }
  }

  private static Map<String, ConfigFile.Entry> entries(ConfigFile file) {
    return file.properties().map(ConfigFile.Properties::byName).orElse(Map.of());
  }

  private static void report(
      Reporter reporter, KafkaNode node, Variable variable, ConfigFile.Entry entry) {
    boolean isFile = node.effective()
        .given(entry.name())
        .map(OptionFact::origin)
        .filter(Origin.FILE::equals)
        .isPresent();
    reporter
        .at(
            variable.place(),
            "%s is set by %s and in a properties file, and only %s counts"
                .formatted(entry.name(), variable.name(), isFile ? "the file" : "the variable"))
        .consequence("the other one is edited one day, and nothing changes")
        .help("keep one of the two")
        .related(entry.place(), isFile ? "the one that counts" : "the one that does not count");
  }
}
