package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.Arrays;

/** KK8013: an authorizer that lets everyone in. */
public final class OpenAuthorizer implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8013",
      "open-authorizer",
      WARNING,
      "allow.everyone.if.no.acl.found, or User:ANONYMOUS as super user");
  private static final String EVERYONE = "allow.everyone.if.no.acl.found";
  private static final String SUPER = "super.users";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      node.declared()
          .written(EVERYONE)
          .filter(fact -> node.declared().flag(EVERYONE).orElse(false))
          .ifPresent(fact -> reporter
              .at(fact.givenAt(), EVERYONE + "=true opens whatever has no ACL")
              .consequence("a new topic is everybody's until somebody thinks of an ACL for it, and"
                  + " the first ACL shuts out everybody else at once")
              .help("leave it false and allow each principal what it needs"));
      node.declared()
          .written(SUPER)
          .filter(fact -> fact.value()
              .filter(users -> Arrays.stream(users.split(";"))
                  .anyMatch(user -> user.trim().equals("User:ANONYMOUS")))
              .isPresent())
          .ifPresent(fact -> reporter
              .at(fact.givenAt(), SUPER + " has User:ANONYMOUS, whoever does not log in")
              .consequence("no ACL holds against a client on a PLAINTEXT listener")
              .help("name the principals of brokers and controllers instead"));
    }
  }
}
