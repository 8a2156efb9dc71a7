package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One key of a ConfigMap or Secret.
 *
 * @param object what holds it
 * @param key the key
 * @param keyPlace where the key stands
 * @param scalar the text as written; lines of a block have places of their own
 * @param text the text that pods see; empty where it is bytes, or not base64
 */
public record Held(
    K8sObject object, String key, Place keyPlace, YamlScalar scalar, Optional<String> text) {
  /**
   * Returns the keys of a ConfigMap or Secret in order; {@code stringData} wins over {@code data}.
   */
  public static Map<String, Held> of(K8sObject object) {
    boolean isSecret = object.is("Secret");
    Map<String, Held> held = new LinkedHashMap<>();
    add(object, "data", isSecret, held);
    add(object, "binaryData", true, held);
    if (isSecret) {
      add(object, "stringData", false, held);
    }
    return held;
  }

  private static void add(
      K8sObject object, String field, boolean isBase64, Map<String, Held> held) {
    if (object.node().at(field) instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (entry.value() instanceof YamlScalar scalar) {
          String text = scalar.isNull() ? "" : scalar.text();
          held.put(
              entry.name(),
              new Held(
                  object,
                  entry.name(),
                  entry.keyPlace(),
                  scalar,
                  isBase64 ? decoded(text) : Optional.of(text)));
        }
      }
    }
  }

  private static Optional<String> decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns where a line of the text stands, from 1. */
  public Place placeOfLine(int line) {
    return text.isPresent() && text.get().equals(scalar.text())
        ? scalar.placeOfLine(line)
        : scalar.place();
  }
}
