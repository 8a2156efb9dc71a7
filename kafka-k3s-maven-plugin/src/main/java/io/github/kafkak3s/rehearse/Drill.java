package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.Observation;

/** Drives the pods of a cluster through the steps of a drill. */
public final class Drill {
  private Drill() {}

  /**
   * Runs a drill; the pods are down before and left as they are afterwards.
   *
   * @throws LocalException where it could not be carried out at all; what fails on the brokers is
   *     in the result
   */
  public static Rehearsal run(
      Observation bundle,
      KafkaCluster cluster,
      LocalCluster local,
      DrillSettings settings,
      Progress progress)
      throws LocalException, InterruptedException {
    throw new UnsupportedOperationException();
  }
}
