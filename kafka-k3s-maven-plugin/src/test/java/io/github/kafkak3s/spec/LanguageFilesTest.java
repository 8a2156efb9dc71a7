package io.github.kafkak3s.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.CaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed schema and reference page are those of the language as it is. */
class LanguageFilesTest {
  @Test
  void schemaIsUpToDate() throws IOException {
    assertUpToDate("docs/" + LanguageSchema.FILE_NAME, LanguageSchema.json());
  }

  @Test
  void referencePageIsUpToDate() throws IOException {
    assertUpToDate("docs/kafka-yaml.md", LanguageReference.markdown());
  }

  private static void assertUpToDate(String name, String text) throws IOException {
    Path file = CaseFiles.repository().resolve(name);
    if (CaseFiles.UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertEquals(
        text,
        Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "",
        name + " lags behind; mvn test -Dtest=LanguageFilesTest -Dkafka-k3s.update=true writes it");
  }
}
