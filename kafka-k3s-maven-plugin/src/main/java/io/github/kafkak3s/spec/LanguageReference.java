package io.github.kafkak3s.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** The reference page of kafka.yaml in Markdown; made from the shapes that the reader uses. */
public final class LanguageReference {
  private static final String INTRODUCTION = """
      # kafka.yaml

      <!-- Generated from the language's own shapes. Do not edit: CONTRIBUTING.md says how to make it anew. -->

      One file describes one Kafka cluster. The smallest useful one:

      ```yaml
      apiVersion: kafka-k3s/v1
      kind: KafkaCluster
      metadata: {name: kafka, namespace: kafka}
      spec:
        version: 4.3.1
        nodePools:
          kafka: {replicas: 3, storage: {size: 10Gi}}
      ```

      Unknown fields are errors. The type of a value is decided by this page, never by YAML: `version: 4.10` is
      the text `4.10`. A field without a value (`null`) counts as not written. Anchors, aliases and merge keys (`<<`)
      work; duplicate keys, several documents and tags of your own do not.

      `environments` holds clusters that differ from the base: a map from a name to a JSON Merge Patch (RFC 7396) on
      `metadata` and `spec`. With it only the environments are compiled, each into the directory of its name; a
      `clusterId` then stands in each environment, not in the base.

      ```yaml
      environments:
        dev: {spec: {nodePools: {kafka: {replicas: 1}}}}
        prod: {metadata: {namespace: kafka-prod}}
      ```
      """;

  private LanguageReference() {}

  /** Returns the page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    Map<String, Shape<?>> sections = new LinkedHashMap<>();
    collect("", KafkaFileReader.DOCUMENT, sections);
    sections.forEach((path, shape) -> section(page, path, shape));
    return page.toString();
  }

  private static void collect(String path, Shape<?> shape, Map<String, Shape<?>> sections) {
    sections.put(path, shape);
    for (Field<?> field : shape.fields()) {
      String below = path.isEmpty() ? field.name() : path + "." + field.name();
      field.type().shapes().forEach((step, inner) -> collect(below + step, inner, sections));
    }
  }

  private static void section(StringBuilder page, String path, Shape<?> shape) {
    page.append("\n## ").append(path.isEmpty() ? "The file" : "`" + path + "`").append("\n\n");
    page.append("| field | value | default | meaning |\n|---|---|---|---|\n");
    for (Field<?> field : shape.fields()) {
      page.append("| `").append(field.name()).append("` | ");
      page.append(cell(field.type().words())).append(" | ");
      page.append(field.required() ? "**required**" : cell(field.defaultWords()))
          .append(" | ");
      page.append(cell(field.doc())).append(" |\n");
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
