package io.github.kafkak3s.kafka;

import java.util.Optional;

/**
 * What one Kafka release makes of an option's name.
 *
 * @param status the answer in one word
 * @param option the definition that values are judged by; present exactly when the status is known
 *     or without effect
 * @param message what is wrong, one line; empty where nothing is
 * @param help what to do instead; may be empty
 */
public record OptionFate(Status status, Optional<KafkaOption> option, String message, String help) {

  /** What a release makes of a name. */
  public enum Status {
    /** The release defines it. */
    KNOWN,
    /**
     * No definition names it, but something reads it: a plug-in, a config provider, the authorizer.
     */
    OUTSIDE,
    /**
     * The release defines it, but it has no effect without ZooKeeper, or Kafka refuses it there.
     */
    WITHOUT_EFFECT,
    /** An earlier release knew it; this one ignores it without a word. */
    REMOVED,
    /** Another release of the catalogue knows it, a later one among them. */
    LATER,
    /** Somebody else's option: a topic's, a group's, a client's, the logging's. */
    MISPLACED,
    /** No release of the catalogue knows it. */
    UNKNOWN
  }

  static OptionFate known(KafkaOption option) {
    return new OptionFate(Status.KNOWN, Optional.of(option), "", "");
  }

  static OptionFate outside() {
    return new OptionFate(Status.OUTSIDE, Optional.empty(), "", "");
  }

  static OptionFate of(Status status, String message, String help) {
    return new OptionFate(status, Optional.empty(), message, help);
  }
}
