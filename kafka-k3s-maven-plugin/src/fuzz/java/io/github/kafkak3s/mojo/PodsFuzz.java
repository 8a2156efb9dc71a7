package io.github.kafkak3s.mojo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.FuzzRun;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes what rehearse and start write for the pods of a bundle. */
class PodsFuzz {
  private static FuzzRun run;

  @BeforeAll
  static void begin() throws IOException {
    AnyPods pods = new AnyPods(Files.createTempDirectory("kafka-k3s-fuzz"));
    run = new FuzzRun("pods", pods::prepare, pods::write);
  }

  @AfterAll
  static void end() {
    run.end();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void pods(byte[] bytes) throws IOException {
    run.of(bytes);
  }
}
