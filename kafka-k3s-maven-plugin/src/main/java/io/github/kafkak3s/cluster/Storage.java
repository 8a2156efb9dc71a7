package io.github.kafkak3s.cluster;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The disks of one node.
 *
 * @param size of each volume, a canonical Kubernetes quantity
 * @param storageClass the storage class, always written out
 * @param volumes how many; more than one is JBOD
 */
public record Storage(String size, String storageClass, int volumes) {
  private static final String ROOT = "/var/lib/kafka/";

  /**
   * Returns the names of the claims and of their volumes: {@code data}, or {@code data-0},
   * {@code data-1} …
   */
  public List<String> claimNames() {
    return volumes == 1
        ? List.of("data")
        : IntStream.range(0, volumes).mapToObj(i -> "data-" + i).toList();
  }

  /** Returns where a claim is mounted. */
  public static String mountPath(String claimName) {
    return ROOT + claimName;
  }

  /**
   * Returns the log directory on a claim: below the mount, never the mount itself, since the
   * {@code lost+found} of a fresh ext4 volume stops the broker.
   */
  public static String logDirectory(String claimName) {
    return mountPath(claimName) + "/kraft";
  }

  /** Returns the directory of the metadata log: the first log directory. */
  public String metadataDirectory() {
    return logDirectory(claimNames().get(0));
  }

  /** Tells whether a volume of this class lives on one host and cannot follow its pod. */
  public boolean isNodeLocal() {
    return storageClass.equals("local-path");
  }
}
