package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Manifests;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Manifests in the manner of those that people publish, below {@code lint/foreign}, and what the
 * lint says of them: {@code <name>.txt} beside each directory. Every line of it was judged by hand;
 * a new one is read before it is committed.
 */
class ForeignStylesTest {
  private static final String GROUP = "lint/foreign";
  private static final OptionCatalogues CATALOGUES = new OptionCatalogues();

  @TestFactory
  Stream<DynamicTest> styles() throws IOException {
    return CaseFiles.cases(GROUP).stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    String said = said(directory).stream().map(line -> line + "\n").collect(Collectors.joining());
    Path expected = directory.resolveSibling(directory.getFileName() + ".txt");
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, said);
    }
    assertEquals(Files.readString(expected).replace("\r\n", "\n"), said);
  }

  private static List<String> said(Path directory) {
    Findings faults = new Findings();
    List<String> said = new ArrayList<>();
    for (ManifestSet set : Manifests.read(directory, "", faults)) {
      Observation observation = Observation.of(set, Intent.NONE, CATALOGUES);
      for (Hit hit : new Linter(AllRules.on()).judge(new Subject(observation, List.of()))) {
        said.add(hit.finding().toString());
      }
    }
    faults.sorted().forEach(fault -> said.add(fault.toString()));
    return said;
  }
}
