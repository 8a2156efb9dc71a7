package io.github.kafkak3s.observe.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Start scripts as people write them, each with what it does in one pod. */
class ShellCorpusTest {
  private static final Path CORPUS = CaseFiles.group("shell");

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sh"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void doesWhatIsExpected(String script) throws IOException {
    Path expected = CORPUS.resolve(script.replace(".sh", ".expected"));
    String shown = ShellCase.shown(new ShellCase(Files.readString(CORPUS.resolve(script))).run());
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, shown);
    }
    assertEquals(Files.readString(expected), shown);
  }

  @Test
  void everyExpectationHasAScript() throws IOException {
    List<String> scripts = scripts();
    try (Stream<Path> files = Files.list(CORPUS)) {
      List<String> lonely = files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".expected"))
          .filter(name -> !scripts.contains(name.replace(".expected", ".sh")))
          .toList();
      assertEquals(List.of(), lonely);
    }
    assertTrue(scripts.size() >= 60, () -> scripts.size() + " scripts");
  }
}
