package io.github.kafkak3s.lint;

import java.util.List;

/**
 * What follows from what: where both rules speak of one bundle, mending the cause mends the effect.
 * For what always holds; what depends on the case, a rule says itself of that one finding.
 *
 * @param cause the id of the rule at the root
 * @param effect the id of the rule whose finding follows
 */
record Consequence(String cause, String effect) {
  /** All that are known; the first whose cause is there counts. */
  static final List<Consequence> ALL = List.of(
      // Pods with one id are one voter and one broker.
      new Consequence("KK2101", "KK2102"),
      new Consequence("KK2101", "KK3006"),
      new Consequence("KK2115", "KK2102"),
      new Consequence("KK2115", "KK3006"),
      // The image would take roles from the environment, and format with the id from there.
      new Consequence("KK4001", "KK3002"),
      new Consequence("KK4002", "KK3004"),
      // Were the file read, the environment would not have to say it.
      new Consequence("KK4005", "KK4003"),
      new Consequence("KK4005", "KK4009"),
      new Consequence("KK2107", "KK5012"),
      new Consequence("KK4009", "KK5012"));
}
