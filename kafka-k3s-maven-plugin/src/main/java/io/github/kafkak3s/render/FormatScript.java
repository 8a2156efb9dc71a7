package io.github.kafkak3s.render;

import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The script of the init container, from the resource {@code format.sh}, and the policy that it
 * reads. POSIX sh with {@code grep} and {@code tee}, which both images have. A policy that cannot
 * be read lets no empty controller format.
 *
 * <p>The policy is a key of its own so that a changed policy rolls no pod: the waiting init
 * container reads it at its next restart.
 */
final class FormatScript {
  static final String SCRIPT_KEY = "format.sh";
  static final String POLICY_KEY = "format.policy";

  private static final String TEMPLATE = template();

  private FormatScript() {}

  /** Returns the script for the nodes of a pool. */
  static String script(Cluster cluster, Pool pool) {
    return TEMPLATE
        .replace("@config@", MountPaths.CONFIG)
        .replace("@policy@", POLICY_KEY)
        .replace("@metadata@", pool.storage().metadataDirectory())
        .replace("@storage-tool@", cluster.image().contract().tool("kafka-storage"))
        .replace("@cluster-id@", cluster.clusterId())
        .replace("@more@", more(cluster));
  }

  private static String more(Cluster cluster) {
    return cluster.metadataVersion().isPresent()
        ? " --release-version=" + cluster.metadataVersion().get()
        : "";
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

  private static String template() {
    try (InputStream in = FormatScript.class.getResourceAsStream("format.sh")) {
      // A checkout with CRLF must not reach the pods.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
