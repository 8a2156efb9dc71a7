package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.Digits;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Workload;

/** KK7004: a controlled shutdown moves every leadership first and needs time for it. */
public final class ShortGrace implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7004",
      "short-grace",
      WARNING,
      "a Kafka pod gets less than 60 s to stop (the default is 30)");
  private static final String FIELD = "terminationGracePeriodSeconds";
  private static final int LEAST_SECONDS = 60;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      String written = workload.podSpec().textAt(FIELD);
      if (written.isEmpty()) {
        report(reporter, workload.podSpecPlace(), workload, "30 s to stop, the default");
      } else if (isShort(written)) {
        Place place = workload.podSpec().byName().get(FIELD).keyPlace();
        report(reporter, place, workload, written + " s to stop");
      }
    }
  }

  private static boolean isShort(String text) {
    return text.length() <= 2 && Digits.only(text) && Integer.parseInt(text) < LEAST_SECONDS;
  }

  private static void report(Reporter reporter, Place place, Workload workload, String time) {
    reporter
        .at(place, "the pods of " + workload.object().shown() + " get " + time)
        .consequence("a broker that is killed while it moves its leaderships recovers every log at"
            + " its next start")
        .help("set terminationGracePeriodSeconds: 120");
  }
}
