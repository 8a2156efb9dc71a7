package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.kubernetes.ApiFields.Shape;
import io.github.kafkak3s.kubernetes.Names;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.yaml.ScalarTypes;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;

/** Whether a value is of the type of its field, as the API server decodes JSON. */
final class ManifestValues {
  private ManifestValues() {}

  /** Returns what is wrong, to follow the value in a message; nothing for a right one, or null. */
  static Optional<String> fault(String name, YamlNode node, Shape shape) {
    if (node instanceof YamlScalar scalar && scalar.isNull()) {
      return Optional.empty();
    }
    return switch (shape) {
      case ANY, TIME -> Optional.empty();
      case OBJECT, MAP -> node instanceof YamlMap ? Optional.empty() : Optional.of("not a map");
      case LIST -> node instanceof YamlList ? Optional.empty() : Optional.of("not a list");
      default ->
        node instanceof YamlScalar scalar
            ? scalar(name, scalar, shape)
            : Optional.of("where a single value is wanted");
    };
  }

  private static Optional<String> scalar(String name, YamlScalar scalar, Shape shape) {
    if (shape == Shape.QUANTITY) {
      return quantity(scalar.text());
    }
    Optional<String> type = ScalarTypes.retyped(scalar);
    boolean isNumber = type.isPresent() && type.get().equals("a number");
    boolean isBoolean = type.isPresent() && type.get().equals("a boolean");
    return switch (shape) {
      case TEXT, BYTES ->
        isNumber || isBoolean
            ? Optional.of(type.get() + " without quotes, not a text")
            : Optional.empty();
      case BOOLEAN -> isBoolean ? Optional.empty() : Optional.of("not true or false");
      case NUMBER -> isNumber ? Optional.empty() : Optional.of("not a number");
      case INTEGER ->
        isNumber && isWhole(scalar.text())
            ? Optional.empty()
            : Optional.of(scalar.isPlain() ? "not a whole number" : "a text, not a whole number");
      case PORT ->
        isNumber && isWhole(scalar.text()) ? Optional.empty() : numberOrText(name, scalar.text());
      default -> Optional.empty();
    };
  }

  private static boolean isWhole(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  private static Optional<String> quantity(String text) {
    if (Quantity.parse(text).isPresent()) {
      return Optional.empty();
    }
    boolean isWithByte = text.endsWith("B")
        && Quantity.parse(text.substring(0, text.length() - 1)).isPresent();
    return Optional.of(
        isWithByte ? "no quantity; leave the B out" : "no quantity such as 500m, 2, 512Mi or 10Gi");
  }

  private static Optional<String> numberOrText(String name, String text) {
    if (name.equals("port") || name.equals("targetPort")) {
      return Names.portName(text).map(fault -> "no name of a port: " + fault);
    }
    boolean isPercentage = text.length() > 1
        && text.endsWith("%")
        && text.chars().limit(text.length() - 1L).allMatch(c -> c >= '0' && c <= '9');
    return isPercentage
        ? Optional.empty()
        : Optional.of("neither a whole number without quotes nor a percentage");
  }
}
