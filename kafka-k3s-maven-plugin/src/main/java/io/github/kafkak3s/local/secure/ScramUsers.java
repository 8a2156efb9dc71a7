package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The users that the format step must add so that they can log in by SCRAM (KIP-900), by mechanism.
 */
final class ScramUsers {
  private static final String UNKNOWN = "<unknown>";
  private static final Pattern ADDED =
      Pattern.compile("(SCRAM-SHA-(?:256|512))=\\[.*?\\bname=([^,\\]\\[]+)");

  private final Observation bundle;
  private final Map<String, Set<String>> users = new TreeMap<>();

  ScramUsers(Observation bundle) {
    this.bundle = bundle;
  }

  /** Adds those of a listener: whom the bundle's own format step adds, and clients of this run. */
  void add(KafkaNode node, Door door) {
    for (String mechanism : door.isSasl() ? door.triable() : List.<String>of()) {
      if (mechanism.startsWith("SCRAM-")) {
        Set<String> all = users.computeIfAbsent(mechanism, key -> new LinkedHashSet<>());
        all.addAll(writtenBy(node).getOrDefault(mechanism, Set.of()));
        boolean isPeers = door.peersMechanism().filter(mechanism::equals).isPresent();
        // Without them the brokers would be locked out, here as there.
        if (isPeers && mayAddMore(node)) {
          all.add(new Access(node.effective()).peer(door, mechanism));
        }
        all.add(ThrowAway.CLIENT);
        all.add(ThrowAway.STRANGER);
      }
    }
  }

  /** Returns the users that the format step of a node names, by mechanism. */
  private static Map<String, Set<String>> writtenBy(KafkaNode node) {
    Map<String, Set<String>> written = new TreeMap<>();
    for (String word : node.format().arguments()) {
      Matcher matcher = ADDED.matcher(word);
      if (matcher.find() && !matcher.group(2).contains(UNKNOWN)) {
        written
            .computeIfAbsent(matcher.group(1), key -> new LinkedHashSet<>())
            .add(matcher.group(2).trim());
      }
    }
    return written;
  }

  /** Tells whether users may be added that the format step does not name. */
  private boolean mayAddMore(KafkaNode node) {
    Format format = node.format();
    return format.by() == Format.By.UNKNOWN
        || format.by() == Format.By.IMAGE && node.image() == ImageKind.BITNAMI
        || format.arguments().stream()
            .anyMatch(word -> word.contains(UNKNOWN) && !ADDED.matcher(word).find())
        || bundle.hasScriptWith("kafka-configs", "SCRAM-");
  }

  /** Returns the words of {@code kafka-storage format} that add them. */
  List<String> words(Passwords passwords) {
    List<String> words = new ArrayList<>();
    users.forEach((mechanism, names) -> names.forEach(name -> {
      words.add("--add-scram");
      words.add(mechanism + "=[name=" + name + ",password=" + passwords.of(name) + "]");
    }));
    return words;
  }

  /** Returns who is added, for people. */
  String shown() {
    return shown(users);
  }

  /** Returns whom the format step of a node names, for people. */
  static String shownOf(KafkaNode node) {
    return shown(writtenBy(node));
  }

  private static String shown(Map<String, ? extends Collection<String>> users) {
    return users.entrySet().stream()
        .map(entry -> entry.getKey() + " for " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining(" and "));
  }

  /** Returns words of {@code kafka-storage format} without {@code --add-scram} and its values. */
  static List<String> without(List<String> words) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--add-scram") || word.equals("-S")) {
        i++;
      } else if (!word.startsWith("--add-scram=") && !word.startsWith("-SSCRAM")) {
        others.add(word);
      }
    }
    return List.copyOf(others);
  }
}
