package io.github.kafkak3s.lint;

import static io.github.kafkak3s.lint.Precedence.Where.BUNDLE;
import static io.github.kafkak3s.lint.Precedence.Where.OBJECT;
import static io.github.kafkak3s.lint.Precedence.Where.VALUE;

import java.util.List;

/**
 * Which rule speaks where two meet: the more exact one. The loser's finding is left out.
 *
 * @param winner the id of the rule that speaks
 * @param loser the id of the rule that is silent beside it
 * @param where how near their findings must be to be about the same thing
 */
record Precedence(String winner, String loser, Where where) {
  /** How near. */
  enum Where {
    /** The same value: one line and one JSON pointer of one file. */
    VALUE,
    /** Any two values of one Kubernetes object. */
    OBJECT,
    /** Anywhere in the bundle. */
    BUNDLE
  }

  /** All meetings that are known, in the order in which they are settled. */
  static final List<Precedence> ALL = List.of(
      new Precedence("KK1014", "KK1015", OBJECT),
      new Precedence("KK3001", "KK3009", VALUE),
      new Precedence("KK3010", "KK3008", VALUE),
      new Precedence("KK3011", "KK3008", VALUE),
      new Precedence("KK4010", "KK3008", VALUE),
      new Precedence("KK4011", "KK3008", VALUE),
      new Precedence("KK4017", "KK3008", VALUE),
      new Precedence("KK4017", "KK4010", VALUE),
      new Precedence("KK4011", "KK5004", OBJECT),
      // One object only where no properties file is mounted.
      new Precedence("KK4001", "KK3002", OBJECT),
      new Precedence("KK4002", "KK3004", OBJECT),
      new Precedence("KK2115", "KK2101", OBJECT),
      new Precedence("KK2112", "KK2110", OBJECT),
      new Precedence("KK3505", "KK3501", VALUE),
      new Precedence("KK3505", "KK3502", VALUE),
      new Precedence("KK3502", "KK3501", VALUE),
      new Precedence("KK3503", "KK3013", OBJECT),
      // With copies on other brokers a class that deletes is no more than K3s' own.
      new Precedence("KK3503", "KK6011", BUNDLE),
      new Precedence("KK3506", "KK3504", BUNDLE),
      new Precedence("KK7014", "KK3513", OBJECT),
      new Precedence("KK7014", "KK6011", OBJECT),
      new Precedence("KK3513", "KK6011", OBJECT),
      new Precedence("KK7006", "KK7015", VALUE),
      new Precedence("KK2118", "KK6008", OBJECT),
      new Precedence("KK2118", "KK2116", OBJECT),
      new Precedence("KK6008", "KK6010", OBJECT),
      new Precedence("KK6015", "KK6009", OBJECT),
      new Precedence("KK5016", "KK1002", VALUE),
      new Precedence("KK5016", "KK5002", BUNDLE),
      new Precedence("KK1009", "KK1007", OBJECT),
      new Precedence("KK1009", "KK1013", OBJECT),
      new Precedence("KK1009", "KK5012", OBJECT),
      new Precedence("KK5010", "KK1013", VALUE),
      new Precedence("KK1007", "KK7020", VALUE),
      new Precedence("KK9013", "KK1004", VALUE),
      new Precedence("KK6014", "KK1012", OBJECT),
      new Precedence("KK5015", "KK5002", VALUE),
      new Precedence("KK5002", "KK5011", VALUE),
      new Precedence("KK5002", "KK5018", VALUE),
      new Precedence("KK5017", "KK5011", VALUE),
      new Precedence("KK8016", "KK8004", VALUE));
}
