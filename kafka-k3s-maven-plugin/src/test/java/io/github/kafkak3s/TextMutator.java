package io.github.kafkak3s;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes texts that are built by lines and indentation: values become nasty ones, a line with all
 * that is indented below it is dropped, doubled, moved or taken from another text, a value becomes
 * a list or a map, characters are cut and put in anywhere.
 */
public final class TextMutator {
  private static final int MOST_EDITS = 8;
  private static final int MOST_LINES = 2_000;

  private final List<List<String>> donors;
  private final List<String> words;

  /**
   * Makes a mutator.
   *
   * @param donors texts that parts are taken from
   * @param words what is written in place of values
   */
  public TextMutator(List<String> donors, List<String> words) {
    this.donors = donors.stream()
        .map(donor -> donor.lines().toList())
        .filter(lines -> !lines.isEmpty())
        .toList();
    this.words = List.copyOf(words);
  }

  /** Returns a text with one or more changes. */
  public String mutated(String text, Choices choices) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int edits = 1 + choices.below(MOST_EDITS);
    for (int i = 0; i < edits && !lines.isEmpty(); i++) {
      edit(lines, choices);
    }
    return String.join("\n", lines) + "\n";
  }

  private void edit(List<String> lines, Choices choices) {
    int at = choices.below(lines.size());
    String line = lines.get(at);
    switch (choices.below(11)) {
      case 0, 1, 2 -> lines.set(at, key(line) + " " + choices.of(words));
      case 3 -> lines.set(at, key(line) + value(choices.of(lines)));
      case 4 -> block(lines, at).clear();
      case 5 -> insert(lines, at, List.copyOf(block(lines, at)));
      case 6 -> {
        List<String> block = List.copyOf(block(lines, at));
        block(lines, at).clear();
        insert(lines, choices.below(lines.size() + 1), block);
      }
      case 7 -> {
        List<String> donor = choices.of(donors);
        insert(lines, at, block(donor, choices.below(donor.size())));
      }
      case 8 -> {
        String deeper = "\n" + " ".repeat(indentation(line) + 2);
        String value = deeper + choices.of(List.of("-", "a:")) + value(line);
        lines.set(at, key(line) + value);
        // One item of the list is one line again.
        List<String> parts = lines.get(at).lines().toList();
        block(lines, at).clear();
        lines.addAll(at, parts);
      }
      case 9 -> lines.set(at, value(key(line)) + key(choices.of(choices.of(donors))) + value(line));
      default -> {
        int from = choices.below(line.length() + 1);
        int to = Math.min(line.length(), from + choices.below(8));
        lines.set(at, line.substring(0, from) + choices.of(words) + line.substring(to));
      }
    }
  }

  /** Puts a block in, indented as the line that stands there. */
  private static void insert(List<String> lines, int at, List<String> block) {
    if (block.isEmpty() || lines.size() + block.size() > MOST_LINES) {
      return;
    }
    int from = indentation(block.get(0));
    int to = at < lines.size() ? indentation(lines.get(at)) : from;
    List<String> moved = block.stream()
        .map(line -> to >= from
            ? " ".repeat(to - from) + line
            : line.substring(Math.min(from - to, indentation(line))))
        .toList();
    lines.addAll(at, moved);
  }

  private static List<String> block(List<String> lines, int at) {
    int end = at + 1;
    int indentation = indentation(lines.get(at));
    while (end < lines.size() && indentation(lines.get(end)) > indentation) {
      end++;
    }
    return lines.subList(at, end);
  }

  private static int indentation(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns a line up to its first colon, equals sign or dash. */
  private static String key(String line) {
    return line.substring(0, keyEnd(line));
  }

  private static String value(String line) {
    return line.substring(keyEnd(line));
  }

  private static int keyEnd(String line) {
    for (int i = 0; i < line.length(); i++) {
      boolean isItem = line.charAt(i) == '-' && line.startsWith("- ", i) && line.indexOf(':') < 0;
      if (isItem || line.charAt(i) == ':' || line.charAt(i) == '=') {
        return i + 1;
      }
    }
    return line.length();
  }
}
