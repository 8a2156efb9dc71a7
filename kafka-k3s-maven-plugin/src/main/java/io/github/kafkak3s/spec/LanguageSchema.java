package io.github.kafkak3s.spec;

import io.github.kafkak3s.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft-07) of kafka.yaml for editors; made from the shapes that the reader uses.
 */
public final class LanguageSchema {
  /** The name of the schema's file beside kafka.yaml. */
  public static final String FILE_NAME = "kafka-k3s.schema.json";

  private LanguageSchema() {}

  /** Returns the schema as JSON text with two-space indent and a final newline. */
  public static String json() {
    Map<String, Object> document = KafkaFileReader.DOCUMENT.schema(false);
    Map<String, Object> properties = new LinkedHashMap<>(properties(document));
    properties.put("apiVersion", Map.of("const", KafkaFileReader.API_VERSION));
    properties.put("kind", Map.of("const", KafkaFileReader.KIND));
    Map<String, Object> patch = new LinkedHashMap<>();
    patch.put("type", List.of("object", "null"));
    patch.put("additionalProperties", false);
    Map<String, Object> patchProperties = new LinkedHashMap<>();
    Map<String, Object> partial = properties(KafkaFileReader.DOCUMENT.schema(true));
    patchProperties.put("metadata", partial.get("metadata"));
    patchProperties.put("spec", partial.get("spec"));
    patch.put("properties", patchProperties);
    Map<String, Object> environments = new LinkedHashMap<>();
    environments.put(
        "description",
        "Clusters that differ from the base: each is a JSON Merge Patch (RFC 7396) on the file"
            + " and is compiled into its own directory.");
    environments.put("type", List.of("object", "null"));
    environments.put("additionalProperties", patch);
    properties.put("environments", environments);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "kafka.yaml of kafka-k3s-maven-plugin");
    schema.putAll(document);
    schema.put("properties", properties);
    // What an environment must give may be absent from the base, so only its own fields are
    // required then.
    schema.remove("required");
    schema.put("required", List.of("apiVersion", "kind", "spec"));
    return JsonWriter.write(schema);
  }

  @SuppressWarnings("unchecked") // a shape's schema has its properties by name
  private static Map<String, Object> properties(Map<String, Object> schema) {
    return (Map<String, Object>) schema.get("properties");
  }
}
