package io.github.kafkak3s.lint.rules.image;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Start;

/** KK4004: an entrypoint that writes its properties file needs a directory to write it to. */
public final class ReadOnlyConfigDir implements LintRule {
  private static final Rule RULE = new Rule(
      "KK4004",
      "read-only-config-dir",
      ERROR,
      "a read-only mount over the directory that the image writes its configuration to");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      boolean mustWrite = node.image() == ImageKind.CONFLUENT || node.image() == ImageKind.APACHE;
      if (mustWrite && node.start().by() == Start.By.IMAGE) {
        String directory = node.image().configDirectory().orElseThrow();
        node.container()
            .mountOf(directory)
            .filter(node.workload()::isReadOnly)
            .ifPresent(mount -> report(reporter, node, mount, directory));
      }
    }
  }

  private static void report(Reporter reporter, KafkaNode node, Mount mount, String directory) {
    String source = node.workload().volumeSource(mount.volume());
    reporter
        .at(
            mount.place(),
            "%s is mounted read-only at %s, and the image %s writes its configuration to %s"
                .formatted(
                    source.isEmpty() ? "the volume " + mount.volume() : "a volume of " + source,
                    mount.path(),
                    node.container().image().text(),
                    directory))
        .consequence(
            "its entrypoint cannot write there (read-only file system) and ends before Kafka starts")
        .help("mount it elsewhere and start kafka-server-start with the file by command, or give"
            + " the options as variables");
  }
}
