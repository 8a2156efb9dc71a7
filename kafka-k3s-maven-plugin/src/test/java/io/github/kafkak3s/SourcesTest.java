package io.github.kafkak3s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no source may hold, since its output would differ from one machine to the next. */
class SourcesTest {
  /** The conversions that {@code java.util.Formatter} writes in the digits of the locale. */
  private static final Pattern LOCALE_DIGITS =
      Pattern.compile("%(?:[0-9]+\\$)?[-#+ 0,(]*[0-9]*(?:\\.[0-9]+)?[deEfgG]");

  /** Log4j's own pattern: its {@code %d} is the date. */
  private static final String LOG4J_PATTERN = "\"[%d] %p %m (%c)%n\"";

  @Test
  void numbersAreNeverWrittenInTheDigitsOfTheLocale() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : sources()) {
      Matcher conversion =
          LOCALE_DIGITS.matcher(Files.readString(source).replace(LOG4J_PATTERN, ""));
      while (conversion.find()) {
        found.add(source.getFileName() + ": " + conversion.group() + "; write %s");
      }
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      assertFalse(sources.isEmpty());
      return sources;
    }
  }
}
