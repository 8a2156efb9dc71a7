package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kubectl kustomize} makes of a bundle what its files say. */
class KustomizeTest {
  @BeforeEach
  void needsKubectl() {
    assumeTrue(Kustomize.isAvailable(), "kubectl is not installed");
  }

  @ParameterizedTest
  @MethodSource("io.github.kafkak3s.lab.LabBundles#everyBundle")
  void buildsTheFiles(Path bundle) throws Exception {
    Kustomize.assertBuildsItsFiles(bundle);
  }

  @Test
  void isNoticedWhenItChangesOrWarns(@TempDir Path directory) throws Exception {
    for (Manifest manifest : Manifest.of(LabBundles.bundle("one-combined"))) {
      Files.writeString(directory.resolve(manifest.path().getFileName()), manifest.text());
    }
    Path kustomization = directory.resolve("kustomization.yaml");
    Files.writeString(kustomization, "namespace: other\nresources: [kafka-service.yaml]\n");
    assertThrows(AssertionError.class, () -> Kustomize.assertBuildsItsFiles(directory));
    Files.writeString(kustomization, "commonLabels: {a: b}\nresources: [kafka-service.yaml]\n");
    assertThrows(AssertionError.class, () -> Kustomize.assertBuildsItsFiles(directory));
  }
}
