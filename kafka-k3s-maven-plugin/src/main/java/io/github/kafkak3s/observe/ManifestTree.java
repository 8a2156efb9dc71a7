package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import io.github.kafkak3s.yaml.YamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directories of manifests below one directory, and which of them a kustomization joins. A
 * directory that another one's kustomization names is part of that bundle, not one by itself.
 */
final class ManifestTree {
  private static final int DEEPEST = 32;
  private static final String CHART = "Chart.yaml";
  private static final String TEMPLATES = "templates";
  private static final String OUTPUT = "target/kafka-k3s";
  private static final List<String> JOINING = List.of("resources", "bases", "components");

  private final Findings findings;
  private final SortedMap<String, Directory> directories = new TreeMap<>();

  ManifestTree(Findings findings) {
    this.findings = findings;
  }

  /**
   * A directory that holds manifests itself.
   *
   * @param files its files by the names that the user knows them by
   * @param joined the names of the directories that its kustomization takes in
   */
  private record Directory(SortedMap<String, Path> files, Set<String> joined) {}

  List<ManifestSource> find(Path root, String displayName) {
    if (Files.isRegularFile(root)) {
      String name = displayName.isEmpty() ? root.getFileName().toString() : displayName;
      int slash = name.lastIndexOf('/');
      SortedMap<String, Path> file = new TreeMap<>(Map.of(name, root));
      return List.of(new ManifestSource(slash < 0 ? "" : name.substring(0, slash), file));
    }
    Path full = root.toAbsolutePath().normalize();
    if (full.endsWith(TEMPLATES) && Files.isRegularFile(full.resolveSibling(CHART))) {
      refuseChart(displayName.isEmpty() ? "." : displayName);
      return List.of();
    }
    visit(root, displayName, 0);
    Set<String> parts = new LinkedHashSet<>();
    directories.forEach((name, directory) ->
        directory.joined.stream().filter(other -> !other.equals(name)).forEach(parts::add));
    List<ManifestSource> sources = new ArrayList<>();
    Set<String> covered = new LinkedHashSet<>();
    directories.keySet().stream()
        .filter(name -> !parts.contains(name))
        .forEach(name -> sources.add(source(name, covered)));
    // Kustomizations that name each other in a ring leave none outside.
    directories.keySet().stream()
        .filter(name -> !covered.contains(name))
        .toList()
        .forEach(name -> {
          if (!covered.contains(name)) {
            sources.add(source(name, covered));
          }
        });
    return List.copyOf(sources);
  }

  private ManifestSource source(String name, Set<String> covered) {
    SortedMap<String, Path> files = new TreeMap<>();
    Set<String> seen = new LinkedHashSet<>();
    collect(name, files, seen);
    covered.addAll(seen);
    return new ManifestSource(name, files);
  }

  private void collect(String name, SortedMap<String, Path> files, Set<String> seen) {
    Directory directory = directories.get(name);
    if (directory != null && seen.add(name)) {
      files.putAll(directory.files);
      directory.joined.forEach(other -> collect(other, files, seen));
    }
  }

  private void visit(Path path, String name, int depth) {
    SortedMap<String, Path> files = new TreeMap<>();
    SortedMap<String, Path> below = new TreeMap<>();
    try (Stream<Path> entries = Files.list(path)) {
      entries.forEach(entry -> {
        String file = entry.getFileName().toString();
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          if (!file.startsWith(".") && !isOutput(entry) && !OwnFiles.isRun(entry)) {
            below.put(file, entry);
          }
        } else if (isManifest(file) && !Files.isDirectory(entry) && !OwnFiles.isReport(entry)) {
          files.put(Manifests.joined(name, file), entry);
        }
      });
    } catch (IOException e) {
      findings.add(
          ObserveRules.NOT_A_MANIFEST,
          Place.ofFile(name),
          "the directory cannot be read: " + YamlSource.reason(e),
          "");
      return;
    }
    if (files.containsKey(Manifests.joined(name, CHART))) {
      refuseChart(Manifests.joined(name, CHART));
      return;
    }
    if (!files.isEmpty()) {
      directories.put(name, new Directory(files, joins(name, files)));
    }
    if (depth < DEEPEST) {
      below.forEach((file, entry) -> visit(entry, Manifests.joined(name, file), depth + 1));
    } else if (!below.isEmpty()) {
      findings.add(
          ObserveRules.NOT_A_MANIFEST,
          Place.ofFile(name),
          "directories deeper than " + DEEPEST + " levels are not read",
          "");
    }
  }

  /** Tells whether a directory is where this plugin writes its reports and runs its brokers. */
  private static boolean isOutput(Path directory) {
    return directory.toAbsolutePath().normalize().endsWith(OUTPUT);
  }

  private void refuseChart(String name) {
    findings.add(
        ObserveRules.NOT_UNDERSTOOD,
        Place.ofFile(name),
        "the templates of a Helm chart are no manifests yet, so nothing here is judged",
        "render it with helm template and lint the result");
  }

  private static Set<String> joins(String name, Map<String, Path> files) {
    Set<String> joins = new LinkedHashSet<>();
    files.forEach((file, path) -> {
      if (Manifests.isKustomization(file)) {
        Findings ignored = new Findings();
        YamlSource.read(path, file, YamlLimits.MANIFESTS, ignored)
            .ifPresent(text -> YamlReader.readAll(file, text, YamlLimits.MANIFESTS, ignored)
                .forEach(root -> joins(name, root, joins)));
      }
    });
    return joins;
  }

  private static void joins(String name, YamlNode kustomization, Set<String> joins) {
    for (String field : JOINING) {
      for (YamlNode item : kustomization.itemsAt(field)) {
        if (item instanceof YamlScalar scalar && !scalar.text().contains("://")) {
          String target = Manifests.resolved(name, scalar.text());
          joins.add(
              isManifest(target)
                  ? target.substring(0, Math.max(target.lastIndexOf('/'), 0))
                  : target);
        }
      }
    }
  }

  private static boolean isManifest(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json")
        || Manifests.isKustomization(file);
  }
}
