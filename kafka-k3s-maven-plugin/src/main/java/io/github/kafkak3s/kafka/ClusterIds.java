package io.github.kafkak3s.kafka;

import io.github.kafkak3s.diagnostic.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Cluster ids: 16 bytes as base64url without padding, 22 characters, as
 * {@code org.apache.kafka.common.Uuid} prints them. Kafka itself takes any text for one, so nothing
 * but this class finds a bad one.
 */
public final class ClusterIds {
  private static final int BYTES = 16;
  private static final int CHARACTERS = 22;

  /** Ids that everybody has who forgot to write one; where each comes from. */
  private static final Map<String, String> PUBLIC = Map.of(
      "5L6g3nShT-eMCtK--X86sw", "the default of the image apache/kafka",
      "4L6g3nShT-eMCtK--X86sw", "from the examples of the image apache/kafka",
      "MkU3OEVBNTcwNTJENDM2Qk", "from the examples of Confluent Platform",
      "oUl0u_8RQBym0t93b891HA", "the default of a Helm chart");

  private ClusterIds() {}

  /**
   * Returns the id of a cluster that has none written: the same for ever for the same names.
   *
   * @param environment the environment, empty where there is none
   */
  public static String derive(String namespace, String name, String environment) {
    String seed = "kafka-k3s/v1\n" + namespace + "\n" + name + "\n" + environment;
    byte[] digest = Checksum.of(seed.getBytes(StandardCharsets.UTF_8));
    while (!isUsable(Arrays.copyOf(digest, BYTES))) {
      digest = Checksum.of(digest);
    }
    return encode(Arrays.copyOf(digest, BYTES));
  }

  /** Returns a new id, for a starter file. */
  public static String random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    do {
      random.nextBytes(bytes);
    } while (!isUsable(bytes));
    return encode(bytes);
  }

  /** Returns why a text must not be a cluster's id; empty where it may. */
  public static Optional<String> problem(String id) {
    if (PUBLIC.containsKey(id)) {
      return Optional.of(
          "is " + PUBLIC.get(id) + ", so clusters that should be told apart would share it");
    }
    byte[] bytes = decode(id);
    if (bytes.length != BYTES || !encode(bytes).equals(id)) {
      return Optional.of("is not 16 bytes in base64url (22 characters, no padding)");
    }
    if (id.startsWith("-")) {
      return Optional.of("begins with a hyphen, which kafka-storage takes for an option");
    }
    return isReserved(bytes) ? Optional.of("is reserved by Kafka") : Optional.empty();
  }

  private static byte[] decode(String id) {
    if (id.length() != CHARACTERS) {
      return new byte[0];
    }
    try {
      return Base64.getUrlDecoder().decode(id);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static boolean isUsable(byte[] bytes) {
    return !encode(bytes).startsWith("-") && !isReserved(bytes);
  }

  // Uuid.RESERVED: 0 and 1
  private static boolean isReserved(byte[] bytes) {
    for (int i = 0; i < BYTES - 1; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[BYTES - 1] == 0 || bytes[BYTES - 1] == 1;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
