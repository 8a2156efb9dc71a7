package io.github.kafkak3s.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Findings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

class YamlWriterTest {
  @Test
  void structuresAreIndentedAsPeopleDo() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("list", List.of("a", map("name", "x", "list", List.of(1, 2), "map", map("k", "v"))));
    tree.put("nested", List.of(List.of("a", List.of("b")), List.of(map("c", 1, "d", 2))));
    tree.put(
        "empty", map("map", Map.of(), "list", List.of(), "inList", List.of(Map.of(), List.of())));
    tree.put("deep", map("er", map("and", map("deeper", true))));
    assertEquals("""
        list:
          - a
          - name: x
            list:
              - 1
              - 2
            map:
              k: v
        nested:
          - - a
            - - b
          - - c: 1
              d: 2
        empty:
          map: {}
          list: []
          inList:
            - {}
            - []
        deep:
          er:
            and:
              deeper: true
        """, YamlWriter.write(tree));
    assertEquals("- a\n- b: c\n", YamlWriter.write(List.of("a", map("b", "c"))));
    assertEquals("{}\n", YamlWriter.write(Map.of()));
    assertEquals("\"a\\nb\\n\"\n", YamlWriter.write("a\nb\n"));
  }

  @Test
  void severalLinesAreABlockWhereEveryReaderAndWriterKeepsIt() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("clip", "a\n  b\n\nc\n");
    tree.put("strip", "a\nb");
    tree.put("keep", "a\n\n\n");
    tree.put("indented", "  a\nb\n");
    tree.put("list", List.of(" a\nb", map("x", "c\nd\n")));
    tree.put("blank", "a \nb\n");
    tree.put("tab", "a\tb\nc\n");
    tree.put("return", "a\r\nb\r\n");
    tree.put("breaks", "\n");
    assertEquals("""
        clip: |
          a
            b

          c
        strip: |-
          a
          b
        keep: |+
          a


        indented: |2
            a
          b
        list:
          - |2-
             a
            b
          - x: |
              c
              d
        blank: "a \\nb\\n"
        tab: "a\\tb\\nc\\n"
        return: "a\\r\\nb\\r\\n"
        breaks: "\\n"
        """, YamlWriter.write(tree));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka-k3s/broker",
        "10Gi",
        "500m",
        "128Mi",
        "local-path",
        "/opt/kafka",
        "LOG_DIR=/var/log/kafka",
        "-Xms512m",
        "KAFKA_HEAP_OPTS=-Xms512m -Xmx512m",
        "-Xlog:gc*:file=/var/log/kafka/gc.log:time,tags:filecount=4,filesize=16M",
        "/etc/kafka-k3s/$(POD_NAME).properties",
        "$(POD_NAME)",
        "docker.io/apache/kafka:4.3.1",
        "Prune=false,Delete=false",
        "e0d755dc2fbdf339d1c13cc46fdcdefb3d195dfac86d442c4257677790d0489b",
        "3d195dfac86d442c4257677790d0489be0d755dc2fbdf339d1c13cc46fdcdefb",
        "storage.k8s.io/v1",
        "10.0.0.0/8",
        "nowhere",
        "don't"
      })
  void whatNobodyCanMistakeIsPlain(String text) {
    assertEquals("key: " + text + "\n", YamlWriter.write(Map.of("key", text)));
    assertEquals(text + ": 1\n", YamlWriter.write(Map.of(text, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "true",
        "False",
        "NULL",
        "y",
        "No",
        "oN",
        "~",
        "=",
        "<<",
        "0o17",
        "1e3",
        "12:30:45",
        "4.3.1",
        "2001-01-01",
        "0x1F",
        "0x1p3",
        "1_000",
        "08",
        ".inf",
        ".NaN",
        " a",
        "a ",
        "a: b",
        "a #b",
        "a:",
        "- a",
        "-",
        "--- a",
        "...",
        "*",
        "&a",
        "!a",
        "%a",
        "@a",
        "{id}",
        "[a]",
        "é"
      })
  void whatSomeReaderMistakesIsQuotedAsValueAndAsKey(String text) {
    assertEquals("key: \"" + text + "\"\n", YamlWriter.write(Map.of("key", text)));
    assertEquals("\"" + text + "\": 1\n", YamlWriter.write(Map.of(text, 1)));
    assertEquals("- \"" + text + "\"\n", YamlWriter.write(List.of(text)));
  }

  @Test
  void whatAReviewerWouldNotSeeIsEscaped() {
    assertEquals(
        "- \"a\\u202Eb\\u200B\\u00A0\\u0000\\uFEFF\\u2028\"\n",
        YamlWriter.write(List.of("a\u202Eb\u200B\u00A0\0\uFEFF\u2028")));
    assertEquals("- \"\uD83D\uDE00 \u00FC\"\n", YamlWriter.write(List.of("\uD83D\uDE00 \u00FC")));
  }

  @Test
  void aKeyTooLongForReadersIsWrittenInFull() {
    String key = "k".repeat(5_000);
    Map<String, Object> tree = map("a", map(key, map("b", "c\nd\n"), "e", 1));
    String text = YamlWriter.write(tree);
    assertEquals("a:\n  ? " + key + "\n  :\n    b: |\n      c\n      d\n  e: 1\n", text);
    assertEquals(tree, load(text));
  }

  @Test
  void numbersStayTheSameNumbers() {
    Object[] numbers = {
      1,
      -7L,
      (short) 3,
      (byte) 4,
      new BigInteger("123456789012345678901234567890"),
      1.5,
      -0.25f,
      1e10,
      1e300,
      1e-300,
      -2.5e-200,
      new BigDecimal("1E+2147483647"),
      new BigDecimal("100"),
      new BigDecimal("0E-2147483647"),
    };
    assertEquals("""
        - 1
        - -7
        - 3
        - 4
        - 123456789012345678901234567890
        - 1.5
        - -0.25
        - 10000000000.0
        - 1.0e+300
        - 1.0e-300
        - -2.5e-200
        - 1.0e+2147483647
        - 100.0
        - 0.0
        """, YamlWriter.write(Arrays.asList(numbers)));
  }

  static List<Object> refused() {
    return Arrays.asList(
        null,
        Double.NaN,
        Float.NEGATIVE_INFINITY,
        'c',
        new int[0],
        "half \uD83D pair",
        "half\n\uDE00",
        new java.util.Date(0));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatYamlTextCannotHoldFailsLoudly(Object value) {
    assertThrows(IllegalArgumentException.class, () -> YamlWriter.write(value));
    List<Object> list = new ArrayList<>();
    list.add(value);
    assertThrows(IllegalArgumentException.class, () -> YamlWriter.write(list));
    Map<Object, Object> asKey = new LinkedHashMap<>();
    asKey.put(value, 1);
    assertThrows(IllegalArgumentException.class, () -> YamlWriter.write(asKey));
  }

  @Property(tries = 3_000)
  void ourReaderGivesBackEveryText(@ForAll("trees") Object tree) {
    String text = YamlWriter.write(tree);
    Findings findings = new Findings();
    YamlNode node = YamlReader.readOne("f", text, YamlLimits.MANIFESTS, findings)
        .orElseThrow(() -> new AssertionError(findings.sorted() + "\n" + text));
    assertEquals(plain(tree), plain(node), text);
  }

  @Property(tries = 3_000)
  void yaml11GivesBackTheSameTypes(@ForAll("trees") Object tree) {
    String text = YamlWriter.write(tree);
    assertEquals(tree, load(text), text);
  }

  @Property(tries = 1_000)
  void theTextIsCanonical(@ForAll("trees") Object tree) {
    String text = YamlWriter.write(tree);
    assertTrue(text.endsWith("\n"));
    assertFalse(text.contains("\t") || text.contains("\r"), text);
    if (!text.contains("|+")) {
      text.lines().forEach(line -> assertEquals(line.stripTrailing(), line));
    }
    assertEquals(text, YamlWriter.write(load(text)));
  }

  @Test
  void everyFixedTextIsTheSameForYaml11() {
    Map<String, Object> tree = new LinkedHashMap<>();
    NastyTexts.ALL.forEach(text -> tree.put(text, List.of(text, map(text, text))));
    assertEquals(tree, load(YamlWriter.write(tree)));
  }

  @Provide
  Arbitrary<Object> trees() {
    return Arbitraries.randomValue(random -> tree(random, 4));
  }

  private static Object tree(Random random, int depth) {
    switch (depth == 0 ? 9 : random.nextInt(10)) {
      case 0, 1 -> {
        return IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> tree(random, depth - 1))
            .collect(Collectors.toList());
      }
      case 2, 3 -> {
        Map<String, Object> map = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(4))
            .forEach(i -> map.put(NastyTexts.any(random), tree(random, depth - 1)));
        return map;
      }
      case 4 -> {
        return random.nextInt();
      }
      case 5 -> {
        return random.nextBoolean();
      }
      case 6 -> {
        return Math.scalb(random.nextGaussian() + 0.1, random.nextInt(2_000) - 1_000);
      }
      default -> {
        return NastyTexts.any(random);
      }
    }
  }

  /**
   * The default resolver of YAML 1.1: everything that is not quoted and looks like something else
   * becomes that.
   */
  private static Object load(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(1_000);
    options.setAllowDuplicateKeys(false);
    return new Yaml(
            new SafeConstructor(options),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            options)
        .load(text);
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** Texts with a mark whether they stood plain, so that a number and its text differ. */
  private static Object plain(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      map.forEach((key, value) -> result.put(key, plain(value)));
      return result;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(YamlWriterTest::plain).toList();
    }
    if (tree instanceof YamlMap map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      map.byName().forEach((key, entry) -> result.put(key, plain(entry.value())));
      return result;
    }
    if (tree instanceof YamlList list) {
      return list.items().stream().map(YamlWriterTest::plain).toList();
    }
    if (tree instanceof YamlScalar scalar) {
      return scalar.text();
    }
    return tree instanceof Double d ? YamlWriter.write(d).strip() : String.valueOf(tree);
  }
}
