package io.github.kafkak3s.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed data files are what this release's own definitions say. */
class CatalogueIsCurrentTest {
  private final Path data = Path.of(System.getProperty("data"));

  @Test
  void optionsAreKafkas() throws IOException {
    String file = "options-" + System.getProperty("kafka") + ".tsv";
    assertEquals(ExtractOptions.lines(), Files.readString(data.resolve(file)));
  }

  @Test
  void indexIsOfTheseFiles() throws IOException {
    assertEquals(OptionIndex.of(data).lines(), Files.readString(data.resolve("options-index.tsv")));
  }
}
