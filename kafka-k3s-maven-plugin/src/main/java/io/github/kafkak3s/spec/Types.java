package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.INVALID_NAME;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The general value types of the language. Types are decided here, never by YAML's guess. */
final class Types {
  private Types() {}

  /** Any text of one line or more, as written; a number such as {@code 4.10} stays the text. */
  static ValueType<String> text() {
    return new Text("text", Text.ANYTHING, WRONG_TYPE, 4096);
  }

  /** Text that matches a pattern as a whole. */
  static ValueType<String> text(String words, String pattern) {
    return new Text(words, pattern, WRONG_TYPE, 4096);
  }

  /** A name that matches a pattern as a whole; a fault is KK0006. */
  static ValueType<String> name(String words, String pattern, int longest) {
    return new Text(words, pattern, INVALID_NAME, longest);
  }

  /** The pattern is compiled where a text is read: a file uses few of the language's types. */
  private record Text(String words, String pattern, Rule rule, int longest)
      implements ValueType<String> {
    private static final String ANYTHING = "(?s).*";

    @Override
    public Optional<String> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
        return wrong(node, words, findings);
      }
      String text = scalar.text();
      if (text.length() > longest || !matches(text)) {
        String length = text.length() > longest
            ? " (it has %s characters, %s are allowed)".formatted(text.length(), longest)
            : "";
        findings.add(
            rule,
            node.place(),
            "\"%s\" is not %s%s".formatted(Texts.shown(text), words, length),
            "");
        return Optional.empty();
      }
      return Optional.of(text);
    }

    private boolean matches(String text) {
      return pattern.equals(ANYTHING) || text.matches(pattern);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> schema = new LinkedHashMap<>();
      // Editors guess a number where we read text (version: 4.10), so they must let both pass.
      schema.put("type", List.of("string", "number", "boolean"));
      if (!pattern.equals(ANYTHING)) {
        schema.put("pattern", "^(?:" + pattern + ")$");
      }
      return schema;
    }
  }

  /** A whole number in a range, in decimal digits and without quotes. */
  static ValueType<Integer> whole(int min, int max) {
    return new Whole(min, max);
  }

  private record Whole(int min, int max) implements ValueType<Integer> {
    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]{1,18}");

    @Override
    public Optional<Integer> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
        return wrong(node, words(), findings);
      }
      boolean digits = DIGITS.matcher(scalar.text()).matches();
      if (!scalar.isPlain() || !digits) {
        findings.add(
            WRONG_TYPE,
            node.place(),
            "\"%s\" is not %s".formatted(Texts.shown(scalar.text()), words()),
            digits ? "write it without quotes" : "");
        return Optional.empty();
      }
      long value = Long.parseLong(scalar.text());
      if (value < min || value > max) {
        findings.add(WRONG_TYPE, node.place(), "%s is not %s".formatted(value, words()), "");
        return Optional.empty();
      }
      return Optional.of((int) value);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "integer");
      schema.put("minimum", min);
      if (max != Integer.MAX_VALUE) {
        schema.put("maximum", max);
      }
      return schema;
    }

    @Override
    public String words() {
      return max == Integer.MAX_VALUE
          ? "a whole number of at least " + min
          : "a whole number from %s to %s".formatted(min, max);
    }
  }

  /**
   * {@code true} or {@code false}; not YAML 1.1's yes, no, on and off, which editors read as text.
   */
  static ValueType<Boolean> bool() {
    return new Choice<>(Map.of("true", true, "false", false), List.of("true", "false"), true);
  }

  /** One of the given words, each with its meaning; in the order of the pairs. */
  static <E extends Enum<E>> ValueType<E> choice(Map<String, E> words) {
    return new Choice<>(words, List.copyOf(words.keySet()), false);
  }

  private record Choice<T>(Map<String, T> meanings, List<String> choices, boolean plainOnly)
      implements ValueType<T> {
    @Override
    public Optional<T> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
        return wrong(node, words(), findings);
      }
      T meaning = meanings.get(scalar.text());
      if (meaning == null || plainOnly && !scalar.isPlain()) {
        findings.add(
            WRONG_TYPE,
            node.place(),
            "\"%s\" is not %s".formatted(Texts.shown(scalar.text()), words()),
            meaning == null ? NearestName.hint(scalar.text(), choices) : "write it without quotes");
        return Optional.empty();
      }
      return Optional.of(meaning);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return plainOnly ? Map.of("type", "boolean") : Map.of("enum", choices);
    }

    @Override
    public String words() {
      return choices.size() == 2
          ? choices.get(0) + " or " + choices.get(1)
          : "one of " + String.join(", ", choices);
    }
  }

  /** A list of values of one type. */
  static <T> ValueType<List<Located<T>>> listOf(ValueType<T> item) {
    return new ListOf<>(item);
  }

  private record ListOf<T>(ValueType<T> item) implements ValueType<List<Located<T>>> {
    @Override
    public Optional<List<Located<T>>> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlList list)) {
        return wrong(node, words(), findings);
      }
      List<Located<T>> values = new ArrayList<>();
      for (YamlNode value : list.items()) {
        Optional<T> read = item.read(value, findings);
        if (read.isPresent()) {
          values.add(Located.at(value.place(), read.get()));
        }
      }
      return Optional.of(List.copyOf(values));
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      // A merge patch replaces a list as a whole (RFC 7396), so its items are complete.
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      schema.put("items", item.schema(false));
      return schema;
    }

    @Override
    public String words() {
      return "a list, each " + item.words();
    }

    @Override
    public Map<String, Shape<?>> shapes() {
      return prefixed("[]", item.shapes());
    }
  }

  /** A map whose keys are names of the user's choice; the values are located at their keys. */
  static <T> ValueType<Map<String, Located<T>>> mapOf(ValueType<String> key, ValueType<T> value) {
    return new MapOf<>(key, value);
  }

  private record MapOf<T>(ValueType<String> key, ValueType<T> value)
      implements ValueType<Map<String, Located<T>>> {
    @Override
    public Optional<Map<String, Located<T>>> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlMap map)) {
        return wrong(node, words(), findings);
      }
      Map<String, Located<T>> values = new LinkedHashMap<>();
      for (YamlMap.Entry entry : map.entries()) {
        key.read(entry.key(), findings);
        Optional<T> read = value.read(entry.value(), findings);
        if (read.isPresent()) {
          values.put(entry.name(), Located.at(entry.keyPlace(), read.get()));
        }
      }
      return Optional.of(values);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> schema = new LinkedHashMap<>();
      Map<String, Object> type = value.schema(partial);
      schema.put("type", "object");
      Object pattern = key.schema(partial).get("pattern");
      if (pattern != null) {
        schema.put("propertyNames", Map.of("pattern", pattern));
      }
      schema.put(
          "additionalProperties",
          partial ? Map.of("anyOf", List.of(type, Map.of("type", "null"))) : type);
      return schema;
    }

    @Override
    public String words() {
      return "a map from %s to %s".formatted(key.words(), value.words());
    }

    @Override
    public Map<String, Shape<?>> shapes() {
      return prefixed(".<name>", value.shapes());
    }
  }

  /** A type that is made when a value is read: a file uses a small part of the language. */
  static <T> ValueType<T> whenUsed(Supplier<ValueType<T>> type) {
    return new WhenUsed<>(type);
  }

  private record WhenUsed<T>(Supplier<ValueType<T>> type) implements ValueType<T> {
    @Override
    public Optional<T> read(YamlNode node, Findings findings) {
      return type.get().read(node, findings);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return type.get().schema(partial);
    }

    @Override
    public String words() {
      return type.get().words();
    }

    @Override
    public Map<String, Shape<?>> shapes() {
      return type.get().shapes();
    }
  }

  /** Adds the finding that a value is not of a type at all, and returns nothing. */
  static <T> Optional<T> wrong(YamlNode node, String words, Findings findings) {
    findings.add(
        WRONG_TYPE, node.place(), "this must be %s, not %s".formatted(words, node.kind()), "");
    return Optional.empty();
  }

  private static Map<String, Shape<?>> prefixed(String prefix, Map<String, Shape<?>> shapes) {
    Map<String, Shape<?>> result = new LinkedHashMap<>();
    shapes.forEach((path, shape) -> result.put(prefix + path, shape));
    return result;
  }
}
