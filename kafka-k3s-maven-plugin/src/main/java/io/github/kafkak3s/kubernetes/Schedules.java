package io.github.kafkak3s.kubernetes;

import java.util.Locale;

/**
 * The syntax of a CronJob's schedule (Kubernetes page "CronJob"; robfig/cron's standard parser).
 */
public final class Schedules {
  private static final int[] LOWEST = {0, 0, 1, 1, 0};
  private static final int[] HIGHEST = {59, 23, 31, 12, 6};
  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec ";
  private static final String DAYS = "sun mon tue wed thu fri sat ";

  private Schedules() {}

  /** Tells whether Kubernetes accepts a schedule. */
  public static boolean isSchedule(String text) {
    switch (text) {
      case "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly":
        return true;
      default:
        break;
    }
    if (text.startsWith("@every ")) {
      return text.length() > 8;
    }
    String[] fields = text.trim().split("\\s+");
    if (fields.length != LOWEST.length) {
      return false;
    }
    for (int i = 0; i < fields.length; i++) {
      for (String part : fields[i].split(",", -1)) {
        if (!isPart(part, i)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isPart(String part, int field) {
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    if (slash >= 0 && number(part.substring(slash + 1)) < 1) {
      return false;
    }
    if (range.equals("*") || range.equals("?")) {
      return true;
    }
    int hyphen = range.indexOf('-');
    int first = value(hyphen < 0 ? range : range.substring(0, hyphen), field);
    int last = hyphen < 0 ? first : value(range.substring(hyphen + 1), field);
    return first >= LOWEST[field] && last >= first && last <= HIGHEST[field];
  }

  private static int value(String text, int field) {
    String names = field == 3 ? MONTHS : field == 4 ? DAYS : "";
    int at = text.length() == 3 ? names.indexOf(text.toLowerCase(Locale.ROOT) + " ") : -1;
    return at >= 0 ? at / 4 + LOWEST[field] : number(text);
  }

  private static int number(String text) {
    boolean isNumber = !text.isEmpty() && text.length() <= 4 && Digits.only(text);
    return isNumber ? Integer.parseInt(text) : -1;
  }
}
