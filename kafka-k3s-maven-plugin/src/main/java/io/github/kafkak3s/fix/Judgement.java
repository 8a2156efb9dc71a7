package io.github.kafkak3s.fix;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said of one text of kafka.yaml.
 *
 * @param isCompiled whether it compiles; where it does not, nothing has been said of its bundles
 * @param findings what was found
 * @param unneeded where suppressions and decisions stand that change nothing
 */
public record Judgement(boolean isCompiled, List<Finding> findings, Set<Place> unneeded) {
  /** Keeps unmodifiable copies. */
  public Judgement {
    findings = List.copyOf(findings);
    unneeded = Set.copyOf(unneeded);
  }

  /** Tells whether this is better than another one: something is gone, and nothing has come. */
  boolean isBetterThan(Judgement other) {
    if (isCompiled && !other.isCompiled) {
      return true;
    }
    return isCompiled == other.isCompiled
        && findings.size() < other.findings.size()
        && isWithin(other.counts());
  }

  private boolean isWithin(Map<String, Integer> bounds) {
    return counts().entrySet().stream()
        .allMatch(each -> each.getValue() <= bounds.getOrDefault(each.getKey(), 0));
  }

  /** Lines move when a text is edited, so that a finding is known by what it says. */
  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    findings.forEach(
        each -> counts.merge(each.rule().id() + " " + each.message(), 1, Integer::sum));
    return counts;
  }
}
