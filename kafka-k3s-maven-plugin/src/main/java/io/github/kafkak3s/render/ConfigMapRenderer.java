package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.KafkaNode;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.kafka.PropertiesText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pool's ConfigMap: one complete properties file per pod, logging, the format script and its
 * policy.
 */
final class ConfigMapRenderer {
  private ConfigMapRenderer() {}

  static ConfigMap render(Cluster cluster, Pool pool) {
    LoggingFile logging = LoggingFile.of(cluster);
    Map<String, String> data = new LinkedHashMap<>();
    for (KafkaNode node : pool.nodes()) {
      data.put(propertiesKey(node.podName()), PropertiesText.write(node.options()));
    }
    data.put(logging.key(), logging.text());
    data.put(FormatScript.SCRIPT_KEY, FormatScript.script(cluster, pool));
    data.put(FormatScript.POLICY_KEY, FormatScript.policy(cluster));
    ConfigMap map = new ConfigMap();
    map.setMetadata(Labels.metadata(cluster, pool.configMapName()));
    map.setData(data);
    return map;
  }

  /**
   * Returns the key of a pod's properties; the pod's name may also be Kubernetes' reference to it.
   */
  static String propertiesKey(String podName) {
    return podName + ".properties";
  }
}
