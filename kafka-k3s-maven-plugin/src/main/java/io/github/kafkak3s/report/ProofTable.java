package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.proof.Break;
import io.github.kafkak3s.proof.Failure;
import io.github.kafkak3s.proof.Proof;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof of one cluster as a small table for a console: how many failures of each sort are
 * survived, and below it the smallest ones that are not.
 */
public final class ProofTable {
  private static final String CAPTION =
      "  how many fail at once and are survived; in a roll, a drain: how many pods more";
  private static final String NOTHING = "no";
  private static final String UNKNOWN = "?";
  private static final int FIRST_COLUMN = 12;
  private static final int WIDEST = 100;

  /** The columns, each as wide as its title. */
  private enum Column {
    PODS(Failure.POD, "   pods"),
    NODES(Failure.NODE, "  nodes"),
    ZONES(Failure.ZONE, "  zones"),
    ROLL(Failure.ROLL, "  in a roll"),
    DRAIN(Failure.DRAIN, "  in a drain");

    private final Failure failure;
    private final String title;

    Column(Failure failure, String title) {
      this.failure = failure;
      this.title = title;
    }
  }

  private ProofTable() {}

  /** Returns the lines of a proof. */
  public static List<String> lines(Proof proof) {
    List<String> lines = new ArrayList<>();
    String title = "proof of %s (%s, %s)"
        .formatted(
            proof.cluster(),
            counted(proof.brokers(), "broker"),
            counted(proof.controllers(), "controller"));
    if (!proof.gap().isEmpty()) {
      lines.add(title + ": none, " + proof.gap());
      return printable(lines);
    }
    lines.add(title);
    lines.add(CAPTION);
    StringBuilder head = new StringBuilder(" ".repeat(FIRST_COLUMN));
    for (Column column : Column.values()) {
      head.append(column.title);
    }
    lines.add(head.toString());
    proof.rows().forEach(row -> lines.add(line(row)));
    proof.sentences().forEach(sentence -> addWrapped(sentence, lines));
    return printable(lines);
  }

  private static String line(Proof.Row row) {
    StringBuilder line = new StringBuilder("  ").append(row.name());
    line.append(" ".repeat(FIRST_COLUMN - line.length()));
    for (Column column : Column.values()) {
      String cell = cell(row.smallest().get(column.failure));
      line.append(" ".repeat(column.title.length() - cell.length())).append(cell);
    }
    return line.toString();
  }

  private static String cell(Break smallest) {
    if (smallest == null) {
      return UNKNOWN;
    }
    return smallest.size() == 0 ? NOTHING : Integer.toString(smallest.tolerated());
  }

  private static void addWrapped(String sentence, List<String> lines) {
    StringBuilder line = new StringBuilder(" ");
    for (String word : sentence.split(" ")) {
      if (line.length() + 1 + word.length() > WIDEST && !line.toString().isBlank()) {
        lines.add(line.toString());
        line.setLength(0);
        line.append("   ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  private static List<String> printable(List<String> lines) {
    return lines.stream().map(Texts::visible).toList();
  }

  private static String counted(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
