package io.github.kafkak3s.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The model of Kafka's placement holds exactly what Kafka's own class comes to, and no more. */
class PlacementTest {
  private static final int PARTITIONS = 4_000;
  private static final List<int[]> RACKS = List.of(
      new int[] {1},
      new int[] {5},
      new int[] {1, 1, 1},
      new int[] {2, 1},
      new int[] {2, 2},
      new int[] {3, 1, 1},
      new int[] {2, 2, 2},
      new int[] {1, 4},
      new int[] {3, 2, 1},
      new int[] {1, 1, 1, 1},
      new int[] {5, 1, 1});

  @TestFactory
  Stream<DynamicTest> isWhatKafkaPlaces() {
    return RACKS.stream()
        .flatMap(racks -> Stream.of(true, false)
            .map(isNamed -> dynamicTest(
                java.util.Arrays.toString(racks) + (isNamed ? "" : ", the first without a name"),
                () -> check(racks, isNamed))));
  }

  private static void check(int[] racks, boolean isNamed) {
    List<Optional<String>> brokers = new ArrayList<>();
    List<Integer> rackOf = new ArrayList<>();
    for (int rack = 0; rack < racks.length; rack++) {
      Optional<String> name =
          rack == 0 && !isNamed ? Optional.empty() : Optional.of("rack-" + rack);
      brokers.addAll(Collections.nCopies(racks[rack], name));
      rackOf.addAll(Collections.nCopies(racks[rack], rack));
    }
    for (int factor = 1; factor <= brokers.size(); factor++) {
      Placement placement = new Placement(racks, factor);
      SortedSet<Integer> modelled = new TreeSet<>();
      for (int set = 0; set < 1 << brokers.size(); set++) {
        int[] inRack = new int[racks.length];
        for (int broker = 0; broker < brokers.size(); broker++) {
          inRack[rackOf.get(broker)] += set >>> broker & 1;
        }
        if (Integer.bitCount(set) == factor && placement.mayHold(inRack)) {
          modelled.add(set);
        }
      }
      assertEquals(
          KafkaPlacer.replicas(brokers, factor, PARTITIONS, new Random(factor)),
          modelled,
          "replication factor " + factor);
    }
  }
}
