package io.github.kafkak3s.yaml;

import static io.github.kafkak3s.diagnostic.InputRules.SYNTAX;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML text into nodes with places. Works on the parser's events, because its composer
 * neither refuses duplicate keys nor bounds what aliases expand to. Every fault becomes a finding
 * of KK0001; no input makes it throw.
 */
public final class YamlReader {
  private static final String TAG_PREFIX = "tag:yaml.org,2002:";
  private static final String MERGE_KEY = "<<";
  private static final Set<String> COLLECTION_TAGS =
      Set.of("!", TAG_PREFIX + "map", TAG_PREFIX + "seq");
  private static final Set<String> PLAIN_TAGS =
      Set.of(TAG_PREFIX + "int", TAG_PREFIX + "float", TAG_PREFIX + "bool", TAG_PREFIX + "null");
  private static final Set<String> TEXT_TAGS = Set.of("!", TAG_PREFIX + "str");

  private final String file;
  private final YamlLimits limits;
  private final Findings findings;
  private final Optional<Rule> duplicateKey;
  private final ParserImpl parser;
  private final TextLines lines;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> openAnchors = new HashSet<>();
  private int depth;
  private int deepest;
  private long nodes;
  private Mark reached;

  /** A value with a name: how many values it is in all, and how many levels of maps and lists. */
  private record Anchored(YamlNode node, long size, int height) {}

