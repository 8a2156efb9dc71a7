package io.github.kafkak3s.kafka;

import static io.github.kafkak3s.kafka.ImageContract.APACHE_KAFKA;
import static io.github.kafkak3s.kafka.ImageContract.CP_KAFKA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageContractTest {
  private static final KafkaRelease RELEASE = KafkaReleases.find("4.1.2").orElseThrow();

  @Test
  void goesByTheLastTwoSegments() {
    assertEquals(Optional.of(APACHE_KAFKA), ImageContract.of("harbor.lan/hub/apache/kafka"));
    assertEquals(Optional.of(CP_KAFKA), ImageContract.of("confluentinc/cp-kafka"));
    assertEquals(Optional.empty(), ImageContract.of("notapache/kafka"));
    assertEquals(Optional.empty(), ImageContract.of("apache/kafka-native"));
  }

  @Test
  void knowsWhereTheToolsAre() {
    assertEquals("/opt/kafka/bin/kafka-storage.sh", APACHE_KAFKA.tool("kafka-storage"));
    assertEquals("/usr/bin/kafka-storage", CP_KAFKA.tool("kafka-storage"));
  }

  @ParameterizedTest
  @CsvSource({
    "7.9.1, 3.9",
    "8.0.0-1-ubi9, 4.0",
    "8.1, 4.1",
    "8.1.1.arm64, 4.1",
    "8.2.1, 4.2",
    "8.3.0, 4.3"
  })
  void readsConfluentsNumbers(String tag, String line) {
    assertEquals(Optional.of(line), CP_KAFKA.kafkaLine(tag));
  }

  @ParameterizedTest
  @CsvSource({"latest", "latest-ubi9", "9.7.0", "8", "8.10.0", "''"})
  void doesNotGuess(String tag) {
    assertEquals(Optional.empty(), CP_KAFKA.kafkaLine(tag));
  }

  @Test
  void saysWhyATagDoesNotFit() {
    assertEquals(
        Optional.of("cp-kafka 8.0.2 is Kafka 4.0, not 4.1.2"), CP_KAFKA.misfit("8.0.2", RELEASE));
    assertEquals(
        Optional.of("kafka 4.3.1 is Kafka 4.3, not 4.1.2"), APACHE_KAFKA.misfit("4.3.1", RELEASE));
    assertEquals(Optional.empty(), CP_KAFKA.misfit("8.1.0", RELEASE));
    assertEquals(Optional.empty(), APACHE_KAFKA.misfit("4.1.2-internal", RELEASE));
    assertEquals(Optional.empty(), CP_KAFKA.misfit("latest", RELEASE));
  }
}
