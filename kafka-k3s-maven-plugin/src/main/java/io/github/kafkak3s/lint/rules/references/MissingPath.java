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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      Optional<String> config = node.start().configPath();
      if (config.isPresent()) {
        mounted(node, config.get(), place(node, config.get()), reporter);
      }
      if (node.index() == 0) {
        node.format().unwritten().forEach(path -> unwritten(node, path, reporter));
        for (YamlScalar word : words(node.container())) {
          if (isPath(word.text())) {
            mounted(node, word.text(), word.place(), reporter);
          }
        }
      }
    }
    for (Workload workload : subject.bundle().workloads()) {
      for (Container container : workload.allContainers()) {
        image(container, reporter);
      }
    }
  }

  /** A configuration that a script gives to {@code kafka-storage} before it is there. */
  private static void unwritten(KafkaNode node, String path, Reporter reporter) {
    if (mayBringAlong(node.image(), path)) {
      return;
    }
    reporter
        .at(
            node.format().place(),
            "kafka-storage format is given %s, which the script of %s writes only afterwards"
                .formatted(path, node.workload().object().shown()))
        .consequence("it ends with NoSuchFileException and formats nothing; where the script goes"
            + " on, Kafka ends with \"No readable meta.properties files found\"")
        .help("write the file first, then format, then start Kafka");
  }

  /**
   * The known images keep their files below a few directories; any other may hold any but these.
   */
  private static boolean mayBringAlong(ImageKind image, String path) {
    boolean isScratch = path.startsWith("/tmp/") || path.startsWith("/run/");
    return !isScratch
        && (image == ImageKind.OTHER
            || path.startsWith("/opt/")
            || path.startsWith("/etc/")
            || path.startsWith("/usr/"));
  }

  /** Returns the word that is a path; where none is, as in a script, where the start stands. */
  private static Place place(KafkaNode node, String path) {
    for (YamlScalar word : words(node.container())) {
      if (word.text().equals(path)) {
        return word.place();
      }
    }
    return node.start().place();
  }

  private static List<YamlScalar> words(Container container) {
    List<YamlScalar> words = new ArrayList<>(container.words("command"));
    words.addAll(container.words("args"));
    return words;
  }

  private static boolean isPath(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (" \n\t$*?;&|=,".indexOf(word.charAt(i)) >= 0) {
        return false;
      }
    }
    return word.startsWith("/");
  }

  /** A file below the mount of a ConfigMap or Secret whose keys are all known. */
  private static void mounted(KafkaNode node, String path, Place place, Reporter reporter) {
    Optional<Mount> mount = node.container().mountOf(path);
    if (mount.isEmpty() || mount.get().path().equals(path) || !isKnown(node, mount.get())) {
      return;
    }
    List<String> files = new ArrayList<>();
    boolean isThere = false;
    for (ConfigFile file : node.files()) {
      files.add(file.path());
      isThere |= file.path().equals(path) || file.path().startsWith(path + "/");
    }
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
    boolean isOfKeys = volume.isPresent()
        && (volume.get().at("configMap") != null || volume.get().at("secret") != null);
    if (isOfKeys && mount.subPath().isEmpty()) {
      for (ConfigFile file : node.files()) {
        if (file.mount().equals(mount)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void image(Container container, Reporter reporter) {
    ImageKind image = ImageKind.of(container.image());
    if (image == ImageKind.OTHER) {
      return;
    }
    for (YamlScalar word : words(container)) {
      for (Map.Entry<String, ImageKind> each : OWNERS.entrySet()) {
        String prefix = each.getKey();
        int at = each.getValue() == image ? -1 : start(word.text(), prefix);
        if (at >= 0 && container.mountOf(prefix + "x").isEmpty()) {
          String path = path(word.text(), at);
          reporter
              .at(
                  word.place(),
                  "the image %s has no %s".formatted(container.image().text(), path))
              .consequence(
                  "the container ends at once, again and again (no such file or directory)")
              .help("that path is of the image " + shown(each.getValue()));
        }
      }
    }
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
