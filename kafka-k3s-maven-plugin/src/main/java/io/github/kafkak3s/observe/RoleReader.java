package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.kafka.Voter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the roles of a node; where {@code process.roles} is absent, from the rest: named among the
 * voters is a controller, a listener outside of {@code controller.listener.names} makes a broker.
 */
final class RoleReader {
  private RoleReader() {}

  static Set<Role> read(
      Options options, Optional<Integer> nodeId, String podName, List<NodeListener> listeners) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Optional<OptionFact> written = options.given("process.roles");
    if (written.isPresent()) {
      List<String> words = Options.items(written.get().value().orElse(""));
      for (Role role : Role.values()) {
        if (words.contains(role.word())) {
          roles.add(role);
        }
      }
      return Collections.unmodifiableSet(roles);
    }
    if (!options.complete()) {
      return Set.of();
    }
    Optional<String> voters =
        options.written("controller.quorum.voters").flatMap(OptionFact::value);
    boolean votes = voters.flatMap(Voter::parseAll).orElse(List.of()).stream()
        .anyMatch(voter -> nodeId.filter(id -> id == voter.id()).isPresent()
            || voter.host().equals(podName)
            || voter.host().startsWith(podName + "."));
    if (votes) {
      roles.add(Role.CONTROLLER);
    }
    if (listeners.stream().anyMatch(listener -> !listener.isController())) {
      roles.add(Role.BROKER);
    }
    return Collections.unmodifiableSet(roles);
  }
}
