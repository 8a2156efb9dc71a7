package io.github.kafkak3s.local;

import io.github.kafkak3s.local.child.ParentWatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Command lines of child processes. The class path stands in a file, so that a command line stays
 * short and the run's directory is seen in it.
 *
 * @param program the path of {@code java}
 * @param classPath the file of arguments that holds the class path
 * @param scratch the directory of temporary files: what a killed process leaves there goes with it
 * @param archive the archive of the class path
 */
record JavaCommand(String program, Path classPath, Path scratch, ClassArchive archive) {
  /** Start fast and stay small; none of them is known to Kafka. */
  static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");

  /**
   * Writes the class path into a directory, for the Java that runs this process.
   *
   * @param isToBeRecorded whether an archive of classes is made where there is none
   */
  static JavaCommand of(KafkaJars kafka, Path directory, boolean isToBeRecorded)
      throws IOException {
    String path = kafka.classPath().stream()
        .map(each -> each.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
    Path file = directory.resolve("classpath");
    // In quotes a backslash escapes (the java tool's page, "Command-Line Argument Files").
    Files.writeString(file, "-cp\n\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
    Path scratch = Files.createDirectories(directory.resolve("tmp"));
    return new JavaCommand(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        file,
        scratch,
        ClassArchive.of(kafka, scratch, isToBeRecorded));
  }

  /**
   * Returns the command line that runs a main class and ends with this process.
   *
   * @param options options of the JVM, the heap among them
   * @param hosts the file that host names are looked up in
   */
  List<String> line(List<String> options, Path hosts, String mainClass, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(program);
    // Names are looked up in this file alone, without any DNS behind it. It comes first: of a long
    // command line systems show the beginning only, and the directory must be seen.
    line.add("-Djdk.net.hosts.file=" + hosts);
    line.add("-Djava.io.tmpdir=" + scratch);
    line.addAll(SMALL);
    line.addAll(archive.options());
    line.addAll(options);
    line.add("@" + classPath);
    line.add(ParentWatch.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }
}
