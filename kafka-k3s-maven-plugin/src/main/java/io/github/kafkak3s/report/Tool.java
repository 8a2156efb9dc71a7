package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.RulePages;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who reports, and from where files are named.
 *
 * @param version the version of this plugin
 * @param prefix what stands before every file name: empty, or the way from the root of the build to
 *     the project, with {@code /} at its end
 * @param pages the page of a rule in Markdown, where it has one
 */
public record Tool(String version, String prefix, Function<Rule, Optional<String>> pages) {
  static final String NAME = "kafka-k3s";
  static final String HOME = "https://github.com/kafkak3s/kafka-k3s-maven-plugin";

  /** Makes a tool with the pages of docs/rules. */
  public Tool(String version, String prefix) {
    this(version, prefix, RulePages::text);
  }

  /** Returns how a finding's file is named. */
  String file(Finding finding) {
    return prefix + finding.place().file();
  }

  /** Returns the address of a rule's page. */
  static String page(Rule rule) {
    return HOME + "/blob/main/docs/rules/" + rule.page();
  }

  /** Returns all that a finding says, in one text. */
  static String text(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    if (!finding.consequence().isEmpty()) {
      text.append(". What happens: ").append(finding.consequence());
    }
    if (!finding.help().isEmpty()) {
      text.append(". What to do: ").append(finding.help());
    }
    return text.append('.').toString();
  }

  /** Returns a finding's line as formats want it that know no whole file: at least 1. */
  static int line(Finding finding) {
    return Math.max(1, finding.place().line());
  }

  /** Returns a finding's column, at least 1. */
  static int column(Finding finding) {
    return Math.max(1, finding.place().column());
  }
}
