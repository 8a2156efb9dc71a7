package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.proof.Proof;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one bundle after the other and keeps what is to be reported: every finding is counted, the
 * heaviest are kept. Not thread-safe.
 */
public final class LintRun {
  /** How many findings are kept; code hosts show no more (GitHub: the top 5,000). */
  public static final int MOST_RESULTS = 5_000;

  /** How many clusters are proved; of more, nobody reads what they survive. */
  public static final int MOST_PROOFS = 100;

  private final List<Rule> rules;
  private final Linter linter;
  private final LocalDate today;
  private final Baseline baseline;
  private final boolean keepsAll;
  private final Suppressions outside;
  private final Decisions decisions = new Decisions();
  private final Map<String, Integer> fingerprints = new HashMap<>();
  private final Map<Severity, List<Kept>> results = new EnumMap<>(Severity.class);
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
  private final Set<String> traced = new HashSet<>();
  private final List<Finding> uncounted = new ArrayList<>();
  private final List<Proof> proofs = new ArrayList<>();
  private int causes;
  private int suppressed;
  private int baselined;
  private int files;
  private boolean isFailure;

  /** Whether findings are only counted from now on; read by the threads that judge. */
  private volatile boolean onlyCounts;

  /** A finding that is to be reported. */
  private record Kept(Finding finding, String identity, String pointer, String key) {
    Result result() {
      return new Result(finding, identity, pointer, Fingerprint.of(key));
    }
  }

  /**
   * Begins a run.
   *
   * @param rules the rules to ask
   * @param today the day that {@code until} is compared with
   * @param baseline what is to be worked off later
   * @param keepsAll whether every finding is kept, to write a baseline
   */
  public LintRun(
      Collection<? extends LintRule> rules, LocalDate today, Baseline baseline, boolean keepsAll) {
    List<Rule> declared = new ArrayList<>();
    for (LintRule rule : rules) {
      declared.add(rule.rule());
    }
    this.rules = List.copyOf(declared);
    this.linter = new Linter(rules);
    this.today = today;
    this.baseline = baseline;
    this.keepsAll = keepsAll;
    this.outside = new Suppressions(today);
  }

  /** Adds texts outside of the bundles whose comments may suppress findings, by file name. */
  public void addComments(Map<String, String> texts) {
    outside.addComments(texts);
  }

  /** Adds what holds of a bundle's clusters when something fails; of the first bundles only. */
  public void prove(Subject subject) {
    if (proofs.size() < MOST_PROOFS) {
      proofs.addAll(Proof.of(subject.bundle()));
    }
  }

  /**
   * Asks the rules about a bundle, and changes nothing: several threads may do so at once.
   *
   * @return what {@link #add(Judged, LintSettings)} is to be given, in the order of the bundles
   */
  public Judged judged(Subject subject, Origin origin) {
    Suppressions suppressions = new Suppressions(today);
    suppressions.addAll(subject.bundle().set());
    List<Judged.Found> found = new ArrayList<>();
    for (Hit each : linter.judge(subject)) {
      Hit hit = traced(each, origin);
      boolean isSuppressed = suppressions.covers(hit);
      found.add(
          onlyCounts
              ? Judged.Found.counted(hit, isSuppressed)
              : Judged.Found.of(hit, isSuppressed));
    }
    return new Judged(subject, found, faults(subject, suppressions.faults(), origin));
  }

  private static List<Judged.Found> faults(Subject subject, List<Finding> faults, Origin origin) {
    if (faults.isEmpty()) {
      return List.of();
    }
    ObjectIndex objects = new ObjectIndex(subject.bundle().set());
    List<Judged.Found> found = new ArrayList<>();
    for (Finding fault : faults) {
      Hit hit = traced(new Hit(fault, "", objects.objectAt(fault.place())), origin);
      found.add(Judged.Found.of(hit, false));
    }
    return found;
  }

  /** Adds what was found in a bundle. */
  public void add(Judged judgement, LintSettings settings) {
    files += judgement.subject().bundle().set().texts().size();
    countCauses();
    // A key holds the directory of its bundle.
    fingerprints.clear();
    for (Judged.Found found : judgement.found()) {
      // Both are asked: each of them wants to know that it is needed.
      if (outside.covers(found.hit()) || found.isSuppressed()) {
        suppressed++;
      } else if (!isKnown(found.hit())) {
        add(found, settings);
      }
    }
    for (Judged.Found fault : judgement.faults()) {
      if (!isKnown(fault.hit())) {
        add(fault, settings);
      }
    }
    countCauses();
  }

  /** Counts the errors of a bundle whose cause is none of its errors: it may be suppressed. */
  private void countCauses() {
    Set<String> ids = new HashSet<>();
    for (Finding error : uncounted) {
      ids.add(error.rule().id());
    }
    for (Finding error : uncounted) {
      if (!ids.contains(error.cause())) {
        causes++;
      }
    }
    uncounted.clear();
  }

