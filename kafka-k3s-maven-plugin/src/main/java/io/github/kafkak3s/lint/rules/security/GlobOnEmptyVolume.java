package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.observe.shell.Command;

/** KK8008: a pattern that matches nothing is handed on as it stands. */
public final class GlobOnEmptyVolume implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8008", "glob-on-empty-volume", INFO, "a start script that fails on an empty directory");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (Call call : Call.of(node)) {
        if (call.command().failure() == Command.Failure.STOPS) {
          call.command().words().stream()
              .filter(Command.Word::isPattern)
              .forEach(word -> call.mountOf(word)
                  .filter(mount -> mayBeEmpty(node.workload(), mount))
                  .ifPresent(mount -> report(reporter, call, word, mount)));
        }
      }
    }
  }

  /** What a Secret holds is decided outside of the manifests; what is optional may be absent. */
  private static boolean mayBeEmpty(Workload workload, Mount mount) {
    return SecretVolumes.isSecret(workload, mount.volume())
        || workload
            .volume(mount.volume())
            .filter(volume -> volume.textAt("configMap", "optional").equals("true"))
            .isPresent();
  }

  private static void report(Reporter reporter, Call call, Command.Word word, Mount mount) {
    reporter
        .at(
            call.command().place(),
            "\"%s\" fails where %s matches nothing"
                .formatted(
                    Texts.shown(call.command().shown()), Texts.shown(word.text().toString())))
        .consequence("with an empty volume the container ends with 1 and is started for ever")
        .help("copy the directory (cp -rL " + Texts.shown(mount.path()) + "/. …), or drop the step")
        .related(mount.place(), "the volume is mounted here");
  }
}
