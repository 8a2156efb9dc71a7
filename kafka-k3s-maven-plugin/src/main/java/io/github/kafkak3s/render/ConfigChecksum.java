package io.github.kafkak3s.render;

import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.KafkaNode;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.diagnostic.Checksum;
import io.github.kafkak3s.kafka.PropertiesText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The checksum whose change rolls a pool's pods: SHA-256, in hex, over texts that each end with
 * NUL. What differs between the nodes of a pool by nature is left out, so that a further broker
 * rolls no other; the format policy, which is read at every start, is left out as well.
 */
final class ConfigChecksum {
  private ConfigChecksum() {}

  /**
   * Returns the checksum of what a pool's ConfigMap holds. Where patches have changed its content,
   * every key and value counts, since nobody knows which of them the nodes share.
   *
   * @param rendered the ConfigMap's tree before its patches
   * @param patched the ConfigMap's tree after them
   */
  static String of(
      Cluster cluster, Pool pool, Map<String, Object> rendered, Map<String, Object> patched) {
    SortedMap<String, Object> content = content(patched);
    Checksum checksum = new Checksum();
    if (content.equals(content(rendered))) {
      addShared(checksum, cluster, pool);
    } else {
      for (Map.Entry<String, Object> entry : content.entrySet()) {
        checksum.add(entry.getKey()).add(String.valueOf(entry.getValue()));
      }
    }
    return checksum.hex();
  }

  private static void addShared(Checksum checksum, Cluster cluster, Pool pool) {
    SortedSet<String> properties = new TreeSet<>();
    for (KafkaNode node : pool.nodes()) {
      properties.add(PropertiesText.write(nodeless(node)));
    }
    for (String text : properties) {
      checksum.add(text);
    }
    checksum.add(LoggingFile.of(cluster).text()).add(FormatScript.script(cluster, pool));
  }

  /** Returns what pods see of a ConfigMap, the policy left out. */
  private static SortedMap<String, Object> content(Map<String, Object> map) {
    SortedMap<String, Object> content = new TreeMap<>();
    for (String field : new String[] {"data", "binaryData"}) {
      if (map.get(field) instanceof Map<?, ?> entries) {
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
          content.put((String) entry.getKey(), entry.getValue());
        }
      }
    }
    content.remove(FormatScript.POLICY_KEY);
    return content;
  }

  private static Map<String, String> nodeless(KafkaNode node) {
    Map<String, String> options = new LinkedHashMap<>(node.options());
    options.replace("node.id", "{id}");
    String addresses = options.get("advertised.listeners");
    if (addresses != null) {
      String anyHost = "{pod}" + node.host().substring(node.podName().length());
      options.put(
          "advertised.listeners",
          addresses.replace("://" + node.host() + ":", "://" + anyHost + ":"));
    }
    return options;
  }
}
