package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the page: text is read on every ground that it stands on (WCAG 2.2, 1.4.3). */
class RehearsalStyleTest {
  private static final double LEAST = 4.5;
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{3,6});");

  /** Each text with the grounds that it stands on. */
  private static final Map<String, List<String>> TEXTS = Map.of(
      "ink", List.of("paper", "band", "red-pale", "green-pale", "amber-pale", "blue", "amber"),
      "quiet", List.of("paper", "band", "red-pale"),
      "red", List.of("paper", "band", "red-pale"),
      "green", List.of("green-pale"),
      "deep", List.of("paper", "red-pale"));

  private static List<Map<String, String>> schemes() {
    String page = RehearsalPage.write(Rehearsals.empty());
    List<Map<String, String>> schemes = new ArrayList<>();
    for (String part : page.split(":root")) {
      Map<String, String> scheme = new HashMap<>();
      Matcher colour = COLOUR.matcher(part.substring(0, Math.max(0, part.indexOf('}'))));
      while (colour.find()) {
        String hex = colour.group(2);
        scheme.put(colour.group(1), hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex);
      }
      if (!scheme.isEmpty()) {
        schemes.add(scheme);
      }
    }
    return schemes;
  }

  @Test
  void textsAreReadInLightAndDark() {
    List<Map<String, String>> schemes = schemes();
    assertEquals(2, schemes.size(), "light and dark");
    assertEquals(schemes.get(0).keySet(), schemes.get(1).keySet());
    schemes.forEach(scheme -> TEXTS.forEach((text, grounds) -> grounds.forEach(ground -> {
      double contrast = contrast(scheme.get(text), scheme.get(ground));
      assertTrue(contrast >= LEAST, text + " on " + ground + ": " + contrast + " in " + scheme);
    })));
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
}
