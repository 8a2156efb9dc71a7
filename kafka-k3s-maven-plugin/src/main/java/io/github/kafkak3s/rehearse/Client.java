package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The clients of the drill; {@code local.child.DrillRequests} knows the verbs. */
interface Client {
  /** What a client says of a request that failed: class and message. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Asks for something. The answer has rows of fields; it fails with {@link Refused}.
   *
   * @param patience how long the client tries, in ms
   */
  CompletableFuture<List<List<String>>> ask(long patience, String verb, List<String> arguments);

  /**
   * Makes sure that the clients are there.
   *
   * @throws LocalException where they have ended
   */
  default void check() throws LocalException {}
}
