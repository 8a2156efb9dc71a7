package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.ClusterIds;
import io.github.kafkak3s.kafka.DiskFormatScript;
import io.github.kafkak3s.local.secure.ThrowAway;
import io.github.kafkak3s.observe.ContainerRun;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.KafkaNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the format steps of pods. Where a pod's script is ours to the byte it is run, in a copy
 * with the paths of this machine; of any other no line is ever executed here: what it was seen to
 * do is done by Kafka's own tool.
 */
final class FormatSteps {
  private static final String TOOL = "kafka.tools.StorageTool";
  private static final List<String> HEAP = List.of("-Xmx96m");
  private static final Path SHELL = Path.of("/bin/sh");

  private final JavaCommand java;
  private final Path hosts;
  private final ThrowAway secrets;
  private final LocalSettings settings;

  FormatSteps(JavaCommand java, Path hosts, ThrowAway secrets, LocalSettings settings) {
    this.java = java;
    this.hosts = hosts;
    this.secrets = secrets;
    this.settings = settings;
  }

  /**
   * Makes the step of a pod.
   *
   * @param file the properties file that Kafka reads
   * @param environment the variables that the file asks for
   */
  FormatStep of(
      KafkaNode node, PodPaths paths, Path directory, Path file, Map<String, String> environment)
      throws LocalException, IOException {
    Format format = node.format();
    return switch (format.by()) {
      case NOTHING -> FormatStep.NOTHING;
      case UNKNOWN ->
        throw new LocalException(format.place() + ": what formats the disk of pod "
            + node.podName() + " cannot be followed, so it cannot be done here. Call kafka-storage"
            + " format in a plain command or script of the bundle.");
      case IMAGE -> {
        List<String> words =
            List.of("--cluster-id=" + clusterId(node), "--config", file.toString());
        yield new FormatStep(
            tool(secrets.formatWords(node, words)),
            environment,
            true,
            Optional.empty(),
            Optional.empty(),
            List.of(file));
      }
      case SCRIPT -> {
        Optional<DiskFormatScript> ours = ourScript(node, file, paths);
        yield ours.isPresent() && Files.isExecutable(SHELL)
            ? script(ours.get(), node, paths, directory, file, environment)
            : asObserved(node, file, environment);
      }
    };
  }

  private List<String> tool(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("format"));
    words.addAll(arguments);
    return java.line(HEAP, hosts, TOOL, words);
  }

  private static String clusterId(KafkaNode node) throws LocalException {
    if (node.format().isRandom()) {
      return ClusterIds.random(new SecureRandom());
    }
    return node.format()
        .clusterId()
        .orElseThrow(() -> new LocalException(node.format().clusterIdPlace()
            + ": the cluster id that pod " + node.podName()
            + " formats its disk with is not in the bundle. Write it there."));
  }

  /** Returns the script, where it is ours and formats by the file that the pod reads. */
  private static Optional<DiskFormatScript> ourScript(KafkaNode node, Path file, PodPaths paths) {
    return node.runs().stream()
        .filter(ContainerRun::isInit)
        .flatMap(run -> run.scripts().stream())
        .flatMap(script -> script.text().known().stream())
        .flatMap(text -> DiskFormatScript.parse(text).stream())
        .filter(script ->
            paths.local(script.config() + "/" + node.podName() + ".properties").equals(file))
        .findFirst();
  }

  private FormatStep script(
      DiskFormatScript script,
      KafkaNode node,
      PodPaths paths,
      Path directory,
      Path file,
      Map<String, String> environment)
      throws LocalException, IOException {
    Path tool = directory.resolve("kafka-storage");
    StringBuilder wrapper = new StringBuilder("#!/bin/sh\nexec");
    java.line(HEAP, hosts, TOOL, List.of()).forEach(word -> wrapper.append(quoted(word)));
    wrapper.append(" \"$@\"");
    secrets.formatWords(node, List.of()).forEach(word -> wrapper.append(quoted(word)));
    Files.writeString(tool, wrapper.append('\n'));
    if (!tool.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + tool + " executable");
    }
    Path copy = directory.resolve("format.sh");
    Files.writeString(
        copy,
        script.relocated(
            file.getParent().toString(),
            paths.local(script.metadata()).toString(),
            tool.toString(),
            directory.resolve("termination-log").toString()));
    Map<String, String> all = new TreeMap<>(environment);
    all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    all.put("POD_NAME", node.podName());
    String policy = script.config() + "/" + script.policy();
    return new FormatStep(
        List.of(SHELL.toString(), copy.toString()),
        all,
        false,
        node.files().stream()
            .filter(each -> each.path().equals(policy))
            .flatMap(each -> each.text().text().known().stream())
            .map(text -> new FormatStep.Policy(paths.local(policy), text))
            .findFirst(),
        Optional.empty(),
        List.of(copy, tool, file));
  }

  private static String quoted(String word) {
    return " '" + word.replace("'", "'\\''") + "'";
  }

  private FormatStep asObserved(KafkaNode node, Path file, Map<String, String> environment)
      throws LocalException {
    List<String> seen = secrets.formatWords(node, node.format().arguments());
    List<String> words = new ArrayList<>();
    boolean isForgiving = false;
    for (int i = 0; i < seen.size(); i++) {
      String word = seen.get(i);
      switch (word.contains("=") ? word.substring(0, word.indexOf('=')) : word) {
        case "--cluster-id", "-t" -> {
          words.add("--cluster-id=" + clusterId(node));
          i += word.contains("=") ? 0 : 1;
        }
        case "--config", "-c" -> {
          words.add("--config");
          words.add(file.toString());
          i += word.contains("=") ? 0 : 1;
        }
        case "--initial-controllers", "-I" -> {
          refuseForPorts(node);
          boolean isTwoWords = !word.contains("=") && i + 1 < seen.size();
          if (!settings.fold()) {
            words.addAll(seen.subList(i, isTwoWords ? i + 2 : i + 1));
          }
          i += isTwoWords ? 1 : 0;
        }
        case "--standalone", "-s", "--no-initial-controllers", "-N" -> {
          // A folded node has a static quorum, which none of them goes with.
          if (!settings.fold()) {
            words.add(word);
          }
        }
        default -> {
          if (word.contains("<unknown>")) {
            throw new LocalException(node.format().place() + ": a word of kafka-storage format of"
                + " pod " + node.podName() + " is not in the bundle: " + word
                + ". Write it there.");
          }
          isForgiving |= word.equals("--ignore-formatted") || word.equals("-g");
          words.add(word);
        }
      }
    }
    return new FormatStep(
        tool(words), environment, !isForgiving, Optional.empty(), guard(node), List.of(file));
  }

  private void refuseForPorts(KafkaNode node) throws LocalException {
    if (!settings.fold() && settings.addressing() == LocalSettings.Addressing.OWN_PORTS) {
      throw new LocalException(node.format().place() + ": pod " + node.podName()
          + " writes the addresses of the controllers to its disk (--initial-controllers), so they"
          + " cannot be replaced by ports of this machine. Fold the cluster to one node"
          + " (kafka-k3s.local.nodes=1).");
    }
  }

  /** Returns what a pod says whose script was seen to format no empty disk of a controller. */
  private static Optional<String> guard(KafkaNode node) {
    Format format = node.format();
    boolean isShut =
        format.isGuarded() && format.bootstrap().filter(open -> !open).isPresent();
    return isShut && node.isController()
        ? Optional.of(node.podName() + " has an empty disk, and the policy of the script at "
            + format.place() + " lets no empty disk of a controller be formatted.")
        : Optional.empty();
  }
}
