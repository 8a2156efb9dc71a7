package io.github.kafkak3s.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

class YamlReaderTest {
  private static final String SEED = """
      # the smallest file, and some of everything
      apiVersion: kafka-k3s/v1
      metadata: {name: kafka, namespace: 'kafka', "labels": {}}
      spec: &spec
        version: 4.3.1
        config:
          min.insync.replicas: 2
          text: |
            several
              lines
          folded: >-
            one
            line
        list:
          - a
          - {b: c, d: [e, f]}
          - - g
            - ~
      other:
        <<: *spec
        version: "4.4.0"
        again: *spec
        ? complex
        : !!str 1
      """;

  @Test
  void everyValueKnowsItsPlaceAndPointer() {
    YamlMap root = map(SEED);
    assertPlace(4, 1, "/spec", entry(root, "spec").keyPlace());
    YamlMap spec = (YamlMap) root.get("spec").orElseThrow();
    assertPlace(4, 7, "/spec", spec.place());
    assertPlace(5, 12, "/spec/version", spec.get("version").orElseThrow().place());
    assertPlace(3, 55, "/metadata/labels", at(root, "metadata", "labels").place());
    assertPlace(
        3,
        45,
        "/metadata/labels",
        entry((YamlMap) at(root, "metadata"), "labels").keyPlace());
    YamlList list = (YamlList) at(root, "spec", "list");
    YamlList nested = (YamlList) list.items().get(2);
    assertPlace(18, 9, "/spec/list/2/1", nested.items().get(1).place());
    YamlList flow = (YamlList) ((YamlMap) list.items().get(1)).get("d").orElseThrow();
    assertPlace(16, 21, "/spec/list/1/d/1", flow.items().get(1).place());
    // What a merge key or an alias brings stands where it is written.
    assertPlace(
        7,
        26,
        "/spec/config/min.insync.replicas",
        at(root, "other", "config", "min.insync.replicas").place());
    assertPlace(21, 12, "/other/version", at(root, "other", "version").place());
    assertPlace(4, 7, "/spec", at(root, "other", "again").place());
  }

  @Test
  void pointersEscapeAndColumnsCountCodePoints() {
    YamlMap root = map("\"a/b~c\": {\uD83D\uDE00: x}\n");
    assertPlace(
        1, 14, "/a~1b~0c/\uD83D\uDE00", at(root, "a/b~c", "\uD83D\uDE00").place());
  }

  @Test
  void placesCountLinesWithCarriageReturnsOnce() {
    assertPlace(3, 4, "/c", map("a: 1\r\n\r\nc: 2\r\n").get("c").orElseThrow().place());
  }

  @Test
  void mergeKeysGiveWayToTheMapsOwnKeysAndToEarlierOnes() {
    YamlMap root = map("""
            one: &one {a: 1, b: 1}
            two: &two {b: 2, c: 2}
            both: {c: 3, <<: [*one, *two], d: 3}
            quoted: {"<<": {a: 1}}
            """);
    assertEquals("{a=1, b=1, c=3, d=3}", shape(at(root, "both")).toString());
    assertEquals("{<<={a=1}}", shape(at(root, "quoted")).toString());
  }

