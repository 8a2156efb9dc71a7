package io.github.kafkak3s.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void changesFarApartAreHunksOfTheirOwn() {
    String before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";
    String after = "A\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
    assertEquals(
        List.of("@@ -1 +1 @@", "-a", "+A", " b", " c", " d", "@@ -9 +9 @@", " i", " j", " k", "+l"),
        diff(before, after));
  }

  @Test
  void lineEndsAndControlCharactersAreShownAndLongLinesCut() {
    assertEquals(
        List.of("@@ -1 +1 @@", "-a\\r", "-b\\u001b[31m", "+a", "+b\\ no newline at the end"),
        diff("a\r\nb\u001b[31m\n", "a\nb"));
    assertEquals("-" + "x".repeat(160) + "…", diff("x".repeat(1_000) + "\n", "").get(1));
  }

  @Test
  void equalTextsHaveNoDiff() {
    assertEquals(
        List.of(),
        LineDiff.unified("f", "a\n".getBytes(StandardCharsets.UTF_8), "compiled", "a\n"));
  }

  @Test
  void hugeTextsCostLittle() {
    byte[] huge = new byte[(1 << 20) + 1];
    assertEquals(
        List.of("--- f", "+++ f (compiled)", "too large to compare: 1048577 bytes"),
        LineDiff.unified("f", huge, "compiled", "a\n"));
    List<String> replaced = diff("a\n".repeat(5_000), "b\n".repeat(5_000));
    assertEquals(10_001, replaced.size());
  }

  /** Applied to what is on the disk, the diff with all its context gives what was compiled. */
  @Property(tries = 500)
  void theDiffLeadsFromOneToTheOther(
      @ForAll @Size(max = 8) List<@CharRange(from = 'a', to = 'c') Character> before,
      @ForAll @Size(max = 8) List<@CharRange(from = 'a', to = 'c') Character> after) {
    String from = lines(before);
    String to = lines(after);
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    List<String> shown = diff(from, to);
    for (String line : shown) {
      if (!line.startsWith("@@")) {
        if (line.charAt(0) != '+') {
          left.add(line.substring(1));
        }
        if (line.charAt(0) != '-') {
          right.add(line.substring(1));
        }
      }
    }
    assertEquals(from.equals(to), shown.isEmpty());
    if (!shown.isEmpty()) {
      assertTrue(from.contains(text(left))
          || shown.stream().filter(l -> l.startsWith("@@")).count() > 1);
      assertTrue(to.contains(text(right))
          || shown.stream().filter(l -> l.startsWith("@@")).count() > 1);
      int common = commonSubsequence(before, after);
      assertEquals(
          before.size() - common, shown.stream().filter(l -> l.charAt(0) == '-').count());
      assertEquals(
          after.size() - common, shown.stream().filter(l -> l.charAt(0) == '+').count());
    }
  }

  private static int commonSubsequence(List<Character> a, List<Character> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    List<Character> shortA = a.subList(1, a.size());
    List<Character> shortB = b.subList(1, b.size());
    return a.get(0).equals(b.get(0))
        ? 1 + commonSubsequence(shortA, shortB)
        : Math.max(commonSubsequence(shortA, b), commonSubsequence(a, shortB));
  }

  private static String lines(List<Character> characters) {
    return characters.stream().map(c -> c + "\n").collect(Collectors.joining());
  }

  private static String text(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static List<String> diff(String before, String after) {
    List<String> lines =
        LineDiff.unified("f", before.getBytes(StandardCharsets.UTF_8), "compiled", after);
    return lines.isEmpty() ? lines : lines.subList(2, lines.size());
  }
}
