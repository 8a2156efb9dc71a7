package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedBeforeTest {
  private static final String TEXT = """
      apiVersion: kafka-k3s/v1
      kind: KafkaCluster
      metadata: {name: kafka, namespace: kafka}
      spec:
        version: 4.3.1
        nodePools:
          kafka: {replicas: 3, storage: {size: 10Gi}}
      """;

  @TempDir
  private Path directory;

  @Test
  void remembersOneCompilationOfOnePlugin() throws IOException {
    assertFalse(before("one", TEXT).isTrue());
    before("one", TEXT).remember();
    assertTrue(before("one", TEXT).isTrue());
    assertFalse(before("two", TEXT).isTrue());
    // A comment may be a suppression that is gone.
    assertFalse(before("one", TEXT + "# more\n").isTrue());
    assertFalse(before("one", TEXT.replace("10Gi", "20Gi")).isTrue());
    assertTrue(before("one", TEXT).isTrue());
  }

  @Test
  void whatCannotBeRememberedIsJudgedAgain() throws IOException {
    Files.writeString(directory.resolve("target"), "a file in place of a directory");
    before("one", TEXT).remember();
    assertFalse(before("one", TEXT).isTrue());
  }

  private JudgedBefore before(String plugin, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("kafka.yaml"), text);
    Findings findings = new Findings();
    Compilation compilation = KafkaCompiler.compile(directory, file, findings).orElseThrow();
    assertEquals(0, findings.errorCount());
    return JudgedBefore.of(directory.resolve("target"), plugin, compilation);
  }
}
