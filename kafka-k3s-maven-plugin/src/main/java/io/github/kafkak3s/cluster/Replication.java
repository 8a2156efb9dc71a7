package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.KafkaRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The effective replication settings of one pool: what {@code config:} says, else derived. Factors
 * are the smaller of three and the number of brokers; min in-sync replicas one less than the factor
 * that they belong to.
 *
 * @param settings the settings of default and internal topics
 */
record Replication(List<Setting> settings) {
  static final String DEFAULT_FACTOR = "default.replication.factor";
  static final String MIN_ISR = "min.insync.replicas";
  static final String OFFSETS_FACTOR = "offsets.topic.replication.factor";
  static final String TRANSACTION_FACTOR = "transaction.state.log.replication.factor";
  static final String TRANSACTION_MIN_ISR = "transaction.state.log.min.isr";
  static final String SHARE_FACTOR = "share.coordinator.state.topic.replication.factor";
  static final String SHARE_MIN_ISR = "share.coordinator.state.topic.min.isr";
  private static final int USUAL_FACTOR = 3;

  /**
   * Replication of a kind of topics.
   *
   * @param topics which topics, in words
   * @param internal whether Kafka makes them itself
   * @param factorOption the option of the factor
   * @param factor the replication factor
   * @param minIsrOption the option of the min in-sync replicas
   * @param minIsr the min in-sync replicas as declared
   */
  record Setting(
      String topics,
      boolean internal,
      String factorOption,
      int factor,
      String minIsrOption,
      int minIsr) {
    /**
     * Returns how many replicas may be away while acks=all is served; Kafka caps min ISR at the
     * factor.
     */
    int slack() {
      return factor - Math.min(minIsr, factor);
    }
  }

  static Replication of(KafkaRelease release, int brokers, Map<String, String> config) {
    int usual = Math.min(USUAL_FACTOR, Math.max(1, brokers));
    int defaultFactor = number(config, DEFAULT_FACTOR, usual);
    int minIsr = number(config, MIN_ISR, minIsrFor(defaultFactor));
    int transactionFactor = number(config, TRANSACTION_FACTOR, usual);
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting(
        "topics with default settings", false, DEFAULT_FACTOR, defaultFactor, MIN_ISR, minIsr));
    settings.add(new Setting(
        "__consumer_offsets",
        true,
        OFFSETS_FACTOR,
        number(config, OFFSETS_FACTOR, usual),
        MIN_ISR,
        minIsr));
    settings.add(new Setting(
        "__transaction_state",
        true,
        TRANSACTION_FACTOR,
        transactionFactor,
        TRANSACTION_MIN_ISR,
        number(config, TRANSACTION_MIN_ISR, minIsrFor(transactionFactor))));
    if (release.shareGroups()) {
      int shareFactor = number(config, SHARE_FACTOR, usual);
      settings.add(new Setting(
          "__share_group_state",
          true,
          SHARE_FACTOR,
          shareFactor,
          SHARE_MIN_ISR,
          number(config, SHARE_MIN_ISR, minIsrFor(shareFactor))));
    }
    return new Replication(List.copyOf(settings));
  }

  /** Returns the options in the order that they are written. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    Setting defaults = settings.get(0);
    options.put(DEFAULT_FACTOR, Integer.toString(defaults.factor()));
    options.put(MIN_ISR, Integer.toString(defaults.minIsr()));
    options.put("num.partitions", "1");
    for (Setting setting : settings.subList(1, settings.size())) {
      options.put(setting.factorOption(), Integer.toString(setting.factor()));
      options.putIfAbsent(setting.minIsrOption(), Integer.toString(setting.minIsr()));
    }
    return options;
  }

  private static int minIsrFor(int factor) {
    return factor >= 2 ? factor - 1 : 1;
  }

  /**
   * Returns an option's number; what is not a number is a finding of its own, so here it counts as
   * absent.
   */
  private static int number(Map<String, String> config, String name, int fallback) {
    try {
      return config.containsKey(name) ? Integer.parseInt(config.get(name).strip()) : fallback;
    } catch (NumberFormatException e) {
      return fallback;
    }
  }
}