  private YamlReader(
      String file,
      String text,
      int[] codePoints,
      YamlLimits limits,
      Findings findings,
      Optional<Rule> duplicateKey) {
    this.file = file;
    this.limits = limits;
    this.findings = findings;
    this.duplicateKey = duplicateKey;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new WholeTextReader(codePoints), options);
    this.lines = new TextLines(text);
  }

  /** Reads a text that holds exactly one document; empty, with a finding, where it does not. */
  public static Optional<YamlNode> readOne(
      String file, String text, YamlLimits limits, Findings findings) {
    int before = findings.errorCount();
    List<YamlNode> documents = readAll(file, text, limits, findings);
    if (findings.errorCount() > before) {
      return Optional.empty();
    }
    if (documents.isEmpty()) {
      findings.add(SYNTAX, Place.ofFile(file), "the file is empty", "");
      return Optional.empty();
    }
    if (documents.size() > 1) {
      findings.add(
          SYNTAX,
          documents.get(1).place(),
          "a second document starts here; this file holds exactly one",
          "remove the line --- and what follows it");
      return Optional.empty();
    }
    return Optional.of(documents.get(0));
  }

  /**
   * Reads every document of a text; those after a fault are not read. Documents without content are
   * left out.
   */
  public static List<YamlNode> readAll(
      String file, String text, YamlLimits limits, Findings findings) {
    return readAll(file, text, limits, findings, Optional.empty());
  }

  /**
   * Reads every document of a text and goes on after a key that stands twice in one map, the last
   * value kept, as Kubernetes' own clients do.
   *
   * @param duplicateKey the rule that such a key is a finding of
   */
  public static List<YamlNode> readAll(
      String file, String text, YamlLimits limits, Findings findings, Rule duplicateKey) {
    return readAll(file, text, limits, findings, Optional.of(duplicateKey));
  }

  private static List<YamlNode> readAll(
      String file, String text, YamlLimits limits, Findings findings, Optional<Rule> duplicateKey) {
    List<YamlNode> documents = new ArrayList<>();
    int[] codePoints = codePoints(text);
    Optional<Finding> forbidden = firstForbidden(file, codePoints);
    if (forbidden.isPresent()) {
      findings.add(forbidden.get());
      return documents;
    }
    YamlReader reader = new YamlReader(file, text, codePoints, limits, findings, duplicateKey);
    try {
      reader.documents(documents);
    } catch (Fault fault) {
      findings.add(SYNTAX, fault.place, fault.getMessage(), fault.help);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
      findings.add(SYNTAX, place(file, mark), describe(e), helpFor(e));
    } catch (NumberFormatException e) {
      // SnakeYAML reads the eight digits of an escape \U as a signed int.
      findings.add(
          SYNTAX,
          place(file, reader.reached),
          "a number after this place is out of range: an escape \\U, perhaps",
          "");
    } catch (YAMLException e) {
      findings.add(SYNTAX, Place.ofFile(file), "this is not YAML: " + e.getMessage(), "");
    }
    return documents;
  }

  private void documents(List<YamlNode> documents) {
    while (!parser.checkEvent(Event.ID.StreamEnd)) {
      Event event = next();
      if (event instanceof DocumentStartEvent start) {
        anchors.clear();
        YamlNode root = node();
        boolean empty =
            !start.getExplicit() && root instanceof YamlScalar scalar && scalar.isNull();
        boolean commentsOnly = root instanceof YamlScalar scalar
            && scalar.isPlain()
            && scalar.text().isEmpty();
        if (!empty && !commentsOnly) {
          root.bindChildren();
          documents.add(root);
        }
      }
    }
  }

  private Event next() {
    Event event = parser.getEvent();
    reached = event.getEndMark();
    return event;
  }

  private YamlNode node() {
    Event event = next();
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    count(1, event.getStartMark());
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor == null) {
      return value(event);
    }
    long nodesBefore = nodes;
    int deepestBefore = deepest;
    deepest = depth;
    openAnchors.add(anchor);
    YamlNode node = value(event);
    openAnchors.remove(anchor);
    anchors.put(anchor, new Anchored(node, nodes - nodesBefore + 1, deepest - depth));
    deepest = Math.max(deepest, deepestBefore);
    return node;
  }

  private YamlNode value(Event event) {
    return event instanceof ScalarEvent scalar
        ? scalar(scalar)
        : collection((CollectionStartEvent) event);
  }

  private YamlNode alias(AliasEvent event) {
    Anchored anchored =
        openAnchors.contains(event.getAnchor()) ? null : anchors.get(event.getAnchor());
    if (anchored == null) {
      boolean open = openAnchors.contains(event.getAnchor());
      throw new Fault(
          place(file, event.getStartMark()),
          open
              ? "the alias *" + event.getAnchor() + " stands inside the value that it names"
              : "the alias *" + event.getAnchor() + " names no anchor above it",
          "");
    }
    count(anchored.size(), event.getStartMark());
    deepen(anchored.height(), event.getStartMark());
    return anchored.node();
  }

  private void deepen(int levels, Mark mark) {
    deepest = Math.max(deepest, depth + levels);
    if (depth + levels > limits.depth()) {
      throw new Fault(place(file, mark), "nested deeper than " + limits.depth() + " levels", "");
    }
  }

  private void count(long more, Mark mark) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new Fault(
          place(file, mark),
          "more than " + limits.nodes() + " values, aliases counted as often as they are used",
          "split the file, or use fewer aliases");
    }
  }

  private YamlScalar scalar(ScalarEvent event) {
    boolean plain = event.isPlain();
    String tag = event.getTag();
    if (tag != null) {
      if (!PLAIN_TAGS.contains(tag) && !TEXT_TAGS.contains(tag)) {
        throw unknownTag(event.getStartMark(), tag);
      }
      plain = PLAIN_TAGS.contains(tag);
    }
    Mark mark = event.getStartMark();
    // Only an escape can bring in what no text of a file holds.
    if (event.getScalarStyle() == DumperOptions.ScalarStyle.DOUBLE_QUOTED
        && holdsHalfCharacter(event.getValue())) {
      throw new Fault(
          place(file, mark),
          "an escape in this text is half a surrogate pair, not a character",
          "write the character itself");
    }
    int blockColumn = event.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
        ? lines.firstColumnBelow(mark.getLine())
        : 0;
    return new YamlScalar(
        file, mark.getLine() + 1, mark.getColumn() + 1, event.getValue(), plain, blockColumn);
  }

  private static boolean holdsHalfCharacter(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      // A code point in this range is a surrogate without its other half.
      int c = text.codePointAt(at);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return true;
      }
    }
    return false;
  }

  private YamlNode collection(CollectionStartEvent event) {
    Mark mark = event.getStartMark();
    if (event.getTag() != null && !COLLECTION_TAGS.contains(event.getTag())) {
      throw unknownTag(mark, event.getTag());
    }
    deepen(1, mark);
    depth++;
    YamlNode node = event instanceof MappingStartEvent ? map(mark) : list(mark);
    depth--;
    return node;
  }

  private YamlList list(Mark mark) {
    List<YamlNode> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    next();
    return new YamlList(file, mark.getLine() + 1, mark.getColumn() + 1, items);
  }

  private YamlMap map(Mark mark) {
    Map<String, YamlMap.Entry> own = new LinkedHashMap<>();
    List<YamlMap> merged = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Mark keyMark = parser.peekEvent().getStartMark();
      if (!(node() instanceof YamlScalar key)) {
        throw new Fault(place(file, keyMark), "a key must be text, not a map or a list", "");
      }
      YamlNode value = node();
      if (key.isPlain() && key.text().equals(MERGE_KEY)) {
        addMerged(merged, value);
        continue;
      }
      YamlMap.Entry first = own.putIfAbsent(key.text(), new YamlMap.Entry(key, value));
      if (first != null) {
        Fault fault = new Fault(
            place(file, keyMark),
            "the key \"" + Texts.shown(key.text()) + "\" stands twice in one map, first on line "
                + first.key().line(),
            "remove one of them: other readers keep the last and drop the first in silence");
        findings.add(
            duplicateKey.orElseThrow(() -> fault), fault.place, fault.getMessage(), fault.help);
        own.put(key.text(), new YamlMap.Entry(key, value));
      }
    }
    next();
    // The map's own keys win, then the earlier of the merged maps (YAML merge key, working draft
    // 2005-01-18).
    for (YamlMap source : merged) {
      for (YamlMap.Entry entry : source.entries()) {
        if (own.putIfAbsent(entry.name(), entry) == null) {
          count(1, mark);
        }
      }
    }
    return new YamlMap(file, mark.getLine() + 1, mark.getColumn() + 1, own);
  }

  private void addMerged(List<YamlMap> merged, YamlNode value) {
    List<YamlNode> sources = value instanceof YamlList list ? list.items() : List.of(value);
    for (YamlNode source : sources) {
      if (!(source instanceof YamlMap map)) {
        throw new Fault(
            source.place(), "<< merges a map or a list of maps, not " + source.kind(), "");
      }
      merged.add(map);
    }
  }

  private Fault unknownTag(Mark mark, String tag) {
    return new Fault(
        place(file, mark),
        "the tag " + Texts.shown(tag.replace(TAG_PREFIX, "!!")) + " is not supported",
        "remove it: the type of every value is known without tags");
  }

  private static Place place(String file, Mark mark) {
    return mark == null
        ? Place.ofFile(file)
        : new Place(file, mark.getLine() + 1, mark.getColumn() + 1, "");
  }

  private static String describe(MarkedYAMLException e) {
    String problem =
        e.getProblem() == null ? "this is not YAML" : e.getProblem().strip();
    String context = e.getContext() == null ? "" : " " + e.getContext().strip();
    // The parser quotes the character that it stumbles over, whatever it is.
    return (problem + context).replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "\uFFFD");
  }

  private static String helpFor(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return "indent with blanks";
    }
    return problem.contains("mapping values are not allowed")
        ? "put the value in quotes, or check the indentation of this line"
        : "";
  }

  private static int[] codePoints(String text) {
    int length = text.length();
    int[] codePoints = new int[length];
    int count = 0;
    for (int at = 0; at < length; at++) {
      char c = text.charAt(at);
      int codePoint = c;
      if (Character.isHighSurrogate(c)) {
        codePoint = text.codePointAt(at);
        at += Character.charCount(codePoint) - 1;
      }
      codePoints[count++] = codePoint;
    }
    return count == length ? codePoints : Arrays.copyOf(codePoints, count);
  }

  private static Optional<Finding> firstForbidden(String file, int[] text) {
    int line = 1;
    int column = 1;
    for (int c : text) {
      // ASCII is most of any manifest.
      boolean isAscii = c >= ' ' && c <= '~' || c == '\n';
      if (!isAscii && !StreamReader.isPrintable(c)) {
        return Optional.of(new Finding(
            SYNTAX,
            SYNTAX.severity(),
            new Place(file, line, column, ""),
            "the character U+%04X is not allowed in YAML".formatted(c),
            "remove it, or write it as an escape in double quotes"));
      }
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
    return Optional.empty();
  }

  /** Ends the reading of one text; never leaves this class. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final String help;

    Fault(Place place, String message, String help) {
      super(message, null, false, false);
      this.place = place;
      this.help = help;
    }
  }
}
