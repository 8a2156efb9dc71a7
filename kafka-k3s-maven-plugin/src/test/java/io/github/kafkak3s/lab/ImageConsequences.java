package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the start of image apache/kafka makes of variables and of a mounted file: its entrypoint
 * leaves that to a class of Kafka itself, which is run here in place of the image.
 */
class ImageConsequences {
  /** What the wrapper wrote for Kafka, and how it ended. */
  private record SetUp(BareNode.Ended ended, Properties options) {}

  private static SetUp setUp(BareNodes nodes, List<String> mounted, Map<String, String> variables)
      throws Exception {
    BareNode node = nodes.node(0, nodes.combined(0, 0));
    Path stock = Files.createDirectories(nodes.root().resolve("stock"));
    Path mount = Files.createDirectories(nodes.root().resolve("mount"));
    Path made = Files.createDirectories(nodes.root().resolve("made"));
    String logging = nodes.since("4.0") ? "log4j2.yaml" : "log4j.properties";
    String tools = nodes.since("4.0") ? "tools-log4j2.yaml" : "tools-log4j.properties";
    for (String file : List.of("server.properties", logging, tools)) {
      Files.write(stock.resolve(file), List.of("# stock"));
    }
    if (!mounted.isEmpty()) {
      Files.write(mount.resolve("server.properties"), mounted);
    }
    Map<String, String> environment = new LinkedHashMap<>(variables);
    environment.put("CLUSTER_ID", BareNodes.CLUSTER_ID);
    BareNode.Ended ended = node.run(
        "-Xmx96m",
        environment,
        List.of(
            "kafka.docker.KafkaDockerWrapper",
            "setup",
            "--default-configs-dir",
            stock.toString(),
            "--mounted-configs-dir",
            mount.toString(),
            "--final-configs-dir",
            made.toString()));
    Properties options = new Properties();
    try (var reader = Files.newBufferedReader(made.resolve("server.properties"))) {
      options.load(reader);
    }
    return new SetUp(ended, options);
  }

  @Reproduces("KK4007")
  void variableWinsOverTheFile(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      List<String> file = nodes.combined(0, 0).with("num.partitions", "12").lines();
      SetUp setUp = setUp(nodes, file, Map.of("KAFKA_NUM_PARTITIONS", "3"));
      assertEquals(0, setUp.ended().exit(), setUp.ended()::toString);
      assertEquals("3", setUp.options().getProperty("num.partitions"));
    }
  }

  @Reproduces("KK4010")
  void underscoresMakeAnotherOption(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      String name = "KAFKA_LISTENER_NAME_CLIENT_SCRAM_SHA_512_SASL_JAAS_CONFIG";
      String right = "KAFKA_LISTENER_NAME_CLIENT_SCRAM___SHA___512_SASL_JAAS_CONFIG";
      SetUp setUp = setUp(nodes, nodes.combined(0, 0).lines(), Map.of(name, "a", right, "b"));
      assertEquals(
          "a", setUp.options().getProperty("listener.name.client.scram.sha.512.sasl.jaas.config"));
      assertEquals(
          "b", setUp.options().getProperty("listener.name.client.scram-sha-512.sasl.jaas.config"));
    }
  }

  @Reproduces("KK4011")
  void variablesOfAServiceReplaceTheStockConfiguration(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      SetUp alone = setUp(nodes, List.of(), Map.of("KAFKA_SERVICE_HOST", "10.43.7.9"));
      assertEquals(Map.of("service.host", "10.43.7.9"), alone.options());
      assertTrue(alone.ended().exit() != 0, alone.ended()::toString);
    }
  }

  @Reproduces("KK4011")
  void variablesOfAServiceAreAddedToTheFile(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      SetUp beside =
          setUp(nodes, nodes.combined(0, 0).lines(), Map.of("KAFKA_SERVICE_HOST", "10.43.7.9"));
      assertEquals(0, beside.ended().exit(), beside.ended()::toString);
      assertEquals("10.43.7.9", beside.options().getProperty("service.host"));
      assertFalse(beside.options().getProperty("node.id").isEmpty());
    }
  }
}
