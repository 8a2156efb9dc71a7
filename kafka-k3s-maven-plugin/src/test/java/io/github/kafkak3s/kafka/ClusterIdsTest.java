package io.github.kafkak3s.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterIdsTest {
  /**
   * Computed apart from this code, by a script in another language; the last three are hashed
   * again.
   */
  @ParameterizedTest
  @CsvSource({
    "kafka, kafka, '', Kw9wtwHfvLxO-10ea_EaKQ",
    "shop, orders, prod, vEglpsxbwaLYilnaJCNo3A",
    "ns, c73, '', AYDnebYkCfle1eUHqrxIAg",
    "ns, c1293, '', xkulfOZ5zsCEWzfKhRAvHA"
  })
  void derivesTheSameIdForEver(String namespace, String name, String environment, String id) {
    assertEquals(id, ClusterIds.derive(namespace, name, environment));
  }

  @Property
  void derivedIdsAreValidAndTellClustersApart(
      @ForAll @AlphaChars String namespace,
      @ForAll @AlphaChars String name,
      @ForAll @AlphaChars String environment) {
    String id = ClusterIds.derive(namespace, name, environment);
    assertEquals(Optional.empty(), ClusterIds.problem(id));
    assertNotEquals(id, ClusterIds.derive(namespace, name, environment + "2"));
  }

  @Property
  void randomIdsAreValid(@ForAll long seed) {
    assertEquals(Optional.empty(), ClusterIds.problem(ClusterIds.random(new Random(seed))));
  }

  @Test
  void randomIdsAreNeitherReservedNorOptions() {
    RandomGenerator unlucky = new RandomGenerator() {
      private int calls;

      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public void nextBytes(byte[] bytes) {
        java.util.Arrays.fill(bytes, (byte) 0);
        switch (calls++) {
          case 0 -> {}
          case 1 -> bytes[15] = 1;
          case 2 -> bytes[0] = (byte) 0xF8;
          default -> bytes[15] = 2;
        }
      }
    };
    assertEquals("AAAAAAAAAAAAAAAAAAAAAg", ClusterIds.random(unlucky));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "my-cluster",
        "q3mBf0RzTkSVh7nXw2LdY",
        "q3mBf0RzTkSVh7nXw2LdYAA",
        "q3mBf0RzTkSVh7nXw2LdYB", // not canonical: bits beyond the 16 bytes
        "q3mBf0RzTkSVh7nXw2Ld==",
        "q3mBf0RzTkSVh7nXw2Ld+A",
        "6f1ed002-ab59-5beb-b3f5-7d3c1b1b1b1b"
      })
  void refusesWhatIsNoUuid(String id) {
    assertEquals(
        Optional.of("is not 16 bytes in base64url (22 characters, no padding)"),
        ClusterIds.problem(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAQ"})
  void refusesReservedIds(String id) {
    assertEquals(Optional.of("is reserved by Kafka"), ClusterIds.problem(id));
  }

  @Test
  void refusesALeadingHyphen() {
    assertTrue(ClusterIds.problem("-3mBf0RzTkSVh7nXw2LdYA").orElseThrow().contains("hyphen"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5L6g3nShT-eMCtK--X86sw",
        "4L6g3nShT-eMCtK--X86sw",
        "MkU3OEVBNTcwNTJENDM2Qk",
        "oUl0u_8RQBym0t93b891HA"
      })
  void refusesIdsThatEverybodyHas(String id) {
    assertTrue(ClusterIds.problem(id).orElseThrow().endsWith("would share it"));
  }

  @Test
  void acceptsAnOrdinaryId() {
    assertEquals(Optional.empty(), ClusterIds.problem("q3mBf0RzTkSVh7nXw2LdYA"));
  }
}
