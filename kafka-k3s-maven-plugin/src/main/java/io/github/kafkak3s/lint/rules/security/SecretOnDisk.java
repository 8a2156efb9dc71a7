package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;

/** KK8007: a Secret volume is memory; a copy of it is not. */
public final class SecretOnDisk implements LintRule {
  private static final Rule RULE =
      new Rule("KK8007", "secret-on-disk", WARNING, "key material copied to an emptyDir on disk");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (Call call : Call.of(node)) {
        CopyCall.of(call)
            .filter(copy -> copiesSecret(node.workload(), copy))
            .flatMap(CopyCall::targetMount)
            .filter(target -> isOnDisk(node.workload(), target))
            .ifPresent(target -> report(reporter, node.workload(), call, target));
      }
    }
  }

  private static boolean copiesSecret(Workload workload, CopyCall copy) {
    return copy.sources().stream()
        .flatMap(source -> copy.call().mountOf(source).stream())
        .anyMatch(mount -> SecretVolumes.isSecret(workload, mount.volume()));
  }

  private static boolean isOnDisk(Workload workload, Mount mount) {
    return workload
        .volume(mount.volume())
        .filter(volume -> volume.byName().containsKey("emptyDir"))
        .filter(volume -> !volume.textAt("emptyDir", "medium").equals("Memory"))
        .isPresent();
  }

  private static void report(Reporter reporter, Workload workload, Call call, Mount target) {
    boolean isInit = workload.initContainers().contains(call.container());
    String field = isInit ? "initContainers" : "containers";
    reporter
        .at(
            workload.podSpec().byName().get(field).keyPlace(),
            "%s copies a Secret to the emptyDir %s, which is on the disk of the host"
                .formatted(Texts.shown(call.container().name()), Texts.shown(target.volume())))
        .consequence("the keys stay on the disk until the pod is deleted, and a changed Secret no"
            + " longer reaches Kafka")
        .help("mount the Secret where it is read, with defaultMode 0440 and fsGroup; where it must"
            + " be copied, use emptyDir: {medium: Memory}")
        .related(call.command().place(), "copied here");
  }
}
