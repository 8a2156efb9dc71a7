package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What kafka.yaml promises, and what goes without saying. */
record Guarantees(List<Guarantee> written) {
  /** Nobody runs several brokers to have writes stop whenever one of them is updated. */
  static final String ROLL = "an update does not stop writes: what several brokers are for";

  /** A topic is made as the files say. */
  static final String TOPICS = "topics have the replicas and the minimum in sync of the files";

  /** Nothing that was acknowledged is lost while no more disks are than the model allows. */
  static final String NOTHING_LOST = "what was acknowledged is kept while enough of its disks are";

  /** Copies of data that are there are not thrown away for empty disks of others. */
  static final String NOTHING_ERASED = "empty disks do not erase what others have";

  /**
   * Returns what covers pods that fail at once: so many failures take so many pods wherever they
   * run, and those that the model says go with them.
   */
  Optional<String> covering(Promise promise, List<String> pods, Expectation model) {
    return written.stream()
        .filter(each -> each.promise() == promise)
        .filter(each -> each.failures() >= pods.size() || takes(each, pods, model))
        .map(Guarantees::text)
        .findFirst();
  }

  private static boolean takes(Guarantee guarantee, List<String> pods, Expectation model) {
    return model
        .smallest(guarantee.promise(), FailureSets.failure(guarantee))
        .filter(each -> FailureSets.taken(guarantee, each).containsAll(pods))
        .isPresent();
  }

  /** Returns which guarantees no pods are made to fail for, as sentences. */
  List<String> untried(Expectation model) {
    List<String> untried = new ArrayList<>();
    for (Guarantee each : written) {
      if (each.promise() != Promise.DURABILITY
          && model.smallest(each.promise(), FailureSets.failure(each)).isEmpty()) {
        untried.add("the guarantee %s: which pods go with a %s is not known"
            .formatted(text(each), each.domain().word()));
      }
    }
    return untried;
  }

  /** Returns a guarantee in words: {@code writes: 1 node failure}. */
  static String text(Guarantee guarantee) {
    return "%s: %s %s failure%s"
        .formatted(
            guarantee.promise().word(),
            guarantee.failures(),
            guarantee.domain().word(),
            guarantee.failures() == 1 ? "" : "s");
  }
}
