package io.github.kafkak3s.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "1000m, 1",
    "0.5, 500m",
    "500m, 500m",
    "1, 1",
    "2.0, 2",
    "1.5, 1500m",
    "0.1234567891, 123456790n",
    "1024Mi, 1Gi",
    "1536Mi, 1536Mi",
    "1.5Gi, 1536Mi",
    "3072Mi, 3Gi",
    "0.5Gi, 512Mi",
    "10Gi, 10Gi",
    "1000M, 1G",
    "1500M, 1500M",
    "100k, 100k",
    "1024Ki, 1Mi",
    "1e3, 1e3",
    "12e3, 12e3",
    "1E3, 1e3",
    "1e4, 10e3",
    "0, 0",
    "1E, 1E",
    "1Ei, 1Ei",
    "1000, 1k",
    "1000000, 1M",
    "0.5Ki, 512",
    "+1Gi, 1Gi",
    "5., 5",
    ".5, 500m",
    "1500, 1500"
  })
  void canonicalFormIsTheOneThatKubernetesWrites(String text, String canonical) {
    assertEquals(canonical, Quantity.of(text).canonical());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "Gi", "1 Gi", "1GiB", "10GB", "1gi", "-1", "1e", "1.2.3", "0x10", "1_000", "ten"
      })
  void whatKubernetesRefusesIsNoQuantity(String text) {
    assertTrue(Quantity.parse(text).isEmpty());
  }

  @Property
  void canonicalFormKeepsTheAmount(
      @ForAll @LongRange(min = 0, max = 1L << 40) long mantissa,
      @ForAll @IntRange(max = 13) int suffix) {
    String[] suffixes = {"", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e0", "e3", "e6", "u", "n", "e-3"
    };
    Quantity quantity = Quantity.of(mantissa + suffixes[suffix]);
    Quantity again = Quantity.of(quantity.canonical());
    assertEquals(0, again.compareTo(quantity));
    assertEquals(quantity.canonical(), again.canonical());
  }
}
