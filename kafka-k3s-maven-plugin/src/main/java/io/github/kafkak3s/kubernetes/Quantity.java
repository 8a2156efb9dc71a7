package io.github.kafkak3s.kubernetes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes resource quantity (k8s.io/apimachinery {@code resource.Quantity}), of cpu in cores
 * or of memory and disk in bytes.
 *
 * @param amount the exact amount
 * @param form how it is written: with a binary suffix, a decimal one, or an exponent
 */
public record Quantity(BigDecimal amount, Form form) implements Comparable<Quantity> {
  /** How a quantity is written; the canonical form keeps it. */
  public enum Form {
    /** {@code Ki}, {@code Mi}, {@code Gi} … */
    BINARY,
    /** {@code m}, none, {@code k}, {@code M}, {@code G} … */
    DECIMAL,
    /** {@code 1e3}. */
    EXPONENT
  }

  private static final Pattern SYNTAX = Pattern.compile(
      "\\+?([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([-+]?[0-9]{1,2}))?");
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  /** Reads a quantity that is not negative; empty where Kubernetes would refuse the text. */
  public static Optional<Quantity> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (text.length() > 40 || !matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    if (matcher.group(2) != null) {
      int power = BINARY.indexOf(matcher.group(2)) + 1;
      return Optional.of(new Quantity(number.multiply(KIBI.pow(power)), Form.BINARY));
    }
    if (matcher.group(4) != null) {
      int exponent = Integer.parseInt(matcher.group(4));
      return Optional.of(new Quantity(number.scaleByPowerOfTen(exponent), Form.EXPONENT));
    }
    String suffix = matcher.group(3) == null ? "" : matcher.group(3);
    int exponent = 3 * (DECIMAL.indexOf(suffix) - 3);
    return Optional.of(new Quantity(number.scaleByPowerOfTen(exponent), Form.DECIMAL));
  }

  /** Reads a quantity that is known to be right. */
  public static Quantity of(String text) {
    Optional<Quantity> quantity = parse(text);
    if (quantity.isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    return quantity.get();
  }

  /**
   * Returns the one text that Kubernetes itself would write: no fraction and the largest suffix.
   * Anything else shows as a difference for ever in tools that compare texts (Argo CD FAQ).
   */
  public String canonical() {
    if (form == Form.BINARY && isWhole(amount) && amount.compareTo(KIBI) >= 0) {
      BigInteger mantissa = amount.toBigIntegerExact();
      int power = 0;
      BigInteger kibi = KIBI.toBigInteger();
      while (power < BINARY.size() && mantissa.mod(kibi).signum() == 0) {
        mantissa = mantissa.divide(kibi);
        power++;
      }
      return mantissa + (power == 0 ? "" : BINARY.get(power - 1));
    }
    // Kubernetes rounds up to the finest unit that it keeps.
    BigInteger mantissa =
        amount.scaleByPowerOfTen(9).setScale(0, RoundingMode.CEILING).toBigIntegerExact();
    int step = 0;
    BigInteger thousand = BigInteger.valueOf(1000);
    while (step < DECIMAL.size() - 1
        && mantissa.signum() != 0
        && mantissa.mod(thousand).signum() == 0) {
      mantissa = mantissa.divide(thousand);
      step++;
    }
    if (mantissa.signum() == 0) {
      return "0";
    }
    int exponent = 3 * (step - 3);
    if (form == Form.EXPONENT) {
      return exponent == 0 ? mantissa.toString() : mantissa + "e" + exponent;
    }
    return mantissa + DECIMAL.get(step);
  }

  /** Returns the amount in whole MiB, rounded down. */
  public long mebibytes() {
    return amount.divide(KIBI.pow(2), 0, RoundingMode.DOWN).longValue();
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
