package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/**
 * What prepares a node's empty disk ({@code kafka-storage format}).
 *
 * @param by what does it
 * @param clusterId the cluster id, if it is known
 * @param clusterIdPlace where the id stands, or would stand
 * @param isRandom whether the id is made anew at each start or in each pod
 * @param isGuarded whether an empty disk of a controller is formatted only while the cluster may
 *     still form, not at every start
 * @param bootstrap what a guard's policy says: whether the cluster may still form
 * @param place where the step stands
 * @param arguments the words after {@code format}, where they are known
 * @param unwritten the files among them that the script writes only afterwards, and that nothing
 *     mounts
 */
public record Format(
    By by,
    Optional<String> clusterId,
    Place clusterIdPlace,
    boolean isRandom,
    boolean isGuarded,
    Optional<Boolean> bootstrap,
    Place place,
    List<String> arguments,
    List<String> unwritten) {
  /** What formats. */
  public enum By {
    /** Nothing: the node cannot start on an empty disk. */
    NOTHING,
    /** The image's own entrypoint. */
    IMAGE,
    /** A script or command of the bundle, in an init container or before Kafka starts. */
    SCRIPT,
    /** Something that could not be followed. */
    UNKNOWN
  }
}
