package io.github.kafkak3s.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed file is what the models say. */
class FieldsAreCurrentTest {
  @Test
  void fieldsAreKubernetes() throws IOException, ReflectiveOperationException {
    assertEquals(ExtractFields.text(), Files.readString(Path.of(System.getProperty("data"))));
  }
}
