package io.github.kafkak3s.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  @Test
  void everyFileGetsTheHeaderAndTheKustomizationListsTheOthersSorted() {
    Bundle bundle = Bundle.of("dev", Map.of("b.yaml", "b: 1\n", "a.yaml", "a: 1\n"));
    assertEquals(
        Map.of(
            "a.yaml", Ownership.HEADER + "\na: 1\n",
            "b.yaml", Ownership.HEADER + "\nb: 1\n",
            "kustomization.yaml", Ownership.HEADER + """

                    apiVersion: kustomize.config.k8s.io/v1beta1
                    kind: Kustomization
                    resources:
                      - a.yaml
                      - b.yaml
                    """),
        bundle.files());
  }

  @Test
  void aCopyGetsOneHeaderLineFeedsAndAFinalNewline() {
    Bundle bundle = Bundle.of(
        "dev", Map.of("a.yaml", "a: 1\r\nb: 2", "b.yaml", Ownership.HEADER + "\r\na: 1\n"));
    assertEquals(Ownership.HEADER + "\na: 1\nb: 2\n", bundle.files().get("a.yaml"));
    assertEquals(Ownership.HEADER + "\na: 1\n", bundle.files().get("b.yaml"));
  }

  @Test
  void aBundleIsNeverEmptyAndItsKustomizationIsItsOwn() {
    assertThrows(IllegalArgumentException.class, () -> Bundle.of("dev", Map.of()));
    assertThrows(
        IllegalArgumentException.class, () -> Bundle.of("dev", Map.of("kustomization.yaml", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a/b", "../a", "/a", "a\\b", "a\0", ".a.yaml.kafka-k3s-tmp"})
  void namesStayInTheirDirectory(String name) {
    Map<String, String> some = Map.of("a.yaml", "a: 1\n");
    assertThrows(IllegalArgumentException.class, () -> Bundle.of(name, some));
    Map<String, String> named = Map.of(name, "a: 1\n");
    assertThrows(IllegalArgumentException.class, () -> Bundle.of("dev", named));
  }

  @Test
  void noTwoBundlesShareADirectoryAndReservedOnesAreNoBundles() {
    Map<String, String> some = Map.of("a.yaml", "a: 1\n");
    for (List<String> directories :
        List.of(List.of("dev", "dev"), List.of("gitops"), List.of("images.txt"))) {
      List<Bundle> bundles =
          directories.stream().map(name -> Bundle.of(name, some)).toList();
      assertThrows(IllegalArgumentException.class, () -> new Emission(bundles, "", true));
    }
  }
}
