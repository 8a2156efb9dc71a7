package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which files are one bundle, and what becomes of files that are none. */
class ManifestsTest {
  private static final String NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n";

  private final FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = fileSystem.getPath("/work");
  private final Findings findings = new Findings();

  @AfterEach
  void close() throws IOException {
    fileSystem.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<ManifestSet> read() {
    return Manifests.read(root, "deploy", findings);
  }

  private List<String> found() {
    return findings.sorted().stream().map(Finding::toString).toList();
  }

  @Test
  void whatOnlyLooksLikeAReportIsJudged() throws IOException {
    write("a/gl-code-quality-report.json", "{}");
    write("a/lint.json", "{\"apiVersion\": \"kafka-k3s/v1\"}");
    write("run/kafka-k3s.mark", "");
    write("run/pods/x.yaml", NAMESPACE);
    assertEquals(
        List.of(List.of("deploy/a/gl-code-quality-report.json", "deploy/a/lint.json")),
        read().stream().map(ManifestSet::files).toList());
  }

  @Test
  void eachDirectoryIsABundle() throws IOException {
    write("a/ns.yaml", NAMESPACE);
    write("b/c/ns.yml", NAMESPACE);
    write(
        "b/c/ns.json",
        "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"b\"}}");
    write("b/readme.md", "# no manifest");
    write(".git/config.yaml", "no manifest");
    List<ManifestSet> sets = read();
    assertEquals(
        List.of("deploy/a", "deploy/b/c"),
        sets.stream().map(ManifestSet::directory).toList());
    assertEquals(List.of("deploy/b/c/ns.json", "deploy/b/c/ns.yml"), sets.get(1).files());
    assertEquals("deploy/b/c/ns.yml:1:1", sets.get(1).objects().get(1).place().toString());
    assertEquals(List.of(), found());
  }

  @Test
  void whatThisPluginHasWrittenIsNoManifest() throws IOException {
    write("ns.yaml", NAMESPACE);
    write("target/kafka-k3s/lint.json", "{}");
    write("orders/target/kafka-k3s/local/pods/orders-0/x.yaml", "no manifest");
    assertEquals(
        List.of("deploy/ns.yaml"),
        read().stream().flatMap(set -> set.files().stream()).toList());
    assertEquals(List.of(), found());
  }

  @Test
  void whatAKustomizationTakesInIsOneBundle() throws IOException {
    write("kustomization.yaml", "resources: [ns.yaml, base, ../work/more/b.yaml]\n");
    write("ns.yaml", NAMESPACE);
    write("base/kustomization.yml", "resources:\n- ../deeper/\n");
    write("deeper/c.yaml", NAMESPACE);
    write("more/b.yaml", NAMESPACE);
    List<ManifestSet> sets = Manifests.read(root, "", findings);
    assertEquals(List.of("", "more"), sets.stream().map(ManifestSet::directory).toList());
    assertEquals(
        List.of("base/kustomization.yml", "deeper/c.yaml", "kustomization.yaml", "ns.yaml"),
        sets.get(0).files());
    assertEquals(2, sets.get(0).kustomizations().size());
  }

  @Test
  void overlaysShareTheirBaseAndPatchesAreNoObjects() throws IOException {
    write("base/kustomization.yaml", "resources: [ns.yaml]\n");
    write("base/ns.yaml", NAMESPACE);
    write("dev/kustomization.yaml", "resources: [../base]\npatches: [{path: p.yaml}]\n");
    write("dev/p.yaml", NAMESPACE);
    write("prod/kustomization.yaml", "bases: [../base]\nnamePrefix: x-\n");
    List<ManifestSet> sets = read();
    assertEquals(
        List.of("deploy/dev", "deploy/prod"),
        sets.stream().map(ManifestSet::directory).toList());
    for (ManifestSet set : sets) {
      assertEquals(1, set.objects().size());
      Observation bundle = Observation.of(set, Intent.NONE, new OptionCatalogues());
      assertEquals(1, bundle.unknowns().size(), set.directory());
    }
  }

  @Test
  void aRingOfKustomizationsEnds() throws IOException {
    write("a/kustomization.yaml", "resources: [../b]\n");
    write("b/kustomization.yaml", "resources: [../a]\n");
    assertEquals(1, read().size());
  }

  @Test
  void listsAreTakenApart() throws IOException {
    write(
        "all.yaml",
        "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: a}}\n"
            + "- {kind: x}\n---\n" + NAMESPACE);
    ManifestSet set = read().get(0);
    assertEquals(
        List.of("Service", "Namespace"),
        set.objects().stream().map(K8sObject::kind).toList());
    assertEquals(1, set.strays().size());
  }

  @Test
  void whatCannotBeReadIsAFinding() throws IOException {
    write("a.yaml", "a: [\n");
    write("b.yaml", "kind: A\napiVersion: v1\nkind: B\n");
    Files.write(root.resolve("c.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
    ManifestSet set = read().get(0);
    assertEquals("B", set.objects().get(0).kind());
    List<String> found = found();
    assertEquals(3, found.size());
    assertTrue(
        found.get(0).startsWith("deploy/a.yaml:2:1: error KK1008 not-a-manifest: "), found.get(0));
    assertTrue(
        found.get(1).startsWith("deploy/b.yaml:3:1: error KK1005 duplicate-object: "),
        found.get(1));
    assertTrue(
        found.get(2).startsWith("deploy/c.yaml: error KK1008 not-a-manifest: "), found.get(2));
  }

  @Test
  void anAbsentDirectoryIsAFinding() {
    assertEquals(List.of(), Manifests.read(root.resolve("nowhere"), "nowhere", findings));
    assertEquals(
        List.of("nowhere: error KK1008 not-a-manifest: the directory cannot be read: "
            + "there is no such file"),
        found());
  }

  @Test
  void aChartIsSaidToBeOne() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: x\n");
    write("chart/templates/a.yaml", "a: {{ .Values.a }}\n");
    assertEquals(List.of(), read());
    assertEquals("KK1015", findings.sorted().get(0).rule().id());
    Findings below = new Findings();
    assertEquals(List.of(), Manifests.read(root.resolve("chart/templates"), "templates", below));
    assertEquals(
        List.of("KK1015"), below.sorted().stream().map(each -> each.rule().id()).toList());
  }

  @Test
  void oneFileIsABundle() throws IOException {
    write("a.yaml", NAMESPACE);
    List<ManifestSet> sets = Manifests.read(root.resolve("a.yaml"), "k8s/a.yaml", findings);
    assertEquals("k8s", sets.get(0).directory());
    assertEquals("k8s/a.yaml:1:1", sets.get(0).objects().get(0).place().toString());
  }

  @Test
  void linksToDirectoriesAreNotFollowed() throws IOException {
    write("a/ns.yaml", NAMESPACE);
    Files.createSymbolicLink(root.resolve("a/up"), root);
    assertEquals(1, read().size());
  }
}
