package io.github.kafkak3s.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script by which our pods format an empty disk, from the resource {@code format.sh}. POSIX sh
 * with {@code grep} and {@code tee}, which both images have.
 *
 * @param config the directory of the properties files and of the policy
 * @param policy the policy's file in that directory
 * @param metadata the directory of the metadata log
 * @param tool the path of {@code kafka-storage}
 * @param clusterId the cluster id
 * @param metadataVersion the release whose metadata version is formatted, {@code 4.2}
 */
public record DiskFormatScript(
    String config,
    String policy,
    String metadata,
    String tool,
    String clusterId,
    Optional<String> metadataVersion) {
  private static final String TEMPLATE = template();
  private static final String VERSION_FLAG = " --release-version=";
  private static final String TERMINATION_LOG = "/dev/termination-log";

  /** Returns the script as it stands in a pod. */
  public String text() {
    return filled(TEMPLATE, config, metadata, tool);
  }

  /**
   * Reads a script; empty where it is not byte for byte one of ours, or where something of it is
   * more than a plain word.
   */
  public static Optional<DiskFormatScript> parse(String text) {
    Matcher matcher = Pattern.compile(pattern()).matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    DiskFormatScript script = new DiskFormatScript(
        matcher.group("config"),
        matcher.group("policy"),
        matcher.group("metadata"),
        matcher.group("tool"),
        matcher.group("id"),
        Optional.ofNullable(matcher.group("version")));
    return script.text().equals(text) ? Optional.of(script) : Optional.empty();
  }

  /** Returns the script with paths of another place; they may hold blanks. */
  public String relocated(
      String otherConfig, String otherMetadata, String otherTool, String terminationLog) {
    return filled(
        TEMPLATE.replace(TERMINATION_LOG, quoted(terminationLog)),
        quoted(otherConfig),
        quoted(otherMetadata),
        quoted(otherTool));
  }

  private String filled(String template, String directory, String disk, String storageTool) {
    return template
        .replace("@config@", directory)
        .replace("@policy@", policy)
        .replace("@metadata@", disk)
        .replace("@storage-tool@", storageTool)
        .replace("@cluster-id@", clusterId)
        .replace(
            "@more@", metadataVersion.map(version -> VERSION_FLAG + version).orElse(""));
  }

  /** Returns a text as one word of a shell. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String pattern() {
    String word = "[A-Za-z0-9._/-]+";
    return Pattern.quote(TEMPLATE)
        .replaceFirst("@config@", group("config", word))
        .replace("@config@", "\\E" + word + "\\Q")
        .replace("@policy@", "\\E(?<policy>" + word + ")\\Q")
        .replace("@metadata@", "\\E(?<metadata>" + word + ")\\Q")
        .replace("@storage-tool@", "\\E(?<tool>" + word + ")\\Q")
        .replace("@cluster-id@", "\\E(?<id>" + word + ")\\Q")
        .replace("@more@", "\\E(?:" + VERSION_FLAG + "(?<version>" + word + "))?\\Q");
  }

  private static String group(String name, String word) {
    return Matcher.quoteReplacement("\\E(?<" + name + ">" + word + ")\\Q");
  }

  private static String template() {
    try (InputStream in = DiskFormatScript.class.getResourceAsStream("format.sh")) {
      // A checkout with CRLF must not reach the pods.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
