package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.RulePages;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints the page of a rule: the problem, an example, what happens, how to mend it and when to live
 * with it. Needs no project and no network.
 */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
  /** The rule, by its id or its name: {@code KK3501} or {@code no-write-slack}. */
  @Parameter(property = "rule", required = true)
  private String rule;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "kafka-k3s.explain.skip", defaultValue = "false")
  private boolean skipExplain;

  @Override
  public void execute() throws MojoFailureException {
    if (SkipFlag.isSet(getLog(), "explain", skip, skipExplain)) {
      return;
    }
    Optional<AllRules.Row> row = AllRules.find(rule);
    if (row.isEmpty()) {
      List<String> names =
          AllRules.rows().stream().map(each -> each.rule().slug()).toList();
      String hint = NearestName.hint(rule, names);
      throw new MojoFailureException(
          "no rule is named \"" + rule + "\"" + (hint.isEmpty() ? "" : "; " + hint));
    }
    Rule found = row.get().rule();
    RulePages.text(found).orElseGet(() -> summary(found)).lines().forEach(getLog()::info);
  }

  private static String summary(Rule rule) {
    return rule.id() + " " + rule.slug() + " (" + rule.severity().label() + "): " + rule.summary();
  }
}
