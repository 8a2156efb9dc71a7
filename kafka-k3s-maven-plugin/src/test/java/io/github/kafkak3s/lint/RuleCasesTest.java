package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of each rule, below {@code lint/cases/<ID>}: in a directory {@code bad-…} the rule
 * speaks exactly where {@link RuleCase} markers say, in {@code good-…} not at all. Other rules may
 * say what they like, unless a marker names them. One rule alone: {@code -Dkafka-k3s.rule=KK3101}.
 */
class RuleCasesTest {
  private static final String GROUP = "lint/cases";
  private static final String ONLY = System.getProperty("kafka-k3s.rule", "");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (Path rule : CaseFiles.cases(GROUP)) {
      String id = rule.getFileName().toString();
      if (ONLY.isEmpty() || ONLY.equals(id)) {
        for (Path directory : CaseFiles.cases(GROUP + "/" + id)) {
          String name = directory.getFileName().toString();
          tests.add(dynamicTest(id + " " + name, () -> check(id, name, directory)));
        }
      }
    }
    return tests.build();
  }

  private static void check(String id, String name, Path directory) throws IOException {
    RuleCase ruleCase = RuleCase.read(directory);
    boolean isMarked = ruleCase.expected().stream().anyMatch(mark -> mark.contains(" " + id + " "));
    assertEquals(name.startsWith("bad-"), isMarked, "bad cases have a marker, good ones none");
    SortedSet<String> judged = ruleCase.expected().stream()
        .map(mark -> mark.split(" ")[1])
        .collect(Collectors.toCollection(TreeSet::new));
    judged.add(id);
    SortedSet<String> found = ruleCase.findings().stream()
        .filter(finding -> judged.contains(finding.rule().id()))
        .map(RuleCase::shown)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(String.join("\n", ruleCase.expected()), String.join("\n", found));
  }
}
