package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows the line of a source that a place names, with a mark below its column. */
final class SourceExcerpt {
  private static final int WIDEST = 120;
  private static final int BEFORE_MARK = 40;

  private final Function<String, Optional<String>> sources;
  private String file = "";
  private String[] lines = {};

  /**
   * Makes a view of sources.
   *
   * @param sources the text of a file by its name in places; empty where there is none to show
   */
  SourceExcerpt(Function<String, Optional<String>> sources) {
    this.sources = sources;
  }

  /**
   * Returns the line and its mark; nothing where there is no such line.
   *
   * @param isSecret whether it stands in a Secret
   */
  List<String> lines(Place place, boolean isSecret) {
    load(place.file());
    if (place.line() < 1 || place.line() > lines.length) {
      return List.of();
    }
    String raw = lines[place.line() - 1];
    String before = place.line() > 1 ? lines[place.line() - 2] : "";
    String shown = oneColumnEach(SecretMask.mask(raw, before, isSecret));
    int column = Math.min(Math.max(place.column(), 1), Math.max(columns(shown), 1));
    int start = Math.max(0, column - 1 - BEFORE_MARK);
    start = columns(shown) <= WIDEST ? 0 : start;
    String cut = cut(shown, start);
    String number = Integer.toString(place.line());
    String margin = " ".repeat(number.length());
    int mark = column - 1 - start + (start > 0 ? 1 : 0);
    return List.of(
        "  " + number + " | " + cut,
        "  " + margin + " | " + " ".repeat(mark) + "^".repeat(lengthOfWord(cut, mark)));
  }

  private void load(String name) {
    if (!file.equals(name)) {
      file = name;
      lines = sources.apply(name).map(text -> text.split("\r\n|\n|\r", -1)).orElse(new String[0]);
    }
  }

  /** Keeps every character one column wide, so that the mark stands below the right one. */
  private static String oneColumnEach(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (c == '\t') {
        shown.append(' ');
      } else if (Texts.isHidden(c)) {
        shown.append('\uFFFD');
      } else {
        shown.appendCodePoint(c);
      }
    });
    return shown.toString().stripTrailing();
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text, int start) {
    int columns = columns(text);
    if (start == 0 && columns <= WIDEST) {
      return text;
    }
    int end = Math.min(columns, start + WIDEST);
    String middle =
        text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    return (start > 0 ? "…" : "") + middle + (end < columns ? "…" : "");
  }

  private static int lengthOfWord(String text, int column) {
    int[] points = text.codePoints().toArray();
    int end = column;
    while (end < points.length && !Character.isWhitespace(points[end])) {
      end++;
    }
    while (end > column + 1 && (points[end - 1] == ':' || points[end - 1] == ',')) {
      end--;
    }
    return Math.max(1, end - column);
  }
}
