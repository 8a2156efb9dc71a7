package io.github.kafkak3s.bundle;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares one output directory with one emission; each directory is listed once and each file read
 * once.
 */
final class DiskComparison {
  private final Path output;
  private final String displayName;
  private final List<Comparison.Item> compiled = new ArrayList<>();
  private final List<Comparison.Item> others = new ArrayList<>();
  private String current;

  DiskComparison(Path output, String displayName) {
    this.output = output;
    this.displayName = displayName;
    this.current = displayName;
  }

  /** Returns the name of what was looked at last, for a message when that failed. */
  String current() {
    return current;
  }

  Comparison with(Emission emission) throws IOException {
    Optional<BasicFileAttributes> attributes = attributes(output);
    Set<String> present = new TreeSet<>();
    if (attributes.isPresent()) {
      if (!attributes.get().isDirectory()) {
        // Ancestors may be links; the named directory itself may not, so that the files land where
        // the name says.
        return new Comparison(
            List.of(new Comparison.Item(output, displayName, noDirectory(attributes.get()), "")));
      }
      present = list(output);
    }
    for (Bundle bundle : emission.bundles()) {
      compare(bundle);
    }
    Path images = output.resolve(Emission.IMAGES);
    String imagesName = displayName + "/" + Emission.IMAGES;
    compiled.add(new Comparison.Item(
        images,
        imagesName,
        stateOf(images, imagesName, emission.images(), true),
        emission.images()));
    compareOthers(present, emission);
    compiled.addAll(others);
    return new Comparison(compiled);
  }

  private void compare(Bundle bundle) throws IOException {
    Path directory = output.resolve(bundle.directory());
    String directoryName = displayName + "/" + bundle.directory();
    current = directoryName;
    Optional<BasicFileAttributes> attributes = attributes(directory);
    if (attributes.isPresent() && !attributes.get().isDirectory()) {
      FileState state = noDirectory(attributes.get());
      compiled.add(new Comparison.Item(directory, directoryName, state, ""));
      return;
    }
    Set<String> present = attributes.isPresent() ? list(directory) : new TreeSet<>();
    for (String file : inOrderOfWriting(bundle)) {
      Path path = directory.resolve(file);
      String name = directoryName + "/" + file;
      String text = bundle.files().get(file);
      FileState state =
          attributes.isPresent() ? stateOf(path, name, text, false) : FileState.MISSING;
      compiled.add(new Comparison.Item(path, name, state, text));
      if (!present.remove(file) && state != FileState.MISSING) {
        // Where the file system ignores case, this is the same file in another spelling.
        present.removeIf(file::equalsIgnoreCase);
      }
    }
    for (String file : present) {
      FileState state = stateOfOther(directory.resolve(file), file, directoryName + "/" + file);
      if (state != null) {
        others.add(new Comparison.Item(directory.resolve(file), current, state, ""));
      }
    }
  }

  /**
   * The directories of bundles that are no longer compiled, and what a killed run left beside
   * images.txt.
   */
  private void compareOthers(Set<String> present, Emission emission) throws IOException {
    Set<String> known = new HashSet<>(Set.of(Emission.GITOPS, Emission.IMAGES));
    for (Bundle bundle : emission.bundles()) {
      known.add(bundle.directory());
    }
    for (String entry : present) {
      if (known.contains(entry)) {
        continue;
      }
      Path path = output.resolve(entry);
      current = displayName + "/" + entry;
      if (Ownership.isTemporary(entry)) {
        others.add(new Comparison.Item(path, current, FileState.LEFTOVER, ""));
      } else if (emission.complete()
          && Files.isDirectory(path, NOFOLLOW_LINKS)
          && holdsOurs(path)) {
        others.add(new Comparison.Item(path, current, FileState.GONE, ""));
      }
    }
  }

  private boolean holdsOurs(Path directory) throws IOException {
    for (String file : list(directory)) {
      Path path = directory.resolve(file);
      if (Files.isRegularFile(path, NOFOLLOW_LINKS) && Ownership.bearsHeader(start(path))) {
        return true;
      }
    }
    return false;
  }

  private static FileState noDirectory(BasicFileAttributes attributes) {
    return attributes.isSymbolicLink() ? FileState.LINK : FileState.BLOCKED;
  }

  private FileState stateOf(Path path, String name, String text, boolean oursByName)
      throws IOException {
    current = name;
    Optional<BasicFileAttributes> found = attributes(path);
    if (found.isEmpty()) {
      return FileState.MISSING;
    }
    BasicFileAttributes attributes = found.get();
    if (attributes.isSymbolicLink()) {
      return FileState.LINK;
    }
    if (!attributes.isRegularFile()) {
      return FileState.FOREIGN;
    }
    byte[] expected = text.getBytes(StandardCharsets.UTF_8);
    if (attributes.size() == expected.length
        || attributes.size() == expected.length + lineEnds(expected)) {
      byte[] bytes = Files.readAllBytes(path);
      boolean equal = equalButForCarriageReturns(bytes, expected);
      return equal ? FileState.UNCHANGED : differing(bytes, oursByName);
    }
    return differing(start(path), oursByName);
  }

  /** An empty file holds nothing of anybody's; a power failure can leave one of ours so. */
  private static FileState differing(byte[] bytes, boolean oursByName) {
    boolean ours = oursByName || bytes.length == 0 || Ownership.bearsHeader(bytes);
    return ours ? FileState.EDITED : FileState.FOREIGN;
  }

  private static int lineEnds(byte[] text) {
    int count = 0;
    for (byte b : text) {
      count += b == '\n' ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns the state of something in a bundle's directory that is not compiled; null where it
   * concerns nobody.
   */
  private FileState stateOfOther(Path path, String file, String name) throws IOException {
    current = name;
    if (Ownership.isTemporary(file)) {
      return FileState.LEFTOVER;
    }
    if (Files.isRegularFile(path, NOFOLLOW_LINKS) && Ownership.bearsHeader(start(path))) {
      return FileState.STALE;
    }
    // .gitignore, .gitkeep, .DS_Store and the like; but Argo CD does read .argocd-source.yaml.
    return file.startsWith(".") && !file.endsWith(".yaml") ? null : FileState.EXTRA;
  }

  /**
   * Tells whether the bytes are the expected ones, or are once every line end of CR LF has become
   * LF.
   */
  private static boolean equalButForCarriageReturns(byte[] bytes, byte[] expected) {
    boolean carriageReturns = bytes.length > expected.length;
    int at = 0;
    for (byte b : expected) {
      if (carriageReturns && b == '\n' && (at >= bytes.length || bytes[at++] != '\r')) {
        return false;
      }
      if (at >= bytes.length || bytes[at++] != b) {
        return false;
      }
    }
    return at == bytes.length;
  }

  private static List<String> inOrderOfWriting(Bundle bundle) {
    List<String> names = new ArrayList<>(bundle.files().keySet());
    if (names.remove(Bundle.KUSTOMIZATION)) {
      names.add(Bundle.KUSTOMIZATION);
    }
    return names;
  }

  private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Set<String> list(Path directory) throws IOException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** Returns as much of a file as shows whether it bears the header. */
  private static byte[] start(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Ownership.DECIDING_BYTES);
    }
  }
}
