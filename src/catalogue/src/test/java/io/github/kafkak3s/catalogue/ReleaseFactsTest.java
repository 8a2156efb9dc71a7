package io.github.kafkak3s.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.MetadataVersions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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

  /**
   * From the oldest that every release of the table takes to the newest that is meant for
   * production.
   */
  @Test
  void formatsWithTheseMetadataVersionsOnly() {
    List<String> all =
        KafkaDefinitions.metadataVersionsByAge().stream().map(Object::toString).toList();
    int oldest = all.indexOf("3.3-IV3");
    int newest = all.indexOf(release.metadataVersion());
    assertTrue(oldest >= 0 && oldest < newest);
    for (int i = 0; i < all.size(); i++) {
      boolean isGood = i >= oldest && i <= newest;
      String version = all.get(i);
      assertEquals(isGood, MetadataVersions.problem(release, version).isEmpty(), version);
    }
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
