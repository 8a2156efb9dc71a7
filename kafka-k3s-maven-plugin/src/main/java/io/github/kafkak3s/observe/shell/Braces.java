package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Literal;
import io.github.kafkak3s.observe.shell.Syntax.Part;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Brace expansion of bash: {@code {a,b}} and {@code {0..2}}. */
final class Braces {
  private static final int MOST = 10_000;

  private final Budget budget;
  private int depth;

  Braces(Budget budget) {
    this.budget = budget;
  }

  /** Returns the words that a word means; itself alone where it has no braces to expand. */
  static List<Word> expanded(Word word, Budget budget) {
    if (!mayExpand(word)) {
      return List.of(word);
    }
    List<Part> atoms = new ArrayList<>();
    for (Part part : word.parts()) {
      if (part instanceof Literal literal && !literal.quoted()) {
        for (int i = 0; i < literal.text().length(); i++) {
          atoms.add(new Literal(literal.text().substring(i, i + 1), false));
        }
      } else {
        atoms.add(part);
      }
    }
    List<Word> words = new ArrayList<>();
    for (List<Part> parts : new Braces(budget).expand(atoms)) {
      words.add(new Word(joined(parts), word.line(), word.breaks()));
    }
    return words;
  }

  /** Tells whether a word has an unquoted brace. */
  static boolean mayExpand(Word word) {
    boolean open = false;
    for (Part part : word.parts()) {
      if (part instanceof Literal literal && !literal.quoted()) {
        open |= literal.text().indexOf('{') >= 0;
        if (open && literal.text().indexOf('}') >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Part> joined(List<Part> atoms) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Part atom : atoms) {
      if (atom instanceof Literal literal && !literal.quoted()) {
        text.append(literal.text());
        continue;
      }
      if (!text.isEmpty()) {
        parts.add(new Literal(text.toString(), false));
        text.setLength(0);
      }
      parts.add(atom);
    }
    if (!text.isEmpty()) {
      parts.add(new Literal(text.toString(), false));
    }
    return parts;
  }

  private static char bare(Part atom) {
    return atom instanceof Literal literal && !literal.quoted() ? literal.text().charAt(0) : '\0';
  }

  private List<List<Part>> expand(List<Part> atoms) {
    budget.work(atoms.size());
    if (++depth > 50) {
      throw new Budget.Exhausted("braces nested too deep");
    }
    List<List<Part>> result = null;
    for (int open = 0; open < atoms.size() && result == null; open++) {
      if (bare(atoms.get(open)) == '{') {
        result = expandAt(atoms, open);
      }
    }
    depth--;
    return result == null ? List.of(atoms) : result;
  }

  /** Expands at one opening brace; null where nothing is to expand there. */
  private List<List<Part>> expandAt(List<Part> atoms, int open) {
    budget.work(atoms.size());
    List<Integer> cuts = new ArrayList<>();
    int level = 0;
    int close = -1;
    for (int i = open; i < atoms.size() && close < 0; i++) {
      switch (bare(atoms.get(i))) {
        case '{' -> level++;
        case '}' -> {
          if (--level == 0) {
            close = i;
          }
        }
        case ',' -> {
          if (level == 1) {
            cuts.add(i);
          }
        }
        default -> {}
      }
    }
    if (close < 0) {
      return null;
    }
    List<List<Part>> choices = new ArrayList<>();
    if (cuts.isEmpty()) {
      List<String> range = range(atoms.subList(open + 1, close));
      if (range == null) {
        return null;
      }
      for (String item : range) {
        List<Part> choice = new ArrayList<>();
        for (int i = 0; i < item.length(); i++) {
          choice.add(new Literal(item.substring(i, i + 1), false));
        }
        choices.add(choice);
      }
    } else {
      cuts.add(close);
      int from = open + 1;
      for (int cut : cuts) {
        choices.addAll(expand(atoms.subList(from, cut)));
        from = cut + 1;
      }
    }
    List<List<Part>> tails = expand(atoms.subList(close + 1, atoms.size()));
    if ((long) choices.size() * tails.size() > MOST) {
      throw new Budget.Exhausted("more than " + MOST + " words of braces");
    }
    List<List<Part>> words = new ArrayList<>();
    for (List<Part> choice : choices) {
      for (List<Part> tail : tails) {
        List<Part> word = new ArrayList<>(atoms.subList(0, open));
        word.addAll(choice);
        word.addAll(tail);
        budget.work(word.size());
        words.add(word);
      }
    }
    return words;
  }

  /** Returns the items of {@code a..b}; null where it is none. */
  private static List<String> range(List<Part> atoms) {
    StringBuilder text = new StringBuilder();
    for (Part atom : atoms) {
      char c = bare(atom);
      if (c == '\0') {
        return null;
      }
      text.append(c);
    }
    int dots = text.indexOf("..");
    if (dots <= 0) {
      return null;
    }
    String first = text.substring(0, dots);
    String rest = text.substring(dots + 2);
    int second = rest.indexOf("..");
    String last = second < 0 ? rest : rest.substring(0, second);
    if (second < 0 && isLetter(first) && isLetter(last)) {
      return letters(first.charAt(0), last.charAt(0));
    }
    if (!isNumber(first)
        || !isNumber(last)
        || second >= 0 && !isNumber(rest.substring(second + 2))) {
      return null;
    }
    long from = Long.parseLong(first);
    long to = Long.parseLong(last);
    long step = second < 0 ? 1 : Math.max(1, Math.abs(Long.parseLong(rest.substring(second + 2))));
    if (Math.abs(to - from) / step >= MOST) {
      throw new Budget.Exhausted("more than " + MOST + " words of braces");
    }
    boolean padded = isPadded(first) || isPadded(last);
    int width = padded ? Math.max(first.length(), last.length()) : 0;
    List<String> items = new ArrayList<>();
    for (long at = from; from <= to ? at <= to : at >= to; at += from <= to ? step : -step) {
      String digits = Long.toString(Math.abs(at));
      String sign = at < 0 ? "-" : "";
      items.add(sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits);
    }
    return items;
  }

  private static boolean isLetter(String text) {
    return text.length() == 1 && Cursor.isNameStart(text.charAt(0)) && !text.equals("_");
  }

  private static List<String> letters(char first, char last) {
    List<String> items = new ArrayList<>();
    for (int at = first; first <= last ? at <= last : at >= last; at += first <= last ? 1 : -1) {
      items.add(Character.toString(at));
    }
    return items;
  }

  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() > 10) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPadded(String number) {
    String digits = number.startsWith("-") ? number.substring(1) : number;
    return digits.length() > 1 && digits.startsWith("0");
  }
}
