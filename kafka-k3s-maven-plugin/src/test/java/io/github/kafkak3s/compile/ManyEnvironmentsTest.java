package io.github.kafkak3s.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many environments are compiled on several threads; nothing of it shows. */
class ManyEnvironmentsTest {
  private static final int COUNT = 200;

  @TempDir
  private Path base;

  @Test
  void comeInTheOrderOfTheFile() throws IOException {
    Compilation compilation = compile("replicas: 3").orElseThrow();
    List<String> names = IntStream.range(0, COUNT).mapToObj(i -> "e" + i).toList();
    assertEquals(names, compilation.environments());
    assertEquals(names, compilation.bundles().stream().map(Bundle::directory).toList());
    assertEquals("docker.io/apache/kafka:4.3.1\n", compilation.images());
    Bundle last = compilation.bundles().get(COUNT - 1);
    assertEquals(
        true,
        last.files().get("kafka-namespace.yaml").contains("\n  name: n" + (COUNT - 1) + "\n"));
  }

  @Test
  void giveEveryFindingOnce() throws IOException {
    Findings findings = new Findings();
    Files.writeString(base.resolve("kafka.yaml"), text("replicas: 2"));
    assertEquals(
        true, KafkaCompiler.compile(base, base.resolve("kafka.yaml"), findings).isEmpty());
    // One fault of the base, whichever environment meets it.
    assertEquals(
        List.of("KK2106"), findings.sorted().stream().map(f -> f.rule().id()).toList());
  }

  private java.util.Optional<Compilation> compile(String pool) throws IOException {
    Files.writeString(base.resolve("kafka.yaml"), text(pool));
    Findings findings = new Findings();
    var compilation = KafkaCompiler.compile(base, base.resolve("kafka.yaml"), findings);
    assertEquals(List.of(), findings.sorted());
    return compilation;
  }

  private static String text(String pool) {
    return """
        apiVersion: kafka-k3s/v1
        kind: KafkaCluster
        metadata: {name: kafka}
        spec:
          version: 4.3.1
          nodePools:
            kafka: {%s, storage: {size: 10Gi}}
        environments:
        """.formatted(pool)
        + IntStream.range(0, COUNT)
            .mapToObj(i -> "  e" + i + ": {metadata: {namespace: n" + i + "}}\n")
            .collect(Collectors.joining());
  }
}
