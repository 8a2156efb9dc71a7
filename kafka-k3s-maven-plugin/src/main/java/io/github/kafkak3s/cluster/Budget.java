package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.Role;
import java.util.Optional;

/**
 * One pod disruption budget.
 *
 * @param name its name, the cluster's, with the role where it covers one only
 * @param role the role of the pods that it covers; empty for every Kafka pod of the cluster
 * @param maxUnavailable how many of them a drain may take at a time, at least 1
 */
public record Budget(String name, Optional<Role> role, int maxUnavailable) {}
