package io.github.kafkak3s.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Kustomize, a reader of another family, makes of our texts; runs where kubectl is on the
 * PATH.
 */
class KustomizeReadsTest {
  /**
   * Kustomize 5.5 to 5.8 writes these so that it cannot read them itself, however they were written
   * for it.
   */
  private static final Pattern BEYOND_KUSTOMIZE = Pattern.compile("[\u007F-\u009F\uFFFE\uFFFF]");

  /** The core schema of YAML 1.2, with the integers of go-yaml. */
  private static final Pattern NOT_A_TEXT = Pattern.compile(
      "|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+"
          + "|[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?"
          + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** Nor does it keep keys past the 1,024 bytes of a simple key, nor the key {@code "<<"}. */
  private static final int LONGEST_KEY = 300;

  @TempDir
  private Path directory;

  @Test
  void everyTextStaysThatText() throws Exception {
    Map<String, Object> expected = configMap();
    write("configmap.yaml", YamlWriter.write(expected));
    assertEquals(normal(expected), normal(kustomized()));
  }

  @Test
  void carriageReturnsOfACheckoutChangeNothing() throws Exception {
    Map<String, Object> expected = configMap();
    write("configmap.yaml", YamlWriter.write(expected).replace("\n", "\r\n"));
    assertEquals(normal(expected), normal(kustomized()));
  }

  /**
   * One text for each data key, environment variable and annotation; Kustomize has no opinion on
   * any of them.
   */
  private static Map<String, Object> configMap() {
    Set<String> texts = new LinkedHashSet<>(NastyTexts.ALL);
    Random random = new Random(42);
    while (texts.size() < 1_000) {
      texts.add(NastyTexts.any(random));
    }
    texts.removeIf(text -> BEYOND_KUSTOMIZE.matcher(text).find());
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, Object> annotations = new LinkedHashMap<>();
    List<Object> list = new ArrayList<>();
    for (String text : texts) {
      data.put("key-" + data.size(), text);
      if (!(text.startsWith("\t") && text.contains("\n"))) { // the same again, in annotations only
        annotations.put("example.org/" + annotations.size(), text);
      }
      list.add(Map.of("name", text, "value", text));
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    texts.stream()
        .filter(text -> text.length() <= LONGEST_KEY && !text.equals("<<"))
        .forEach(text -> keys.put(text, "x"));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "texts");
    metadata.put("annotations", annotations);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "example.org/v1");
    object.put("kind", "Texts");
    object.put("metadata", metadata);
    object.put("data", data);
    object.put("spec", Map.of("list", list, "keys", keys));
    return object;
  }

  private YamlNode kustomized() throws Exception {
    write("kustomization.yaml", """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources:
          - configmap.yaml
        """);
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process kubectl;
    try {
      kubectl = new ProcessBuilder("kubectl", "kustomize", directory.toString())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile())
          .start();
    } catch (IOException e) {
      assumeTrue(false, "kubectl is not on the PATH");
      throw e;
    }
    int status = kubectl.waitFor();
    assertEquals("", Files.readString(err));
    assertEquals(0, status);
    Findings findings = new Findings();
    return YamlReader.readOne("out", Files.readString(out), YamlLimits.MANIFESTS, findings)
        .orElseThrow(() -> new AssertionError(findings.sorted()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  /** Kustomize sorts keys. A text that it took for a number, say, it writes as a plain one. */
  private static Object normal(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put((String) key, normal(value)));
      return sorted;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(KustomizeReadsTest::normal).toList();
    }
    if (tree instanceof YamlMap map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.entries().forEach(entry -> sorted.put(entry.name(), normal(entry.value())));
      return sorted;
    }
    if (tree instanceof YamlList list) {
      return list.items().stream().map(KustomizeReadsTest::normal).toList();
    }
    if (tree instanceof YamlScalar scalar) {
      boolean retyped = scalar.isPlain() && NOT_A_TEXT.matcher(scalar.text()).matches();
      return (retyped ? "no text any more: " : "") + scalar.text();
    }
    return tree;
  }
}
