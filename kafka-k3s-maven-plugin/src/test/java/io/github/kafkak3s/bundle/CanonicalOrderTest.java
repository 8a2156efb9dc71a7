package io.github.kafkak3s.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class CanonicalOrderTest {
  private static final Set<String> DATA_IN_THE_EXAMPLE =
      Set.of("labels", "annotations", "matchLabels", "data", "requests", "limits");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka-bootstrap-service.yaml",
        "kafka-configmap.yaml",
        "kafka-namespace.yaml",
        "kafka-networkpolicy.yaml",
        "kafka-poddisruptionbudget.yaml",
        "kafka-service.yaml",
        "kafka-serviceaccount.yaml",
        "kafka-statefulset.yaml",
        "kustomization.yaml"
      })
  void aShuffledObjectIsWrittenAsThePersonWroteIt(String file) throws IOException {
    String expected = Files.readString(CaseFiles.group("bundle/smallest").resolve(file));
    Map<String, Object> object = new Yaml().load(expected);
    for (int seed = 0; seed < 20; seed++) {
      Map<String, Object> shuffled = shuffled(object, new Random(seed));
      String written = Ownership.HEADER + "\n" + YamlWriter.write(CanonicalOrder.of(shuffled));
      assertEquals(expected, written);
    }
  }

  @Test
  void keysWithoutRankFollowByTheAlphabet() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zebra", 1);
    object.put("data", Map.of());
    object.put("Alpha", 1);
    object.put("kind", "X");
    assertEquals(
        List.of("kind", "data", "Alpha", "zebra"),
        new ArrayList<>(CanonicalOrder.of(object).keySet()));
  }

  @Test
  void keysThatAreDataKeepTheirOrder() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("z", "1");
    data.put("kind", "2");
    data.put("a", "3");
    Map<String, Object> ordered =
        CanonicalOrder.of(Map.of("stringData", data, "spec", Map.of("selector", data)));
    assertEquals(
        "spec: {}\n"
                .replace("{}", "\n  selector:\n    z: \"1\"\n    kind: \"2\"\n    a: \"3\"")
                .replace(": \n", ":\n")
            + "stringData:\n  z: \"1\"\n  kind: \"2\"\n  a: \"3\"\n",
        YamlWriter.write(ordered));
  }

  /**
   * Shuffles the keys of every map that is a Kubernetes object; labels and the like keep the order
   * of the file.
   */
  private static Map<String, Object> shuffled(Map<String, Object> object, Random random) {
    List<String> keys = new ArrayList<>(object.keySet());
    Collections.shuffle(keys, random);
    Map<String, Object> result = new LinkedHashMap<>();
    for (String key : keys) {
      Object value = object.get(key);
      boolean labels = key.equals("selector") && !((Map<?, ?>) value).containsKey("matchLabels");
      result.put(
          key, labels || DATA_IN_THE_EXAMPLE.contains(key) ? value : shuffledValue(value, random));
    }
    return result;
  }

  @SuppressWarnings("unchecked") // SnakeYAML's maps of these files have String keys
  private static Object shuffledValue(Object value, Random random) {
    if (value instanceof Map<?, ?> map) {
      return shuffled((Map<String, Object>) map, random);
    }
    return value instanceof List<?> list
        ? list.stream().map(item -> shuffledValue(item, random)).toList()
        : value;
  }
}
