package io.github.kafkak3s.lint.rules.quorum;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.Format.By;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK2113: how a controller's disk is formatted must fit the kind of quorum. */
public final class DynamicQuorumFormat implements LintRule {
  private static final Rule RULE = new Rule(
      "KK2113",
      "dynamic-quorum-format",
      ERROR,
      "dynamic quorum formatted without --standalone, --initial-controllers or --no-initial-controllers; static with one of them");
  private static final String DYNAMIC = "controller.quorum.bootstrap.servers";
  private static final Set<String> FLAGS =
      Set.of("--standalone", "-s", "--initial-controllers", "-I", "--no-initial-controllers", "-N");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      standalone(cluster, reporter);
    }
    for (KafkaNode node : subject.bundle().nodes()) {
      Format format = node.format();
      if (isByApacheImage(node) && isDynamic(node) && !isStatic(node)) {
        reporter
            .at(
                node.declared().written(DYNAMIC).orElseThrow().keyPlace(),
                "the quorum is dynamic, and the image "
                    + Texts.shown(node.container().image().text())
                    + " formats the disk of a controller without saying who votes first")
            .consequence(
                "its format step asks for one of three flags and ends: no controller starts")
            .help("format in an init container, with --standalone on the first controller and"
                + " --no-initial-controllers on the others; or use controller.quorum.voters");
        continue;
      }
      boolean isKnown = format.by() == By.SCRIPT
          && node.isController()
          && node.declared().complete()
          && !holdsUnknown(format.arguments());
      if (!isKnown) {
        continue;
      }
      Optional<String> flag = flag(format.arguments());
      if (isStatic(node) && flag.isPresent()) {
        reporter
            .at(
                format.place(),
                "controller.quorum.voters is set, and the disk is formatted with " + flag.get())
            .consequence("kafka-storage refuses: the flag is for a dynamic quorum")
            .help("leave the flag out, or use controller.quorum.bootstrap.servers");
      } else if (!isStatic(node) && isDynamic(node) && flag.isEmpty()) {
        reporter
            .at(
                format.place(),
                "the quorum is dynamic, and the disk of a controller is formatted"
                    + " without saying who votes first")
            .consequence("kafka-storage refuses: it asks for one of the three flags")
            .help("--standalone on the first controller and --no-initial-controllers on the others,"
                + " or --initial-controllers with the same list on all");
      }
    }
  }

  private static boolean holdsUnknown(List<String> arguments) {
    for (String word : arguments) {
      if (isUnknown(word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first that says who votes first. */
  private static Optional<String> flag(List<String> arguments) {
    for (String word : arguments) {
      String name = word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('='));
      if (FLAGS.contains(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** A node that is formatted with {@code --standalone} votes alone, and elects itself. */
  private static void standalone(KafkaCluster cluster, Reporter reporter) {
    List<KafkaNode> alone = new ArrayList<>();
    for (KafkaNode node : cluster.controllers()) {
      List<String> arguments = node.format().arguments();
      boolean isAlone = arguments.contains("--standalone") || arguments.contains("-s");
      if (node.format().by() == By.SCRIPT && isAlone && !isStatic(node)) {
        alone.add(node);
      }
    }
    if (alone.size() > 1) {
      KafkaNode second = alone.get(1);
      reporter
          .at(
              second.format().place(),
              "%s and %s are both formatted with --standalone"
                  .formatted(alone.get(0).podName(), second.podName()))
          .consequence("each is a quorum of its own and elects itself: there are as many clusters"
              + " as such controllers, and what one knows the others never learn")
          .help(
              "--standalone on the first controller alone, --no-initial-controllers on the others,"
                  + " which join by kafka-metadata-quorum add-controller; or --initial-controllers with"
                  + " the same list on all");
    }
  }

  /** No release's entrypoint of apache/kafka passes a flag (KafkaDockerWrapper, 3.9 to 4.4). */
  private static boolean isByApacheImage(KafkaNode node) {
    return node.format().by() == By.IMAGE
        && node.image() == ImageKind.APACHE
        && node.isController()
        && node.declared().complete();
  }

  private static boolean isStatic(KafkaNode node) {
    return node.declared().written("controller.quorum.voters").isPresent();
  }

  private static boolean isDynamic(KafkaNode node) {
    return node.declared().written(DYNAMIC).isPresent();
  }

  private static boolean isUnknown(String word) {
    return word.indexOf('$') >= 0 || word.indexOf('<') >= 0 || word.isEmpty();
  }
}
