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
import io.github.kafkak3s.observe.ContainerRun;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.observe.shell.Command;
import io.github.kafkak3s.observe.shell.Dialect;
import io.github.kafkak3s.observe.shell.ScriptRun;
import io.github.kafkak3s.observe.shell.ShellFlags;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** Where images keep programs and users, and what the kernel makes. */
  private static final List<String> OF_SYSTEM = List.of(
      "/bin/",
      "/sbin/",
      "/lib",
      "/dev/",
      "/proc/",
      "/sys/",
      "/home/",
      "/root/",
      "/var/",
      "/mnt/",
      "/bitnami/",
      "/docker-entrypoint");

  private static final Set<String> WRITES_NOTHING = Set.of(
      "chmod",
      "chown",
      "kafka-server-start",
      "kafka-server-start.sh",
      "kafka-storage",
      "kafka-storage.sh",
      "mkdir",
      "rm",
      "sleep");

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
        if (config.isPresent()) {
          absent(node, config.get(), place(node, config.get()), reporter);
        }
        Optional<YamlScalar> program = program(words(node.container()));
        if (program.isPresent()) {
          absent(node, program.get().text(), program.get().place(), reporter);
        }
        for (String path : node.format().unwritten()) {
          unwritten(node, path, reporter);
        }
        for (YamlScalar word : words(node.container())) {
          if (isPath(word.text())) {
            mounted(node, word.text(), word.place(), reporter);
          }
        }
      }
    }
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (ContainerRun run : node.runs()) {
        called(run, reporter);
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

  /** A file that no mount covers, no script writes and none of the known images has. */
  private static void absent(KafkaNode node, String path, Place place, Reporter reporter) {
    if (node.image() == ImageKind.OTHER
        || !isPath(path)
        || isOfSystem(path)
        || mayBringAlong(node.image(), path)
        || node.container().mountOf(path).isPresent()
        || mayBeWritten(node, path)) {
      return;
    }
    String hint = NearestName.hint(path, paths(node));
    reporter
        .at(
            place,
            "there is no %s in %s: neither the image %s nor a mount has it"
                .formatted(path, node.podName(), node.container().image().text()))
        .consequence("the container ends at once, again and again (CrashLoopBackOff)")
        .help(hint.isEmpty() ? "mount what holds it there, or correct the path" : hint);
  }

  /** Tells whether something lies there in every image, or may. */
  private static boolean isOfSystem(String path) {
    for (String directory : OF_SYSTEM) {
      if (path.startsWith(directory)) {
        return true;
      }
    }
    return path.indexOf('/', 1) < 0;
  }

  /** Only what shells and file tools do is followed; any other program may write any file. */
  private static boolean mayBeWritten(KafkaNode node, String path) {
    for (ContainerRun container : node.runs()) {
      if (container.isInit()) {
        continue;
      }
      for (ScriptRun run : container.runs()) {
        boolean isWritten = !run.isUnderstood() || run.files().containsKey(path);
        for (ScriptRun.Start start : run.starts()) {
          isWritten |= start.files().containsKey(path);
        }
        for (Command command : run.commands()) {
          isWritten |= !WRITES_NOTHING.contains(command.program().known().orElse(""));
        }
        if (isWritten) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns what a container runs, where it is a file: the program, or the script of a shell. */
  private static Optional<YamlScalar> program(List<YamlScalar> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (!Dialect.isShell(words.get(0).text())) {
      return Optional.of(words.get(0));
    }
    ShellFlags flags =
        ShellFlags.of(words.stream().skip(1).map(YamlScalar::text).toList());
    int script = 1 + flags.count();
    return flags.isCommand() || script >= words.size()
        ? Optional.empty()
        : Optional.of(words.get(script));
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

  private static List<String> paths(KafkaNode node) {
    List<String> paths = new ArrayList<>();
    for (ConfigFile file : node.files()) {
      paths.add(file.path());
    }
    return paths;
  }

  /** A file below the mount of a ConfigMap or Secret whose keys are all known. */
  private static void mounted(KafkaNode node, String path, Place place, Reporter reporter) {
    Optional<Mount> mount = node.container().mountOf(path);
    if (mount.isEmpty() || mount.get().path().equals(path) || !isKnown(node, mount.get())) {
      return;
    }
    List<String> files = paths(node);
    boolean isThere = false;
    for (String file : files) {
      isThere |= file.equals(path) || file.startsWith(path + "/");
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
    for (YamlScalar word : words(container)) {
      for (Map.Entry<String, ImageKind> each : OWNERS.entrySet()) {
        int at = start(word.text(), each.getKey());
        if (at >= 0) {
          foreign(container, each, path(word.text(), at), word.place(), reporter);
        }
      }
    }
  }

  /** What a mounted script surely calls; a script among the words has been looked at as text. */
  private static void called(ContainerRun container, Reporter reporter) {
    Set<String> inline = new HashSet<>();
    for (YamlScalar word : words(container.container())) {
      inline.add(word.text());
    }
    for (int i = 0; i < container.runs().size(); i++) {
      if (!inline.contains(container.scripts().get(i).text().shown(""))) {
        List<Command> commands = new ArrayList<>(container.runs().get(i).commands());
        for (ScriptRun.Start start : container.runs().get(i).starts()) {
          commands.add(start.command());
        }
        for (Command command : commands) {
          String path = command.words().get(0).text().known().orElse("");
          for (Map.Entry<String, ImageKind> each : OWNERS.entrySet()) {
            if (command.certain() && path.startsWith(each.getKey())) {
              foreign(container.container(), each, path, command.place(), reporter);
            }
          }
        }
      }
    }
  }

  private static void foreign(
      Container container,
      Map.Entry<String, ImageKind> owner,
      String path,
      Place place,
      Reporter reporter) {
    ImageKind image = ImageKind.of(container.image());
    if (image != ImageKind.OTHER
        && image != owner.getValue()
        && container.mountOf(owner.getKey() + "x").isEmpty()) {
      reporter
          .at(place, "the image %s has no %s".formatted(container.image().text(), path))
          .consequence("the container ends at once, again and again (no such file or directory)")
          .help("that path is of the image " + shown(owner.getValue()));
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
