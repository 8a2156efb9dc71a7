package io.github.kafkak3s.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.kafkak3s.CaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The JSON Schema says what the reader says, as far as a schema can. */
class LanguageSchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
  private final Schema schema = REGISTRY.getSchema(LanguageSchema.json(), InputFormat.JSON);

  @TestFactory
  Stream<DynamicTest> takesEveryGoodFile() throws IOException {
    return CaseFiles.cases("bundles").stream()
        .map(directory -> dynamicTest(
            directory.getFileName().toString(),
            () -> assertEquals(List.of(), problems(directory))));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheReaderRefusesByForm() throws IOException {
    return CaseFiles.cases("bad-input").stream()
        .filter(LanguageSchemaTest::isRefusedByForm)
        .map(directory -> dynamicTest(
            directory.getFileName().toString(),
            () -> assertFalse(problems(directory).isEmpty())));
  }

  @Test
  void isItselfASchema() {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    assertEquals(List.of(), metaSchema.validate(LanguageSchema.json(), InputFormat.JSON));
    assertFalse(metaSchema.validate("{\"type\": 1}", InputFormat.JSON).isEmpty());
  }

  private static boolean isRefusedByForm(Path directory) {
    String name = directory.getFileName().toString();
    return name.startsWith("unknown-field")
        || name.equals("not-supported-yet")
        || name.equals("missing-fields")
        || name.equals("wrong-type-replicas")
        || name.equals("wrong-type-quoted-number")
        || name.equals("wrong-type-map-for-list")
        || name.equals("wrong-type-list-for-map")
        || name.equals("wrong-type-role")
        || name.equals("name-not-a-label");
  }

  private List<String> problems(Path directory) throws IOException {
    // The validator's own YAML reader knows no merge keys; that is no matter of the schema.
    String text = Files.readString(directory.resolve("kafka.yaml"))
        .replaceAll("<<: \\*zone, ", "roles: [broker], replicas: 1, storage: {size: 1Gi}, ");
    return schema.validate(text, InputFormat.YAML).stream()
        .map(Object::toString)
        .toList();
  }
}
