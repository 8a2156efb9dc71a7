package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.MISSING_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.NOT_SUPPORTED_YET;
import static io.github.kafkak3s.diagnostic.InputRules.UNKNOWN_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map with known fields, read into a record.
 *
 * @param <T> the record
 * @param title what the map is, for the reference page
 * @param fields its fields in the order of the reference page
 * @param later names of fields that belong to the language and that this version does not compile
 * @param build makes the record from values that are complete and of the right types
 */
record Shape<T>(String title, List<Field<?>> fields, List<String> later, Function<Values, T> build)
    implements ValueType<T> {

  @Override
  public Optional<T> read(YamlNode node, Findings findings) {
    if (!(node instanceof YamlMap map)) {
      findings.add(
          WRONG_TYPE, node.place(), "this must be a map of fields, not " + node.kind(), known());
      return Optional.empty();
    }
    int before = findings.errorCount();
    // By identity: a record's own hashCode is linked at run time, which costs more than the whole
    // reading.
    Map<Field<?>, Located<?>> values = new IdentityHashMap<>();
    refuseUnknown(map, findings);
    for (Field<?> field : fields) {
      YamlNode value = map.get(field.name()).orElse(null);
      boolean absent = value == null || value instanceof YamlScalar scalar && scalar.isNull();
      if (!absent) {
        Optional<?> read = field.type().read(value, findings);
        if (read.isPresent()) {
          values.put(field, Located.at(value.place(), read.get()));
        }
      } else if (field.required()) {
        findings.add(
            MISSING_FIELD,
            value == null ? map.place() : value.place(),
            "the field \"%s\" is missing in %s".formatted(field.name(), where(map)),
            "add \"%s\": %s".formatted(field.name(), field.type().words()));
      }
    }
    return findings.errorCount() > before
        ? Optional.empty()
        : Optional.of(build.apply(new Values(map.place(), values)));
  }

  private void refuseUnknown(YamlMap map, Findings findings) {
    List<String> names = names();
    for (YamlMap.Entry entry : map.entries()) {
      String name = entry.name();
      if (later.contains(name)) {
        findings.add(
            NOT_SUPPORTED_YET,
            entry.keyPlace(),
            "\"%s\" is not supported yet in %s; it would be ignored".formatted(name, where(map)),
            "remove it until a later version compiles it");
      } else if (!names.contains(name)) {
        List<String> candidates = new ArrayList<>(names);
        candidates.addAll(later);
        String hint = NearestName.hint(name, candidates);
        findings.add(
            UNKNOWN_FIELD,
            entry.keyPlace(),
            "%s has no field \"%s\"".formatted(where(map), Texts.shown(name)),
            hint.isEmpty() ? known() : hint);
      }
    }
  }

  private static String where(YamlNode map) {
    String pointer = map.pointer();
    return pointer.isEmpty()
        ? "kafka.yaml"
        : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
  }

  private String known() {
    return "its fields are " + String.join(", ", names());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(fields.size());
    for (Field<?> field : fields) {
      names.add(field.name());
    }
    return names;
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field<?> field : fields) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("description", field.doc());
      Map<String, Object> type = field.type().schema(partial);
      if (partial || !field.required()) {
        value.put("anyOf", List.of(type, Map.of("type", "null")));
      } else {
        value.putAll(type);
      }
      properties.put(field.name(), value);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    List<String> required =
        fields.stream().filter(Field::required).map(Field::name).toList();
    if (!partial && !required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }

  @Override
  public String words() {
    return "a map: " + title;
  }

  @Override
  public Map<String, Shape<?>> shapes() {
    return Map.of("", this);
  }
}
