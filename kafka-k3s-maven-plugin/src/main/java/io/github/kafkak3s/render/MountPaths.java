package io.github.kafkak3s.render;

/**
 * Where things are inside the containers; shared by the pod template and the texts that name the
 * paths.
 */
final class MountPaths {
  /** The pool's ConfigMap. */
  static final String CONFIG = "/etc/kafka-k3s";

  /** What Kafka's start scripts and the JVM write: {@code LOG_DIR}. */
  static final String LOGS = "/var/log/kafka";

  /** Scratch space: native libraries of the compression codecs, hsperfdata. */
  static final String TMP = "/tmp";

  private MountPaths() {}

  /** Returns the path of a key of the pool's ConfigMap. */
  static String config(String key) {
    return CONFIG + "/" + key;
  }
}
