package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.secure.RefusedClient;
import java.util.ArrayList;
import java.util.List;

/** Comes to the brokers as clients that they must refuse. */
final class Refusals {
  private static final long PATIENCE = 15_000;

  private final Stage stage;

  Refusals(Stage stage) {
    this.stage = stage;
  }

  /** Returns a sentence for each that was let in, or refused for another reason. */
  List<String> failures(String topic)
      throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (RefusedClient client : stage.strangers()) {
      stage.says(Step.TOPICS, who(client));
      try {
        List<String> row = stage
            .ask(PATIENCE, "refusal", client.properties().toString(), topic)
            .get(0);
        if (row.get(0).isEmpty()) {
          failures.add(who(client) + " and is let in, where it must get " + client.exception()
              + ": anybody can read and write");
        } else if (!row.get(0).equals(client.exception())) {
          failures.add(
              who(client) + " and must get " + client.exception() + "; it gets " + row.get(1));
        }
      } catch (Client.Refused e) {
        failures.add(who(client) + " and must get " + client.exception() + "; what it gets is not"
            + " known: " + e.getMessage());
      }
    }
    return failures;
  }

  private static String who(RefusedClient client) {
    return "a client comes to listener " + client.listener() + " with " + client.what();
  }

  /** Returns what is said where all were refused: the end of a sentence. */
  String summary() {
    int count = stage.strangers().size();
    return switch (count) {
      case 0 -> "";
      case 1 -> ", and one client is refused that must be";
      default -> ", and " + count + " clients are refused that must be";
    };
  }
}
