package io.github.kafkak3s.observe.shell;

import java.util.List;

/** {@code tr}: characters replaced, left out or squeezed. */
final class Translate {
  private Translate() {}

  static Filters.Result run(List<String> arguments, Filters filters) {
    int first = 0;
    String flags = "";
    while (first < arguments.size()
        && arguments.get(first).startsWith("-")
        && arguments.get(first).length() > 1) {
      flags += arguments.get(first++).substring(1);
    }
    boolean deletes = flags.indexOf('d') >= 0;
    boolean squeezes = flags.indexOf('s') >= 0;
    boolean complements = flags.indexOf('c') >= 0 || flags.indexOf('C') >= 0;
    int sets = arguments.size() - first;
    boolean odd = flags.chars().anyMatch(c -> "dscC".indexOf(c) < 0);
    String one = sets > 0 ? set(arguments.get(first)) : null;
    String two = sets > 1 ? set(arguments.get(first + 1)) : null;
    boolean plain = !deletes && !squeezes && sets == 2 && !complements && two != null;
    boolean leavesOut = deletes && !squeezes && sets == 1;
    boolean folds = squeezes && !deletes && sets == 1;
    if (odd || one == null || !(plain || leavesOut || folds) || plain && two.isEmpty()) {
      return filters.notUnderstood("tr");
    }
    Content input = filters.text();
    if (folds && !input.isKnown()) {
      // What is squeezed may begin or end in a part that is not known.
      return Filters.Result.of(Content.unknown(filters.spot()));
    }
    boolean changesBreaks = (one.indexOf('\n') >= 0) != complements;
    String raw = changesBreaks ? input.asText() : input.raw();
    StringBuilder out = new StringBuilder();
    char before = '\0';
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      int at = one.indexOf(c);
      boolean in = c != ShellText.GAP && (at >= 0) != complements;
      if (c == ShellText.GAP || !in) {
        out.append(c);
      } else if (plain) {
        out.append(two.charAt(Math.min(at, two.length() - 1)));
      } else if (folds && c != before) {
        out.append(c);
      }
      before = c;
    }
    return Filters.Result.of(input.rewritten(filters.budget().text(out.toString())));
  }

  /** Returns the characters of a set in order; null where it is not understood. */
  private static String set(String text) {
    if (!ShellText.isKnown(text)) {
      return null;
    }
    StringBuilder set = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("[:", i)) {
        int close = text.indexOf(":]", i + 2);
        if (close < 0) {
          return null;
        }
        String name = text.substring(i + 2, close);
        for (char c = 1; c < 0x80; c++) {
          if (CharSet.isIn(name, c)) {
            set.append(c);
          }
        }
        i = close + 2;
        continue;
      }
      char c = text.charAt(i++);
      if (c == '\\' && i < text.length()) {
        String escaped = Escapes.ofFormat("\\" + text.charAt(i++));
        if (escaped.length() != 1 || !ShellText.isKnown(escaped)) {
          return null;
        }
        c = escaped.charAt(0);
      }
      if (i + 1 < text.length() && text.charAt(i) == '-') {
        char last = text.charAt(i + 1);
        if (last < c || last == '\\') {
          return null;
        }
        for (int each = c; each <= last; each++) {
          set.append((char) each);
        }
        i += 2;
      } else {
        set.append(c);
      }
    }
    return set.toString();
  }
}
