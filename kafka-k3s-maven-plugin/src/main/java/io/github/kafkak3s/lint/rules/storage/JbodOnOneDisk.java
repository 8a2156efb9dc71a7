package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.LogDirectory.Kind;
import io.github.kafkak3s.observe.StorageClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** KK6013: directories of one disk are one disk. */
public final class JbodOnOneDisk implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6013",
      "jbod-on-one-disk",
      INFO,
      "several volumes of a node-local class: no gain, one disk");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Map<String, List<LogDirectory>> byClass = new LinkedHashMap<>();
      for (LogDirectory directory : node.logDirectories()) {
        StorageClass storageClass =
            StorageClass.of(subject.bundle().set(), directory.storageClass());
        // Volumes that exist beforehand may well be disks of their own.
        if (directory.kind() == Kind.CLAIM_TEMPLATE
            && storageClass.isNodeLocal()
            && !storageClass.provisioner().equals("kubernetes.io/no-provisioner")) {
          List<LogDirectory> known =
              byClass.computeIfAbsent(storageClass.name(), name -> new ArrayList<>());
          if (known.stream().noneMatch(each -> each.volume().equals(directory.volume()))) {
            known.add(directory);
          }
        }
      }
      byClass.forEach((name, directories) -> {
        if (directories.size() > 1) {
          report(reporter, node, name, directories);
        }
      });
    }
  }

  private static void report(
      Reporter reporter, KafkaNode node, String name, List<LogDirectory> directories) {
    reporter
        .at(
            directories.get(0).fact().keyPlace(),
            "%s has %s log directories on volumes of the class %s, which are directories of one disk"
                .formatted(node.podName(), directories.size(), name))
        .related(directories.get(1).volumePlace(), "the second volume")
        .consequence("it is no faster than one, and the failure of the disk takes all of them")
        .help("use one volume, or a class for each disk")
        .about(directories.get(0).fact().name());
  }
}
