package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.Voter;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The static quorum as a node has it written.
 *
 * @param fact the option {@code controller.quorum.voters}
 * @param voters its entries in order
 */
public record Voters(OptionFact fact, List<Voter> voters) {
  /** Returns the distinct ids. */
  public Set<Integer> ids() {
    Set<Integer> ids = new HashSet<>();
    for (Voter voter : voters) {
      ids.add(voter.id());
    }
    return Collections.unmodifiableSet(ids);
  }
}
