package io.github.kafkak3s.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The kafka.yaml that a new project starts with. */
final class Starter {
  /** Takes the place of a name that cannot be the cluster's. */
  static final String DEFAULT_NAME = "kafka";

  /** RFC 1123 label, as Kubernetes wants the names of namespaces and Services. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  /** The longest name that leaves room for what the derived names add within 63 characters. */
  private static final int LONGEST_NAME = 40;

  /** Names that a cluster (gitops) or its pool, which bears the same name here, cannot have. */
  private static final Set<String> RESERVED =
      Set.of("gitops", "topics", "bootstrap", "config", "namespace");

  private Starter() {}

  /** Tells whether a cluster and its only pool can be named so. */
  static boolean isUsable(String name) {
    // A name of digits alone would be read as a number by other readers of YAML.
    return name.length() <= LONGEST_NAME
        && LABEL.matcher(name).matches()
        && Character.isLetter(name.charAt(0))
        && !RESERVED.contains(name);
  }

  /**
   * Returns the commented text.
   *
   * @param name a usable name of the cluster, its namespace and its pool
   * @param clusterId 22 characters of base64url
   * @param schema the name of the JSON Schema beside the file
   */
  static String text(String name, String clusterId, String schema) {
    try (InputStream template = Starter.class.getResourceAsStream("starter-kafka.yaml")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@schema@", schema)
          .replace("@name@", name)
          .replace("@clusterId@", clusterId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
