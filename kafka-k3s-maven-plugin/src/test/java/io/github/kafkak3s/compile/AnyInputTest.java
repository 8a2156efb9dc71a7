package io.github.kafkak3s.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any text gives either a bundle or located errors; never an exception, never both, never neither.
 */
class AnyInputTest {
  private static final List<String> FRAGMENTS = List.of(
      "null",
      "~",
      "\"\"",
      "[]",
      "{}",
      "- ",
      ": ",
      "\t",
      "\0",
      "&a ",
      "*a",
      "<<: ",
      "!!str ",
      "#",
      "'",
      "\"",
      "{",
      "}",
      "[",
      "]",
      ",",
      "|",
      ">",
      "%",
      "@",
      "-1",
      "99999999999999999999",
      "0x10",
      "1e400",
      ".nan",
      "true",
      "kafka",
      "${x}",
      "$$",
      "\u0085",
      "\u2028",
      "\uFEFF",
      "é",
      "\uD83D\uDE00",
      "environments:",
      "nodePools:",
      "replicas: 2",
      "\n",
      "\r\n",
      "---\n",
      "...\n",
      "\n  ");

  private final List<String> goodTexts = goodTexts();

  @Property(tries = 300)
  void anyText(@ForAll String text) throws IOException {
    check(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 200)
  void anyBytes(@ForAll byte[] bytes) throws IOException {
    check(bytes);
  }

  @Property(tries = 1500)
  void goodFilesWithFaults(@ForAll("mutations") long seed) throws IOException {
    check(mutated(seed).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<Long> mutations() {
    return Arbitraries.longs();
  }

  private String mutated(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(goodTexts.get(random.nextInt(goodTexts.size())));
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int start = random.nextInt(text.length());
      int end = Math.min(text.length(), start + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(start, end);
        case 1 -> text.insert(start, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        case 2 -> text.replace(start, end, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        default -> text.insert(start, text.substring(start, end));
      }
      if (text.isEmpty()) {
        text.append('x');
      }
    }
    return text.toString();
  }

  private static void check(byte[] bytes) throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path base = Files.createDirectories(memory.getPath("/project"));
      Path file = Files.write(base.resolve("kafka.yaml"), bytes);
      Findings findings = new Findings();
      Optional<Compilation> compilation = KafkaCompiler.compile(base, file, findings);
      assertEquals(compilation.isEmpty(), findings.hasErrors());
      findings.sorted().forEach(finding -> {
        assertEquals("kafka.yaml", finding.place().file());
        assertFalse(finding.message().isBlank());
        assertTrue(finding.message().chars().noneMatch(Character::isISOControl));
      });
    }
  }

  private static List<String> goodTexts() {
    try {
      return CaseFiles.cases(GoldenBundlesTest.GROUP).stream()
          .map(directory -> directory.resolve("kafka.yaml"))
          .map(AnyInputTest::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
