package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one bundle that is not read yet; holding many costs little.
 *
 * @param directory how the user knows its directory; empty for the one that everything is relative
 *     to
 * @param files the files by the names that the user knows them by
 */
public record ManifestSource(String directory, SortedMap<String, Path> files) {
  /**
   * Finds the bundles at or below a directory, sorted by name. Directories whose names begin with a
   * dot, what this plugin writes (reports, brokers' files) and charts of Helm are left out; a chart
   * is said to be (KK1015).
   *
   * @param directory the directory, or one file
   * @param displayName how the user knows it; empty where places are to be relative to it
   */
  public static List<ManifestSource> find(Path directory, String displayName, Findings findings) {
    return new ManifestTree(findings).find(directory, displayName);
  }

  /** Reads its files. */
  public ManifestSet read(Findings findings) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((name, path) -> {
      Findings faults = new Findings();
      YamlSource.read(path, name, YamlLimits.MANIFESTS, faults)
          .ifPresent(text -> texts.put(name, text));
      Manifests.refuse(faults, findings);
    });
    return Manifests.parse(directory, texts, findings);
  }
}
