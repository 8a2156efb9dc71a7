package io.github.kafkak3s.observe;

import java.util.List;
import java.util.Optional;

/**
 * Whose start-up contract an image follows; told by its repository, whatever the registry. From the
 * images' public sources (Dockerfiles and entrypoints).
 */
public enum ImageKind {
  /** {@code apache/kafka}, {@code apache/kafka-native}. */
  APACHE(
      "/opt/kafka/config",
      1000,
      List.of("/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"),
      List.of("/mnt/shared/config/server.properties")),
  /** {@code confluentinc/cp-kafka}, {@code confluentinc/cp-server}. */
  CONFLUENT("/etc/kafka", 1000, List.of("/etc/kafka/secrets", "/var/lib/kafka/data"), List.of()),
  /** {@code bitnami/kafka}, {@code bitnamilegacy/kafka}, {@code bitnamisecure/kafka}. */
  BITNAMI(
      "/opt/bitnami/kafka/config",
      1001,
      List.of("/bitnami/kafka", "/docker-entrypoint-initdb.d"),
      List.of(
          "/bitnami/kafka/config/server.properties",
          "/opt/bitnami/kafka/config/server.properties")),
  /** Any other: nothing is known of what it does by itself. */
  OTHER("", 0, List.of(), List.of());

  /**
   * How the variables begin that the Dockerfiles of these images and of what they are built on set,
   * or that every container has.
   */
  private static final List<String> OWN_VARIABLES = List.of(
      "PATH",
      "HOME",
      "LANG",
      "LC_",
      "JAVA",
      "JDK",
      "JRE",
      "KUBERNETES_",
      "TZ",
      "USER",
      "SHELL",
      "HOSTNAME",
      "CONFLUENT",
      "CUB_",
      "UB_",
      "COMPONENT",
      "SCALA",
      "ZULU",
      "PYTHON",
      "USE_",
      "container",
      "OS_",
      "APP_",
      "BITNAMI",
      "IMAGE_",
      "NAMI",
      "LD_",
      "KAFKA_VERSION",
      "LOG",
      "NSS_",
      "ALLOW_",
      "DEBIAN",
      "VERSION",
      "REPO",
      "LINUX");

  private final String configDirectory;
  private final long user;
  private final List<String> volumes;
  private final List<String> readFiles;

  ImageKind(String configDirectory, long user, List<String> volumes, List<String> readFiles) {
    this.configDirectory = configDirectory;
    this.user = user;
    this.volumes = volumes;
    this.readFiles = readFiles;
  }

  /** Returns the kind of an image. */
  public static ImageKind of(ImageRef image) {
    return switch (image.shortRepository()) {
      case "apache/kafka", "apache/kafka-native" -> APACHE;
      case "confluentinc/cp-kafka", "confluentinc/cp-server" -> CONFLUENT;
      case "bitnami/kafka", "bitnamilegacy/kafka", "bitnamisecure/kafka" -> BITNAMI;
      default -> OTHER;
    };
  }

  /** Tells whether a path is one of the scripts and templates that the entrypoint runs by. */
  boolean isOfEntrypoint(String path) {
    return switch (this) {
      case APACHE -> path.startsWith("/etc/kafka/docker/");
      case CONFLUENT -> path.startsWith("/etc/confluent/docker/");
      case BITNAMI -> path.startsWith("/opt/bitnami/scripts/");
      case OTHER -> false;
    };
  }

  /** Returns the directory that the entrypoint must be able to write; empty where unknown. */
  public Optional<String> configDirectory() {
    return configDirectory.isEmpty() ? Optional.empty() : Optional.of(configDirectory);
  }

  /** Tells whether the image may set a variable by itself; any where the image is not known. */
  boolean maySet(String variable) {
    if (this == OTHER) {
      return true;
    }
    for (String start : OWN_VARIABLES) {
      if (variable.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the numeric user that the image runs as; 0 where unknown. */
  public long user() {
    return user;
  }

  /** Returns the directories that the image declares as VOLUME. */
  public List<String> volumes() {
    return volumes;
  }

  /** Returns the mounted properties files that the entrypoint reads, the first one found. */
  public List<String> readFiles() {
    return readFiles;
  }
}
