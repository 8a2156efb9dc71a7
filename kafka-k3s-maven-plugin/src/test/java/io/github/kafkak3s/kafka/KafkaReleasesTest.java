package io.github.kafkak3s.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaReleasesTest {
  @Test
  void isSortedWithoutDoubles() {
    List<KafkaRelease> shuffled = new ArrayList<>(KafkaReleases.all());
    Collections.reverse(shuffled);
    assertEquals(KafkaReleases.all(), shuffled.stream().distinct().sorted().toList());
  }

  @Test
  void findsByTheFullVersionOnly() {
    assertEquals("4.3-IV0", KafkaReleases.find("4.3.1").orElseThrow().metadataVersion());
    assertEquals(Optional.empty(), KafkaReleases.find("4.3"));
    assertEquals(Optional.empty(), KafkaReleases.find(""));
  }

  @Test
  void theImageOf440IsNotKnownToBePublished() {
    assertFalse(KafkaReleases.find("4.4.0").orElseThrow().imagePublished());
  }

  @ParameterizedTest
  @CsvSource({
    "4.3, 4.3.1",
    "4.3.9, 4.3.1",
    "4.2.7-rc1, 4.2.2",
    "3.9, 3.9.2",
    "3.7.2, 3.9.2",
    "4.10.0, 4.4.0",
    "5.0.0, 4.4.0",
    "latest, 4.4.0",
    "'', 4.4.0"
  })
  void proposesTheNearest(String version, String nearest) {
    assertEquals(nearest, KafkaReleases.nearest(version).version());
  }

  @Test
  void namesWhatIsSupported() {
    assertEquals(
        "3.9.0 to 3.9.2, 4.0.0 to 4.0.2, 4.1.0 to 4.1.2, 4.2.0 to 4.2.2, 4.3.0 to 4.3.1, 4.4.0",
        KafkaReleases.supported());
  }

  @Test
  void ordersByNumber() {
    KafkaRelease ten = new KafkaRelease("4.10.0", "4.10-IV0", false, true, true, true);
    assertEquals(1, Integer.signum(ten.compareTo(KafkaReleases.find("4.4.0").orElseThrow())));
    assertEquals("4.10", ten.line());
  }
}
