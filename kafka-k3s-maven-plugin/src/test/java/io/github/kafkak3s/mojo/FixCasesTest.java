package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.fix.Fixes;
import io.github.kafkak3s.fix.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is mended in kafka.yaml: {@code fix/<case>/before.yaml} becomes {@code after.yaml}, which
 * lints clean of what was mended. Cases named {@code nothing-…} stay as they are.
 */
class FixCasesTest {
  private static KafkaYamlJudge judge(Path directory) {
    LintOptions options = new LintOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Path.of("target"),
        "",
        "1");
    Path file = directory.resolve("kafka.yaml").toAbsolutePath();
    ProjectPaths paths = new ProjectPaths(file.getParent(), file.getParent());
    return new KafkaYamlJudge(new SystemStreamLog(), paths, options, file, "deploy");
  }

  private static Fixes.Mended mend(Path directory, String text) {
    return new Fixes("kafka.yaml", judge(directory)).mend(text);
  }

  @TestFactory
  Stream<DynamicTest> mendsThisAndNothingElse() throws IOException {
    return CaseFiles.cases("fix").stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    String before = Files.readString(directory.resolve("before.yaml")).replace("\r\n", "\n");
    Fixes.Mended mended = mend(directory, before);
    if (directory.getFileName().toString().startsWith("nothing-")) {
      assertEquals(before, mended.text());
      assertEquals(List.of(), mended.mended());
      return;
    }
    Path after = directory.resolve("after.yaml");
    if (CaseFiles.UPDATE) {
      Files.writeString(after, mended.text());
    }
    assertEquals(Files.readString(after).replace("\r\n", "\n"), mended.text());
    assertIsClean(judge(directory).apply(mended.text()), mended);
    assertEquals(mended.text(), mend(directory, mended.text()).text());
    String windows = before.replace("\n", "\r\n");
    assertEquals(mended.text().replace("\n", "\r\n"), mend(directory, windows).text());
  }

  private static void assertIsClean(Judgement judgement, Fixes.Mended mended) {
    assertTrue(judgement.isCompiled(), judgement.toString());
    List<String> said = judgement.findings().stream()
        .map(finding -> finding.rule().id() + finding.message())
        .toList();
    for (Finding finding : mended.mended()) {
      assertTrue(!said.contains(finding.rule().id() + finding.message()), finding.toString());
    }
  }

  @Test
  void everyRuleThatIsMendedHasACase() throws IOException {
    assertEquals(
        new TreeSet<>(Fixes.rules()),
        CaseFiles.cases("fix").stream()
            .map(directory -> directory.getFileName().toString())
            .filter(name -> name.startsWith("KK"))
            .map(name -> name.substring(0, 6))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> ourOwnExamplesNeedNoMending() throws IOException {
    return CaseFiles.cases("bundles").stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> {
          String text = Files.readString(directory.resolve("kafka.yaml"));
          assertEquals(text, mend(directory, text).text());
        }));
  }
}
