package io.github.kafkak3s.plan;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A few of the inputs that the fuzzer makes by the million (see CONTRIBUTING.md). */
class AnyCommittedTest {
  @Test
  void committed() throws IOException {
    AnyCommitted committed = new AnyCommitted();
    Random random = new Random(1);
    for (int i = 0; i < 250; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      committed.compare(bytes);
    }
  }
}
