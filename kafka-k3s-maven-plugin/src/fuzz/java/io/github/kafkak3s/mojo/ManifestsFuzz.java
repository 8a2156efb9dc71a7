package io.github.kafkak3s.mojo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.FuzzRun;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the whole lint with manifests of the project's cases. */
class ManifestsFuzz {
  private static FuzzRun run;

  @BeforeAll
  static void begin() throws IOException {
    AnyLint lint = new AnyLint();
    run = new FuzzRun("manifests", lint::manifests, lint::write);
  }

  @AfterAll
  static void end() {
    run.end();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void manifests(byte[] bytes) throws IOException {
    run.of(bytes);
  }
}
