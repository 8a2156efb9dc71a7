package io.github.kafkak3s.observe.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is said of a text that is known in parts holds whatever stands in the other parts. */
class PartlyKnownTest {
  /** Texts of few letters, so that they often match; the question mark stands for a gap. */
  @Provide
  Arbitrary<String> gapped() {
    return Arbitraries.strings().withChars("ab-?").ofMaxLength(6).map(PartlyKnownTest::raw);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab-").ofMaxLength(4);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab-*").ofMaxLength(4);
  }

  private static String raw(String text) {
    return ShellText.squeezed(text.replace('?', ShellText.GAP));
  }

  private static String filled(String raw, String text) {
    return raw.replace(ShellText.ANY, text);
  }

  private static Field pattern(String text) {
    Field field = new Field();
    field.add(text, false);
    return field;
  }

  @Property
  void coversEveryFilling(@ForAll("gapped") String raw, @ForAll("texts") String text) {
    assertTrue(ShellText.covers(raw, filled(raw, text)));
  }

  @Property
  void mergingKeepsBoth(
      @ForAll("gapped") String one, @ForAll("gapped") String other, @ForAll("texts") String text) {
    String merged = ShellText.merged(one, other);
    assertTrue(ShellText.covers(merged, filled(one, text)));
    assertTrue(ShellText.covers(merged, filled(other, text)));
  }

  @Property
  void equalityHolds(
      @ForAll("gapped") String one, @ForAll("gapped") String other, @ForAll("texts") String text) {
    Truth claim = Truth.equal(one, other);
    boolean truth = filled(one, text).equals(filled(other, text));
    assertTrue(claim == Truth.UNKNOWN || claim == Truth.of(truth));
  }

  @Property
  void matchingHolds(
      @ForAll("gapped") String raw, @ForAll("patterns") String glob, @ForAll("texts") String text) {
    Truth claim = Glob.of(pattern(glob), new Budget()).matches(raw);
    Truth truth = Glob.of(pattern(glob), new Budget()).matches(filled(raw, text));
    assertTrue(claim == Truth.UNKNOWN || claim == truth);
  }

  @Property
  void matchingIsThatOfRegularExpressions(
      @ForAll("texts") String text, @ForAll("patterns") String glob) {
    assertEquals(
        Truth.of(text.matches(glob.replace("*", ".*"))),
        Glob.of(pattern(glob), new Budget()).matches(text));
  }

  @Property
  void cuttingHolds(
      @ForAll("gapped") String raw,
      @ForAll("patterns") String pattern,
      @ForAll("texts") String text,
      @ForAll boolean longest) {
    Glob glob = Glob.of(pattern(pattern), new Budget());
    String whole = filled(raw, text);
    assertTrue(
        ShellText.covers(glob.withoutPrefix(raw, longest), glob.withoutPrefix(whole, longest)));
    assertTrue(
        ShellText.covers(glob.withoutSuffix(raw, longest), glob.withoutSuffix(whole, longest)));
  }

  @Test
  void textsShowWhatIsKnown() {
    ShellText text = ShellText.of("kafka-")
        .plus(ShellText.unknown())
        .plus(ShellText.unknown())
        .plus(ShellText.of(".svc\nlast\n"));
    assertEquals(List.of("kafka-", ".svc\nlast\n"), text.pieces());
    assertEquals("kafka-<unknown>.svc\nlast\n", text.toString());
    assertEquals("kafka-?.svc", text.lines().get(0).shown("?"));
    assertEquals(Optional.of("last"), text.lines().get(1).known());
    assertEquals(Optional.empty(), text.known());
    assertEquals(ShellText.of("ab"), ShellText.of("a\0b"));
  }
}
