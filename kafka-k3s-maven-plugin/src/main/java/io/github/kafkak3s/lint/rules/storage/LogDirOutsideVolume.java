package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import java.util.Optional;

/** KK6010: a claim does not help where Kafka does not write to it. */
public final class LogDirOutsideVolume implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6010",
      "log-dir-outside-volume",
      ERROR,
      "effective log.dirs (the image's default where unset) or metadata.log.dir not on a mounted"
          + " claim; a claim at the parent of a directory that the image declares as VOLUME: the"
          + " runtime puts an empty throw-away volume over it");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode node : cluster.nodes()) {
        boolean isVoter = node.isController() || node.roles().isEmpty();
        for (LogDirectory directory : node.logDirectories()) {
          if (directory.isPersistent()) {
            Optional<String> volume = covering(node, directory);
            if (volume.isPresent()) {
              covered(reporter, directory, volume.get());
            }
          } else if (!isVoter && isMetadata(directory)) {
            metadata(reporter, node, directory);
          }
        }
      }
    }
  }

  /** Tells whether a directory is the one of {@code metadata.log.dir} alone. */
  static boolean isMetadata(LogDirectory directory) {
    return directory.fact().name().equals("metadata.log.dir");
  }

  /** Returns the VOLUME of the image that lies between a directory and the mount above it. */
  private static Optional<String> covering(KafkaNode node, LogDirectory directory) {
    String mounted = directory.mount().isPresent() ? directory.mount().get().path() : "";
    if (!mounted.isEmpty()) {
      String above = mounted.equals("/") ? "/" : mounted + "/";
      for (String volume : node.image().volumes()) {
        boolean holds =
            directory.path().equals(volume) || directory.path().startsWith(volume + "/");
        if (holds && volume.startsWith(above)) {
          return Optional.of(volume);
        }
      }
    }
    return Optional.empty();
  }

  private static void covered(Reporter reporter, LogDirectory directory, String volume) {
    Mount mount = directory.mount().orElseThrow();
    reporter
        .at(
            mount.node().byName().get("mountPath").value().place(),
            "the claim is mounted at %s, but the image declares %s, where %s lies, as a VOLUME"
                .formatted(mount.path(), volume, directory.path()))
        .related(directory.fact().keyPlace(), "the log directory")
        .consequence("the container runtime puts an empty directory over it that ends with the"
            + " container: every restart loses the data, and the claim stays empty")
        .help("mount the claim at " + volume + " itself, or write log.dirs to another directory"
            + " of the claim")
        .about(directory.path());
  }

  private static void metadata(Reporter reporter, KafkaNode node, LogDirectory directory) {
    reporter
        .at(
            directory.mount().isPresent()
                ? directory.volumePlace()
                : directory.fact().keyPlace(),
            "metadata.log.dir of %s, %s, is not on a claim, its log.dirs are"
                .formatted(node.workload().object().shown(), directory.path()))
        .consequence("after a restart the directory has no meta.properties, and Kafka does not"
            + " start until somebody formats it")
        .help("leave metadata.log.dir out, or put it on the claim")
        .about(directory.path());
  }
}
