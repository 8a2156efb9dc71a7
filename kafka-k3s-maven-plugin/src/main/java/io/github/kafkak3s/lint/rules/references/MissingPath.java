package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.ConfigFile;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** KK1014: what a command names is in the image, or mounted. */
public final class MissingPath implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1014",
      "missing-path",
      ERROR,
      "a command, script or configuration path that neither image contract nor mount provides");

  /** Where only one of the images has something (their Dockerfiles). */
  private static final Map<String, ImageKind> OWNERS = Map.of(
      "/opt/kafka/bin/", ImageKind.APACHE,
      "/etc/kafka/docker/", ImageKind.APACHE,
      "/usr/bin/kafka-", ImageKind.CONFLUENT,
      "/etc/confluent/docker/", ImageKind.CONFLUENT,
      "/opt/bitnami/", ImageKind.BITNAMI);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().nodes()) {
      node.start().configPath().ifPresent(path -> mounted(node, path, place(node, path), reporter));
      if (node.index() == 0) {
        words(node.container())
            .filter(word -> isPath(word.text()))
            .forEach(word -> mounted(node, word.text(), word.place(), reporter));
      }
    }
    for (Workload workload : subject.bundle().workloads()) {
      workload.allContainers().stream().forEach(container -> image(container, reporter));
    }
  }

  /** Returns the word that is a path; where none is, as in a script, where the start stands. */
  private static Place place(KafkaNode node, String path) {
    return words(node.container())
        .filter(word -> word.text().equals(path))
        .map(YamlScalar::place)
        .findFirst()
        .orElse(node.start().place());
  }

  private static Stream<YamlScalar> words(Container container) {
    return Stream.concat(container.words("command").stream(), container.words("args").stream());
  }

  private static boolean isPath(String word) {
    return word.startsWith("/") && word.chars().noneMatch(c -> " \n\t$*?;&|=,".indexOf(c) >= 0);
  }

  /** A file below the mount of a ConfigMap or Secret whose keys are all known. */
  private static void mounted(KafkaNode node, String path, Place place, Reporter reporter) {
    Optional<Mount> mount =
        node.container().mountOf(path).filter(each -> !each.path().equals(path));
    if (mount.isEmpty() || !isKnown(node, mount.get())) {
      return;
    }
    List<String> files = node.files().stream().map(ConfigFile::path).toList();
    boolean isThere =
        files.stream().anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
    if (!isThere) {
      String hint = NearestName.hint(path, files);
      reporter
          .at(
              place,
              "there is no %s in %s: the volume %s has no such file"
                  .formatted(path, node.podName(), mount.get().volume()))
          .consequence("the container ends at once, again and again (CrashLoopBackOff)")
          .help(hint.isEmpty() ? "add the key to the ConfigMap, or correct the path" : hint)
          .related(mount.get().place(), "what is mounted there");
    }
  }

  private static boolean isKnown(KafkaNode node, Mount mount) {
    Optional<YamlMap> volume = node.workload().volume(mount.volume());
    boolean isOfKeys = volume
        .filter(each -> each.at("configMap") != null || each.at("secret") != null)
        .isPresent();
    return isOfKeys
        && mount.subPath().isEmpty()
        && node.files().stream().anyMatch(file -> file.mount().equals(mount));
  }

  private static void image(Container container, Reporter reporter) {
    ImageKind image = ImageKind.of(container.image());
    if (image == ImageKind.OTHER) {
      return;
    }
    words(container)
        .forEach(word -> OWNERS.forEach((prefix, owner) -> {
          int at = owner == image ? -1 : start(word.text(), prefix);
          if (at >= 0 && container.mountOf(prefix + "x").isEmpty()) {
            String path = path(word.text(), at);
            reporter
                .at(
                    word.place(),
                    "the image %s has no %s".formatted(container.image().text(), path))
                .consequence(
                    "the container ends at once, again and again (no such file or directory)")
                .help("that path is of the image " + shown(owner));
          }
        }));
  }

  /** Returns where a path begins in a text, as a word of its own. */
  private static int start(String text, String prefix) {
    int at = text.indexOf(prefix);
    boolean isWord = at == 0 || at > 0 && " \t\n\"'=;&|(".indexOf(text.charAt(at - 1)) >= 0;
    return isWord ? at : -1;
  }

  private static String path(String text, int at) {
    int end = at;
    while (end < text.length() && " \t\n\"';&|)".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(at, end);
  }

  private static String shown(ImageKind image) {
    return switch (image) {
      case APACHE -> "apache/kafka";
      case CONFLUENT -> "confluentinc/cp-kafka";
      case BITNAMI -> "bitnami/kafka";
      case OTHER -> "";
    };
  }
}
