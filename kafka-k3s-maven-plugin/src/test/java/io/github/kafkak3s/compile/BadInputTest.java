package io.github.kafkak3s.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case is two files: kafka.yaml, and in expected.txt every finding that it gives, with its
 * place and help. Where the input is large, repeat.txt makes it: how often, and what.
 */
class BadInputTest {
  @TestFactory
  Stream<DynamicTest> badInput() throws IOException {
    return CaseFiles.cases("bad-input").stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    Findings findings = new Findings();
    Path base = Files.exists(directory.resolve("repeat.txt")) ? repeated(directory) : directory;
    Optional<Compilation> compilation =
        KafkaCompiler.compile(base, base.resolve("kafka.yaml"), findings);
    String said = findings.sorted().stream().map(BadInputTest::text).collect(Collectors.joining());
    Path expected = directory.resolve("expected.txt");
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, said);
    }
    assertEquals(Files.readString(expected), said);
    assertTrue(findings.hasErrors(), "a bad input gives an error");
    assertTrue(compilation.isEmpty(), "a bad input gives no bundle");
  }

  private static Path repeated(Path directory) throws IOException {
    String[] recipe = Files.readString(directory.resolve("repeat.txt")).split("\n", 2);
    Path made = Files.createDirectories(
        Path.of("target/bad-input").resolve(directory.getFileName()).toAbsolutePath());
    Files.writeString(made.resolve("kafka.yaml"), recipe[1].repeat(Integer.parseInt(recipe[0])));
    return made;
  }

  private static String text(Finding finding) {
    String help = finding.help().isEmpty() ? "" : "  help: " + finding.help() + "\n";
    return finding + "\n" + help;
  }
}
