package io.github.kafkak3s;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Changes texts of manifests: as trees, which stay YAML, or as lines, which often do not. */
public final class ManifestMutator {
  private final TextMutator texts;
  private final TreeMutator trees;
  private final List<String> comments;

  /**
   * Makes a mutator.
   *
   * @param donors manifests that parts are taken from
   * @param rules ids and slugs that comments name
   */
  public ManifestMutator(Collection<String> donors, List<String> rules) {
    texts = new TextMutator(List.copyOf(donors), OddValues.WORDS);
    trees = new TreeMutator(donors.stream().map(Tree::parse).toList(), texts, OddValues.WORDS);
    comments = comments(rules);
  }

  private static List<String> comments(List<String> rules) {
    List<String> comments = new ArrayList<>();
    for (String rule : rules) {
      comments.add(rule + " because");
    }
    comments.addAll(List.of(
        "",
        "*",
        "* all",
        rules.get(0) + "," + rules.get(1) + " both",
        rules.get(0) + " until=2026-11-24 today",
        rules.get(0) + " until=2026-11-23 over",
        rules.get(0) + " until=99999-99-99 never",
        rules.get(0) + " until=",
        "KK9999 there is none",
        "\u202eKK1001 \u0007 hidden"));
    return List.copyOf(comments);
  }

  /** Returns a text with one or more changes. */
  public String mutated(String text, Choices choices) {
    int way = choices.below(8);
    if (way < 2) {
      return texts.mutated(text, choices);
    }
    Tree documents = Tree.parse(text);
    trees.mutate(documents, choices);
    return switch (way) {
      case 2 -> documents.forJson().json();
      case 3 -> texts.mutated(documents.blocks(), choices);
      case 4 -> commented(documents.blocks(), choices);
      default -> documents.blocks();
    };
  }

  /** Puts comments that suppress findings at the ends of lines and between them. */
  private String commented(String text, Choices choices) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int count = 1 + choices.below(4);
    for (int i = 0; i < count && !lines.isEmpty(); i++) {
      int at = choices.below(lines.size());
      String comment = "# kafka-k3s:ignore " + choices.of(comments);
      if (choices.below(2) == 0) {
        lines.set(at, lines.get(at) + " " + comment);
      } else {
        lines.add(at, comment);
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
