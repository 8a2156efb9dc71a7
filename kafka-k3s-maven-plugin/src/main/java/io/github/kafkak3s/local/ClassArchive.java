package io.github.kafkak3s.local;

import io.github.kafkak3s.diagnostic.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * An archive of loaded classes (JEP 350) by which the JVMs of a Kafka release start with two thirds
 * of the processor time. A broker of an earlier run has written it when it ended in order; it is
 * kept beside the jars in the local repository and holds for one Java and one class path. Without
 * it, or where it cannot be read or written, everything works as well. Safe for use by several
 * threads and processes.
 */
final class ClassArchive {
  private static final String SUFFIX = ".jsa";
  private static final String UNFINISHED = ".tmp";
  private static final int KEY = 20;
  private static final int MOST = 4;
  private static final Duration GIVEN_UP = Duration.ofHours(1);
  private static final int BUFFER = 1 << 16;

  /** What the JVM says of classes that cannot be archived, or of an archive that does not fit. */
  private static final String SILENT = "-Xlog:cds*=off";

  private final Optional<Path> directory;
  private final String key;
  private final Optional<Path> archive;
  private final Path recorded;
  private final AtomicBoolean isRecording;

  private ClassArchive(
      Optional<Path> directory, String key, Path recorded, boolean isToBeRecorded) {
    this.directory = directory;
    this.key = key;
    this.archive = directory.flatMap(this::find);
    this.recorded = recorded;
    this.isRecording =
        new AtomicBoolean(directory.isEmpty() || archive.isPresent() || !isToBeRecorded);
  }

  /**
   * Looks for the archive of a class path.
   *
   * @param jars the class path, and where archives are kept
   * @param scratch a directory of this run that goes with it
   * @param isToBeRecorded whether one is made where there is none
   */
  static ClassArchive of(KafkaJars jars, Path scratch, boolean isToBeRecorded) {
    // The JVM archives classes from jars alone, and ends where a directory is among them.
    Optional<Path> directory =
        jars.archives().filter(each -> jars.classPath().stream().allMatch(Files::isRegularFile));
    return new ClassArchive(
        directory, key(jars.classPath()), scratch.resolve("classes" + SUFFIX), isToBeRecorded);
  }

  /** Returns what the JVM itself compares, so that archives of others are not even tried. */
  private static String key(List<Path> classPath) {
    Checksum sum = new Checksum();
    for (String property :
        List.of("java.vm.vendor", "java.vm.version", "java.runtime.version", "java.home")) {
      sum.add(System.getProperty(property));
    }
    try {
      for (Path each : classPath) {
        sum.add(each.toAbsolutePath().toString())
            .add(Long.toString(Files.size(each)))
            .add(Long.toString(Files.getLastModifiedTime(each).toMillis()));
      }
    } catch (IOException e) {
      // A jar that is missing is said by whoever needs it.
      sum.add("missing");
    }
    return sum.hex().substring(0, KEY);
  }

  /** A JVM trusts what it maps: of a file that was cut or changed it dies. */
  private Optional<Path> find(Path place) {
    for (Path each : archives(place)) {
      String name = each.getFileName().toString();
      if (name.startsWith(key + "-")) {
        try {
          if (name.equals(name(sum(each)))) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.now()));
            return Optional.of(each);
          }
        } catch (IOException e) {
          // As if it were not there.
          continue;
        }
        delete(each);
      }
    }
    return Optional.empty();
  }

  private String name(long sum) {
    return key + "-" + HexFormat.of().toHexDigits((int) sum) + SUFFIX;
  }

  private static long sum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
      int read = 0;
      while (read >= 0) {
        read = in.read(buffer);
      }
    }
    return sum.getValue();
  }

  /** Returns the kept archives, the one that was used last first. */
  private static List<Path> archives(Path place) {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(each -> each.toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing(ClassArchive::used).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Instant used(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Somebody's who uses it.
    }
  }

  /** Returns where pods have their classes from, if not from the jars alone. */
  Optional<String> source() {
    if (archive.isPresent()) {
      return Optional.of("an archive of the same classes that an earlier run has made");
    }
    return isRecording.get()
        ? Optional.empty()
        : Optional.of("the jars; one broker makes an archive of them when it ends, for later runs");
  }

  /** Returns the options of every JVM of the class path. */
  List<String> options() {
    return archive.map(file -> List.of("-XX:SharedArchiveFile=" + file, SILENT)).orElse(List.of());
  }

  /**
   * Returns the option by which a JVM writes the archive when it ends in order: for the first that
   * asks, where there is none; otherwise none.
   */
  List<String> recording() {
    return isRecording.compareAndSet(false, true)
        ? List.of("-XX:ArchiveClassesAtExit=" + recorded, SILENT)
        : List.of();
  }

  /** Has none made: there is too little memory for it. */
  void forgo() {
    isRecording.set(true);
  }

  /** Keeps what a JVM has written that has ended in order, for later runs. */
  void keep() {
    if (directory.isEmpty() || !Files.isRegularFile(recorded)) {
      return;
    }
    Path place = directory.get();
    Path unfinished = place.resolve(UUID.randomUUID() + UNFINISHED);
    try {
      Files.createDirectories(place);
      CRC32C sum = new CRC32C();
      try (OutputStream out = new CheckedOutputStream(Files.newOutputStream(unfinished), sum)) {
        Files.copy(recorded, out);
      }
      Files.move(unfinished, place.resolve(name(sum.getValue())), StandardCopyOption.ATOMIC_MOVE);
      Files.delete(recorded);
      tidy(place);
    } catch (IOException e) {
      delete(unfinished);
    }
  }

  /** Removes all but the last few, and what was never finished. */
  private static void tidy(Path place) throws IOException {
    archives(place).stream().skip(MOST).forEach(ClassArchive::delete);
    Instant since = Instant.now().minus(GIVEN_UP);
    try (Stream<Path> files = Files.list(place)) {
      files
          .filter(each -> each.toString().endsWith(UNFINISHED))
          .filter(each -> used(each).isBefore(since))
          .forEach(ClassArchive::delete);
    }
  }
}
