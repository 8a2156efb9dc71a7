package io.github.kafkak3s.mojo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.FuzzRun;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the whole lint with kafka.yaml files of the golden bundles. */
class KafkaFileFuzz {
  private static FuzzRun run;

  @BeforeAll
  static void begin() throws IOException {
    AnyLint lint = new AnyLint();
    run = new FuzzRun("kafka-yaml", lint::kafkaFile, lint::writeKafkaFile);
  }

  @AfterAll
  static void end() {
    run.end();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void kafkaFile(byte[] bytes) throws IOException {
    run.of(bytes);
  }
}
