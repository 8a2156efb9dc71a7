package io.github.kafkak3s.observe.shell;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.kafkak3s.CpuLimit;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes the evaluator of start scripts with scripts of the corpus. */
class ScriptFuzz {
  private static AnyScript scripts;
  private static CpuLimit limit;

  @BeforeAll
  static void begin() throws IOException {
    scripts = new AnyScript();
    limit = new CpuLimit();
  }

  @MethodSource("io.github.kafkak3s.Seeds#bytes")
  @FuzzTest
  void script(byte[] bytes) {
    limit.begin(bytes);
    scripts.follow(bytes);
  }
}
