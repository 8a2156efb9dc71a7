package io.github.kafkak3s.bundle;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One run that writes. The temporary names are this run's own: were they shared, one of two runs at
 * once could rename what the other has half written.
 */
final class AtomicWrite {
  private static final int ATTEMPTS = 3;

  private final String run =
      HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private final Map<Path, Comparison.Item> staged = new LinkedHashMap<>();
  private final List<Path> created = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private String current = "";
  private String action = "written";
  private int planned;

  /**
   * Writes, renames, removes, in this order; where it throws, the accessors say how far it came.
   */
  void perform(Comparison comparison) throws IOException {
    List<Comparison.Item> items = new ArrayList<>();
    for (Comparison.Item item : comparison.files()) {
      if (item.state().isWritten()) {
        items.add(item);
      }
    }
    planned = items.size();
    for (Comparison.Item item : items) {
      current = item.name();
      createDirectories(item.path().getParent());
      stage(item);
    }
    for (Map.Entry<Path, Comparison.Item> entry : List.copyOf(staged.entrySet())) {
      current = entry.getValue().name();
      rename(entry.getKey(), entry.getValue());
      staged.remove(entry.getKey());
      written.add(current);
    }
    action = "removed";
    for (Comparison.Item item : comparison.files()) {
      if (item.state().isRemoved()) {
        current = item.name();
        if (Files.deleteIfExists(item.path())) {
          removed.add(current);
        }
      }
    }
  }

  /** Takes back what no target has got: temporary files, then directories that are empty. */
  void undoStaged() {
    List<Path> paths = new ArrayList<>(staged.keySet());
    for (int i = created.size() - 1; i >= 0; i--) {
      paths.add(created.get(i));
    }
    for (Path path : paths) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // The next run removes a temporary file; a directory with files in it stays.
      }
    }
  }

  String current() {
    return current;
  }

  /** Returns what was being done to the current file, as a participle. */
  String action() {
    return action;
  }

  /** Returns how far the run came, in words. */
  String progress() {
    if (planned == 0) {
      return "no file had to be written";
    }
    return written.isEmpty()
        ? "nothing was written"
        : written.size() + " of " + planned + " files were written";
  }

  List<String> written() {
    return written;
  }

  List<String> removed() {
    return removed;
  }

  private void stage(Comparison.Item item) throws IOException {
    Path target = item.path();
    Path temporary =
        target.resolveSibling(Ownership.temporaryName(target.getFileName().toString(), run));
    staged.put(temporary, item);
    write(temporary, item.text());
  }

  /**
   * Does not force the bytes to the medium: that takes some 2 ms a file and protects only from a
   * power failure, after which a file may be empty, and an empty file is written again.
   */
  private static void write(Path temporary, String text) throws IOException {
    Files.write(temporary, text.getBytes(StandardCharsets.UTF_8), CREATE_NEW, WRITE);
  }

  private static void rename(Path temporary, Comparison.Item item) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(temporary, item.path(), ATOMIC_MOVE, REPLACE_EXISTING);
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        // Another run has taken the temporary file for a left-over one.
        write(temporary, item.text());
      }
    }
  }

  private void createDirectories(Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    createDirectories(directory.getParent());
    try {
      Files.createDirectory(directory);
      created.add(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }
}
