package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.Voter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The static quorum as a node has it written.
 *
 * @param fact the option {@code controller.quorum.voters}
 * @param voters its entries in order
 */
public record Voters(OptionFact fact, List<Voter> voters) {
  /** Returns the distinct ids. */
  public Set<Integer> ids() {
    return voters.stream().map(Voter::id).collect(Collectors.toUnmodifiableSet());
  }
}
