package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.InputRules.UNUSED_SUPPRESSION;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The suppressions that stand beside what they are about: comments in YAML texts and annotations of
 * objects. Remembers which of them were needed; the others are findings of KK0009.
 */
final class Suppressions {
  /** The annotation's key below {@code metadata.annotations}. */
  static final String ANNOTATION = "kafka-k3s/ignore";

  private final LocalDate today;
  private final Findings faults = new Findings();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Key, List<Entry>> bySubject = new HashMap<>();
  private final Set<Place> expired = new HashSet<>();

  /** A rule, and what it is not to speak of: a {@link Line} or the node of an object. */
  private record Key(String ruleId, Object subject) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && ruleId.equals(key.ruleId) && subject.equals(key.subject);
    }

    @Override
    public int hashCode() {
      return ruleId.hashCode() * 31 + subject.hashCode();
    }
  }

  private record Line(String file, int number) {
    static Line of(Place place) {
      return new Line(place.file(), place.line());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Line line && number == line.number && file.equals(line.file);
    }

    @Override
    public int hashCode() {
      return file.hashCode() * 31 + number;
    }
  }

  /** One rule of one suppression. */
  private static final class Entry {
    private final Suppression suppression;
    private final String ruleId;
    private boolean used;

    Entry(String ruleId, Suppression suppression) {
      this.ruleId = ruleId;
      this.suppression = suppression;
    }
  }

  Suppressions(LocalDate today) {
    this.today = today;
  }

  /** Adds those of a bundle. */
  void addAll(ManifestSet set) {
    addComments(set.texts());
    for (K8sObject object : set.objects()) {
      addAnnotation(object);
    }
  }

  /** Adds the comments of texts by file name. */
  void addComments(Map<String, String> texts) {
    List<IgnoreComment> comments = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      IgnoreComment.collect(text.getKey(), text.getValue(), comments);
    }
    for (IgnoreComment comment : comments) {
      Place place = new Place(comment.file(), comment.line(), comment.column(), "");
      add(Suppression.parse(place, comment.text()), lines(place, comment.target()));
    }
  }

  private static Set<Line> lines(Place place, int target) {
    return target == place.line()
        ? Set.of(Line.of(place))
        : Set.of(Line.of(place), new Line(place.file(), target));
  }

  private void addAnnotation(K8sObject object) {
    if (!(object.node().at("metadata", "annotations") instanceof YamlMap annotations)
        || !annotations.byName().containsKey(ANNOTATION)) {
      return;
    }
    YamlMap.Entry entry = annotations.byName().get(ANNOTATION);
    String text = entry.value() instanceof YamlScalar scalar ? scalar.text() : "";
    for (String part : text.split("[;\n]")) {
      if (!part.isBlank()) {
        add(Suppression.parse(entry.keyPlace(), part), Set.of(object.node()));
      }
    }
  }

  private void add(Suppression suppression, Set<?> subjects) {
    Optional<String> fault = fault(suppression);
    if (fault.isPresent()) {
      refuse(suppression.place(), fault.get(), "");
      return;
    }
    for (String name : suppression.rules()) {
      Optional<AllRules.Row> row = AllRules.find(name);
      if (row.isEmpty()) {
        List<String> known =
            AllRules.rows().stream().map(each -> each.rule().slug()).toList();
        refuse(suppression.place(), "no rule is named " + name, NearestName.hint(name, known));
        continue;
      }
      String ruleId = row.get().rule().id();
      Entry entry = new Entry(ruleId, suppression);
      entries.add(entry);
      subjects.forEach(subject -> bySubject
          .computeIfAbsent(new Key(ruleId, subject), key -> new ArrayList<>())
          .add(entry));
    }
  }

  private Optional<String> fault(Suppression suppression) {
    if (suppression.rules().isEmpty()) {
      return Optional.of("this suppression names no rule and has no effect");
    }
    String names = String.join(", ", suppression.rules());
    if (suppression.reason().isEmpty()) {
      return Optional.of("the suppression of " + names + " has no reason and no effect");
    }
    if (suppression.until().isPresent()) {
      String until = suppression.until().get();
      try {
        if (LocalDate.parse(until).isBefore(today)) {
          expired.add(suppression.place());
          return Optional.of("the suppression of " + names + " has expired on " + until);
        }
      } catch (DateTimeException e) {
        return Optional.of("until=" + until + " is no date; write it as 2027-01-31");
      }
    }
    return Optional.empty();
  }

  private void refuse(Place place, String message, String hint) {
    String help = hint.isEmpty()
        ? "write # kafka-k3s:ignore <rule> [until=<date>] <reason>, or remove it"
        : hint;
    faults.add(UNUSED_SUPPRESSION, place, message, help);
  }

  /** Tells whether somebody has decided to live with a finding, and remembers that he has to. */
  boolean covers(Hit hit) {
    if (bySubject.isEmpty()) {
      return false;
    }
    Set<Object> subjects = new HashSet<>();
    // A copy in a bundle brings its comments along, and its findings point at the original.
    subjects.add(Line.of(hit.finding().place()));
    subjects.add(Line.of(hit.place()));
    hit.object().ifPresent(object -> subjects.add(object.node()));
    boolean covered = false;
    for (Object subject : subjects) {
      List<Entry> about = bySubject.getOrDefault(new Key(hit.ruleId(), subject), List.of());
      about.forEach(entry -> entry.used = true);
      covered |= !about.isEmpty();
    }
    return covered;
  }

  /**
   * Returns where suppressions stand that change nothing, after every finding was asked for: they
   * have expired, or each of their rules is known and has no finding there.
   */
  Set<Place> unneeded() {
    Set<Place> unneeded = new HashSet<>(expired);
    Map<Place, List<Entry>> byPlace =
        entries.stream().collect(Collectors.groupingBy(entry -> entry.suppression.place()));
    byPlace.forEach((place, of) -> {
      boolean isWhole = of.size() == of.get(0).suppression.rules().size();
      if (isWhole && of.stream().noneMatch(entry -> entry.used)) {
        unneeded.add(place);
      }
    });
    return unneeded;
  }

  /** Returns what is wrong with the suppressions themselves, after every finding was asked for. */
  List<Finding> faults() {
    for (Entry entry : entries) {
      if (!entry.used) {
        faults.add(
            UNUSED_SUPPRESSION,
            entry.suppression.place(),
            "nothing here is a finding of " + entry.ruleId,
            "remove the suppression");
      }
    }
    return faults.sorted();
  }
}
