package io.github.kafkak3s.lint;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory of manifests in which markers say what is expected: {@code # expect: KK3101}, or
 * {@code # expect: KK3101 info, KK2102}, at the end of the offending line. The markers are cut off
 * before anything is read, so that they can stand in blocks and in JSON. What the bundle cannot say
 * stands in {@code intent.properties}: {@code nodes=servers=1,agents=2} or {@code hosts=one server
 * zone=a arch=arm64 cpu=4 memory=8Gi tainted, two}, {@code kubernetes=1.35},
 * {@code loadBalancer=none}, {@code ours=true}, and guarantees such as
 * {@code guarantee.writes.nodeFailures=1}, each at its own line.
 *
 * @param texts the manifests without markers
 * @param intent what the bundle is for
 * @param expected the marked findings, as {@link #shown} shows them
 */
record RuleCase(SortedMap<String, String> texts, Intent intent, SortedSet<String> expected) {
  private static final String MARKER = "# expect:";
  private static final String INTENT = "intent.properties";

  static RuleCase read(Path directory) throws IOException {
    SortedMap<String, String> texts = CaseFiles.texts(directory);
    SortedSet<String> expected = new TreeSet<>();
    String said = texts.containsKey(INTENT) ? bareIntent(texts.remove(INTENT), expected) : "";
    return of(texts, intent(said, Intent.NONE), expected);
  }

  /** Takes the markers out of texts. */
  static RuleCase of(SortedMap<String, String> texts, Intent intent) {
    return of(texts, intent, new TreeSet<>());
  }

  private static RuleCase of(
      SortedMap<String, String> texts, Intent intent, SortedSet<String> expected) {
    SortedMap<String, String> bare = new TreeMap<>();
    texts.forEach((file, text) -> bare.put(file, bare(file, text, expected)));
    return new RuleCase(bare, intent, expected);
  }

  /** Reads what a bundle is for; what the text does not say is as given. */
  static Intent intent(String text, Intent given) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Optional<String> nodes = Optional.ofNullable(properties.getProperty("nodes"));
    Optional<String> hosts = Optional.ofNullable(properties.getProperty("hosts"));
    return new Intent(
        nodes
            .map(each -> Intent.parseNodes(each).orElseThrow())
            .or(() -> hosts.map(RuleCase::hosts))
            .or(given::hosts),
        Optional.ofNullable(properties.getProperty("kubernetes")).or(given::kubernetes),
        Optional.ofNullable(properties.getProperty("loadBalancer")).or(given::loadBalancer),
        given.release(),
        given.secrets(),
        given.isOurs() || Boolean.parseBoolean(properties.getProperty("ours")),
        guarantees(text));
  }

  /** Takes the markers out of the text that says what a bundle is for. */
  static String bareIntent(String text, SortedSet<String> expected) {
    return bare(INTENT, text, expected);
  }

  /** Returns a line without its marker, if it has one. */
  static String bare(String line) {
    int at = line.indexOf(MARKER);
    return at < 0 ? line : line.substring(0, at).stripTrailing();
  }

  /** Reads hosts one by one: {@code one server zone=a arch=arm64 cpu=4 memory=8Gi tainted, two}. */
  static List<Host> hosts(String text) {
    return Stream.of(text.split(",")).map(RuleCase::host).toList();
  }

  private static Host host(String text) {
    List<String> words = List.of(text.strip().split(" "));
    return new Host(
        words.get(0),
        words.contains("server"),
        value(words, "zone"),
        value(words, "arch"),
        value(words, "cpu").map(Quantity::of),
        value(words, "memory").map(Quantity::of),
        Optional.empty(),
        !words.contains("tainted"));
  }

  private static Optional<String> value(List<String> words, String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst();
  }

  private static List<Guarantee> guarantees(String text) {
    List<Guarantee> guarantees = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split("[.=]");
      if (words[0].equals("guarantee")) {
        guarantees.add(new Guarantee(
            Guarantee.Promise.valueOf(words[1].toUpperCase(Locale.ROOT)),
            words[2].equals("nodeFailures") ? Guarantee.Domain.NODE : Guarantee.Domain.ZONE,
            Integer.parseInt(words[3]),
            new Place(INTENT, i + 1, 1, "/" + words[1] + "/" + words[2])));
      }
    }
    return guarantees;
  }

  private static String bare(String file, String text, SortedSet<String> expected) {
    StringBuilder bare = new StringBuilder();
    int number = 1;
    for (String line : text.split("(?<=\n)")) {
      int at = line.indexOf(MARKER);
      if (at >= 0) {
        for (String mark : line.substring(at + MARKER.length()).split(",")) {
          expected.add(withSeverity(file + ":" + number + " " + mark.strip()));
        }
        line = line.substring(0, at).stripTrailing() + "\n";
      }
      bare.append(line);
      number++;
    }
    return bare.toString();
  }

  private static String withSeverity(String mark) {
    String[] words = mark.split(" ");
    if (words.length > 2) {
      return mark;
    }
    Severity severity = AllRules.find(words[1]).orElseThrow().rule().severity();
    return mark + " " + severity.label();
  }

  /** Returns every finding of the rules that are on. */
  List<Finding> findings() {
    List<LintRule> rules =
        AllRules.rows().stream().flatMap(row -> row.check().stream()).toList();
    return new Linter(rules)
        .judge(Bundles.of(texts, intent)).stream().map(Hit::finding).toList();
  }

  /** Returns a finding as expected ones are written: {@code file:line rule severity}. */
  static String shown(Finding finding) {
    return "%s:%s %s %s"
        .formatted(
            finding.place().file(),
            finding.place().line(),
            finding.rule().id(),
            finding.severity().label());
  }
}
