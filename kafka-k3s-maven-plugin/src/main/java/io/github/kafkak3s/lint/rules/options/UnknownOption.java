package io.github.kafkak3s.lint.rules.options;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.OptionFate.Status;
import io.github.kafkak3s.kafka.OptionKind;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Origin;

/** KK3008: Kafka ignores an option that it does not know. */
public final class UnknownOption implements LintRule {

  @Override
  public Rule rule() {
    return CompilerRules.UNKNOWN_OPTION;
  }

  @Override
  public Scope scope() {
    return Scope.VALUE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (JudgedOption option : JudgedOption.unknown(subject.bundle())) {
      Status status = option.fate().status();
      boolean isVariable = option.fact().origin() == Origin.ENVIRONMENT;
      boolean isUnknown =
          status == Status.LATER || status == Status.UNKNOWN && (!isVariable || isMisspelt(option));
      if (isUnknown) {
        option
            .report(reporter)
            .consequence("Kafka ignores it: what it asks for does not happen, and 4.4 does not even"
                + " log a line");
      }
    }
  }

  /**
   * Images turn every variable of their prefix into an option, also those that only their own
   * scripts read; one that differs from an option in a part of one word, or in where words end, was
   * meant for it.
   */
  private static boolean isMisspelt(JudgedOption option) {
    String name = option.fact().name();
    String letters = name.replace(".", "");
    for (String known : option.node().declared().catalogue().names(OptionKind.BROKER)) {
      // min.in.sync.replicas is min.insync.replicas, parted otherwise.
      if (known.length() >= letters.length() && known.replace(".", "").equals(letters)) {
        return true;
      }
    }
    return NearestName.of(name, option.node().declared().catalogue().names(OptionKind.BROKER))
        .filter(near -> isAlmost(name.split("\\."), near.split("\\.")))
        .isPresent();
  }

  private static boolean isAlmost(String[] words, String[] others) {
    if (words.length != others.length) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals(others[i])) {
        different++;
        int shorter = Math.min(words[i].length(), others[i].length());
        int longer = Math.max(words[i].length(), others[i].length());
        boolean isAlike =
            longer - shorter <= 2 && words[i].regionMatches(0, others[i], 0, (shorter + 1) / 2);
        if (!isAlike) {
          return false;
        }
      }
    }
    return different == 1;
  }
}
