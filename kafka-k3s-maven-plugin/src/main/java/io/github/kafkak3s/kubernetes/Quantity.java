package io.github.kafkak3s.kubernetes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

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

  private static final int LONGEST = 40;
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  /**
   * Reads a quantity that is not negative, {@code [+]digits[.digits][suffix]}; empty where
   * Kubernetes would refuse the text. Read by hand, since every bundle has many of them.
   */
  public static Optional<Quantity> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int start = text.startsWith("+") ? 1 : 0;
    int end = endOfDigits(text, start);
    int digits = end - start;
    if (end < text.length() && text.charAt(end) == '.') {
      int point = end;
      end = endOfDigits(text, point + 1);
      digits += end - point - 1;
    }
    return digits == 0
        ? Optional.empty()
        : of(new BigDecimal(text.substring(start, end)), text.substring(end));
  }

  private static Optional<Quantity> of(BigDecimal number, String suffix) {
    int decimal = DECIMAL.indexOf(suffix);
    if (decimal >= 0) {
      return Optional.of(new Quantity(number.scaleByPowerOfTen(3 * (decimal - 3)), Form.DECIMAL));
    }
    int binary = BINARY.indexOf(suffix) + 1;
    if (binary > 0) {
      return Optional.of(new Quantity(number.multiply(KIBI.pow(binary)), Form.BINARY));
    }
    if (!isExponent(suffix)) {
      return Optional.empty();
    }
    int exponent = Integer.parseInt(suffix.substring(1));
    return Optional.of(new Quantity(number.scaleByPowerOfTen(exponent), Form.EXPONENT));
  }

  /** {@code [eE][-+]?[0-9]{1,2}}. */
  private static boolean isExponent(String suffix) {
    char first = suffix.charAt(0);
    boolean isSigned = suffix.length() > 1 && (suffix.charAt(1) == '-' || suffix.charAt(1) == '+');
    int start = isSigned ? 2 : 1;
    int digits = endOfDigits(suffix, start) - start;
    return (first == 'e' || first == 'E')
        && digits >= 1
        && digits <= 2
        && start + digits == suffix.length();
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
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
