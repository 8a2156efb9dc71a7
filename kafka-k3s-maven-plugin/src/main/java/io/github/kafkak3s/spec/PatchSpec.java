package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.MISSING_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.UNKNOWN_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import io.github.kafkak3s.yaml.YamlTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the {@code patches}: JSON Patch operations (RFC 6902) on one rendered object.
 *
 * @param target the object
 * @param operations what to do to it, in order
 */
public record PatchSpec(Target target, List<Located<Operation>> operations) {
  /**
   * The object that a patch changes.
   *
   * @param kind its kind
   * @param name its name
   */
  public record Target(Located<String> kind, Located<String> name) {
    private static final Field<String> KIND = Field.required(
        "kind", Types.text("a kind such as StatefulSet", "[A-Z][A-Za-z0-9]*"), "Its kind.");
    private static final Field<String> NAME =
        Field.required("name", FieldTypes.DNS_NAME, "Its name.");
    private static final Shape<Target> SHAPE = new Shape<>(
        "the object to change",
        List.of(KIND, NAME),
        List.of(),
        values -> new Target(values.get(KIND), values.get(NAME)));
  }

  /**
   * One operation.
   *
   * @param op add, remove, replace, move, copy or test
   * @param path JSON pointer of the value
   * @param from JSON pointer of the source, for move and copy
   * @param value the value as a tree of maps, lists, text, numbers, booleans and null; for add,
   *     replace and test
   */
  public record Operation(String op, String path, Optional<String> from, Object value) {}

  private static final Field<Target> TARGET =
      Field.required("target", Target.SHAPE, "The object to change, by kind and name.");
  private static final Field<List<Located<Operation>>> PATCH = Field.required(
      "patch",
      Types.listOf(new OperationType()),
      "JSON Patch operations (RFC 6902), in order: op, path, value, from.");

  static final Shape<PatchSpec> SHAPE = new Shape<>(
      "a JSON patch on one rendered object",
      List.of(TARGET, PATCH),
      List.of(),
      values -> new PatchSpec(values.get(TARGET).value(), values.get(PATCH).value()));

  private record OperationType() implements ValueType<Operation> {
    private static final List<String> FIELDS = List.of("op", "path", "from", "value");
    private static final List<String> OPS =
        List.of("add", "remove", "replace", "move", "copy", "test");
    private static final String POINTER = "(?:/(?:[^~/]|~[01])*)*";

    @Override
    public Optional<Operation> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlMap map)) {
        return Types.wrong(node, words(), findings);
      }
      int before = findings.errorCount();
      for (YamlMap.Entry entry : map.entries()) {
        if (!FIELDS.contains(entry.name())) {
          findings.add(
              UNKNOWN_FIELD,
              entry.keyPlace(),
              "a patch operation has no field \"%s\"".formatted(Texts.shown(entry.name())),
              NearestName.hint(entry.name(), FIELDS));
        }
      }
      String op = text(map, "op", findings);
      if (op != null && !OPS.contains(op)) {
        findings.add(
            WRONG_TYPE,
            map.get("op").orElse(map).place(),
            "\"%s\" is not one of %s".formatted(Texts.shown(op), String.join(", ", OPS)),
            NearestName.hint(op, OPS));
      }
      String path = pointer(map, "path", findings);
      boolean moves = "move".equals(op) || "copy".equals(op);
      String from = moves ? pointer(map, "from", findings) : null;
      boolean gives = "add".equals(op) || "replace".equals(op) || "test".equals(op);
      if (gives && map.get("value").isEmpty()) {
        missing(map, "value", findings);
      }
      return findings.errorCount() > before
          ? Optional.empty()
          : Optional.of(new Operation(
              op,
              path,
              Optional.ofNullable(from),
              map.get("value").map(YamlTrees::of).orElse(null)));
    }

    private static String pointer(YamlMap map, String name, Findings findings) {
      String text = text(map, name, findings);
      if (text != null && !text.matches(POINTER)) {
        findings.add(
            WRONG_TYPE,
            map.get(name).orElse(map).place(),
            "\"%s\" is not a JSON pointer".formatted(Texts.shown(text)),
            "it starts with '/'; inside a name '/' is written ~1 and '~' is written ~0");
        return null;
      }
      return text;
    }

    private static String text(YamlMap map, String name, Findings findings) {
      YamlNode value = map.get(name).orElse(null);
      if (value instanceof YamlScalar scalar && !scalar.isNull()) {
        return scalar.text();
      }
      if (value == null) {
        missing(map, name, findings);
      } else {
        Types.wrong(value, "text", findings);
      }
      return null;
    }

    private static void missing(YamlMap map, String name, Findings findings) {
      findings.add(
          MISSING_FIELD,
          map.place(),
          "the field \"%s\" is missing in this patch operation".formatted(name),
          "");
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("op", Map.of("enum", OPS));
      properties.put("path", Map.of("type", "string"));
      properties.put("from", Map.of("type", "string"));
      properties.put("value", Map.of());
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "object");
      schema.put("additionalProperties", false);
      schema.put("required", List.of("op", "path"));
      schema.put("properties", properties);
      return schema;
    }

    @Override
    public String words() {
      return "a map with op, path and value";
    }
  }
}
