package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Variable;
import java.util.Optional;
import java.util.OptionalLong;

/** KK7010: the heap of a broker must fit its memory, and leave room for the page cache. */
public final class DefaultHeap implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7010",
      "default-heap",
      WARNING,
      "heap of a long-running Kafka container not set; E where heap ≥ limit; W where it leaves"
          + " < 40 % of the limit or < 256 MiB");
  private static final String HEAP = "KAFKA_HEAP_OPTS";
  private static final int LEAST_REST_MEBIBYTES = 256;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Severity heaviest() {
    return Severity.ERROR;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      Optional<Variable> heap = node.environment().get(HEAP);
      if (heap.isPresent()) {
        if (heap.get().value().isPresent()) {
          checkSize(node, heap.get().valuePlace(), heap.get().value().get(), reporter);
        }
      } else if (node.image() != ImageKind.OTHER && node.environment().lacks(HEAP)) {
        // An image of somebody's own may set it.
        reporter
            .at(
                absentPlace(node),
                HEAP + " is not set in container " + node.container().name())
            .consequence("the heap is 1 GiB whatever the memory limit is")
            .help("set " + HEAP + ": -Xms512m -Xmx512m, half of the memory limit");
      }
    }
  }

  private static void checkSize(KafkaNode node, Place place, String options, Reporter reporter) {
    String text = node.container().node().textAt("resources", "limits", "memory");
    Optional<Quantity> limit = Quantity.parse(text);
    OptionalLong largest = limit.isEmpty()
        ? OptionalLong.empty()
        : LargestHeap.mebibytes(options, limit.get().mebibytes());
    if (largest.isEmpty()) {
      return;
    }
    long heap = largest.getAsLong();
    long rest = limit.get().mebibytes() - heap;
    if (rest <= 0) {
      reporter
          .at(place, "the heap of %sm does not fit the memory limit %s".formatted(heap, text))
          .severity(Severity.ERROR)
          .consequence("the kernel kills the process as soon as the heap is used")
          .help("a limit of twice the heap");
    } else if (rest < LEAST_REST_MEBIBYTES || rest * 10 < limit.get().mebibytes() * 4) {
      reporter
          .at(
              place,
              "the heap of %sm leaves %s MiB of the memory limit %s".formatted(heap, rest, text))
          .consequence("little is left for the page cache that Kafka reads and writes through")
          .help("a heap of half the limit");
    }
  }

  private static Place absentPlace(KafkaNode node) {
    Container container = node.container();
    return container.node().byName().containsKey("env")
        ? container.node().byName().get("env").keyPlace()
        : container.place();
  }
}