  /** One line of kafka.yaml may be the cause of many objects; it is named once. */
  private boolean isKnown(Hit hit) {
    Finding finding = hit.finding();
    return !hit.place().equals(finding.place())
        && !traced.add(finding.rule().id() + "\n" + finding.place() + "\n" + finding.message());
  }

  private static Hit traced(Hit hit, Origin origin) {
    if (origin == Origin.ITSELF || hit.object().isEmpty()) {
      return hit;
    }
    String pointer = Fingerprint.pointer(hit);
    Optional<Place> place = origin.of(new Origin.Value(
        hit.ruleId(),
        hit.about(),
        hit.object().get(),
        pointer,
        hit.place(),
        Fingerprint.value(hit, pointer)));
    if (place.isEmpty()) {
      return hit;
    }
    List<Related> related = new ArrayList<>();
    related.add(new Related(hit.place(), "what it compiles to"));
    related.addAll(hit.finding().related());
    return hit.with(hit.finding().at(place.get(), related));
  }

  /** Adds a finding that is about no bundle. */
  public void add(Finding finding, LintSettings settings) {
    add(Judged.Found.of(new Hit(finding, "", Optional.empty()), false), settings);
  }

  private void add(Judged.Found found, LintSettings settings) {
    Hit hit = found.hit();
    Finding finding = hit.finding();
    Optional<LintSettings.Decision> decision = decisions.about(finding.rule(), settings);
    if (decision.isPresent()) {
      if (decision.get().severity().isEmpty()) {
        suppressed++;
        return;
      }
      finding = finding.withSeverity(decision.get().severity().get());
    }
    String key = onlyCounts ? "" : numbered(found.key());
    if (isForBaseline(finding) && !baseline.isEmpty() && baseline.covers(Fingerprint.of(key))) {
      baselined++;
      return;
    }
    Severity severity = finding.severity();
    isFailure |= settings.fails(severity);
    counts.put(severity, counts.getOrDefault(severity, 0) + 1);
    if (severity == Severity.ERROR) {
      uncounted.add(finding);
    }
    if (keepsAll || !onlyCounts && room(severity) > 0) {
      List<Kept> kept = results.get(severity);
      if (kept == null) {
        kept = new ArrayList<>();
        results.put(severity, kept);
      }
      kept.add(new Kept(finding, found.identity(), found.pointer(), key));
      onlyCounts = !keepsAll && baseline.isEmpty() && room(Severity.ERROR) == 0;
    }
  }

  /** Returns how many findings of a weight can still be among those that are reported. */
  private int room(Severity severity) {
    int room = MOST_RESULTS;
    for (Map.Entry<Severity, List<Kept>> kept : results.entrySet()) {
      if (kept.getKey().compareTo(severity) <= 0) {
        room -= kept.getValue().size();
      }
    }
    return room;
  }

  /** What is committed must be what was judged; that cannot wait. */
  private static boolean isForBaseline(Finding finding) {
    return !finding.rule().equals(InputRules.STALE_OUTPUT);
  }

  private String numbered(String key) {
    int times = fingerprints.getOrDefault(key, 0) + 1;
    fingerprints.put(key, times);
    return times == 1 ? key : key + "\n" + times;
  }

  /** Returns the text of a baseline that holds all that was found so far. */
  public String baselineText() {
    return Baseline.text(results.values().stream()
        .flatMap(List::stream)
        .map(Kept::result)
        .filter(result -> isForBaseline(result.finding()))
        .toList());
  }

  /**
   * Returns where comments outside of the bundles and decisions stand that change nothing, after
   * every bundle was judged.
   */
  public Set<Place> unneeded() {
    Set<Place> unneeded = new HashSet<>(outside.unneeded());
    unneeded.addAll(decisions.unneeded());
    return unneeded;
  }

  /** Ends a run over some of the bundles: what is not needed by them may be by the others. */
  public LintReport finishPart() {
    return report();
  }

  /**
   * Ends the run: reports what was decided in vain, and returns all that is to be said.
   *
   * @param settings what has been decided about these last findings
   */
  public LintReport finish(LintSettings settings) {
    addAll(outside.faults(), settings);
    addAll(baseline.stale(), settings);
    addAll(decisions.faults(), settings);
    return report();
  }

  private void addAll(List<Finding> faults, LintSettings settings) {
    for (Finding fault : faults) {
      add(fault, settings);
    }
  }

  private LintReport report() {
    countCauses();
    List<Result> heaviest = new ArrayList<>();
    for (List<Kept> list : results.values()) {
      for (Kept kept : list.subList(0, Math.min(list.size(), MOST_RESULTS - heaviest.size()))) {
        heaviest.add(kept.result());
      }
    }
    heaviest.sort(Comparator.comparing(Result::finding));
    return new LintReport(
        heaviest, counts, causes, suppressed, baselined, rules, files, isFailure, proofs);
  }
}
