package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK4005: a properties file is mounted, and what runs is something else. */
public final class ConfigFileNotRead implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4005",
      "config-file-not-read",
      ERROR,
      "a mounted Kafka properties file that none of the pods mounting it reads");

  /** What people look at first. */
  private static final List<String> TOLD = List.of(
      "default.replication.factor",
      "min.insync.replicas",
      "auto.create.topics.enable",
      "log.dirs",
      "advertised.listeners");

  private static final int MOST_TOLD = 3;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Set<Place> settled = new HashSet<>();
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.readFile().isPresent()) {
        settled.add(node.readFile().get().keyPlace());
      }
    }
    for (KafkaNode node : subject.bundle().nodes()) {
      for (ConfigFile file : node.unreadFiles()) {
        if (settled.add(file.keyPlace())) {
          report(reporter, node, file);
        }
      }
    }
  }

  private static void report(Reporter reporter, KafkaNode node, ConfigFile file) {
    List<ConfigFile.Entry> dead = file.properties().orElseThrow().entries();
    String instead = String.join(
        ", ",
        TOLD.stream()
            .flatMap(name -> difference(node, file, name).stream())
            .limit(MOST_TOLD)
            .toList());
    reporter
        .at(
            file.keyPlace(),
            "%s is mounted at %s, and nothing reads it: its %s options have no effect"
                .formatted(file.key(), file.path(), dead.size()))
        .consequence(
            instead.isEmpty() ? "Kafka runs with other options" : "what runs instead: " + instead)
        .help(
            node.start().configPath().isPresent()
                ? "name this file in the command, instead of "
                    + node.start().configPath().get()
                : "start kafka-server-start with this file by command, or give the options as"
                    + " variables")
        .related(file.mount().place(), "mounted here")
        .related(node.start().place(), "started here");
  }

  /** Returns what runs instead of an option of the file, where it is known and differs. */
  private static Optional<String> difference(KafkaNode node, ConfigFile file, String name) {
    ConfigFile.Entry written = file.properties().orElseThrow().byName().get(name);
    return Optional.ofNullable(written)
        .flatMap(entry -> node.effective().get(name))
        .flatMap(OptionFact::value)
        .filter(value -> !value.equals(written.value()))
        .map(value -> name + "=" + value + " (written: " + written.value() + ")");
  }
}
