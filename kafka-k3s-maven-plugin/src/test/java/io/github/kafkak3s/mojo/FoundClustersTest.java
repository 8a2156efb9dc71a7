package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rehearsed of a folder of manifests, and what is said of the rest of it. */
class FoundClustersTest {
  private static final String ENVIRONMENT = "src/test/resources/lint/bases/environment";
  private static final String END =
      "\nNothing was started. A pod is known to run Kafka by an image whose entry point is known"
          + " (apache/kafka, confluentinc/cp-kafka, bitnami/kafka), or by a command or a script in"
          + " the manifests that calls kafka-server-start.sh. A chart has to be rendered first (helm"
          + " template); what an operator makes is not in the manifests.";

  @TempDir
  Path root;

  private FoundClusters found() {
    return FoundClusters.of(new ProjectPaths(root, root), root.resolve("k8s"), Optional.empty());
  }

  private void write(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private void bundle(String directory) throws IOException {
    Path from = Path.of(System.getProperty("basedir"), ENVIRONMENT);
    Files.createDirectories(root.resolve(directory));
    List<Path> files;
    try (var listed = Files.list(from)) {
      files = listed.filter(each -> each.toString().endsWith(".yaml")).toList();
    }
    for (Path each : files) {
      Files.copy(each, root.resolve(directory).resolve(each.getFileName()));
    }
  }

  private void workload(String file, String image) throws IOException {
    write(
        file,
        "apiVersion: apps/v1",
        "kind: Deployment",
        "metadata: {name: web}",
        "spec:",
        "  template:",
        "    spec:",
        "      containers:",
        "      - {name: main, image: " + image + ", command: [/opt/start]}");
  }

  @Test
  void everyClusterIsFoundAndTheRestIsNamed() throws Exception {
    bundle("k8s/one");
    bundle("k8s/two");
    workload("k8s/web/web.yaml", "nginx:1.27");
    FoundClusters found = found();
    assertEquals(
        List.of("k8s/one", "k8s/two"),
        found.clusters().stream().map(RunnableCluster::directory).toList());
    assertEquals(
        Optional.of("Not rehearsed, for no pod there is known to run Kafka: k8s/web"),
        found.passedOver());
  }

  @Test
  void aFolderWithoutKafkaIsSaidToHoldWhatItHolds() throws Exception {
    workload("k8s/web.yaml", "nginx:1.27");
    workload("k8s/own/kafka.yaml", "registry.example/team/kafka:1");
    write(
        "k8s/strimzi/kafka.yaml",
        "apiVersion: kafka.strimzi.io/v1",
        "kind: Kafka",
        "metadata: {name: orders}");
    assertEquals(
        "k8s holds no pod that is known to run Kafka, in 3 files:"
            + "\n  k8s/web.yaml:8:9: container main of Deployment web, image nginx:1.27, command"
            + " /opt/start\n  k8s/own/kafka.yaml:8:9: container main of Deployment web, image"
            + " registry.example/team/kafka:1, command /opt/start"
            + "\n  k8s/strimzi/kafka.yaml:1:1: not followed is what is made of Kafka orders"
            + " (kafka.strimzi.io)"
            + END,
        found().none());
  }

  @Test
  void aKafkaYamlIsSaidToBeOne() throws Exception {
    write(
        "k8s/kafka.yaml",
        "apiVersion: kafka-k3s/v1",
        "kind: KafkaCluster",
        "metadata: {name: orders}");
    String said = found().none();
    assertTrue(
        said.contains("k8s/kafka.yaml:1:1: this is no manifest but what manifests are compiled"
            + " from; rehearse it by -Dkafka-k3s.file in place of -Dkafka-k3s.manifests"),
        said);
  }

  @Test
  void aFolderWithoutWorkloadsOrFilesIsSaidToBeOne() throws Exception {
    Files.createDirectories(root.resolve("k8s"));
    assertEquals(
        "k8s holds no manifests: no file of it is named *.yaml, *.yml or *.json",
        found().none());
    write(
        "k8s/service.yaml",
        "apiVersion: v1",
        "kind: Service",
        "metadata: {name: kafka}",
        "spec: {ports: [{port: 9092}]}");
    assertEquals(
        "k8s holds no pod that is known to run Kafka, in 1 file without any workload" + END,
        found().none());
  }
}
