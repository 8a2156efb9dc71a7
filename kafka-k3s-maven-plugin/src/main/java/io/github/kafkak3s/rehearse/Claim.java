package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the model says of the cluster, and what the brokers did.
 *
 * @param promise what it is about
 * @param event what happened: {@code a roll}, {@code kafka-1 and kafka-2 are killed}
 * @param away the pods that were away, in order; of a roll none
 * @param guarantee what kafka.yaml promises that covers this, {@code writes: 1 node failure}; empty
 *     where nothing does
 * @param model whether the promise holds by the model; empty where the model cannot say
 * @param observed whether it held on the brokers; empty where it could not be seen
 * @param figure what was measured, {@code first acknowledgement after 9.4 s}
 */
public record Claim(
    Promise promise,
    String event,
    List<String> away,
    Optional<String> guarantee,
    Optional<Boolean> model,
    Optional<Boolean> observed,
    String figure) {
  /** Keeps an unmodifiable copy. */
  public Claim {
    away = List.copyOf(away);
  }

  /** Tells whether model and brokers disagree: an error in this product. */
  public boolean isDisagreement() {
    return model.isPresent() && observed.isPresent() && !model.equals(observed);
  }

  /** Tells whether the brokers broke what kafka.yaml promises. */
  public boolean isBroken() {
    return guarantee.isPresent() && observed.isPresent() && !observed.get();
  }
}
