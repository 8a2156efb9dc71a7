package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubernetes' own models take every document of a bundle, and would not take a wrong one. */
class K8sModelsTest {
  private static final Map<String, K8sModels> MODELS = new TreeMap<>();

  @BeforeAll
  static void load() throws Exception {
    for (String release : K8sModels.RELEASES) {
      MODELS.put(release, K8sModels.of(release));
    }
  }

  @AfterAll
  static void close() throws Exception {
    for (K8sModels models : MODELS.values()) {
      models.close();
    }
    MODELS.clear();
  }

  static Stream<Arguments> bundles() throws Exception {
    List<Path> bundles = LabBundles.everyBundle().toList();
    return K8sModels.RELEASES.stream()
        .flatMap(release -> bundles.stream().map(bundle -> Arguments.of(bundle, release)));
  }

  @ParameterizedTest(name = "{0} in Kubernetes {1}")
  @MethodSource("bundles")
  void takeEveryDocument(Path bundle, String release) throws Exception {
    List<Manifest> manifests = Manifest.of(bundle);
    assertTrue(manifests.size() >= 7, "a bundle has at least seven objects");
    for (Manifest manifest : manifests) {
      assertEquals(
          List.of(),
          MODELS.get(release).problems(manifest.text()),
          manifest.path().toString());
    }
  }

  /** Each line breaks one text of the bundle and names a word of the complaint. */
  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "terminationGracePeriodSeconds: 120 | terminationGracePeriod: 120 | terminationGracePeriod",
        "periodSeconds: 5 | period: 5 | period",
        "readOnlyRootFilesystem: true | readOnlyRootFileSystem: true | readOnlyRootFileSystem",
        "whenScaled: Retain | whenscaled: Retain | whenscaled",
        "fieldPath: metadata.name | fieldpath: metadata.name | fieldpath",
        "kafka-k3s/node: \"true\" | kafka-k3s/node: true | true",
        "replicas: 3 | replicas: \"3\" | 3",
        "enableServiceLinks: false | enableServiceLinks: \"false\" | false",
        "serviceName: kafka | serviceName: {} | serviceName",
        "- LOG_DIR=/var/log/kafka | - 8 | 8",
        "storage: 10Gi | storage: 10240Mi | 10240Mi",
        "apiVersion: apps/v1 | apiVersion: v1 | apiVersion",
        "kind: StatefulSet | kind: Statefulset | Statefulset",
      })
  void refuseAWrongOne(String good, String bad, String word) throws Exception {
    String text = Manifest.of(LabBundles.bundle("three-combined")).stream()
        .filter(manifest -> manifest.is("StatefulSet"))
        .findFirst()
        .orElseThrow()
        .text();
    String broken = text.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    assertNotEquals(text, broken);
    MODELS.forEach((release, models) -> {
      List<String> problems = models.problems(broken);
      assertFalse(problems.isEmpty(), "Kubernetes " + release);
      assertTrue(problems.toString().contains(word), problems::toString);
    });
  }
}
