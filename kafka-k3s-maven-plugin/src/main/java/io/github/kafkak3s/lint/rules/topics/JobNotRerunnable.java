package io.github.kafkak3s.lint.rules.topics;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import java.util.List;
import java.util.regex.Pattern;

/** KK3111: a Job that cannot run again, or does not say that it failed. */
public final class JobNotRerunnable implements LintRule {
  private static final Rule RULE = new Rule(
      "KK3111",
      "job-not-rerunnable",
      ERROR,
      "provisioning or other Job whose template would change under one name, has a TTL, hides"
          + " failed commands (wait without status) or never retries");
  private static final String HOOK = "argocd.argoproj.io/hook";
  private static final String SYNC = "argocd.argoproj.io/sync-options";
  private static final String FORCE = "kustomize.toolkit.fluxcd.io/force";

  /** The end of a name that is made of the content: letters and digits, at least one of them. */
  private static final Pattern HASHED = Pattern.compile(".*-(?=[a-z]*[0-9])[a-z0-9]{6,}");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().workloads()) {
      K8sObject job = workload.object();
      boolean isJob = job.is("Job");
      if (isJob || job.is("CronJob")) {
        List<JobScript> scripts = JobScript.of(workload);
        scripts.forEach(script -> script.hidden().ifPresent(hidden -> hidden(hidden, reporter)));
        if (isJob) {
          retries(workload, scripts, reporter);
        }
        if (isJob && subject.bundle().isGitOps() && !isReplaced(job)) {
          lifetime(job, reporter);
          name(job, scripts, reporter);
        }
      }
    }
  }

  private static void hidden(JobScript.Hidden hidden, Reporter reporter) {
    reporter
        .at(hidden.place(), hidden.program() + " may fail, and the script goes on: " + hidden.why())
        .consequence("the Job is complete, and what the command should have made is not there")
        .help("begin with set -e, and wait for each background command by its id");
  }

  private static void retries(Workload workload, List<JobScript> scripts, Reporter reporter) {
    K8sObject job = workload.object();
    boolean isOnce = job.node().textAt("spec", "backoffLimit").equals("0")
        && workload.podSpec().textAt("restartPolicy").equals("Never");
    boolean asks = scripts.stream().anyMatch(JobScript::callsKafka);
    if (isOnce && asks && scripts.stream().noneMatch(JobScript::waits)) {
      reporter
          .at(
              job.keyPlaceOf("spec", "backoffLimit"),
              "%s is tried once (backoffLimit 0), and its script does not wait for Kafka"
                  .formatted(job.shown()))
          .consequence("it starts together with the brokers, finds none, and stays failed")
          .help("raise backoffLimit, or let the script ask until a broker answers");
    }
  }

  /** Whether the controller makes it anew at each sync. */
  private static boolean isReplaced(K8sObject job) {
    String hook = job.annotations().getOrDefault(HOOK, "");
    String options = job.annotations().getOrDefault(SYNC, "");
    return !hook.isEmpty() && !hook.equals("Skip")
        || options.contains("Replace=true")
        || options.contains("Force=true")
        || job.annotations().getOrDefault(FORCE, "").equalsIgnoreCase("enabled");
  }

  private static void lifetime(K8sObject job, Reporter reporter) {
    if (job.node().at("spec", "ttlSecondsAfterFinished") != null) {
      reporter
          .at(
              job.keyPlaceOf("spec", "ttlSecondsAfterFinished"),
              job.shown() + " is deleted some time after its end, and Git still asks for it")
          .consequence("it is out of sync, or made and run again and again")
          .help("leave the field out, or make the Job a hook");
    }
  }

  private static void name(K8sObject job, List<JobScript> scripts, Reporter reporter) {
    boolean holdsWork = scripts.stream().anyMatch(JobScript::callsKafka);
    if (holdsWork && !HASHED.matcher(job.name()).matches()) {
      reporter
          .at(
              job.keyPlaceOf("metadata", "name"),
              job.shown() + " has its commands in a template that no Job can change, and one name")
          .severity(WARNING)
          .consequence("the first edit of a command or image is refused by the API server (field is"
              + " immutable), and the sync stops")
          .help(
              "end the name with a hash of the content, make it a hook of Argo CD, or annotate it "
                  + FORCE + ": enabled for Flux");
    }
  }
}
