package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads directories of manifests. Every directory that holds manifests itself is one bundle;
 * directories that a kustomization joins are one together. What cannot be read is a finding of
 * KK1008, never skipped.
 */
public final class Manifests {
  private Manifests() {}

  /**
   * Reads every bundle at or below a directory at once; {@link ManifestSource} reads one at a time.
   *
   * @param directory the directory, or one file
   * @param displayName how the user knows it; empty where places are to be relative to it
   */
  public static List<ManifestSet> read(Path directory, String displayName, Findings findings) {
    List<ManifestSet> sets = new ArrayList<>();
    for (ManifestSource source : ManifestSource.find(directory, displayName, findings)) {
      sets.add(source.read(findings));
    }
    return List.copyOf(sets);
  }

  /** Makes a set of texts by the names that the user knows the files by. */
  static ManifestSet parse(String directory, Map<String, String> texts, Findings findings) {
    Map<String, List<YamlNode>> documents = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      documents.put(text.getKey(), documents(text.getKey(), text.getValue(), findings));
    }
    return ManifestSet.of(directory, texts, documents);
  }

  private static List<YamlNode> documents(String file, String text, Findings findings) {
    Findings faults = new Findings();
    List<YamlNode> documents =
        YamlReader.readAll(file, text, YamlLimits.MANIFESTS, faults, ObserveRules.DUPLICATE_OBJECT);
    refuse(faults, findings);
    return documents;
  }

  /** Hands on what a reader found as findings of KK1008. */
  static void refuse(Findings faults, Findings findings) {
    for (Finding fault : faults.sorted()) {
      boolean isOurs = fault.rule().equals(ObserveRules.DUPLICATE_OBJECT);
      findings.add(
          isOurs ? fault.rule() : ObserveRules.NOT_A_MANIFEST,
          fault.place(),
          fault.message(),
          fault.help());
    }
  }

  /** Tells whether a file is named as Kustomize wants it. */
  static boolean isKustomization(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.equals("kustomization.yaml")
        || name.equals("kustomization.yml")
        || name.equals("Kustomization");
  }

  /** Returns what a relative path means, {@code .} and {@code ..} taken away. */
  static String resolved(String directory, String path) {
    List<String> steps = new ArrayList<>();
    for (String step : joined(directory, path).split("/")) {
      boolean isUp = step.equals("..") && !steps.isEmpty();
      if (isUp && !steps.get(steps.size() - 1).equals("..")) {
        steps.remove(steps.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return (directory.startsWith("/") ? "/" : "") + String.join("/", steps);
  }

  static String joined(String directory, String file) {
    return directory.isEmpty() ? file : directory + "/" + file;
  }
}
