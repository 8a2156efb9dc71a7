package io.github.kafkak3s.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.diagnostic.Findings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTypesTest {
  private static String retyped(String yaml) {
    YamlNode root = YamlReader.readAll(
            "a.yaml", "v: " + yaml + "\n", YamlLimits.MANIFESTS, new Findings())
        .get(0);
    return ScalarTypes.retyped((YamlScalar) root.at("v")).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "1, a number",
    "-3, a number",
    "+3, a number",
    "1_000, a number",
    "012, a number",
    "0o17, a number",
    "0x1F, a number",
    "0b11, a number",
    "3.9, a number",
    ".5, a number",
    "1e3, a number",
    "1.5E-3, a number",
    ".inf, a number",
    "-.INF, a number",
    ".nan, a number",
    "true, a boolean",
    "No, a boolean",
    "ON, a boolean",
    "y, a boolean",
    "2026-11-24, a date",
    "2026-11-24T10:00:00Z, a date"
  })
  void tellsWhatAReaderMakesOfIt(String text, String type) {
    assertEquals(type, retyped(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1\"",
        "'true'",
        "~",
        "",
        "null",
        "1.2.3",
        "10.0.0.1",
        "1Gi",
        "500m",
        "tRUE",
        "yEs",
        "-Xmx1g",
        "+",
        ".",
        "0x",
        "0xZZ",
        "1e",
        "2026-11",
        "2026-1-1x",
        "12:30",
        "!!str 7",
        "-1-2",
        "yesterday"
      })
  void leavesTextsAlone(String text) {
    assertEquals("", retyped(text));
  }
}
