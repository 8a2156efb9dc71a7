package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.Optional;

/** KK6017: the log of the garbage collector grows up to a bound of its own. */
public final class SmallScratchVolume implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6017",
      "small-scratch-volume",
      WARNING,
      "an emptyDir limit (or ephemeral-storage limit) below what the image's own logs may reach"
          + " (GC log 10 × 100 MB by default): the kubelet evicts the pod one day");
  private static final String LIMIT = "sizeLimit";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      GcLog.of(node).ifPresent(log -> check(node, log, reporter));
    }
  }

  private static void check(KafkaNode node, GcLog log, Reporter reporter) {
    Optional<Mount> mount = node.container().mountOf(log.directory());
    Optional<YamlMap> volume = mount.flatMap(each -> node.workload().volume(each.volume()));
    boolean isScratch =
        volume.filter(each -> each.byName().containsKey("emptyDir")).isPresent();
    if (mount.isPresent() && !isScratch) {
      return;
    }
    YamlNode size = isScratch ? volume.get().at("emptyDir", LIMIT) : null;
    boolean isOnDisk = !isScratch || volume.get().textAt("emptyDir", "medium").isEmpty();
    if (isOnDisk && size != null) {
      compare(log, size, volume.get().textAt("emptyDir", LIMIT), "the sizeLimit", reporter);
    }
    YamlNode limit = node.container().node().at("resources", "limits", "ephemeral-storage");
    if (isOnDisk && limit != null) {
      String text = node.container().node().textAt("resources", "limits", "ephemeral-storage");
      compare(log, limit, text, "the limit of ephemeral-storage", reporter);
    }
  }

  private static void compare(
      GcLog log, YamlNode limit, String text, String what, Reporter reporter) {
    Optional<Quantity> quantity = Quantity.parse(text);
    if (quantity.filter(each -> each.mebibytes() < log.mebibytes()).isPresent()) {
      reporter
          .at(
              limit.place(),
              "%s is %s, and the log of the garbage collector in %s grows to %s MiB"
                  .formatted(what, text, log.directory(), log.mebibytes()))
          .consequence("after weeks the kubelet evicts the pod, and then the next one: they started"
              + " together")
          .help("set KAFKA_GC_LOG_OPTS: "
              + "-Xlog:gc*:file=" + log.directory() + "/gc.log:time,tags:filecount=4,filesize=16M"
              + ", or allow " + (log.mebibytes() + 128) + "Mi");
    }
  }
}
