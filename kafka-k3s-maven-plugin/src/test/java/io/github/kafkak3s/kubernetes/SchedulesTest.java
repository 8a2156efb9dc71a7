package io.github.kafkak3s.kubernetes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "*/15 0-5,22 1 jan-mar MON",
        "59 23 31 12 6",
        "0 0 ? * sun-tue",
        "@hourly",
        "@every 1h",
        "1-10/3 * * * *"
      })
  void acceptsWhatKubernetesAccepts(String text) {
    assertTrue(Schedules.isSchedule(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 7",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "@often",
        "1,, * * * *"
      })
  void refusesWhatKubernetesRefuses(String text) {
    assertFalse(Schedules.isSchedule(text));
  }
}
