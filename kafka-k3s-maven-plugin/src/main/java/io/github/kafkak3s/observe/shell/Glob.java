package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** A shell pattern: {@code *}, {@code ?}, {@code [a-z]}, and parts that are not known. */
final class Glob {
  /** What matches one character, or with {@code STAR} and {@code GAP} any number. */
  private record Element(Kind kind, char literal, CharSet set) {}

  private enum Kind {
    LITERAL,
    ONE,
    STAR,
    SET,
    GAP
  }

  private final List<Element> elements;
  private final Budget budget;

  private Glob(List<Element> elements, Budget budget) {
    this.elements = elements;
    this.budget = budget;
  }

  /** Makes a pattern of a word; what is quoted in it stands for itself. */
  static Glob of(Field field, Budget budget) {
    List<Element> elements = new ArrayList<>();
    String raw = field.raw();
    // Squeezing has moved the characters of a word with unknown parts; sets in it are not read.
    int lastClosing = raw.length() == field.length() ? raw.lastIndexOf(']') : -1;
    int i = 0;
    while (i < field.length()) {
      char c = field.charAt(i);
      boolean quoted = field.isQuoted(i);
      int end = c == '[' && !quoted && lastClosing > i ? CharSet.end(raw, i) : -1;
      budget.work(1 + Math.max(0, end - i));
      if (c == ShellText.GAP) {
        elements.add(new Element(Kind.GAP, c, null));
      } else if (c == '*' && !quoted) {
        elements.add(new Element(Kind.STAR, c, null));
      } else if (c == '?' && !quoted) {
        elements.add(new Element(Kind.ONE, c, null));
      } else if (end > 0) {
        elements.add(new Element(Kind.SET, c, CharSet.ofBrackets(raw, i, end)));
        i = end;
      } else {
        elements.add(new Element(Kind.LITERAL, c, null));
      }
      i++;
    }
    return new Glob(elements, budget);
  }

  /** Returns the text that alone matches; null where others do as well. */
  String literal() {
    StringBuilder literal = new StringBuilder();
    for (Element element : elements) {
      if (element.kind != Kind.LITERAL) {
        return null;
      }
      literal.append(element.literal);
    }
    return literal.toString();
  }

  /** Tells whether a whole text matches. */
  Truth matches(String text) {
    if (prefixes(elements, text, false).get(text.length())) {
      return Truth.YES;
    }
    boolean exact = ShellText.isKnown(text) && !hasGap();
    return !exact && prefixes(elements, text, true).get(text.length()) ? Truth.UNKNOWN : Truth.NO;
  }

  private boolean hasGap() {
    for (Element element : elements) {
      if (element.kind == Kind.GAP) {
        return true;
      }
    }
    return false;
  }

  /** Returns a text without what matches at its beginning. */
  String withoutPrefix(String text, boolean longest) {
    return without(elements, text, longest);
  }

  /** Returns a text without what matches at its end. */
  String withoutSuffix(String text, boolean longest) {
    List<Element> reversed = new ArrayList<>(elements);
    Collections.reverse(reversed);
    String rest = without(reversed, new StringBuilder(text).reverse().toString(), longest);
    return new StringBuilder(rest).reverse().toString();
  }

  private String without(List<Element> pattern, String text, boolean longest) {
    BitSet surely = prefixes(pattern, text, false);
    BitSet possibly = ShellText.isKnown(text) && !hasGap() ? surely : prefixes(pattern, text, true);
    int length = text.length();
    for (int step = 0; step <= length; step++) {
      int end = longest ? length - step : step;
      if (!possibly.get(end)) {
        continue;
      }
      boolean endsInGap = !longest && end > 0 && text.charAt(end - 1) == ShellText.GAP;
      return surely.get(end) && !endsInGap ? text.substring(end) : ShellText.ANY;
    }
    return text;
  }

  /** Returns the end of the longest match that begins at a character of a known text; else -1. */
  int longestFrom(String text, int start) {
    return start + prefixes(elements, text.substring(start), false).length() - 1;
  }

  /**
   * Returns the lengths of the beginnings that match.
   *
   * @param possibly whether what is not known may be anything that helps; else only {@code *}
   *     matches it
   */
  private BitSet prefixes(List<Element> pattern, String text, boolean possibly) {
    budget.work((long) (pattern.size() + 1) * (text.length() + 1));
    BitSet ends = new BitSet();
    BitSet here = new BitSet();
    here.set(0);
    skipStars(pattern, here, possibly);
    for (int i = 0; ; i++) {
      if (here.get(pattern.size())) {
        ends.set(i);
      }
      if (i == text.length() || here.isEmpty()) {
        return ends;
      }
      here = after(pattern, here, text.charAt(i), possibly);
      skipStars(pattern, here, possibly);
    }
  }

  private static BitSet after(List<Element> pattern, BitSet here, char c, boolean possibly) {
    BitSet next = new BitSet();
    if (c == ShellText.GAP && possibly) {
      next.set(here.nextSetBit(0), pattern.size() + 1);
      return next;
    }
    for (int at = here.nextSetBit(0); at >= 0; at = here.nextSetBit(at + 1)) {
      if (at == pattern.size()) {
        continue;
      }
      Element element = pattern.get(at);
      boolean one = switch (element.kind) {
        case STAR -> true;
        case GAP -> possibly;
        case ONE -> c != ShellText.GAP;
        case SET -> c != ShellText.GAP && element.set.has(c);
        case LITERAL -> element.literal == c && c != ShellText.GAP;
      };
      if (one) {
        boolean stays = element.kind == Kind.STAR || element.kind == Kind.GAP;
        next.set(stays ? at : at + 1);
      }
    }
    return next;
  }

  private static void skipStars(List<Element> pattern, BitSet here, boolean possibly) {
    for (int at = here.nextSetBit(0); at >= 0; at = here.nextSetBit(at + 1)) {
      if (at < pattern.size()) {
        Kind kind = pattern.get(at).kind;
        if (kind == Kind.STAR || kind == Kind.GAP && possibly) {
          here.set(at + 1);
        }
      }
    }
  }
}
