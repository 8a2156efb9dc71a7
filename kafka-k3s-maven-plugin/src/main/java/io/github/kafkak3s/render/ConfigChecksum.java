package io.github.kafkak3s.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.KafkaNode;
import io.github.kafkak3s.cluster.Pool;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The checksum whose change rolls a pool's pods: SHA-256, in hex, over texts that each end with
 * NUL. What differs between the nodes of a pool by nature is left out, so that a further broker
 * rolls no other; the format policy, which is read at every start, is left out as well.
 */
final class ConfigChecksum {
  private final MessageDigest digest;

  private ConfigChecksum() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the checksum of a pool's configuration as it is rendered. */
  static String of(Cluster cluster, Pool pool) {
    SortedSet<String> properties = new TreeSet<>();
    pool.nodes().forEach(node -> properties.add(PropertiesText.of(nodeless(node))));
    ConfigChecksum checksum = new ConfigChecksum();
    properties.forEach(checksum::add);
    checksum.add(LoggingFile.of(cluster).text());
    checksum.add(FormatScript.script(cluster, pool));
    return checksum.hex();
  }

  /**
   * Returns the checksum of a ConfigMap that a patch has changed: every key and value, since nobody
   * knows which of them the nodes share.
   *
   * @param map the ConfigMap's tree
   */
  static String ofWhole(Map<String, Object> map) {
    ConfigChecksum checksum = new ConfigChecksum();
    for (String field : new String[] {"data", "binaryData"}) {
      if (map.get(field) instanceof Map<?, ?> entries) {
        Map<Object, Object> sorted = new TreeMap<>(entries);
        sorted.remove(FormatScript.POLICY_KEY);
        sorted.forEach((key, value) -> {
          checksum.add(String.valueOf(key));
          checksum.add(String.valueOf(value));
        });
      }
    }
    return checksum.hex();
  }

  private static Map<String, String> nodeless(KafkaNode node) {
    Map<String, String> options = new LinkedHashMap<>(node.options());
    options.computeIfPresent("node.id", (name, id) -> "{id}");
    String anyHost = "{pod}" + node.host().substring(node.podName().length());
    options.computeIfPresent(
        "advertised.listeners",
        (name, addresses) -> addresses.replace("://" + node.host() + ":", "://" + anyHost + ":"));
    return options;
  }

  private void add(String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
