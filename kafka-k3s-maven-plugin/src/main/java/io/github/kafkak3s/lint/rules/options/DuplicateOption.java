package io.github.kafkak3s.lint.rules.options;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.ConfigFile.Entry;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** KK3012: of two lines one is read. */
public final class DuplicateOption implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3012",
      "duplicate-option",
      WARNING,
      "the same key twice, or by two names (broker.id and node.id; log.dir and log.dirs)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return ERROR;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      if (node.readFile().isPresent()) {
        check(node.readFile().get(), reporter);
      }
      for (ConfigFile file : node.unreadFiles()) {
        check(file, reporter);
      }
      twoNames("node.id", "broker.id", node, subject, reporter);
      twoNames("log.dirs", "log.dir", node, subject, reporter);
    }
  }

  private static void check(ConfigFile file, Reporter reporter) {
    if (file.properties().isEmpty()) {
      return;
    }
    Map<String, Entry> first = new HashMap<>();
    for (Entry entry : file.properties().get().entries()) {
      Entry before = first.putIfAbsent(entry.name(), entry);
      if (before != null) {
        reporter
            .at(entry.place(), entry.name() + " stands twice in the file")
            .about(entry.name())
            .related(before.place(), "and here")
            .consequence("the last line counts; whoever edits the first one changes nothing")
            .help("remove one of them");
      }
    }
  }

  private static void twoNames(
      String counts, String alias, KafkaNode node, Subject subject, Reporter reporter) {
    Optional<OptionFact> one = node.declared().written(counts);
    Optional<OptionFact> other = node.declared().written(alias);
    if (one.isEmpty() || other.isEmpty() || node.isZooKeeper()) {
      return;
    }
    boolean isId = counts.equals("node.id");
    // The id of one pod may be what the alias says to all of them.
    boolean differs = subject.bundle().nodesOf(node.workload()).stream()
        .anyMatch(
            each -> differ(each.declared().written(counts), each.declared().written(alias)));
    reporter
        .at(other.get().keyPlace(), alias + " is set beside " + counts)
        .about(alias)
        .severity(isId && differs ? ERROR : WARNING)
        .related(one.get().keyPlace(), counts + " stands here")
        .consequence(
            !isId
                ? "Kafka reads " + counts + " and ignores " + alias
                : differs
                    ? "Kafka ends with \"You must set node.id to the same value as broker.id\""
                    : "Kafka ends as soon as one of them is changed alone")
        .help("remove " + alias);
  }

  private static boolean differ(Optional<OptionFact> one, Optional<OptionFact> other) {
    Optional<String> value = one.flatMap(OptionFact::value).map(String::trim);
    Optional<String> otherValue = other.flatMap(OptionFact::value).map(String::trim);
    return value.isPresent() && otherValue.isPresent() && !value.equals(otherValue);
  }
}
