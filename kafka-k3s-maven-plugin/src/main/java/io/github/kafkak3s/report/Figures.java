package io.github.kafkak3s.report;

/** Numbers as reports write them: the same digits in every locale. */
final class Figures {
  private Figures() {}

  /** Returns a count with a comma between thousands: {@code 12,480}. */
  static String count(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** Returns a count with its noun: {@code 1 pod}, {@code 3 pods}. */
  static String counted(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns a time as it is said: {@code 40 ms}, {@code 9.4 s}. */
  static String time(long ms) {
    return ms > -1000 && ms < 1000 ? ms + " ms" : seconds(ms) + " s";
  }

  /** Returns a time in seconds, without the unit: {@code 9.4}. */
  static String seconds(long ms) {
    return decimal(ms / 1000.0);
  }

  /** Returns a number with one decimal at most, {@code 12.5}, for seconds and coordinates. */
  static String decimal(double number) {
    long tenths = Math.round(Math.abs(number) * 10);
    return (number < 0 && tenths != 0 ? "-" : "") + tenths / 10 + "." + tenths % 10;
  }

  /** Returns a coordinate: one decimal, none where it is zero. */
  static String coordinate(double number) {
    String text = decimal(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
