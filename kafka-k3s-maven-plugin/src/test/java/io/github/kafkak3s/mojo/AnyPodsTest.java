package io.github.kafkak3s.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the inputs that the fuzzer makes by the million (see CONTRIBUTING.md). */
class AnyPodsTest {
  @Test
  void pods(@TempDir Path directory) throws IOException {
    AnyPods pods = new AnyPods(directory);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      pods.prepare(bytes);
    }
  }
}
