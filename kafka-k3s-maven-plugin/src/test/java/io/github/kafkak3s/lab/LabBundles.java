package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bundles that the lab works on: what the compiler makes of
 * {@code src/test/resources/lab/cases/<case>.yaml}, and for documents every golden bundle and the
 * example's as well.
 */
public final class LabBundles {
  /** The release of the cases as they are written. */
  public static final String RELEASE = "4.3.1";

  /** Every case that is booted, by name. */
  static final List<String> ALL =
      List.of("one-combined", "three-combined", "dedicated-3-3", "jbod");

  /** Every release that the lab has the jars of, {@code src/lab}. */
  static final List<String> RELEASES =
      List.of("3.9.2", "4.0.2", "4.1.2", "4.2.2", "4.3.1", "4.4.0");

  private LabBundles() {}

  /** Returns the bundle directory of a case. */
  public static Path bundle(String caseName) throws IOException {
    return bundle(caseName, RELEASE);
  }

  /** Returns the bundle directory of a case for another release. */
  static Path bundle(String caseName, String release) throws IOException {
    Path base = Path.of("target", "lab-bundles", caseName + "-" + release).toAbsolutePath();
    Files.createDirectories(base);
    Path file = Files.writeString(base.resolve("kafka.yaml"), kafkaYaml(caseName, release));
    Findings findings = new Findings();
    Optional<Compilation> compilation = KafkaCompiler.compile(base, file, findings);
    assertEquals(List.of(), findings.sorted());
    Bundle bundle = compilation.orElseThrow().bundles().get(0);
    Path directory = base.resolve(bundle.directory());
    CaseFiles.replace(directory, bundle.files());
    return directory;
  }

  /** Returns the bundle directories of every case, of every golden bundle and of the example. */
  static Stream<Path> everyBundle() throws IOException {
    List<Path> directories = new ArrayList<>();
    for (String caseName : ALL) {
      directories.add(bundle(caseName));
    }
    for (Path golden : CaseFiles.cases("bundles")) {
      directories.addAll(directoriesIn(golden.resolve("deploy")));
    }
    directories.addAll(directoriesIn(CaseFiles.repository().resolve("example-project/deploy")));
    return directories.stream();
  }

  private static List<Path> directoriesIn(Path deploy) {
    try (Stream<Path> entries = Files.list(deploy)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the kafka.yaml of a case for a release. */
  static String kafkaYaml(String caseName, String release) throws IOException {
    return Files.readString(CaseFiles.group("lab/cases").resolve(caseName + ".yaml"))
        .replace(RELEASE, release);
  }
}
