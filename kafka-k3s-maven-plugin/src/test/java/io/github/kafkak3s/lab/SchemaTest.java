package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document of a bundle against strict JSON schemas of seven Kubernetes releases. The schemas
 * are no part of this project: the system property {@code kafka-k3s.schemas} names a folder of
 * {@code k8s-1.30} to {@code k8s-1.36}, each with files {@code <group>_<version>_<kind>.json};
 * without it these tests are skipped.
 */
class SchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  @BeforeEach
  void needsSchemas() {
    assumeTrue(
        Files.isDirectory(folder().resolve("k8s-1.36")), "-Dkafka-k3s.schemas names no folder");
  }

  @ParameterizedTest
  @MethodSource("io.github.kafkak3s.lab.LabBundles#everyBundle")
  void takeEveryDocument(Path bundle) throws Exception {
    for (Manifest manifest : Manifest.of(bundle)) {
      for (Path release : releases()) {
        assertEquals(
            List.of(),
            problems(release, manifest, manifest.text()),
            release + " " + manifest.path());
      }
    }
  }

  @Test
  void refuseAnUnknownFieldFarDown() throws Exception {
    Manifest statefulSet = Manifest.of(LabBundles.bundle("three-combined")).stream()
        .filter(manifest -> manifest.is("StatefulSet"))
        .findFirst()
        .orElseThrow();
    String broken = statefulSet.text().replace("fieldPath:", "fieldpath:");
    assertNotEquals(statefulSet.text(), broken);
    for (Path release : releases()) {
      assertFalse(problems(release, statefulSet, broken).isEmpty(), release.toString());
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("kafka-k3s.schemas", "no-folder-given"));
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(folder())) {
      List<Path> releases = folders
          .filter(path -> path.getFileName().toString().startsWith("k8s-"))
          .sorted()
          .toList();
      assertEquals(7, releases.size(), "Kubernetes 1.30 to 1.36");
      return releases;
    }
  }

  private static List<String> problems(Path release, Manifest manifest, String text)
      throws IOException {
    String apiVersion = manifest.root().textAt("apiVersion");
    String group = apiVersion.contains("/") ? apiVersion : "core/" + apiVersion;
    String kind = manifest.root().textAt("kind").toLowerCase(Locale.ROOT);
    Path file = release.resolve(group.replace('/', '_') + "_" + kind + ".json");
    Schema schema = REGISTRY.getSchema(Files.readString(file), InputFormat.JSON);
    return schema.validate(text, InputFormat.YAML).stream()
        .map(Object::toString)
        .toList();
  }
}
