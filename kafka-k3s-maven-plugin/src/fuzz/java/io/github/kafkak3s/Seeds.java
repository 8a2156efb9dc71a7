package io.github.kafkak3s;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What the fuzzer begins with: from nothing it would try short inputs, of few changes, for long.
 */
public final class Seeds {
  private static final int INPUTS = 100;

  private Seeds() {}

  /** Returns bytes for as many choices as a large input makes. */
  public static Stream<Arguments> bytes() {
    Random random = new Random(1);
    return Stream.generate(() -> {
          byte[] bytes = new byte[20 + random.nextInt(180)];
          random.nextBytes(bytes);
          return Arguments.of((Object) bytes);
        })
        .limit(INPUTS);
  }
}
