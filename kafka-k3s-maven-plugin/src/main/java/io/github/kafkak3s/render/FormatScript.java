package io.github.kafkak3s.render;

import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.kafka.DiskFormatScript;

/**
 * The script of the init container and the policy that it reads. A policy that cannot be read lets
 * no empty controller format.
 *
 * <p>The policy is a key of its own so that a changed policy rolls no pod: the waiting init
 * container reads it at its next restart.
 */
final class FormatScript {
  static final String SCRIPT_KEY = "format.sh";
  static final String POLICY_KEY = "format.policy";

  private FormatScript() {}

  /** Returns the script for the nodes of a pool. */
  static String script(Cluster cluster, Pool pool) {
    return new DiskFormatScript(
            MountPaths.CONFIG,
            POLICY_KEY,
            pool.storage().metadataDirectory(),
            cluster.image().contract().tool("kafka-storage"),
            cluster.clusterId(),
            cluster.metadataVersion())
        .text();
  }

  /**
   * Returns the policy: whether the cluster may still form, and which pods may format all the same.
   */
  static String policy(Cluster cluster) {
    StringBuilder policy = new StringBuilder("bootstrap=" + cluster.bootstrap() + "\n");
    for (String pod : cluster.reformat()) {
      policy.append("reformat=").append(pod).append('\n');
    }
    return policy.toString();
  }
}
