package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.bundle.CanonicalOrder;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The smallest cluster against its bundle, which has run on a real Kubernetes. */
class SmallestClusterTest {
  @Test
  void everyFileIsTheGoldenOneByteForByte() throws IOException {
    Findings findings = new Findings();
    Map<String, String> manifests = new TreeMap<>();
    for (RenderedObject object : Renderer.render(Clusters.smallest(), List.of(), findings)) {
      String earlier =
          manifests.put(object.fileName(), YamlWriter.write(CanonicalOrder.of(object.tree())));
      assertEquals(null, earlier, object.fileName() + " twice");
    }
    Map<String, String> files = Bundle.of("kafka", manifests).files();

    assertEquals(List.of(), findings.sorted());
    // The kustomization lists the files, so a file too many or too few shows there.
    assertEquals(golden("kustomization.yaml"), files.get("kustomization.yaml"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertEquals(golden(file.getKey()), file.getValue(), file.getKey());
    }
  }

  private static String golden(String fileName) throws IOException {
    return Files.readString(CaseFiles.group("bundle/smallest").resolve(fileName));
  }
}
