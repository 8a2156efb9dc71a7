package io.github.kafkak3s.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PropertiesTextTest {
  private static Map<String, String> javasView(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    Map<String, String> map = new LinkedHashMap<>();
    properties.forEach((key, value) -> map.put((String) key, (String) value));
    return map;
  }

  @Property
  void whatIsWrittenIsReadByJavaAndByUs(@ForAll Map<String, String> options) throws IOException {
    String text = PropertiesText.write(options);
    assertEquals(options, javasView(text));
    assertEquals(options, PropertiesText.parse(text).toMap());
    assertEquals(options.size(), text.lines().count());
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'));
    assertFalse(text.lines().anyMatch(line -> line.endsWith(" ")));
  }

  @Provide
  Arbitrary<String> nastyText() {
    return Arbitraries.of(
            "\\", "\n", "\r", "\r\n", " ", "\t", "\f", "#", "!", "=", ":", "a", "b", "\\u", "0041",
            "\\n", "é", "€", "😀", "\u0085", "\u2028", "\0", "u", "00e")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 5000)
  void readsWhatJavaReads(@ForAll("nastyText") String text) throws IOException {
    PropertiesText ours = PropertiesText.parse(text);
    Map<String, String> javas;
    try {
      javas = javasView(text);
    } catch (IllegalArgumentException e) {
      assertTrue(ours.malformed().isPresent(), () -> "Java refuses: " + e.getMessage());
      return;
    }
    assertEquals(Optional.empty(), ours.malformed());
    assertEquals(javas, ours.toMap());
  }

  @Test
  void keepsTheLinesOfKeys() {
    PropertiesText text = PropertiesText.parse("""
            # comment
            a=1

            b = 2\\
               3
              c : 4
            ! comment \\
            a=5
            d
            """);
    assertEquals(
        List.of(
            new PropertiesText.Entry("a", "1", 2),
            new PropertiesText.Entry("b", "23", 4),
            new PropertiesText.Entry("c", "4", 6),
            new PropertiesText.Entry("a", "5", 8),
            new PropertiesText.Entry("d", "", 9)),
        text.entries());
    assertEquals("5", text.toMap().get("a"));
  }

  @Test
  void countsEveryKindOfLineEndOnce() {
    List<PropertiesText.Entry> entries =
        PropertiesText.parse("a=1\r\nb=2\rc=3\n\nd=4").entries();
    assertEquals(
        List.of(1, 2, 3, 5), entries.stream().map(PropertiesText.Entry::line).toList());
  }

  @Test
  void saysWhereAnEscapeIsBroken() {
    PropertiesText text = PropertiesText.parse("a=1\nb=\\u12\n");
    assertEquals(Optional.of(new PropertiesText.Malformed(2)), text.malformed());
    assertEquals(Map.of("a", "1"), text.toMap());
  }

  @Test
  void showsWhatKafkaMakesOfLettersOutsideAscii() {
    assertEquals(Map.of("a", "Ã©"), PropertiesText.parse("a=é").toMap());
    assertEquals("a=\\u00E9\n", PropertiesText.write(Map.of("a", "é")));
  }

  @Test
  void writesPlainOptionsPlainly() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("listeners", "CLIENT://:9092,CONTROLLER://:9093");
    options.put("sasl.jaas.config", "Module required username=\"a\";");
    options.put("ends", " blank ");
    assertEquals("""
        listeners=CLIENT://:9092,CONTROLLER://:9093
        sasl.jaas.config=Module required username="a";
        ends=\\u0020blank\\u0020
        """, PropertiesText.write(options));
  }
}
