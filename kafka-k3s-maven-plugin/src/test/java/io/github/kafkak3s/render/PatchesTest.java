package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
  private static final Place TARGET = new Place("kafka.yaml", 9, 3, "/spec/patches/0/target");

  private final Findings findings = new Findings();

  @Test
  void changesJustTheTargetInTheOrderOfTheOperations() {
    List<RenderedObject> objects = render(
        patch(
            "StatefulSet",
            "kafka",
            "{op: add, path: /spec/template/spec/runtimeClassName, value: kata}",
            "{op: copy, from: /spec/template/spec/runtimeClassName, path: /metadata/labels/a}",
            "{op: replace, path: /spec/template/spec/containers/0/resources/limits/memory, value: 2Gi}"));

    assertEquals(List.of(), findings.sorted());
    Map<String, Object> set = tree(objects, "kafka-statefulset.yaml");
    assertEquals("kata", Trees.at(set, "spec", "template", "spec", "runtimeClassName"));
    assertEquals("kata", Trees.at(set, "metadata", "labels", "a"));
    for (RenderedObject untouched : Renderer.render(Clusters.smallest(), List.of(), findings)) {
      if (!untouched.fileName().equals("kafka-statefulset.yaml")) {
        assertEquals(untouched.tree(), tree(objects, untouched.fileName()));
      }
    }
  }

  @Test
  void everyPatchOfOneTargetIsDoneInOrder() {
    List<RenderedObject> objects = render(
        patch("Service", "kafka", "{op: add, path: /spec/x, value: 1}"),
        patch("Service", "kafka", "{op: replace, path: /spec/x, value: 2}"));
    assertEquals(List.of(), findings.sorted());
    assertEquals(2, Trees.at(tree(objects, "kafka-service.yaml"), "spec", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StatefulSet | kafak   | did you mean \"StatefulSet/kafka\"?",
        "statefulset | kafka   | did you mean \"StatefulSet/kafka\"?",
        "Deployment  | gateway | the objects are Namespace/kafka, ServiceAccount/kafka"
      })
  void aMissingTargetIsReportedWhereItIsNamed(String kind, String name, String help) {
    render(patch(kind, name, "{op: add, path: /spec/x, value: 1}"));
    Finding finding = onlyFinding();
    assertEquals("KK0010", finding.rule().id());
    assertEquals(TARGET, finding.place());
    assertTrue(finding.message().contains(kind + "/" + name), finding.message());
    assertTrue(finding.help().startsWith(help), finding.help());
  }

  @Test
  void aFailingOperationIsReportedWhereItStandsAndLeavesTheObjectAlone() {
    List<RenderedObject> objects = render(patch(
        "Service",
        "kafka",
        "{op: add, path: /spec/x, value: 1}",
        "{op: test, path: /spec/type, value: NodePort}"));
    Finding finding = onlyFinding();
    assertEquals("KK0011", finding.rule().id());
    assertEquals("/spec/patches/0/patch/1", finding.place().pointer());
    assertEquals(
        "test on Service/kafka does not apply: the test fails: /spec/type is \"ClusterIP\", not \"NodePort\"",
        finding.message());
    assertNull(Trees.at(tree(objects, "kafka-service.yaml"), "spec", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "apiVersion         | {op: replace, path: /apiVersion, value: v2}",
        "kind               | {op: replace, path: /kind, value: Pod}",
        "metadata.name      | {op: replace, path: /metadata/name, value: x}",
        "metadata.name      | {op: remove, path: /metadata}",
        "metadata.name      | {op: replace, path: /metadata, value: text}",
        "metadata.namespace | {op: remove, path: /metadata/namespace}",
        "metadata.namespace | {op: move, from: /metadata/namespace, path: /metadata/x}",
        "apiVersion         | {op: remove, path: ''}",
        "apiVersion         | {op: replace, path: '', value: []}"
      })
  void identityStays(String field, String operation) {
    render(patch("Service", "kafka", operation));
    Finding finding = onlyFinding();
    assertEquals("KK0011", finding.rule().id());
    assertTrue(finding.message().contains("it changes " + field + ","), finding.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{op: add, path: /spec/x, value: null}",
        "{op: replace, path: /spec/type, value: [{a: null}]}",
      })
  void nullIsRefusedSinceNoManifestHoldsIt(String operation) {
    render(patch("Service", "kafka", operation));
    Finding finding = onlyFinding();
    assertEquals("KK0011", finding.rule().id());
    assertTrue(finding.message().contains("what is to be absent is removed"), finding.message());
  }

  @Test
  void anObjectWhoseTextComesToHoldAVariableIsKeptFromFlux() {
    List<RenderedObject> objects = render(
        patch("ConfigMap", "kafka-config", "{op: add, path: /data/note, value: '${HOME}'}"),
        patch(
            "Service",
            "kafka",
            "{op: add, path: /metadata/annotations, value: {a: '$HOME $(x)'}}"));
    assertEquals(List.of(), findings.sorted());
    List<String> exempt = new ArrayList<>();
    for (RenderedObject object : objects) {
      Object annotation = Trees.at(
          object.tree(), "metadata", "annotations", "kustomize.toolkit.fluxcd.io/substitute");
      if (annotation != null) {
        assertEquals("disabled", annotation);
        exempt.add(object.fileName());
      }
    }
    assertEquals(List.of("kafka-configmap.yaml"), exempt);
  }

  private Finding onlyFinding() {
    assertEquals(1, findings.sorted().size(), findings.sorted().toString());
    return findings.sorted().get(0);
  }

  private List<RenderedObject> render(ObjectPatch... patches) {
    return Renderer.render(Clusters.smallest(), List.of(patches), findings);
  }

  static ObjectPatch patch(String kind, String name, String... operations) {
    List<PatchOperation> list = new ArrayList<>();
    for (String yaml : operations) {
      PatchOperation read = JsonPatchTest.operation(yaml);
      Place place = new Place("kafka.yaml", 10, 5, "/spec/patches/0/patch/" + list.size());
      list.add(new PatchOperation(place, read.kind(), read.path(), read.from(), read.value()));
    }
    return new ObjectPatch(TARGET, kind, name, list);
  }

  static Map<String, Object> tree(List<RenderedObject> objects, String fileName) {
    return objects.stream()
        .filter(object -> object.fileName().equals(fileName))
        .findFirst()
        .orElseThrow()
        .tree();
  }
}
