package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.CaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The manifests that the project began with have exactly the findings of {@code expected.txt};
 * where they have not, the difference is shown.
 */
class SeedFindingsTest {
  @Test
  void findsExactlyWhatIsExpected() throws IOException {
    SortedSet<String> expected =
        Files.readAllLines(CaseFiles.group("lint/seed").resolve("expected.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> found = SeedCase.read().findings().stream()
        .map(RuleCase::shown)
        .collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> missing = new TreeSet<>(expected);
    missing.removeAll(found);
    SortedSet<String> extra = new TreeSet<>(found);
    extra.removeAll(expected);
    String difference = missing.stream().map(each -> "\n- " + each).collect(Collectors.joining())
        + extra.stream().map(each -> "\n+ " + each).collect(Collectors.joining());
    assertEquals("", difference, missing.size() + " missing, " + extra.size() + " too much");
  }
}
