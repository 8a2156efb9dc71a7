package io.github.kafkak3s.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bundles that the lab boots: {@code src/test/resources/lab/cases/<case>.yaml} and what comes
 * out of it.
 *
 * <p>Until there is a compiler, the bundles are written by hand in
 * {@code src/test/resources/lab/bundles}; they are then what its output is compared with.
 */
final class LabBundles {
  /** The release of the cases as they are written. */
  static final String RELEASE = "4.3.1";

  /** Every case by name. */
  static final List<String> ALL =
      List.of("one-combined", "three-combined", "dedicated-3-3", "jbod");

  /** Every release that the lab has the jars of, {@code src/lab}. */
  static final List<String> RELEASES =
      List.of("3.9.2", "4.0.2", "4.1.2", "4.2.2", "4.3.1", "4.4.0");

  private static final Path RESOURCES = Path.of("src", "test", "resources", "lab");

  private LabBundles() {}

  /** Returns the bundle directory of a case. */
  static Path bundle(String caseName) throws IOException {
    return bundle(caseName, RELEASE);
  }

  /** Returns the bundle directory of a case for another release. */
  static Path bundle(String caseName, String release) throws IOException {
    Path to = Path.of("target", "lab-bundles", caseName + "-" + release).toAbsolutePath();
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(RESOURCES.resolve("bundles").resolve(caseName))) {
      for (Path file : files.sorted().toList()) {
        Files.writeString(
            to.resolve(file.getFileName()), ofRelease(Files.readString(file), release));
      }
    }
    return to;
  }

  /** Returns the kafka.yaml of a case for a release. */
  static String kafkaYaml(String caseName, String release) throws IOException {
    return Files.readString(RESOURCES.resolve("cases").resolve(caseName + ".yaml"))
        .replace(RELEASE, release);
  }

  private static String ofRelease(String manifest, String release) {
    String text = manifest.replace(RELEASE, release);
    if (!release.startsWith("3.")) {
      return text;
    }
    String log4j = """
        \s log4j.properties: |
            log4j.rootLogger=INFO, stdout
            log4j.appender.stdout=org.apache.log4j.ConsoleAppender
            log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
            log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
          format.sh""";
    return Pattern.compile("  log4j2\\.yaml: \\|.*?  format\\.sh", Pattern.DOTALL)
        .matcher(text)
        .replaceAll(java.util.regex.Matcher.quoteReplacement(log4j))
        .replaceAll("(?m)^ *share\\.coordinator\\..*\n", "")
        .replace(
            "-Dlog4j2.configurationFile=/etc/kafka-k3s/log4j2.yaml",
            "-Dlog4j.configuration=file:/etc/kafka-k3s/log4j.properties");
  }
}
