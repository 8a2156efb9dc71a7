package io.github.kafkak3s.local;

import io.github.kafkak3s.observe.Container.EnvEntry;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a pod's container as far as they are known here: what the bundle says, and the
 * pod's own address, which the kubelet would give it.
 */
final class PodVariables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");
  private static final Pattern PROVIDED =
      Pattern.compile("\\$\\{[^:}]+:(?:[^:}]*:)?([A-Za-z_][A-Za-z0-9_]*)\\}");
  private static final Set<String> ADDRESSES =
      Set.of("status.podIP", "status.podIPs", "status.hostIP", "status.hostIPs");

  private final Map<String, String> values = new LinkedHashMap<>();

  PodVariables(KafkaNode node, String address) {
    for (EnvEntry entry : node.container().env()) {
      if (ADDRESSES.contains(entry.node().textAt("valueFrom", "fieldRef", "fieldPath"))) {
        values.put(entry.name(), address);
      } else {
        entry.literal().flatMap(this::expanded).ifPresent(text -> values.put(entry.name(), text));
      }
    }
    // What observing has found counts more: scripts and the command line set variables too.
    node.environment()
        .all()
        .forEach(
            variable -> variable.value().ifPresent(value -> values.put(variable.name(), value)));
  }

  /** Returns the value of a variable, if it is known. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns a text with each {@code $(NAME)} expanded; empty where one is unknown. */
  Optional<String> expanded(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        return Optional.empty();
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return Optional.of(matcher.appendTail(expanded).toString());
  }

  /** Returns the variables that a properties file asks Kafka's config providers for. */
  Map<String, String> askedBy(String properties) {
    Map<String, String> asked = new TreeMap<>();
    Matcher matcher = PROVIDED.matcher(properties);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (values.containsKey(name) && !isOfTheMachine(name)) {
        asked.put(name, values.get(name));
      }
    }
    return asked;
  }

  /** Tells whether a variable would change how a program runs on this machine. */
  private static boolean isOfTheMachine(String name) {
    return name.equals("PATH")
        || name.equals("CLASSPATH")
        || name.startsWith("LD_")
        || name.startsWith("DYLD_")
        || name.startsWith("JAVA_")
        || name.startsWith("JDK_")
        || name.startsWith("_JAVA_");
  }
}
