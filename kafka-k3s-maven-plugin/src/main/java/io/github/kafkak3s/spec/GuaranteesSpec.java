package io.github.kafkak3s.spec;

import java.util.List;
import java.util.Optional;

/**
 * {@code guarantees}: how many failures at once are not to break the cluster. Emitted nowhere.
 *
 * @param writes of writes with acks=all
 * @param reads of reads
 * @param durability of acknowledged records
 * @param control of the quorum
 */
public record GuaranteesSpec(
    Optional<Failures> writes,
    Optional<Failures> reads,
    Optional<Failures> durability,
    Optional<Failures> control) {

  /**
   * How many failures.
   *
   * @param nodes how many hosts at once
   * @param zones how many zones at once
   */
  public record Failures(Optional<Located<Integer>> nodes, Optional<Located<Integer>> zones) {
    private static final Field<Integer> NODES = Field.optional(
        "nodeFailures",
        Types.whole(0, 100),
        "not promised",
        "How many hosts may fail at once, with all that runs on them.");
    private static final Field<Integer> ZONES = Field.optional(
        "zoneFailures",
        Types.whole(0, 100),
        "not promised",
        "How many zones may fail at once, with all of their hosts.");
    private static final Shape<Failures> SHAPE = new Shape<>(
        "numbers of failures",
        List.of(NODES, ZONES),
        List.of(),
        values -> new Failures(values.find(NODES), values.find(ZONES)));
  }

  private static final Field<Failures> WRITES = Field.optional(
      "writes",
      Failures.SHAPE,
      "not promised",
      "Writes with acks=all are acknowledged, also of Kafka's own topics.");
  private static final Field<Failures> READS =
      Field.optional("reads", Failures.SHAPE, "not promised", "Every partition can be read.");
  private static final Field<Failures> DURABILITY = Field.optional(
      "durability",
      Failures.SHAPE,
      "not promised",
      "No acknowledged record is lost, though the disks of what fails are.");
  private static final Field<Failures> CONTROL = Field.optional(
      "control",
      Failures.SHAPE,
      "not promised",
      "The quorum keeps a majority: leaders move, topics are made.");

  static final Shape<GuaranteesSpec> SHAPE = new Shape<>(
      "what is promised of the cluster",
      List.of(WRITES, READS, DURABILITY, CONTROL),
      List.of(),
      values -> new GuaranteesSpec(
          Located.value(values.find(WRITES)),
          Located.value(values.find(READS)),
          Located.value(values.find(DURABILITY)),
          Located.value(values.find(CONTROL))));
}