  @Test
  void scalarsKeepTheirTextAndWhetherTheyArePlain() {
    YamlMap root =
        map("a: 4.10\nb: '4.10'\nc: !!str 4.10\nd: !!int '7'\ne: ~\nf: ''\ng:\nh: |\n  null\n");
    List<String> plain = new ArrayList<>();
    List<String> nothing = new ArrayList<>();
    for (YamlMap.Entry entry : root.entries()) {
      YamlScalar scalar = (YamlScalar) entry.value();
      if (scalar.isPlain()) {
        plain.add(entry.name());
      }
      if (scalar.isNull()) {
        nothing.add(entry.name());
      }
    }
    assertEquals(List.of("a", "d", "e", "g"), plain);
    assertEquals(List.of("e", "g"), nothing);
    assertEquals("4.10", ((YamlScalar) at(root, "a")).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: b: c                    | 1:5 | mapping values are not allowed here",
        "a: 'b                      | 1:6 | found unexpected end of stream while scanning a quoted scalar",
        "a: [b                      | 1:6 | expected ',' or ']', but got <stream end> while parsing a flow sequence",
        "a:\\n\\tb: c                | 2:1 | found character '\\t(TAB)' that cannot start any token",
        "a: 1\\nb: 2\\na: 3          | 3:1 | the key \"a\" stands twice in one map, first on line 1",
        "a: 1\\n\"a\": 3             | 2:1 | the key \"a\" stands twice in one map, first on line 1",
        "{a: {b: 1, c: 2, b: 3}}    | 1:18 | the key \"b\" stands twice in one map, first on line 1",
        "a: *b                      | 1:4 | the alias *b names no anchor above it",
        "a: &b {c: *b}              | 1:11 | the alias *b stands inside the value that it names",
        "a: &b [*b]                 | 1:8 | the alias *b stands inside the value that it names",
        "a: !!binary AAAA           | 1:4 | the tag !!binary is not supported",
        "a: !x b                    | 1:4 | the tag !x is not supported",
        "a: !!set {b}               | 1:4 | the tag !!set is not supported",
        "? [a]\\n: b                 | 1:3 | a key must be text, not a map or a list",
        "<<: a                      | 1:5 | << merges a map or a list of maps, not text",
        "<<: [{a: 1}, b]            | 1:14 | << merges a map or a list of maps, not text",
        "a: 1\\n---\\nb: 2           | 3:1 | a second document starts here; this file holds exactly one",
        "a: \"\\\\UFFFFFFFF\"          | 1:2 | a number after this place is out of range",
        "a: \"\\\\U00110000\"          | 1:7 | found unknown escape character 00110000",
        "a: \"\\\\ud800\"              | 1:4 | an escape in this text is half a surrogate pair",
        "a: \"\\\\ud83dx\\\\ude00\"      | 1:4 | an escape in this text is half a surrogate pair",
      })
  void faultsHaveAPlace(String text, String place, String message) {
    String unescaped = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    Finding finding = onlyFault(unescaped);
    assertEquals("KK0001", finding.rule().id());
    assertEquals("f:" + place, finding.place().toString());
    String expected = message.replace("\\t", "\\t");
    assertTrue(finding.message().startsWith(expected), finding.message());
  }

  @Test
  void aSurrogatePairInEscapesIsACharacter() {
    assertEquals("{a=\uD83D\uDE00}", shape(map("a: \"\\ud83d\\ude00\"\n")).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "~\n", "---\n...\n"})
  void aTextWithoutContentIsEmpty(String text) {
    assertEquals("the file is empty", onlyFault(text).message());
  }

  @Test
  void charactersThatYamlForbidsAreNamedAndLocated() {
    for (String character : List.of("\0", "\u0007", "\u001B", "\uFFFE", "\u0080")) {
      Finding finding = onlyFault("a: 1\nb: \uD83D\uDE00x" + character + "y\n");
      assertEquals("f:2:6", finding.place().toString());
      assertEquals(
          "the character U+%04X is not allowed in YAML".formatted((int) character.charAt(0)),
          finding.message());
    }
    // Beyond the part that the parser reads first.
    Finding far = onlyFault("a: 1\n".replace("1", "x".repeat(5_000)) + "b: \0\n");
    assertEquals("f:2:4", far.place().toString());
  }

