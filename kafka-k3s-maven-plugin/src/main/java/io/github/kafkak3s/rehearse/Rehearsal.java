package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.Replacement;
import java.util.List;

/**
 * What the rehearsal of one cluster showed.
 *
 * @param file the file of the first of its workloads
 * @param cluster namespace and name of that workload, {@code kafka/kafka}
 * @param release the Kafka release that ran, {@code 4.3.1}
 * @param pods the pods
 * @param steps the steps in their order
 * @param claims what model and brokers say of each promise, in the order of the drill
 * @param traffic what the clients saw
 * @param timeline what was seen over time
 * @param replacements all that was not as the bundle says
 * @param leftOut what of the bundle was not tried, as sentences
 */
public record Rehearsal(
    String file,
    String cluster,
    String release,
    List<Actor> pods,
    List<StepResult> steps,
    List<Claim> claims,
    Traffic traffic,
    Timeline timeline,
    List<Replacement> replacements,
    List<String> leftOut) {
  /**
   * A pod.
   *
   * @param name its name
   * @param id its node id
   * @param roles its roles, {@code broker}, {@code controller}
   * @param workload what makes it, {@code StatefulSet/kafka}
   */
  public record Actor(String name, int id, List<String> roles, String workload) {}

  /**
   * What the clients saw.
   *
   * @param sent records that were sent with acks=all
   * @param acknowledged those that were acknowledged
   * @param failed those that the producer gave up
   * @param read distinct records that the reader got
   * @param lost records that were acknowledged and could not be read in the end
   * @param longestGap the longest time in which a partition acknowledged nothing that was waiting,
   *     in ms
   * @param longestGapAt when that began
   */
  public record Traffic(
      long sent,
      long acknowledged,
      long failed,
      long read,
      long lost,
      long longestGap,
      long longestGapAt) {}

  /** Keeps unmodifiable copies. */
  public Rehearsal {
    pods = List.copyOf(pods);
    steps = List.copyOf(steps);
    claims = List.copyOf(claims);
    replacements = List.copyOf(replacements);
    leftOut = List.copyOf(leftOut);
  }

  /** What the whole comes to. */
  public enum Verdict {
    /** Every step passed, every guarantee held, model and brokers agree. */
    HOLDS,
    /** A step failed or a guarantee was broken. */
    BROKEN,
    /** Nothing was broken, but model and brokers disagree. */
    DISAGREES,
    /** Nothing of what was tried was broken, and the time was over before all of it was tried. */
    UNFINISHED
  }

  /**
   * Returns the verdict: what was broken counts more than a disagreement, and both more than that
   * there was too little time.
   */
  public Verdict verdict() {
    boolean isBroken = steps.stream().anyMatch(step -> step.outcome() == StepResult.Outcome.FAILED)
        || claims.stream().anyMatch(Claim::isBroken);
    if (isBroken) {
      return Verdict.BROKEN;
    }
    if (claims.stream().anyMatch(Claim::isDisagreement)) {
      return Verdict.DISAGREES;
    }
    return steps.stream().anyMatch(step -> step.outcome() == StepResult.Outcome.UNFINISHED)
        ? Verdict.UNFINISHED
        : Verdict.HOLDS;
  }

  /** Returns how long it took, in ms. */
  public long duration() {
    return steps.stream().mapToLong(StepResult::to).max().orElse(0);
  }
}
