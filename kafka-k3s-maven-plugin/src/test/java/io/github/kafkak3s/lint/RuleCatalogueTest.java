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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is true of every rule, and of every page and case. */
class RuleCatalogueTest {
  private static final Path PAGES = CaseFiles.repository().resolve("docs/rules");
  private static final String INDEX = "index.md";
  private static final String REPRODUCED = "reproduced.md";
  private static final List<String> SECTIONS =
      List.of("## Problem", "## Example", "## What happens", "## Fix", "## When to suppress");

  private static List<LintRule> built() {
    return AllRules.rows().stream().flatMap(row -> row.check().stream()).toList();
  }

  @Test
  void idsAndNamesAreUniqueAndNeverReused() {
    Set<String> names = new HashSet<>();
    for (AllRules.Row row : AllRules.rows()) {
      Rule rule = row.rule();
      assertTrue(rule.id().matches("KK[0-9]{4}"), rule.id());
      assertTrue(rule.slug().matches("[a-z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*"), rule.slug());
      assertTrue(names.add(rule.id()), rule.id());
      assertTrue(names.add(rule.slug()), rule.slug());
      rule.oldSlugs().forEach(old -> assertTrue(names.add(old), old));
      assertTrue(!rule.summary().isBlank() && !rule.summary().endsWith("."), rule.id());
    }
    assertEquals(222, AllRules.rows().size(), "a rule that is gone keeps its row");
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasAPageAndCases() {
    return built().stream()
        .map(LintRule::rule)
        .map(rule -> dynamicTest(rule.id(), () -> assertEquals(List.of(), lacks(rule))));
  }

  private static List<String> lacks(Rule rule) throws IOException {
    List<String> lacks = new ArrayList<>();
    Path page = PAGES.resolve(rule.page());
    String text = Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "";
    if (!text.startsWith("# " + rule.id() + " " + rule.slug() + "\n")) {
      lacks.add("docs/rules/" + rule.page() + " with its title");
    }
    int at = 0;
    for (String section : SECTIONS) {
      int found = text.indexOf("\n" + section + "\n\n", at);
      if (found < 0) {
        lacks.add("section " + section);
      } else {
        at = found;
      }
    }
    Path cases = CaseFiles.group("lint/cases/" + rule.id());
    for (String kind : List.of("bad-", "good-")) {
      if (!Files.isDirectory(cases)
          || CaseFiles.cases("lint/cases/" + rule.id()).stream()
              .noneMatch(path -> path.getFileName().toString().startsWith(kind))) {
        lacks.add("a case " + kind + "…");
      }
    }
    return lacks;
  }

  @Test
  void everyPageAndCaseIsOfARule() throws IOException {
    List<String> strangers = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      pages
          .map(page -> page.getFileName().toString())
          .filter(name -> !name.equals(INDEX) && !name.equals(REPRODUCED))
          .filter(name ->
              AllRules.rows().stream().noneMatch(row -> row.rule().page().equals(name)))
          .forEach(strangers::add);
    }
    for (Path directory : CaseFiles.cases("lint/cases")) {
      String id = directory.getFileName().toString();
      if (built().stream().noneMatch(rule -> rule.rule().id().equals(id))) {
        strangers.add(id);
      }
    }
    assertEquals(List.of(), strangers);
  }

  @Test
  void precedenceAndConsequencesNameRules() {
    Precedence.ALL.forEach(each -> {
      assertTrue(AllRules.find(each.winner()).isPresent(), each.winner());
      assertTrue(AllRules.find(each.loser()).isPresent(), each.loser());
    });
    Consequence.ALL.forEach(each -> {
      assertTrue(AllRules.find(each.cause()).isPresent(), each.cause());
      assertTrue(AllRules.find(each.effect()).isPresent(), each.effect());
    });
  }

  @Test
  void generateAsksEveryRuleThatMayRefuse() {
    List<Rule> expected = AllRules.on().stream()
        .filter(check -> check.heaviest() == Severity.ERROR)
        .map(LintRule::rule)
        .toList();
    assertEquals(expected, RefusingRules.all().stream().map(LintRule::rule).toList());
  }

  @Test
  void indexIsUpToDate() throws IOException {
    Path file = PAGES.resolve(INDEX);
    if (CaseFiles.UPDATE) {
      Files.writeString(file, RulePages.index());
    }
    assertEquals(
        RulePages.index(),
        Files.readString(file).replace("\r\n", "\n"),
        "docs/rules/index.md lags behind; mvn test -Dtest=RuleCatalogueTest"
            + " -Dkafka-k3s.update=true writes it");
  }
}
