package io.github.kafkak3s.bundle;

import java.util.Collections;
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
  /** Keeps an unmodifiable copy of the files. */
  public Bundle {
    files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) files));
  }
}
