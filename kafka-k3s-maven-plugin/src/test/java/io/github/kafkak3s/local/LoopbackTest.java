package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs beside each other, and pods of one run, have addresses of their own. */
class LoopbackTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "one loopback address per pod")
  void everyPodOfEveryRunHasAnAddressAndALocalhostOfItsOwn() throws Exception {
    try (Loopback one = Loopback.claim(2);
        Loopback other = Loopback.claim(2)) {
      List<String> addresses = Stream.of(one, other)
          .flatMap(run -> Stream.of(run.pod(0), run.pod(1), run.localhost(0), run.localhost(1)))
          .toList();
      assertEquals(8, Set.copyOf(addresses).size(), addresses::toString);
      assertEquals(
          Set.of("127"),
          addresses.stream()
              .map(address -> address.substring(0, address.indexOf('.')))
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void moreThanAHundredPodsAreRefused() {
    assertEquals(
        "The cluster has 101 pods; at most 100 are run on one machine.",
        assertThrows(LocalException.class, () -> Loopback.claim(101)).getMessage());
  }
}
