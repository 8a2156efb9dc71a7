package io.github.kafkak3s.compile;

import static io.github.kafkak3s.diagnostic.InputRules.PATCH_FAILED;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.bundle.Ownership;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.render.RenderedObject;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import io.github.kafkak3s.yaml.YamlSource;
import io.github.kafkak3s.yaml.YamlTrees;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/** Finds, reads and checks the manifests that {@code extraManifests} adds to a bundle. */
final class ExtraManifests {
  private static final int MOST_FILES = 1000;

  private final Path base;
  private final Path directory;
  private final Map<Path, Optional<Manifest>> read = new HashMap<>();

  /**
   * What a pattern has found.
   *
   * @param texts text by file name
   * @param names how the user knows each file, by file name
   * @param trees every document
   */
  record Selection(Map<String, String> texts, Map<String, String> names, List<Object> trees) {}

  private record Manifest(String name, String text, List<YamlNode> documents) {}

  /**
   * Creates a finder.
   *
   * @param base the project's directory; places are named relative to it
   * @param directory where patterns start
   */
  ExtraManifests(Path base, Path directory) {
    this.base = base;
    this.directory = directory;
  }

  /** Returns what the patterns of one cluster add to its rendered objects. */
  Selection select(
      List<Located<String>> patterns, List<RenderedObject> rendered, Findings findings) {
    Selection selection = new Selection(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    if (patterns.isEmpty()) {
      return selection;
    }
    Set<String> names = new HashSet<>(Set.of("kustomization.yaml", "kustomization.yml"));
    names.add("kustomization");
    Set<String> objects = new HashSet<>();
    for (RenderedObject object : rendered) {
      names.add(object.fileName());
      objects.add(identity(object.tree()));
    }
    SortedSet<Path> seen = new TreeSet<>();
    for (Located<String> pattern : patterns) {
      for (Path path : find(pattern, findings)) {
        if (seen.add(path)) {
          add(path, pattern.place(), names, objects, selection, findings);
        }
      }
    }
    return selection;
  }

  private void add(
      Path path,
      Place pattern,
      Set<String> names,
      Set<String> objects,
      Selection selection,
      Findings findings) {
    Optional<Manifest> manifest = read.computeIfAbsent(path, p -> read(p, findings));
    if (manifest.isEmpty()) {
      return;
    }
    String fileName = path.getFileName().toString();
    // Two names that differ only in case are one file on Windows and macOS.
    if (!names.add(fileName.toLowerCase(Locale.ROOT))) {
      findings.add(
          PATCH_FAILED,
          pattern,
          "the extra manifest %s has the name of another file of the bundle"
              .formatted(manifest.get().name()),
          "rename it");
      return;
    }
    selection.texts().put(fileName, manifest.get().text());
    selection.names().put(fileName, manifest.get().name());
    for (YamlNode document : manifest.get().documents()) {
      Object tree = YamlTrees.of(document);
      selection.trees().add(tree);
      for (Map<?, ?> object : objectsOf((Map<?, ?>) tree)) {
        if (!objects.add(identity(object))) {
          findings.add(
              PATCH_FAILED,
              document.place(),
              "the bundle has this object already: %s".formatted(identity(object)),
              "remove it here, or change the compiled one with a patch");
        }
      }
    }
  }

  private SortedSet<Path> find(Located<String> pattern, Findings findings) {
    SortedSet<Path> found = new TreeSet<>();
    String text = pattern.value();
    List<String> segments = List.of(text.split("/", -1));
    if (text.contains("\\") || segments.contains("..") || segments.contains("")) {
      findings.add(
          WRONG_TYPE,
          pattern.place(),
          "\"%s\" is not a pattern of files beside or below kafka.yaml".formatted(text),
          "write it like src/main/k8s/*.yaml: relative, with '/', without '..'");
      return found;
    }
    try {
      PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + text);
      walk(literalPrefix(segments), matcher, found);
    } catch (IOException e) {
      findings.add(
          PATCH_FAILED,
          pattern.place(),
          "the files of \"%s\" cannot be listed: %s".formatted(text, YamlSource.reason(e)),
          "");
      return found;
    } catch (PatternSyntaxException e) {
      findings.add(
          WRONG_TYPE,
          pattern.place(),
          "\"%s\" is not a pattern: %s".formatted(text, e.getDescription()),
          "");
      return found;
    }
    if (found.isEmpty() || found.size() > MOST_FILES) {
      findings.add(
          PATCH_FAILED,
          pattern.place(),
          found.isEmpty()
              ? "no file matches \"%s\"".formatted(text)
              : "more than %s files match \"%s\"".formatted(MOST_FILES, text),
          "");
    }
    return found;
  }

  private Path literalPrefix(List<String> segments) {
    Path prefix = directory;
    for (String segment : segments.subList(0, segments.size() - 1)) {
      if (segment.matches(".*[*?\\[{].*")) {
        break;
      }
      prefix = prefix.resolve(segment);
    }
    return prefix;
  }

