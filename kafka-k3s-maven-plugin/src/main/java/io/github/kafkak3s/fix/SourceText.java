package io.github.kafkak3s.fix;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text of kafka.yaml and what stands where in it. */
final class SourceText {
  private final String text;
  private final YamlNode root;

  private SourceText(String text, YamlNode root) {
    this.text = text;
    this.root = root;
  }

  /** Reads a text; nothing where it is not YAML. */
  static Optional<SourceText> read(String file, String text) {
    return YamlReader.readOne(file, text, YamlLimits.LANGUAGE, new Findings())
        .map(root -> new SourceText(text, root));
  }

  /** Returns another text in the place of a scalar without quotes; nothing where it is none. */
  Optional<Edit> replaced(YamlScalar scalar, String replacement) {
    int start = offset(scalar.line(), scalar.column());
    boolean isThere = scalar.isPlain() && start >= 0 && text.startsWith(scalar.text(), start);
    return isThere
        ? Optional.of(new Edit(start, start + scalar.text().length(), replacement))
        : Optional.empty();
  }

  /** Returns the scalar that a JSON pointer names. */
  Optional<YamlScalar> scalar(String pointer) {
    return root.at(steps(pointer).toArray(String[]::new)) instanceof YamlScalar scalar
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /** Tells whether a value may count in more than one bundle. */
  boolean hasEnvironments() {
    return root.at("environments") != null;
  }

  /** Returns the last step of a JSON pointer; empty for the root. */
  static String name(String pointer) {
    List<String> steps = steps(pointer);
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
  }

  /** Returns a text without a comment; without its line where nothing else stands on it. */
  Optional<Edit> withoutComment(int line, int column) {
    int hash = offset(line, column);
    if (hash < 0 || hash >= text.length() || text.charAt(hash) != '#') {
      return Optional.empty();
    }
    int start = lineStart(line);
    if (text.substring(start, hash).isBlank()) {
      return Optional.of(new Edit(start, lineStart(line + 1), ""));
    }
    int from = hash;
    while (from > start && isBlank(text.charAt(from - 1))) {
      from--;
    }
    return Optional.of(new Edit(from, lineEnd(line), ""));
  }

  /**
   * Returns a text without an entry of a map that has lines of its own, and without the maps that
   * would be left empty; nothing where the entry shares its line.
   */
  Optional<Edit> withoutEntry(String pointer) {
    List<YamlMap.Entry> way = way(pointer);
    if (way.isEmpty()) {
      return Optional.empty();
    }
    int last = way.size() - 1;
    int line = way.get(last).key().line();
    if (!isFirstOnLine(way.get(last)) || isContinued(line, way.get(last).key().column())) {
      return Optional.empty();
    }
    int first = last;
    while (first > 1 && isOnlyBelow(way.get(first - 1), way.get(first))) {
      first--;
    }
    return Optional.of(new Edit(lineStart(way.get(first).key().line()), lineStart(line + 1), ""));
  }

  private boolean isOnlyBelow(YamlMap.Entry parent, YamlMap.Entry child) {
    return parent.value() instanceof YamlMap map
        && map.entries().size() == 1
        && parent.key().line() == child.key().line() - 1
        && isFirstOnLine(parent);
  }

  /** Returns the entries on the way to a value; none where a list is on it, or nothing there. */
  private List<YamlMap.Entry> way(String pointer) {
    List<YamlMap.Entry> way = new ArrayList<>();
    YamlNode here = root;
    for (String step : steps(pointer)) {
      YamlMap.Entry entry = here instanceof YamlMap map ? map.byName().get(step) : null;
      if (entry == null) {
        return List.of();
      }
      way.add(entry);
      here = entry.value();
    }
    return way;
  }

  private boolean isFirstOnLine(YamlMap.Entry entry) {
    int start = lineStart(entry.key().line());
    int key = offset(entry.key().line(), entry.key().column());
    return key >= start && text.substring(start, key).isBlank();
  }

  /** Tells whether the next line that is not empty belongs to what begins on a line. */
  private boolean isContinued(int line, int column) {
    for (int next = line + 1; lineStart(next) < text.length(); next++) {
      String shown = text.substring(lineStart(next), lineEnd(next));
      if (!shown.isBlank()) {
        return shown.length() - shown.stripLeading().length() >= column;
      }
    }
    return false;
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  /** Returns the offset of a place, -1 where there is none. */
  private int offset(int line, int column) {
    int start = lineStart(line);
    int end = lineEnd(line);
    boolean isThere = text.codePointCount(start, end) >= column - 1;
    return isThere ? text.offsetByCodePoints(start, column - 1) : -1;
  }

  /** Returns the offset of a line's first character; the length of the text where it has fewer. */
  private int lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return text.length();
      }
    }
    return start;
  }

  private int lineEnd(int line) {
    int end = text.indexOf('\n', lineStart(line));
    end = end < 0 ? text.length() : end;
    return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
