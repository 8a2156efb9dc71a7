package io.github.kafkak3s.lint.rules.replication;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The racks of a cluster's brokers. */
final class Racks {
  private static final String RACK = "broker.rack";

  private Racks() {}

  /** Returns the brokers by rack; empty where one has none, or an unknown one. */
  static Map<String, List<KafkaNode>> of(KafkaCluster cluster) {
    Map<String, List<KafkaNode>> racks = new TreeMap<>();
    for (KafkaNode broker : cluster.brokers()) {
      Optional<String> rack = broker.declared().value(RACK).filter(text -> !text.isBlank());
      if (rack.isEmpty()) {
        return Map.of();
      }
      racks.computeIfAbsent(rack.get(), name -> new ArrayList<>()).add(broker);
    }
    return racks;
  }

  /** Returns where a broker's rack stands. */
  static Place place(KafkaNode broker) {
    return broker.declared().get(RACK).orElseThrow().keyPlace();
  }
}
