package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value types that only this language has, with Kubernetes' and Kafka's own rules for names.
 */
final class FieldTypes {
  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
  private static final String QUALIFIED = "[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(?:\\." + LABEL + ")*";

  private FieldTypes() {}

  /**
   * A DNS label (RFC 1123): lower-case letters, digits and inner hyphens, at most 63 characters.
   */
  static final ValueType<String> DNS_LABEL = Types.name(
      "a DNS label (lower-case letters, digits and inner hyphens, at most 63 characters)",
      LABEL,
      63);

  /** A DNS subdomain: labels with dots between them, at most 253 characters. */
  static final ValueType<String> DNS_NAME = Types.name(
      "a DNS name (lower-case letters, digits, inner hyphens and dots, at most 253 characters)",
      SUBDOMAIN,
      253);

  /** The key of a label or annotation. */
  static final ValueType<String> LABEL_KEY = Types.name(
      "a label key (an optional DNS prefix and a slash, then letters, digits, '-', '_' and '.')",
      "(?:" + SUBDOMAIN + "/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
      317);

  /** The value of a label. */
  static final ValueType<String> LABEL_VALUE = Types.name(
      "a label value (letters, digits, '-', '_' and '.', at most 63 characters)",
      "(?:" + QUALIFIED + ")?",
      63);

  /** The name of a listener, as Kafka writes it. */
  static final ValueType<String> LISTENER_NAME = Types.name(
      "a listener name (upper-case letters, digits and inner single '_', a letter first)",
      "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*",
      63);

  /** Labels. */
  static final ValueType<Map<String, Located<String>>> LABELS = Types.mapOf(LABEL_KEY, LABEL_VALUE);

  /** Annotations. */
  static final ValueType<Map<String, Located<String>>> ANNOTATIONS =
      Types.mapOf(LABEL_KEY, Types.text());

  /** A Kubernetes quantity. */
  static final ValueType<Quantity> QUANTITY = new QuantityType();

  /** A JVM heap size, in MiB. */
  static final ValueType<Integer> HEAP = new HeapType();

  /** Kafka options: text, numbers, booleans, or a list of them. */
  static final ValueType<Map<String, Option>> OPTIONS = new OptionsType();

  private record QuantityType() implements ValueType<Quantity> {
    @Override
    public Optional<Quantity> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
        return Types.wrong(node, words(), findings);
      }
      Optional<Quantity> quantity = Quantity.parse(scalar.text());
      if (quantity.isEmpty() || quantity.get().amount().signum() == 0) {
        findings.add(
            WRONG_TYPE,
            node.place(),
            "\"%s\" is not %s".formatted(Texts.shown(scalar.text()), words()),
            scalar.text().matches("[0-9.]+ ?[KkMmGgTt][Bb]")
                ? "bytes are written without B: 10Gi"
                : "");
        return Optional.empty();
      }
      return quantity;
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return Map.of("type", List.of("string", "number"));
    }

    @Override
    public String words() {
      return "a Kubernetes quantity such as 500m, 512Mi or 10Gi";
    }
  }

  private record HeapType() implements ValueType<Integer> {
    private static final String SYNTAX = "([0-9]{1,7})([mMgG])";

    @Override
    public Optional<Integer> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
        return Types.wrong(node, words(), findings);
      }
      Matcher matcher = Pattern.compile(SYNTAX).matcher(scalar.text());
      int size = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
      boolean giga = matcher.matches() && matcher.group(2).equalsIgnoreCase("g");
      if (size == 0 || giga && size > 1024) {
        findings.add(
            WRONG_TYPE,
            node.place(),
            "\"%s\" is not %s".formatted(Texts.shown(scalar.text()), words()),
            scalar.text().endsWith("i") ? "the JVM knows no Mi and Gi: write m or g" : "");
        return Optional.empty();
      }
      return Optional.of(giga ? size * 1024 : size);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return Map.of("type", "string", "pattern", "^[0-9]{1,7}[mMgG]$");
    }

    @Override
    public String words() {
      return "a JVM heap size such as 512m or 2g";
    }
  }

  private record OptionsType() implements ValueType<Map<String, Option>> {
    private static final Pattern OPTION_NAME = Pattern.compile("[A-Za-z0-9_.$-]{1,200}");

    @Override
    public Optional<Map<String, Option>> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlMap map)) {
        return Types.wrong(node, words(), findings);
      }
      Map<String, Option> options = new TreeMap<>();
      for (YamlMap.Entry entry : map.entries()) {
        String name = entry.name();
        if (!OPTION_NAME.matcher(name).matches()) {
          findings.add(
              WRONG_TYPE,
              entry.keyPlace(),
              "\"%s\" is not the name of a Kafka option".formatted(Texts.shown(name)),
              "");
          continue;
        }
        Optional<String> text = value(entry.value(), findings);
        if (text.isPresent()) {
          options.put(
              name, new Option(text.get(), entry.keyPlace(), entry.value().place()));
        }
      }
      return Optional.of(options);
    }

    private static Optional<String> value(YamlNode node, Findings findings) {
      if (node instanceof YamlScalar scalar && !scalar.isNull()) {
        return Optional.of(scalar.text());
      }
      if (node instanceof YamlList list
          && list.items().stream().allMatch(i -> i instanceof YamlScalar s && !s.isNull())) {
        return Optional.of(String.join(
            ",", list.items().stream().map(item -> ((YamlScalar) item).text()).toList()));
      }
      return Types.wrong(node, "text, a number, true or false, or a list of them", findings);
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> scalar = Map.of("type", List.of("string", "number", "boolean"));
      return Map.of(
          "type",
          "object",
          "additionalProperties",
          Map.of(
              "anyOf",
              partial
                  ? List.of(
                      scalar, Map.of("type", "array", "items", scalar), Map.of("type", "null"))
                  : List.of(scalar, Map.of("type", "array", "items", scalar))));
    }

    @Override
    public String words() {
      return "a map of Kafka options";
    }
  }
}