  @Test
  void expansionIsBounded() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 60; i++) {
      String items = ("*a" + (i - 1) + ", ").repeat(9);
      bomb.append("a")
          .append(i)
          .append(": &a")
          .append(i)
          .append(" [")
          .append(items)
          .append("]\n");
    }
    assertFault("f:6:15", "more than 200000 values", bomb.toString());

    StringBuilder merges = new StringBuilder("m0: &m0 {a: 1}\n");
    for (int i = 1; i < 60; i++) {
      String own = ", k" + i + ": *m" + (i - 1) + ", j" + i + ": *m" + (i - 1);
      merges.append("m" + i + ": &m" + i + " {<<: *m" + (i - 1) + own + "}\n");
    }
    Finding finding = onlyFault(merges.toString());
    assertTrue(finding.message().startsWith("more than 200000 values"), finding.message());

    assertFault("f:200000:3", "more than 200000 values", "- a\n".repeat(300_000));
    finding = onlyFault("{" + manyKeys(100_001) + "}");
    assertTrue(finding.message().startsWith("more than 200000 values"), finding.message());
  }

  private static String manyKeys(int count) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < count; i++) {
      keys.append("k").append(i).append(": v,");
    }
    return keys.toString();
  }

  @Test
  void nestingIsBoundedThroughAliasesToo() {
    for (String open : List.of("[", "{a: ", "- ", "? ", "[{a: ")) {
      Finding finding = onlyFault(open.repeat(10_000));
      assertTrue(finding.message().startsWith("nested deeper than 64 levels"), finding.message());
    }
    StringBuilder chain = new StringBuilder("- &a0 [x]\n");
    for (int i = 1; i < 100; i++) {
      chain.append("- &a").append(i).append(" [*a").append(i - 1).append("]\n");
    }
    assertFault("f:64:9", "nested deeper than 64 levels", chain.toString());
    String deepest = "[".repeat(64) + "]".repeat(64);
    assertEquals(Optional.empty(), fault(deepest));
    assertEquals(Optional.empty(), fault("[&a " + "[".repeat(63) + "]".repeat(63) + ", *a]"));
    assertFault("f:1:134", "nested deeper", "[&a " + "[".repeat(63) + "]".repeat(63) + ", [*a]]");
  }

  @Test
  void largeTextsAreRead() {
    YamlMap root =
        map("a: " + "x".repeat(10 << 20) + "\nb: |\n  " + "y\n  ".repeat(100_000) + "\n");
    assertEquals(10 << 20, ((YamlScalar) at(root, "a")).text().length());
  }

  @Test
  void severalDocumentsAreReadUpToTheFirstFault() {
    Findings findings = new Findings();
    List<YamlNode> documents = YamlReader.readAll(
        "f",
        "a: &x 1\n---\n# nothing\n---\nb: 2\n---\nc: *x\n---\nd: 3\n",
        YamlLimits.MANIFESTS,
        findings);
    assertEquals(
        List.of("{a=1}", "{b=2}"),
        documents.stream().map(d -> shape(d).toString()).toList());
    assertEquals(
        "[f:7:4: error KK0001 syntax: the alias *x names no anchor above it]",
        findings.sorted().toString());
  }

  @Property(tries = 5_000)
  void anyTextGivesNodesOrLocatedFindings(@ForAll("texts") String text) {
    Findings findings = new Findings();
    List<YamlNode> documents = YamlReader.readAll("f", text, YamlLimits.LANGUAGE, findings);
    for (Finding finding : findings.sorted()) {
      int line = finding.place().line();
      assertTrue(line >= 0
          && line
              <= text.chars()
                      .filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)
                      .count()
                  + 1);
      assertTrue(
          !finding.message().isEmpty() && finding.message().indexOf('\n') < 0, finding.message());
    }
    documents.forEach(YamlReaderTest::assertPointersLeadBack);
  }

  @Property(tries = 5_000)
  void whatIsAcceptedHasTheShapeThatSnakeYamlComposes(@ForAll("texts") String text) {
    Findings findings = new Findings();
    List<YamlNode> documents = YamlReader.readAll("f", text, YamlLimits.LANGUAGE, findings);
    if (findings.hasErrors()) {
      return;
    }
    List<Object> theirs = new ArrayList<>();
    for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
      if (!isNull(node)) {
        theirs.add(shape(node));
      }
    }
    assertEquals(
        theirs,
        documents.stream()
            .filter(d -> !(d instanceof YamlScalar scalar && scalar.isNull()))
            .map(YamlReaderTest::shape)
            .toList());
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && List.of("", "~", "null", "Null", "NULL").contains(scalar.getValue());
  }

  /** The seed with some characters, pieces or lines changed, added, doubled or left out. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.randomValue(YamlReaderTest::mutated);
  }

  private static String mutated(Random random) {
    if (random.nextInt(4) == 0) {
      return NastyTexts.any(random) + NastyTexts.any(random) + NastyTexts.any(random);
    }
    StringBuilder text = new StringBuilder(SEED);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(6));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, NastyTexts.any(random));
        case 2 -> text.insert(from, text.substring(from, to));
        default -> text.replace(from, to, NastyTexts.any(random));
      }
    }
    // A cut through a pair leaves half a character, which no decoded text has.
    return text.toString()
        .codePoints()
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void assertPointersLeadBack(YamlNode root) {
    visit(root, root);
  }

  private static void visit(YamlNode root, YamlNode node) {
    YamlNode found = root;
    String pointer = node.pointer();
    if (!pointer.isEmpty()) {
      for (String step : pointer.substring(1).split("/", -1)) {
        String name = step.replace("~1", "/").replace("~0", "~");
        found = found instanceof YamlList list
            ? list.items().get(Integer.parseInt(name))
            : ((YamlMap) found).get(name).orElseThrow();
      }
    }
    assertEquals(node, found, pointer);
    if (node instanceof YamlMap map) {
      map.entries().forEach(entry -> visit(root, entry.value()));
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> visit(root, item));
    }
  }

  private static Object shape(YamlNode node) {
    if (node instanceof YamlMap map) {
      Map<String, Object> shape = new TreeMap<>();
      map.entries().forEach(entry -> shape.put(entry.name(), shape(entry.value())));
      return shape;
    }
    return node instanceof YamlList list
        ? list.items().stream().map(YamlReaderTest::shape).toList()
        : ((YamlScalar) node).text();
  }

  private static Object shape(Node node) {
    if (node instanceof MappingNode map) {
      Map<String, Object> shape = new TreeMap<>();
      map.getValue().stream()
          .filter(tuple -> !isMerge(tuple.getKeyNode()))
          .forEach(tuple ->
              shape.put(((ScalarNode) tuple.getKeyNode()).getValue(), shape(tuple.getValueNode())));
      map.getValue().stream()
          .filter(tuple -> isMerge(tuple.getKeyNode()))
          .forEach(tuple -> merge(tuple.getValueNode(), shape));
      return shape;
    }
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(YamlReaderTest::shape).toList()
        : ((ScalarNode) node).getValue();
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<");
  }

  @SuppressWarnings("unchecked") // a mapping's shape is a map
  private static void merge(Node source, Map<String, Object> into) {
    if (source instanceof SequenceNode list) {
      list.getValue().forEach(item -> merge(item, into));
    } else {
      ((Map<String, Object>) shape(source)).forEach(into::putIfAbsent);
    }
  }

  /** SnakeYAML quotes the character that it stumbles over. */
  @Test
  void messagesHoldNoControlCharacter() {
    for (int c = 0; c < 0x100; c++) {
      for (String around : List.of("%s", "a: %s", "&%s b", "- *%s", "!%s a", "%%%s", "\"\\%s\"")) {
        Findings findings = new Findings();
        YamlReader.readAll(
            "a", around.formatted(Character.toString(c)), YamlLimits.LANGUAGE, findings);
        for (Finding finding : findings.sorted()) {
          assertTrue(
              finding.message().chars().noneMatch(Character::isISOControl), finding.message());
        }
      }
    }
  }

  @Test
  void aKeyThatStandsTwiceEndsTheReadingOnlyWithoutARule() {
    Rule twice = new Rule("KK9999", "twice", Severity.ERROR, "a key that stands twice");
    String text = "a: 1\nb: 2\na: 3\n---\nc: 4\n";
    Findings strict = new Findings();
    assertEquals(List.of(), YamlReader.readAll("f", text, YamlLimits.MANIFESTS, strict));
    assertEquals("KK0001", strict.sorted().get(0).rule().id());
    Findings lenient = new Findings();
    List<YamlNode> documents = YamlReader.readAll("f", text, YamlLimits.MANIFESTS, lenient, twice);
    assertEquals(2, documents.size());
    assertEquals("3", documents.get(0).textAt("a"));
    assertEquals("4", documents.get(1).textAt("c"));
    assertEquals("f:3:1", lenient.sorted().get(0).place().toString());
    assertEquals(twice, lenient.sorted().get(0).rule());
  }

  private static void assertPlace(int line, int column, String pointer, Place place) {
    assertEquals(new Place("f", line, column, pointer), place);
  }

  private static YamlMap.Entry entry(YamlMap map, String name) {
    return map.byName().get(name);
  }

  private static YamlNode at(YamlMap root, String... names) {
    YamlNode node = root;
    for (String name : names) {
      node = ((YamlMap) node).get(name).orElseThrow();
    }
    return node;
  }

  private static YamlMap map(String text) {
    Findings findings = new Findings();
    return (YamlMap) YamlReader.readOne("f", text, YamlLimits.LANGUAGE, findings)
        .orElseThrow(() -> new AssertionError(findings.sorted()));
  }

  private static Optional<Finding> fault(String text) {
    Findings findings = new Findings();
    Optional<YamlNode> node = YamlReader.readOne("f", text, YamlLimits.LANGUAGE, findings);
    assertEquals(node.isEmpty(), findings.hasErrors());
    assertTrue(findings.sorted().size() <= 1);
    return findings.sorted().stream().findFirst();
  }

  private static Finding onlyFault(String text) {
    return fault(text).orElseThrow(() -> new AssertionError("this was accepted"));
  }

  private static void assertFault(String place, String message, String text) {
    Finding finding = onlyFault(text);
    assertTrue(finding.message().startsWith(message), finding.message());
    assertEquals(place, finding.place().toString());
  }
}
