package io.github.kafkak3s.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> FIELDS = List.of(
      "apiVersion",
      "kind",
      "metadata",
      "replicas",
      "nodePools",
      "listeners",
      "logging",
      "zone",
      "a");

  @ParameterizedTest
  @CsvSource({
    "replica, replicas",
    "repilcas, replicas",
    "REPLICAS, replicas",
    "nodepool, nodePools",
    "apiversion, apiVersion",
    "knid, kind",
    "zonne, zone",
    "loging, logging",
    "lisetners, listeners",
    "b, a",
    "ab, a"
  })
  void aSlipIsRecognised(String written, String meant) {
    assertEquals(Optional.of(meant), NearestName.of(written, FIELDS));
    assertEquals("did you mean \"" + meant + "\"?", NearestName.hint(written, FIELDS));
  }

  @ParameterizedTest
  @CsvSource({"storage", "xyz", "knxx", "configuration", "''"})
  void whatIsFarFromAllIsNotGuessed(String written) {
    assertEquals(
        Optional.empty(), NearestName.of(written, List.of("metadata", "kind", "nodePools")));
    assertEquals("", NearestName.hint(written, List.of("metadata", "kind", "nodePools")));
  }

  @Test
  void theFirstOfEqualsWinsAndTheNearestBeforeIt() {
    assertEquals(Optional.of("topic-a"), NearestName.of("topic-x", List.of("topic-a", "topic-b")));
    assertEquals(Optional.of("topic-b"), NearestName.of("topic-bb", List.of("topic-a", "topic-b")));
    assertEquals(Optional.empty(), NearestName.of("anything", List.of()));
  }

  @Test
  void noLocaleAndNoLengthMatters() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(Optional.of("kind"), NearestName.of("KIND", FIELDS));
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(Optional.empty(), NearestName.of("x".repeat(1_000_000), FIELDS));
  }

  /** Against the definition by recursion: optimal string alignment. */
  @Property(tries = 500)
  void whatIsFoundIsNearest(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 6) String written,
      @ForAll List<@CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 6) String> names) {
    int best = Integer.MAX_VALUE;
    Optional<String> expected = Optional.empty();
    for (String name : names) {
      int distance = distance(written, name);
      if (distance < best
          && distance <= Math.max(1, Math.max(written.length(), name.length()) / 3)) {
        best = distance;
        expected = Optional.of(name);
      }
    }
    assertEquals(expected, NearestName.of(written, names));
  }

  private static int distance(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    String shortA = a.substring(1);
    String shortB = b.substring(1);
    int best = distance(shortA, shortB) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
    best = Math.min(best, Math.min(distance(shortA, b), distance(a, shortB)) + 1);
    if (a.length() > 1
        && b.length() > 1
        && a.charAt(0) == b.charAt(1)
        && a.charAt(1) == b.charAt(0)) {
      best = Math.min(best, distance(a.substring(2), b.substring(2)) + 1);
    }
    return best;
  }
}
