package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.shell.Command.Word;
import java.util.Optional;
import java.util.Set;

/** KK8006: the files of a Secret volume are links into a hidden directory beside them. */
public final class CopiedSymlinks implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8006",
      "copied-symlinks",
      ERROR,
      "cp -r of the files of a Secret or ConfigMap volume: dangling links");
  private static final Set<String> LINKED = Set.of("secret", "configMap", "projected");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (Call call : Call.of(node)) {
        Optional<CopyCall> copy = CopyCall.of(call);
        if (copy.isPresent() && copy.get().keepsLinks()) {
          for (Word source : copy.get().sources()) {
            check(reporter, node, call, source);
          }
        }
      }
    }
  }

  private static void check(Reporter reporter, KafkaNode node, Call call, Word source) {
    Optional<Mount> mount = call.mountOf(source);
    if (mount.isPresent() && isLink(node, mount.get(), source)) {
      report(reporter, node, call, mount.get());
    }
  }

  /** The directory as a whole is copied with what its links point to; a file of it is not. */
  private static boolean isLink(KafkaNode node, Mount mount, Word source) {
    String path = source.text().known().orElse("");
    String below = path.substring(Math.min(path.length(), mount.path().length()));
    return LINKED.contains(node.workload().volumeSource(mount.volume()))
        && mount.subPath().isEmpty()
        && !below.isEmpty()
        && !below.equals("/")
        && !below.equals("/.");
  }

  private static void report(Reporter reporter, KafkaNode node, Call call, Mount mount) {
    String source = node.workload().volumeSource(mount.volume());
    reporter
        .at(
            call.command().place(),
            "\"%s\" copies the links of a %s volume, not its files"
                .formatted(Texts.shown(call.command().shown()), source))
        .consequence("it succeeds, and what it leaves are links to ..data that lead nowhere")
        .help("write cp -rL, or mount the volume where its files are needed")
        .related(mount.place(), "the volume is mounted here");
  }
}
