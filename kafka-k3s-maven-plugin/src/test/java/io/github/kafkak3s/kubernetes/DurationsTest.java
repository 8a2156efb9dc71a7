package io.github.kafkak3s.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "8760h, 8760h0m0s",
    "60m, 1h0m0s",
    "90s, 1m30s",
    "1h30m, 1h30m0s",
    "0s, 0s",
    "1h0m0s, 1h0m0s"
  })
  void writesAsGoDoes(String text, String canonical) {
    assertEquals(Optional.of(canonical), Durations.canonical(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "h", "1d", "1m1h", "1.5h", "-1h", "99999999999h", "1h 2m"})
  void leavesOthersAlone(String text) {
    assertEquals(Optional.empty(), Durations.canonical(text));
  }
}
