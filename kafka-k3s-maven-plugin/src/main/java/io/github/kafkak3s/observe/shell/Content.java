package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.diagnostic.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a file or a pipe holds, and where each of its lines comes from. Immutable. */
final class Content {
  static final Content EMPTY = new Content("", List.of());

  /** Of a file that is known not to be there. */
  static final Content ABSENT = new Content("", List.of());

  /** Of a directory. */
  static final Content DIRECTORY = new Content("", List.of());

  /** Of an input of which nothing is known, its place included. */
  static final Content LOST = of("\0\n", new Spot(LocatedText.at(Place.ofFile(""), ""), 1));

  private final String raw;
  private final List<Spot> spots;

  /** Whether this, though nothing of it is known, is one line. */
  private final boolean isLine;

  private Content(String raw, List<Spot> spots) {
    this(raw, spots, false);
  }

  private Content(String raw, List<Spot> spots, boolean isLine) {
    this.raw = raw;
    this.spots = spots;
    this.isLine = isLine;
  }

  /** Returns a text all of whose lines come from one place. */
  static Content of(String raw, Spot spot) {
    int lines = lines(raw);
    return lines == 0 ? EMPTY : new Content(raw, lineOf(spot, lines));
  }

  /** Returns a text whose lines come from the lines of a file. */
  static Content of(LocatedText text) {
    String raw = text.text().raw();
    Spot[] spots = new Spot[lines(raw)];
    for (int i = 0; i < spots.length; i++) {
      spots[i] = new Spot(text, i + 1);
    }
    return new Content(raw, List.of(spots));
  }

  /** Returns a text of which nothing is known. */
  static Content unknown(Spot spot) {
    return of("\0\n", spot);
  }

  /** Returns the same, known to be one line where nothing else of it is known. */
  Content asLine() {
    return raw.equals("\0\n") ? new Content(raw, spots, true) : this;
  }

  /** Returns the same, known to be one line where that is known of another one. */
  Content lineLike(Content input) {
    return input.isLine ? asLine() : this;
  }

  private static List<Spot> lineOf(Spot spot, int lines) {
    Spot[] spots = new Spot[lines];
    Arrays.fill(spots, spot);
    return List.of(spots);
  }

  private static int lines(String raw) {
    int lines = raw.isEmpty() || raw.endsWith("\n") ? 0 : 1;
    for (int at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
      lines++;
    }
    return lines;
  }

  String raw() {
    return raw;
  }

  int length() {
    return raw.length();
  }

  boolean isKnown() {
    return ShellText.isKnown(raw);
  }

  /** Returns the lines without their ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(spots.size());
    int from = 0;
    while (from < raw.length()) {
      int end = raw.indexOf('\n', from);
      end = end < 0 ? raw.length() : end;
      lines.add(raw.substring(from, end));
      from = end + 1;
    }
    return lines;
  }

  Spot spot(int index) {
    return spots.get(index);
  }

  /** Returns where a line stands, counted from 1; the nearest one where there are fewer. */
  Place placeOfLine(int line) {
    return spots.isEmpty()
        ? LOST.spots.get(0).place()
        : spots.get(Math.max(0, Math.min(line, spots.size()) - 1)).place();
  }

  Content plus(Content other) {
    if (other.raw.isEmpty()) {
      return this;
    }
    if (raw.isEmpty()) {
      return other;
    }
    if (endsUnknown() && other.raw.startsWith("\0\n")) {
      return plus(other.from(2));
    }
    boolean joins = !raw.endsWith("\n");
    List<Spot> all = new ArrayList<>(spots);
    if (opensInto(other)) {
      // Any number of lines behind a line that has not ended: even its end is not known.
      String rest = other.raw.substring(2);
      all.addAll(other.spots.subList(rest.isEmpty() ? 1 : 2, other.spots.size()));
      return new Content(ShellText.squeezed(raw + ShellText.GAP + rest), all);
    }
    all.addAll(joins ? other.spots.subList(1, other.spots.size()) : other.spots);
    return new Content(ShellText.squeezed(raw + other.raw), all);
  }

  /** Tells whether any number of lines follows in a line of this that has not ended. */
  boolean opensInto(Content other) {
    return !raw.isEmpty() && !raw.endsWith("\n") && other.raw.startsWith("\0\n");
  }

  /** Returns the same with nothing known of each line that is not known in all its parts. */
  Content withoutPartlyKnown() {
    return isKnown()
        ? this
        : mapped(line -> ShellText.isKnown(line) ? line : ShellText.ANY).endingLike(this);
  }

  /** Returns the same as a text, in which any number of lines are a part that is not known. */
  String asText() {
    String text = raw.startsWith("\0\n") ? ShellText.ANY + raw.substring(2) : raw;
    return text.replace("\n\0\n", "\n\0");
  }

