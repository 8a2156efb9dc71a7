package io.github.kafkak3s.plan;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.FuzzRun;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the comparison of committed bundles with new ones. */
class CommittedFuzz {
  private static FuzzRun run;

  @BeforeAll
  static void begin() throws IOException {
    AnyCommitted committed = new AnyCommitted();
    run = new FuzzRun("committed", committed::compare, committed::write);
  }

  @AfterAll
  static void end() {
    run.end();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void committed(byte[] bytes) throws IOException {
    run.of(bytes);
  }
}