  private void walk(Path start, PathMatcher matcher, SortedSet<Path> found) throws IOException {
    if (!Files.isDirectory(start)) {
      return;
    }
    Files.walkFileTree(start, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        String name = path.equals(start) ? "" : path.getFileName().toString();
        return name.equals("target") || name.equals(".git")
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        if (matcher.matches(directory.relativize(path))) {
          found.add(path);
        }
        return found.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
      }
    });
  }

  private Optional<Manifest> read(Path path, Findings findings) {
    Path shown = path.startsWith(base) ? base.relativize(path) : path;
    String name = shown.toString().replace(path.getFileSystem().getSeparator(), "/");
    Findings own = new Findings();
    refuse(path, name, own);
    Optional<String> text = YamlSource.read(path, name, YamlLimits.MANIFESTS, own);
    List<YamlNode> documents =
        text.map(t -> YamlReader.readAll(name, t, YamlLimits.MANIFESTS, own)).orElse(List.of());
    if (text.filter(t -> t.startsWith(Ownership.HEADER)).isPresent()) {
      own.add(
          PATCH_FAILED,
          Place.ofFile(name),
          "this manifest is generated; it would be copied into itself",
          "write the pattern so that it leaves the output directory out");
    }
    documents.forEach(document -> checkDocument(document, own));
    if (documents.isEmpty() && !own.hasErrors()) {
      own.add(PATCH_FAILED, Place.ofFile(name), "this manifest holds no object", "remove it");
    }
    own.sorted()
        .forEach(f -> findings.add(
            new Finding(PATCH_FAILED, f.severity(), f.place(), f.message(), f.help())));
    return own.hasErrors()
        ? Optional.empty()
        : text.map(content -> new Manifest(name, content, documents));
  }

  private void refuse(Path path, String name, Findings findings) {
    String fileName = path.getFileName().toString();
    if (!fileName.endsWith(".yaml") && !fileName.endsWith(".yml")) {
      findings.add(
          PATCH_FAILED,
          Place.ofFile(name),
          "an extra manifest ends in .yaml or .yml",
          "rename it, or write the pattern so that it leaves this file out");
    }
    try {
      if (!path.toRealPath().startsWith(directory.toRealPath())) {
        findings.add(
            PATCH_FAILED,
            Place.ofFile(name),
            "this link leads out of the project",
            "copy the file");
      }
    } catch (IOException e) {
      findings.add(
          PATCH_FAILED, Place.ofFile(name), "this cannot be read: " + YamlSource.reason(e), "");
    }
  }

  private static void checkDocument(YamlNode document, Findings findings) {
    if (!(document instanceof YamlMap map)
        || text(map, "apiVersion").isEmpty()
        || text(map, "kind").isEmpty()) {
      findings.add(
          PATCH_FAILED,
          document.place(),
          "this is not a Kubernetes object: it has no apiVersion and kind",
          "");
      return;
    }
    if (text(map, "apiVersion").get().startsWith("kustomize.config.k8s.io/")) {
      findings.add(
          PATCH_FAILED,
          document.place(),
          "a kustomization cannot be part of the bundle, which has its own",
          "leave it out");
    }
    boolean list = text(map, "kind").get().endsWith("List");
    boolean named = map.get("metadata")
        .filter(YamlMap.class::isInstance)
        .flatMap(metadata -> text((YamlMap) metadata, "name"))
        .isPresent();
    if (!list && !named) {
      findings.add(
          PATCH_FAILED,
          document.place(),
          "this object has no metadata.name; Kustomize refuses it",
          "");
    }
  }

  private static Optional<String> text(YamlMap map, String name) {
    return map.get(name)
        .filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
        .map(node -> ((YamlScalar) node).text())
        .filter(text -> !text.isBlank());
  }

  /**
   * Returns the objects of a document: itself, or the items of a list, which Kustomize takes apart.
   */
  private static List<Map<?, ?>> objectsOf(Map<?, ?> tree) {
    if (!(tree.get("items") instanceof List<?> items)
        || !String.valueOf(tree.get("kind")).endsWith("List")) {
      return List.of(tree);
    }
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Map<?, ?> map) {
        objects.add(map);
      }
    }
    return objects;
  }

  /**
   * Returns what makes an object one and the same to Kustomize: group, kind, namespace and name.
   */
  private static String identity(Map<?, ?> tree) {
    String apiVersion = String.valueOf(tree.get("apiVersion"));
    int slash = apiVersion.indexOf('/');
    Map<?, ?> metadata = tree.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    Object namespace = metadata.get("namespace");
    return "%s%s %s%s"
        .formatted(
            slash < 0 ? "" : apiVersion.substring(0, slash) + " ",
            tree.get("kind"),
            namespace == null ? "" : namespace + "/",
            metadata.get("name"));
  }
}
