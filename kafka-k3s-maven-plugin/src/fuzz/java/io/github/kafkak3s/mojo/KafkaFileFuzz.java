package io.github.kafkak3s.mojo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.CpuLimit;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the whole lint with kafka.yaml files of the golden bundles. */
class KafkaFileFuzz {
  private static AnyLint lint;
  private static CpuLimit limit;

  @BeforeAll
  static void begin() throws IOException {
    lint = new AnyLint();
    limit = new CpuLimit();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void kafkaFile(byte[] bytes) throws IOException {
    limit.begin(bytes);
    lint.kafkaFile(bytes);
  }
}
