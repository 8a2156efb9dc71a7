package io.github.kafkak3s.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What means the same compiles to the same bytes: line ends, a byte order mark, the order of keys.
 */
class SameBytesTest {
  private static final int SHUFFLES = 5;

  @TestFactory
  Stream<DynamicTest> sameBytes() throws IOException {
    return CaseFiles.cases(GoldenBundlesTest.GROUP).stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    String text = Files.readString(directory.resolve("kafka.yaml"));
    Map<String, String> expected = GoldenBundlesTest.texts(GoldenBundlesTest.compile(directory));
    assertEquals(expected, compiled(directory, text), "two runs");
    assertEquals(expected, compiled(directory, text.replace("\n", "\r\n")), "CR LF");
    assertEquals(expected, compiled(directory, "\uFEFF" + text), "byte order mark");
    for (int seed = 0; seed < SHUFFLES; seed++) {
      assertEquals(expected, compiled(directory, shuffled(text, seed)), "order of keys " + seed);
    }
  }

  private static Map<String, String> compiled(Path directory, String text) throws IOException {
    Path copy = Files.createDirectories(
            Path.of("target/same-bytes").resolve(directory.getFileName()))
        .toAbsolutePath();
    CaseFiles.replace(copy.resolve("k8s"), CaseFiles.texts(directory.resolve("k8s")));
    Files.write(copy.resolve("kafka.yaml"), text.getBytes(StandardCharsets.UTF_8));
    return GoldenBundlesTest.texts(GoldenBundlesTest.compile(copy));
  }

  private static String shuffled(String text, int seed) {
    Findings findings = new Findings();
    Object tree = YamlReader.readOne("kafka.yaml", text, YamlLimits.LANGUAGE, findings)
        .map(YamlTrees::of)
        .orElseThrow();
    return json(tree, new Random(seed));
  }

  private static String json(Object tree, Random random) {
    if (tree instanceof Map<?, ?> map) {
      List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
      Collections.shuffle(entries, random);
      return entries.stream()
          .map(entry -> json(entry.getKey(), random) + ": " + json(entry.getValue(), random))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (tree instanceof List<?> list) {
      return list.stream()
          .map(item -> json(item, random))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return tree instanceof String text
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
        : String.valueOf(tree);
  }
}
