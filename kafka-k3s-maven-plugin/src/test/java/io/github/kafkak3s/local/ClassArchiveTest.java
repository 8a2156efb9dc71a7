package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.KafkaReleases;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir
  Path directory;

  private Path jar;
  private Path kept;
  private Path scratch;

  /** A program whose class is archived. */
  public static final class Program {
    private Program() {}

    /** Says that it runs. */
    public static void main(String[] args) {
      System.out.println("runs");
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    jar = directory.resolve("program.jar");
    kept = directory.resolve("kept");
    scratch = Files.createDirectories(directory.resolve("scratch"));
    writeJar();
  }

  private void writeJar() throws Exception {
    String name = Program.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = Program.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
  }

  private ClassArchive archive(boolean isToBeRecorded) {
    KafkaJars jars =
        new KafkaJars(KafkaReleases.find("4.3.1").orElseThrow(), List.of(), jar, Optional.of(kept));
    return ClassArchive.of(jars, scratch, isToBeRecorded);
  }

  /** Runs the program; returns what it and the JVM say, classes and where they are from with it. */
  private String run(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaCommand.SMALL);
    command.addAll(options);
    command.addAll(List.of("-Xlog:class+load", "-cp", jar.toString(), Program.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.lines().anyMatch("runs"::equals), said);
    return said.lines()
        .filter(line -> line.contains(Program.class.getName() + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(kept)) {
      return files.sorted().toList();
    }
  }

  private void record() throws Exception {
    ClassArchive recording = archive(true);
    run(recording.recording());
    recording.keep();
  }

  @Test
  void whereThereIsTooLittleMemoryNoneIsMade() throws Exception {
    ClassArchive archive = archive(true);
    archive.forgo();
    assertEquals(List.of(), archive.recording());
    assertEquals(Optional.empty(), archive.source());
  }

  @Test
  void whatARunHasRecordedTheNextReads() throws Exception {
    ClassArchive first = archive(true);
    assertEquals(List.of(), first.options());
    assertTrue(first.source().orElseThrow().startsWith("the jars; "), first.source()::toString);
    List<String> recording = first.recording();
    assertEquals(List.of(), first.recording());
    assertTrue(run(recording).contains("program.jar"));
    first.keep();
    assertEquals(1, files().size());
    ClassArchive second = archive(true);
    assertEquals(List.of(), second.recording());
    assertTrue(second.source().orElseThrow().startsWith("an archive "), second.source()::toString);
    assertTrue(run(second.options()).contains("shared objects file (top)"));
  }

  @Test
  void nothingIsRecordedUnasked() throws Exception {
    assertEquals(List.of(), archive(false).recording());
    assertEquals(Optional.empty(), archive(false).source());
    archive(false).keep();
    assertFalse(Files.exists(kept));
  }

  @Test
  void ofOtherJarsNothingIsRead() throws Exception {
    record();
    Files.setLastModifiedTime(
        jar, FileTime.from(Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS)));
    assertEquals(List.of(), archive(true).options());
    assertNotEquals(List.of(), archive(true).recording());
  }

  @Test
  void whatWasCutOrChangedIsRemovedAndNotRead() throws Exception {
    record();
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(List.of(), archive(true).options());
    assertEquals(List.of(), files());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertEquals(List.of(), archive(true).options());
    assertEquals(List.of(), files());
  }

  @Test
  void directoriesOfClassesAreNotArchived() throws Exception {
    jar = Files.createDirectories(directory.resolve("classes"));
    assertEquals(List.of(), archive(true).recording());
    assertEquals(Optional.empty(), archive(true).source());
  }

  @Test
  void onlyTheLastFewAreKept() throws Exception {
    Files.createDirectories(kept);
    for (int i = 0; i < 9; i++) {
      Path old = Files.writeString(kept.resolve("old-" + i + ".jsa"), "old");
      Files.setLastModifiedTime(old, FileTime.from(Instant.ofEpochSecond(1_000_000 + i)));
    }
    Path cut = Files.writeString(kept.resolve("cut.tmp"), "cut");
    Files.setLastModifiedTime(cut, FileTime.from(Instant.ofEpochSecond(1_000_000)));
    Path foreign = Files.writeString(kept.resolve("notes.txt"), "not ours");
    Path running = Files.writeString(kept.resolve("running.tmp"), "of another run");
    record();
    List<String> names =
        files().stream().map(each -> each.getFileName().toString()).toList();
    assertEquals(6, names.size(), names::toString);
    assertTrue(names.containsAll(List.of("old-6.jsa", "old-7.jsa", "old-8.jsa")), names::toString);
    assertTrue(Files.exists(foreign));
    assertTrue(Files.exists(running));
  }

  @Test
  void whereNothingCanBeKeptAllGoesOn() throws Exception {
    Files.writeString(kept, "a file where the directory should be");
    record();
    assertEquals(List.of(), archive(true).options());
    assertTrue(Files.isRegularFile(kept));
  }
}
