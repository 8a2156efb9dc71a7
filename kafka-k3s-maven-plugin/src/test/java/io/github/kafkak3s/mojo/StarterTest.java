package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.ClusterIds;
import io.github.kafkak3s.spec.KafkaFileReader;
import io.github.kafkak3s.spec.LanguageSchema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarterTest {
  @Test
  void isReadWithoutAFinding() {
    String id = ClusterIds.random(new Random(1));
    Findings findings = new Findings();

    var files = KafkaFileReader.read(
        "kafka.yaml", Starter.text("orders", id, LanguageSchema.FILE_NAME), findings);

    assertEquals(List.of(), findings.sorted());
    assertEquals("orders", files.orElseThrow().get(0).metadata().name().value());
  }

  @Test
  void leavesNoMarkBehind() {
    assertFalse(Starter.text("orders", "id", "schema").contains("@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders", "a", "kafka-k3s-example", "a1", "x23456789-123456789-123456789-123456789"
      })
  void takesNames(String name) {
    assertTrue(Starter.isUsable(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Orders",
        "a_b",
        "a.b",
        "-a",
        "a-",
        "1",
        "1a",
        "gitops",
        "topics",
        "bestellung-ä",
        "x23456789-123456789-123456789-12345678901"
      })
  void refusesNames(String name) {
    assertFalse(Starter.isUsable(name));
  }
}
