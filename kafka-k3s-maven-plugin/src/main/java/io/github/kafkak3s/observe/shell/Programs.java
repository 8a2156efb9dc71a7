package io.github.kafkak3s.observe.shell;

import java.util.List;
import java.util.Set;

/** What is known of programs by their names. */
final class Programs {

  private static final Set<String> ACTIONS = Set.of(
      "mkdir",
      "cp",
      "mv",
      "rm",
      "chmod",
      "chown",
      "chgrp",
      "ln",
      "touch",
      "install",
      "sleep",
      "sync",
      "kafka-storage",
      "kafka-storage.sh",
      "sed",
      "setfacl",
      "rmdir",
      "tar",
      "mount");

  private static final Set<String> SERVERS = Set.of(
      "kafka-server-start",
      "kafka-server-start.sh",
      "zookeeper-server-start",
      "zookeeper-server-start.sh",
      "connect-distributed",
      "connect-distributed.sh",
      "connect-standalone.sh",
      "start-kafka.sh",
      "kafka_run.sh",
      "docker-entrypoint.sh",
      "entrypoint.sh");

  private static final Set<String> ENTRY_POINTS = Set.of(
      "/etc/confluent/docker/run",
      "/etc/kafka/docker/run",
      "/__cacert_entrypoint.sh",
      "/opt/bitnami/scripts/kafka/run.sh");

  private static final List<String> READERS = List.of(
      "kafka",
      "zookeeper",
      "connect",
      "java",
      "openssl",
      "keytool",
      "curl",
      "nc",
      "wget",
      "cub",
      "diff",
      "cmp",
      "test",
      "logger");

  private Programs() {}

  /** Returns a program's name: the last segment of its path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Tells a program that is called for what it does, so that a script counts on its success. */
  static boolean isAction(String name) {
    return ACTIONS.contains(name);
  }

  /** Tells a program that prints nothing. */
  static boolean isSilent(String name) {
    return isAction(name) && !name.startsWith("kafka-storage") && !name.equals("tar");
  }

  /** Tells a program that changes no file that it is given. */
  static boolean onlyReads(String name) {
    for (String prefix : READERS) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Tells Kafka's own start script and its like, and the entrypoints of known images. */
  static boolean runsForever(String name, List<Field> words) {
    if (SERVERS.contains(name) || ENTRY_POINTS.contains(words.get(0).raw())) {
      return true;
    }
    boolean runsClass = name.equals("java") || name.startsWith("kafka-run-class");
    return runsClass && words.stream().anyMatch(word -> word.raw().equals("kafka.Kafka"));
  }

  static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && Declarations.isName(word.substring(0, equals));
  }

  /** Returns where the words of the program begin that another one starts; 0 where it does not. */
  static int innerCommand(String name, List<String> words) {
    int at = 1;
    switch (name) {
      case "nohup", "setsid", "dumb-init", "tini", "catatonit", "time", "docker-init" -> {
        while (at < words.size() && words.get(at).startsWith("-")) {
          String flag = words.get(at++);
          if (flag.equals("--")) {
            break;
          }
          at += flag.equals("-e") || flag.equals("-p") ? 1 : 0;
        }
        return at;
      }
      case "env" -> {
        while (at < words.size() && words.get(at).startsWith("-")) {
          // With -i and -u the environment differs, and -S splits: those are not followed.
          return 0;
        }
        int first = at;
        while (at < words.size() && isAssignment(words.get(at))) {
          at++;
        }
        return at < words.size() ? first : 0;
      }
      case "gosu", "su-exec", "chroot" -> {
        return 2;
      }
      case "runuser", "setpriv", "sudo" -> {
        while (at < words.size() && words.get(at).startsWith("-")) {
          String flag = words.get(at++);
          if (flag.equals("--")) {
            break;
          }
          at += flag.equals("-u") || flag.equals("-g") ? 1 : 0;
        }
        return at;
      }
      case "timeout", "nice", "stdbuf", "ionice", "taskset" -> {
        while (at < words.size() && words.get(at).startsWith("-")) {
          String flag = words.get(at++);
          at += flag.equals("-n") || flag.equals("-k") || flag.equals("-s") ? 1 : 0;
        }
        return name.equals("timeout") || name.equals("taskset") ? at + 1 : at;
      }
      default -> {
        return 0;
      }
    }
  }
}
