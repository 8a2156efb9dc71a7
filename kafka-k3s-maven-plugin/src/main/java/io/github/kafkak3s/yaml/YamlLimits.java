package io.github.kafkak3s.yaml;

/**
 * Bounds on what is read, so that hostile input costs little.
 *
 * @param bytes largest file
 * @param depth deepest nesting of maps and lists
 * @param nodes most values of one file, aliases counted as often as they are used
 */
public record YamlLimits(int bytes, int depth, int nodes) {
  /** For kafka.yaml, which people write by hand: 1 MiB, 64 levels, 200,000 values. */
  public static final YamlLimits LANGUAGE = new YamlLimits(1 << 20, 64, 200_000);

  /**
   * For Kubernetes manifests: 16 MiB (the API server takes 3 MiB an object), 256 levels, 2,000,000
   * values.
   */
  public static final YamlLimits MANIFESTS = new YamlLimits(16 << 20, 256, 2_000_000);
}
