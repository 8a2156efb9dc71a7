package io.github.kafkak3s.bundle;

import io.github.kafkak3s.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one cluster.
 *
 * @param directory its directory below the output directory: one path segment
 * @param files text by file name, sorted by name; {@code kustomization.yaml} among them
 */
public record Bundle(String directory, SortedMap<String, String> files) {
  /** The name of the file that lists the others; written after them. */
  public static final String KUSTOMIZATION = "kustomization.yaml";

  /**
   * Keeps an unmodifiable copy of the files.
   *
   * @throws IllegalArgumentException if a name is not one path segment, or is one of a temporary
   *     file
   */
  public Bundle {
    files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) files));
    requireSegment(directory);
    for (String name : files.keySet()) {
      requireSegment(name);
    }
  }

  /**
   * Returns a bundle of manifests: each with our header, LF line ends and a final newline, and with
   * the kustomization.yaml that lists them.
   *
   * @param directory its directory below the output directory: one path segment
   * @param manifests YAML text by file name, with or without the header; at least one, since
   *     Kustomize refuses an empty kustomization
   * @throws IllegalArgumentException if there is no manifest, or one is named kustomization.yaml
   */
  public static Bundle of(String directory, Map<String, String> manifests) {
    if (manifests.isEmpty() || manifests.containsKey(KUSTOMIZATION)) {
      throw new IllegalArgumentException("not the manifests of a bundle: " + manifests.keySet());
    }
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, String> manifest : manifests.entrySet()) {
      files.put(manifest.getKey(), withHeader(manifest.getValue()));
    }
    Map<String, Object> kustomization = new LinkedHashMap<>();
    kustomization.put("apiVersion", "kustomize.config.k8s.io/v1beta1");
    kustomization.put("kind", "Kustomization");
    kustomization.put("resources", new ArrayList<>(files.keySet()));
    files.put(KUSTOMIZATION, withHeader(YamlWriter.write(kustomization)));
    return new Bundle(directory, files);
  }

  private static void requireSegment(String name) {
    boolean dots = name.isEmpty() || name.equals(".") || name.equals("..");
    boolean separator =
        name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0;
    if (dots || separator || Ownership.isTemporary(name)) {
      throw new IllegalArgumentException("not a name for a file or directory: " + name);
    }
  }

  private static String withHeader(String text) {
    String body = text.replace("\r\n", "\n");
    String header = Ownership.HEADER + "\n";
    return (body.startsWith(header) ? "" : header)
        + body
        + (body.isEmpty() || body.endsWith("\n") ? "" : "\n");
  }
}
