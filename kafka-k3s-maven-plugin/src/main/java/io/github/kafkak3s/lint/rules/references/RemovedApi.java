package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.ApiVersions;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import java.util.Optional;

/** KK1010: versions of Kubernetes' APIs that the target serves, and fields that it heeds. */
public final class RemovedApi implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1010",
      "removed-api",
      ERROR,
      "an apiVersion that target.kubernetes no longer or not yet serves, or a field gated off"
          + " there");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Optional<String> release = subject.bundle().intent().kubernetes();
    Optional<Integer> target =
        release.isPresent() ? ApiVersions.minor(release.get()) : Optional.empty();
    int served = target.orElse(ApiVersions.OLDEST_MINOR);
    for (K8sObject object : subject.bundle().set().objects()) {
      String version = object.node().textAt("apiVersion");
      Optional<ApiVersions.Removed> removed = ApiVersions.removed(version, object.kind(), served);
      if (removed.isPresent()) {
        reporter
            .at(
                object.keyPlaceOf("apiVersion"),
                "%s is gone since Kubernetes 1.%s; the target is %s"
                    .formatted(version, removed.get().minor(), shown(target)))
            .consequence(
                "the API server does not know the kind (no matches for kind), and the whole"
                    + " sync fails")
            .help("use " + removed.get().successor());
      }
      if (target.isPresent()) {
        ignored(object, target.get(), reporter);
      }
    }
  }

  private static void ignored(K8sObject object, int minor, Reporter reporter) {
    for (ApiVersions.Added field : ApiVersions.ignored(object.kind(), minor)) {
      String[] way = field.field().split("\\.");
      if (object.node().at(way) != null) {
        reporter
            .at(
                object.keyPlaceOf(way),
                "%s is heeded since Kubernetes 1.%s only; the target is 1.%s"
                    .formatted(field.field(), field.minor(), minor))
            .consequence("the API server drops it in silence")
            .help("leave it out, or raise the target");
      }
    }
  }

  private static String shown(Optional<Integer> target) {
    return target.map(minor -> "1." + minor).orElse("1." + ApiVersions.OLDEST_MINOR + " or later");
  }
}
