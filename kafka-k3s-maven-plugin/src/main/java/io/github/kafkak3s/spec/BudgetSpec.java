package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code podDisruptionBudget}: how many pods a drain may take at a time.
 *
 * @param kind whether the number is computed, given, or there is no budget
 * @param number the given number
 */
public record BudgetSpec(Kind kind, OptionalInt number) {
  /** Where the number comes from. */
  public enum Kind {
    /** Computed from replication factors, min in-sync replicas and the quorum. */
    AUTO,
    /** Written in kafka.yaml. */
    NUMBER,
    /** No budget is emitted. */
    NONE
  }

  /** What is emitted where kafka.yaml does not say. */
  static final BudgetSpec AUTO = new BudgetSpec(Kind.AUTO, OptionalInt.empty());

  static final ValueType<BudgetSpec> TYPE = new Type();

  private record Type() implements ValueType<BudgetSpec> {
    @Override
    public Optional<BudgetSpec> read(YamlNode node, Findings findings) {
      if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
        return Types.wrong(node, words(), findings);
      }
      String text = scalar.text();
      if (text.equals("auto")) {
        return Optional.of(AUTO);
      }
      if (text.equals("none")) {
        return Optional.of(new BudgetSpec(Kind.NONE, OptionalInt.empty()));
      }
      if (scalar.isPlain() && text.matches("[1-9][0-9]{0,3}")) {
        return Optional.of(new BudgetSpec(Kind.NUMBER, OptionalInt.of(Integer.parseInt(text))));
      }
      findings.add(
          WRONG_TYPE,
          node.place(),
          "\"%s\" is not %s".formatted(Texts.shown(text), words()),
          text.equals("0") ? "a budget of 0 makes a node impossible to drain; write none" : "");
      return Optional.empty();
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return Map.of(
          "anyOf",
          List.of(
              Map.of("enum", List.of("auto", "none")),
              Map.of("type", "integer", "minimum", 1, "maximum", 9999)));
    }

    @Override
    public String words() {
      return "auto, none, or a whole number from 1 to 9999";
    }
  }
}
