package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Good bundles have no error, and no warnings but those that are listed here; a {@link Mutation}
 * brings exactly the findings that it says. Those of one rule alone:
 * {@code -Dkafka-k3s.rule=KK2101}.
 */
class MutationsTest {
  private static final String ONLY = System.getProperty("kafka-k3s.rule", "");

  /** What the good bundles are warned of: what is left open on purpose, to be spoilt elsewhere. */
  private static final Map<String, List<String>> ACCEPTED = Map.of(
      "combined", List.of("KK3507", "KK8001"),
      "command", List.of("KK2116"),
      "dedicated", List.of("KK3507", "KK8001"),
      "environment", List.of("KK2116", "KK8001"),
      "file", List.of("KK2116", "KK8001"),
      "script", List.of("KK2116", "KK8001"));

  private static List<Mutation> all() throws IOException {
    List<Mutation> mutations = new ArrayList<>();
    try (Stream<Path> files = Files.list(CaseFiles.group(Mutation.GROUP))) {
      for (Path file : files.sorted().toList()) {
        mutations.addAll(Mutation.read(file));
      }
    }
    return mutations;
  }

  @TestFactory
  Stream<DynamicTest> goodBundles() throws IOException {
    return CaseFiles.cases(MutationBase.GROUP).stream()
        .map(directory -> directory.getFileName().toString())
        .map(name -> dynamicTest(name, () -> {
          MutationBase base = MutationBase.read(name);
          assertEquals(
              ACCEPTED.getOrDefault(name, List.of()),
              base.judge(base.texts()).stream()
                  .filter(hit -> hit.finding().severity() != Severity.INFO)
                  .map(Hit::ruleId)
                  .sorted()
                  .toList());
        }));
  }

  @TestFactory
  Stream<DynamicTest> mutations() throws IOException {
    Map<String, MutationBase> bases = new TreeMap<>();
    Map<String, List<Hit>> givens = new TreeMap<>();
    for (Path directory : CaseFiles.cases(MutationBase.GROUP)) {
      String name = directory.getFileName().toString();
      MutationBase base = MutationBase.read(name);
      bases.put(name, base);
      givens.put(name, base.judge(base.texts()));
    }
    return all().stream()
        .filter(mutation -> ONLY.isEmpty() || ONLY.equals(mutation.rule()))
        .map(each -> dynamicTest(
            each.rule() + " " + each.name(),
            () -> check(each, bases.get(each.base()), givens.get(each.base()))));
  }

  private static void check(Mutation mutation, MutationBase good, List<Hit> before)
      throws IOException {
    MutationBase base = mutation.placed(good);
    RuleCase spoilt = mutation.spoilt(base);
    assertTrue(
        spoilt.expected().stream().anyMatch(mark -> mark.contains(" " + mutation.rule() + " ")),
        "no marker of " + mutation.rule());
    List<Hit> come = new ArrayList<>(base.judge(spoilt.texts()));
    List<Hit> given = new ArrayList<>(before);
    // What is inserted moves pointers behind it, so the same place goes first.
    remove(given, come, hit -> identity(hit) + Fingerprint.pointer(hit) + hit.about());
    remove(given, come, MutationsTest::identity);
    assertEquals(
        String.join("\n", spoilt.expected()),
        come.stream()
            .map(hit -> RuleCase.shown(hit.finding()))
            .sorted()
            .collect(Collectors.joining("\n")),
        () -> come.stream().map(hit -> hit.finding() + "\n").collect(Collectors.joining()));
  }

  static String identity(Hit hit) {
    return String.join(
        " ", hit.ruleId(), hit.finding().severity().label(), Fingerprint.identity(hit), "");
  }

  static void remove(List<Hit> given, List<Hit> from, Function<Hit, String> key) {
    given.removeIf(old -> {
      int at = 0;
      while (at < from.size() && !key.apply(from.get(at)).equals(key.apply(old))) {
        at++;
      }
      return at < from.size() && from.remove(at) != null;
    });
  }

  @Test
  void everyErrorAndWarningIsSpoiltInSeveralWays() throws IOException {
    Map<String, Set<String>> mutations = new TreeMap<>();
    for (Mutation mutation : all()) {
      boolean isNew =
          mutations.computeIfAbsent(mutation.rule(), rule -> new TreeSet<>()).add(mutation.name());
      assertTrue(isNew, mutation.rule() + " has two that are called " + mutation.name());
    }
    Set<String> few = AllRules.rows().stream()
        .filter(row -> row.check().isPresent())
        .map(AllRules.Row::rule)
        .filter(rule -> rule.severity() != Severity.INFO)
        .map(Rule::id)
        .filter(id -> mutations.getOrDefault(id, Set.of()).size() < 2)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), few, "spoilt in one way, or in none");
  }
}
