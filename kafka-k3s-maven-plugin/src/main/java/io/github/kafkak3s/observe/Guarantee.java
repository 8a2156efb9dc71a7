package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;

/**
 * What somebody has promised of a cluster: that so many failures at once do not break it.
 *
 * @param promise what is not to break
 * @param domain what may fail
 * @param failures how many of them at once, from 0
 * @param place where it is written
 */
public record Guarantee(Promise promise, Domain domain, int failures, Place place) {
  /** What a cluster does for its clients. */
  public enum Promise {
    /** Writes with acks=all are acknowledged. */
    WRITES("writes"),
    /** Every partition has a leader that can be read from. */
    READS("reads"),
    /** Acknowledged records survive the loss of the disks of what fails. */
    DURABILITY("durability"),
    /** The quorum has a majority: leaders move, topics are made, brokers come and go. */
    CONTROL("control");

    private final String word;

    Promise(String word) {
      this.word = word;
    }

    /** Returns its name in kafka.yaml and in reports. */
    public String word() {
      return word;
    }
  }

  /** What fails as one. */
  public enum Domain {
    /** A host with all that runs on it. */
    NODE("node"),
    /** A zone with all of its hosts. */
    ZONE("zone");

    private final String word;

    Domain(String word) {
      this.word = word;
    }

    /** Returns its name in messages. */
    public String word() {
      return word;
    }
  }
}
