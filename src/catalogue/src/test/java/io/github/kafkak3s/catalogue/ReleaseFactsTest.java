package io.github.kafkak3s.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The release table says what this release's own classes say. */
class ReleaseFactsTest {
  private final KafkaRelease release =
      KafkaReleases.find(System.getProperty("kafka")).orElseThrow();

  @Test
  void theReleaseUnderTestIsOnTheClassPath() throws IOException {
    Properties kafka = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/kafka/kafka-version.properties")) {
      kafka.load(in);
    }
    assertEquals(release.version(), kafka.getProperty("version"));
  }

  @Test
  void formatsWithThisMetadataVersion() {
    assertEquals(release.metadataVersion(), KafkaDefinitions.metadataVersion().toString());
  }

  @Test
  void hasShareCoordinatorOptions() {
    String option = "share.coordinator.state.topic.replication.factor";
    assertEquals(release.shareGroups(), KafkaDefinitions.broker().names().contains(option));
  }

  @Test
  void turnsEligibleLeaderReplicasOnInNewClusters() {
    int level = KafkaDefinitions.defaultFeatureLevel("ELIGIBLE_LEADER_REPLICAS_VERSION");
    assertEquals(release.eligibleLeaderReplicas(), level > 0);
  }

  /** The image's own wrapper writes log4j2.yaml by this class, and log4j.properties without it. */
  @Test
  void logsByItsLog4j() {
    String yaml = "/kafka/docker/Log4jConfiguration.class";
    assertEquals(release.log4j2(), getClass().getResource(yaml) != null);
  }
}
