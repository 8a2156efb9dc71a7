package io.github.kafkak3s.observe.shell;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.FuzzRun;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the evaluator of start scripts with scripts of the corpus. */
class ScriptFuzz {
  private static FuzzRun run;

  @BeforeAll
  static void begin() throws IOException {
    AnyScript scripts = new AnyScript();
    run = new FuzzRun("scripts", scripts::follow, scripts::write);
  }

  @AfterAll
  static void end() {
    run.end();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void script(byte[] bytes) throws IOException {
    run.of(bytes);
  }
}
