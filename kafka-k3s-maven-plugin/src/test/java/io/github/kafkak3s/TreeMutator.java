package io.github.kafkak3s;

import io.github.kafkak3s.Tree.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Changes manifests as trees, so that what comes of it can mostly be read and reaches the rules:
 * values become those that another manifest has in the same place, others or odd ones, what another
 * manifest says there is added, parts are dropped, doubled, swapped, moved, wrapped, named by an
 * anchor, or made large; texts of files inside of manifests are changed line by line.
 */
public final class TreeMutator {
  private static final int MOST_EDITS = 6;
  private static final int MOST_VALUES = 3_000;
  private static final int LARGEST_PART = 60;
  private static final List<Integer> TIMES = List.of(2, 20, 300);

  private static final List<String> CHARACTERS = List.of(
      "\0",
      "\n",
      "\t",
      "\u0085",
      "\u2028",
      "\u202e",
      "\uFEFF",
      "\uD83D\uDE00",
      "\uD800",
      "é",
      "ı",
      "İ",
      "٣",
      "\"",
      "'",
      "\\",
      "$",
      "${",
      "$(",
      "=",
      ",",
      ":",
      "@",
      "/",
      "..",
      " ",
      "#",
      "{{",
      "%",
      "*",
      "\u001b[31m",
      "<![CDATA[",
      "]]>",
      "&amp;",
      "::error::");

  private final TextMutator texts;
  private final List<String> words;
  private final TreeMap<String, List<Tree>> byKey = new TreeMap<>();
  private final TreeMap<String, List<Tree>> below = new TreeMap<>();

  /** A value and the map or list that holds it. */
  private record Spot(Tree parent, int index) {
    Tree value() {
      return parent.children.get(index);
    }
  }

  /**
   * Makes a mutator.
   *
   * @param donors manifests that parts are taken from
   * @param texts changes texts of lines
   * @param words what is written in place of values
   */
  TreeMutator(List<Tree> donors, TextMutator texts, List<String> words) {
    this.texts = texts;
    this.words = List.copyOf(words);
    Set<String> seen = new HashSet<>();
    donors.forEach(donor -> learn("", donor, seen));
  }

  private void learn(String place, Tree parent, Set<String> seen) {
    for (Tree child : parent.children) {
      String childPlace = child.key.isEmpty() ? place : child.key;
      if (child.size() <= LARGEST_PART && seen.add(place + " " + child.key + child.json())) {
        below.computeIfAbsent(place, key -> new ArrayList<>()).add(child);
        if (!child.key.isEmpty()) {
          byKey.computeIfAbsent(child.key, key -> new ArrayList<>()).add(child);
        }
      }
      learn(childPlace, child, seen);
    }
  }

  /** Changes a text's documents in one or more places. */
  void mutate(Tree documents, Choices choices) {
    int edits = 1 + choices.below(MOST_EDITS);
    for (int i = 0; i < edits; i++) {
      List<Spot> spots = new ArrayList<>();
      collect(documents, spots);
      if (!spots.isEmpty() && spots.size() < MOST_VALUES) {
        edit(spots, spots.get(choices.below(spots.size())), choices);
      }
    }
  }

  private static void collect(Tree parent, List<Spot> spots) {
    for (int i = 0; i < parent.children.size(); i++) {
      spots.add(new Spot(parent, i));
      collect(parent.children.get(i), spots);
    }
  }

  private void edit(List<Spot> spots, Spot spot, Choices choices) {
    Tree value = spot.value();
    List<Tree> siblings = spot.parent.children;
    switch (choices.below(20)) {
      case 0, 1 -> value.become(Tree.word(choices.of(words)));
      case 2, 3 -> {
        List<Tree> same = byKey.getOrDefault(value.key, List.of());
        value.become(
            same.isEmpty() ? Tree.word(choices.of(words)) : choices.of(same).copy());
      }
      case 4, 5, 6 -> {
        List<Tree> there = below.getOrDefault(value.key, List.of());
        if (value.isCollection() && !there.isEmpty()) {
          value.children.add(choices.of(there).copy());
        } else {
          value.become(Tree.text(choices.of(spots).value().text));
        }
      }
      case 7, 8 -> siblings.remove(spot.index);
      case 9 -> siblings.add(spot.index, value.copy());
      case 10 -> {
        Tree copy = value.copy();
        copy.key = choices.of(List.of("", "name", "value", "a"));
        Tree around = new Tree(copy.key.isEmpty() ? Kind.LIST : Kind.MAP);
        around.children.add(copy);
        value.become(around);
      }
      case 11 -> {
        if (!value.children.isEmpty()) {
          value.become(choices.of(value.children));
        }
      }
      case 12, 13 -> value.become(choices.of(spots).value().copy());
      case 14 -> {
        boolean isOdd = choices.below(2) == 0;
        value.key = isOdd ? oddKey(choices) : choices.of(List.copyOf(byKey.keySet()));
      }
      case 15 -> {
        // What stands later may name it; else the alias is a fault.
        Tree other = choices.of(spots).value();
        value.anchor = "n";
        if (choices.below(2) == 0 && other.kind == Kind.MAP) {
          Tree merged = Tree.word("*n");
          merged.key = "<<";
          other.children.add(merged);
        } else if (other != value) {
          other.become(Tree.word("*n"));
        }
      }
      case 16, 17 -> {
        if (value.kind == Kind.TEXT && value.text.indexOf('\n') >= 0) {
          value.text = texts.mutated(value.text, choices);
        } else if (!value.isCollection()) {
          int from = choices.below(value.text.length() + 1);
          int to = Math.min(value.text.length(), from + choices.below(4));
          value.become(Tree.text(
              value.text.substring(0, from) + choices.of(CHARACTERS) + value.text.substring(to)));
        }
      }
      case 18 -> {
        Tree target = choices.of(spots).value();
        Tree moved = siblings.remove(spot.index);
        (target.isCollection() ? target : spot.parent).children.add(moved);
      }
      default -> enlarge(spot, choices);
    }
  }

  /** Returns what is hardly a key; a list or a map is none at all. */
  private String oddKey(Choices choices) {
    String word = choices.of(words);
    return word.isEmpty() || word.startsWith("&") || word.startsWith("|") ? "\"\"" : word;
  }

  private static void enlarge(Spot spot, Choices choices) {
    int times = choices.of(TIMES);
    Tree value = spot.value();
    int size = value.size();
    switch (choices.below(3)) {
      case 0 -> {
        for (int i = 0; i < times && i * size < MOST_VALUES; i++) {
          Tree copy = value.copy();
          copy.key += copy.key.isEmpty() ? "" : Integer.toString(i);
          spot.parent.children.add(copy);
        }
      }
      case 1 -> {
        for (int i = 0; i < times; i++) {
          Tree around = new Tree(Kind.LIST);
          Tree inner = new Tree(Kind.LIST);
          inner.become(value);
          around.children.add(inner);
          value.become(around);
        }
      }
      default -> value.text = value.text.repeat(value.text.length() > 1_000 ? 1 : times);
    }
  }
}
