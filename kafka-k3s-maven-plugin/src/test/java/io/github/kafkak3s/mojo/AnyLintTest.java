package io.github.kafkak3s.mojo;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A few of the inputs that the fuzzer makes by the million (see CONTRIBUTING.md): the whole lint of
 * them ends without an exception, each finding stands at a place that exists, each report is
 * well-formed.
 */
class AnyLintTest {
  private static final int MOST_CHOICES = 200;

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(MOST_CHOICES)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void manifests() throws IOException {
    AnyLint lint = new AnyLint();
    Random random = new Random(1);
    for (int i = 0; i < 250; i++) {
      lint.manifests(bytes(random));
    }
  }

  @Test
  void kafkaFiles() throws IOException {
    AnyLint lint = new AnyLint();
    Random random = new Random(2);
    for (int i = 0; i < 250; i++) {
      lint.kafkaFile(bytes(random));
    }
  }
}
