package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops writing, reads all that is there, and counts what was acknowledged and is not. */
final class Verification implements Act {
  private static final long PATIENCE = 30_000;

  private final Stage stage;
  private final LostDisks disks;
  private final boolean isEndTried;

  /**
   * Makes one.
   *
   * @param isEndTried whether more disks are lost afterwards than is survived
   */
  Verification(Stage stage, LostDisks disks, boolean isEndTried) {
    this.stage = stage;
    this.disks = disks;
    this.isEndTried = isEndTried;
  }

  @Override
  public Result run() throws Stage.TimeIsOver, LocalException, InterruptedException {
    List<String> details = new ArrayList<>();
    try {
      stage.says(Step.VERIFY, "writing ends");
      String waiting = stage.ask(PATIENCE, "stop").get(0).get(0);
      if (!waiting.equals("0")) {
        details.add(waiting + " records were neither acknowledged nor given up in "
            + Stage.seconds(PATIENCE));
      }
      stage.says(Step.VERIFY, "every record is read");
      read(stage, PATIENCE, " cannot be read to its end: ", details);
    } catch (Client.Refused e) {
      details.add("the records could not be read: " + e.getMessage());
      return new Result(false, "what was acknowledged could not be read", details);
    }
    Map<String, Integer> lost = stage.accounts().lost();
    lost.forEach((partition, count) ->
        details.add("%s records of %s were acknowledged and are gone".formatted(count, partition)));
    Rehearsal.Traffic traffic = stage.accounts().traffic(stage.now());
    String figure = "%s of %s acknowledged records can be read"
        .formatted(traffic.acknowledged() - traffic.lost(), traffic.acknowledged());
    stage
        .claims()
        .add(new Claim(
            Promise.DURABILITY,
            "all that the drill did",
            List.of(),
            Optional.of(Guarantees.NOTHING_LOST),
            disks.expected(),
            Optional.of(lost.isEmpty()),
            figure));
    stage.claims().addAll(disks.claims(lost.isEmpty(), figure, isEndTried));
    return new Result(details.isEmpty(), figure, details);
  }

  /**
   * Has every partition read and what it holds noted.
   *
   * @param failure what stands between a partition and why it cannot be read
   * @param details gets the partitions that cannot
   */
  static void read(Stage stage, long patience, String failure, List<String> details)
      throws Client.Refused, Stage.TimeIsOver, LocalException, InterruptedException {
    for (List<String> row : stage.ask(patience, "verify")) {
      stage.accounts().verified(row.get(0), row.get(1));
      if (!row.get(2).isEmpty()) {
        details.add(row.get(0) + failure + row.get(2));
      }
    }
  }
}