  /** Tells whether there is a line that stands for any number of lines. */
  boolean hasUnknownLines() {
    boolean has = raw.equals(ShellText.ANY)
        || raw.startsWith("\0\n")
        || raw.contains("\n\0\n")
        || raw.endsWith("\n\0");
    return has && !isLine;
  }

  /** Tells whether the last line stands for any number of lines. */
  private boolean endsUnknown() {
    return raw.equals("\0\n") || raw.endsWith("\n\0\n");
  }

  /** Returns what is left from a character on. */
  Content from(int at) {
    int passed = 0;
    for (int end = raw.indexOf('\n'); end >= 0 && end < at; end = raw.indexOf('\n', end + 1)) {
      passed++;
    }
    return at >= raw.length()
        ? EMPTY
        : new Content(raw.substring(at), spots.subList(passed, spots.size()));
  }

  /** Returns each line changed; a line that becomes null is left out. */
  Content mapped(UnaryOperator<String> change) {
    Lines out = new Lines();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String changed = change.apply(lines.get(i));
      if (changed != null) {
        out.add(changed, spots.get(i));
      }
    }
    return out.content().lineLike(this);
  }

  /**
   * Returns another text in place of this one; where the lines have moved, all come from the first.
   */
  Content rewritten(String newRaw) {
    int lines = lines(newRaw);
    if (lines == 0 || spots.isEmpty()) {
      return EMPTY;
    }
    return new Content(newRaw, lines == spots.size() ? spots : lineOf(spots.get(0), lines));
  }

  /** Returns these lines, the last one without a line break where that of the input had none. */
  Content endingLike(Content input) {
    return ends(input) || raw.isEmpty()
        ? this
        : new Content(raw.substring(0, raw.length() - 1), raw.equals("\n") ? List.of() : spots);
  }

  /** Collects lines. */
  static final class Lines {
    private final StringBuilder raw = new StringBuilder();
    private final List<Spot> spots = new ArrayList<>();

    /** Whether the last line stands for any number of lines; another such one adds nothing. */
    private boolean lastUnknown;

    /** Adds a line, or several where the text has line breaks in it. */
    void add(String line, Spot spot) {
      if (line.equals(ShellText.ANY) && lastUnknown) {
        return;
      }
      lastUnknown = line.equals(ShellText.ANY);
      raw.append(line).append('\n');
      spots.add(spot);
      for (int at = line.indexOf('\n'); at >= 0; at = line.indexOf('\n', at + 1)) {
        spots.add(spot);
      }
    }

    Content content() {
      return raw.isEmpty() ? EMPTY : new Content(raw.toString(), spots);
    }
  }

  /** Returns what two have in common, line by line; what differs is unknown. */
  static Content merged(Content one, Content other) {
    if (one.equals(other)) {
      return one;
    }
    List<String> left = one.lines();
    List<String> right = other.lines();
    int shorter = Math.min(left.size(), right.size());
    int head = 0;
    while (head < shorter && left.get(head).equals(right.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    Lines out = new Lines();
    for (int i = 0; i < head; i++) {
      out.add(left.get(i), one.spots.get(i));
    }
    int leftRest = left.size() - head - tail;
    int rightRest = right.size() - head - tail;
    if (leftRest == rightRest) {
      for (int i = head; i < head + leftRest; i++) {
        out.add(ShellText.merged(left.get(i), right.get(i)), one.spots.get(i));
      }
    } else {
      Content longer = leftRest > 0 ? one : other;
      out.add(ShellText.ANY, longer.spots.get(head));
    }
    for (int i = left.size() - tail; i < left.size(); i++) {
      out.add(left.get(i), one.spots.get(i));
    }
    Content lines = out.content();
    if (ends(one) && ends(other) || lines.raw.isEmpty()) {
      return lines;
    }
    if (!ends(one) && !ends(other)) {
      return lines.endingLike(one);
    }
    // Whether the last line ends is not known either: other lines may follow in it.
    List<String> all = lines.lines();
    Lines open = new Lines();
    for (int i = 0; i < all.size(); i++) {
      open.add(i + 1 < all.size() ? all.get(i) : ShellText.ANY, lines.spots.get(i));
    }
    return open.content();
  }

  private static boolean ends(Content content) {
    return content.raw.isEmpty() || content.raw.endsWith("\n");
  }

  @Override
  public boolean equals(Object other) {
    boolean special = this == ABSENT || this == DIRECTORY || other == ABSENT || other == DIRECTORY;
    return this == other || !special && other instanceof Content content && content.raw.equals(raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }
}
