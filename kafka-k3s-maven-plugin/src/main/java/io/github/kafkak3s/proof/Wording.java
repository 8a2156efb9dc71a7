package io.github.kafkak3s.proof;

import io.github.kafkak3s.observe.Guarantee.Promise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A proof in words. */
final class Wording {
  private Wording() {}

  /** Says what breaks a promise: {@code writes stop when a-1 and a-2 are away (the quorum)}. */
  static String sentence(Promise promise, Failure failure, Break smallest) {
    String broken =
        promise == Promise.DURABILITY ? "acknowledged records are lost" : stop(List.of(promise));
    String cause = promise == Promise.CONTROL ? "" : cause(smallest);
    return broken + " " + smallest.when(failure, promise == Promise.DURABILITY) + cause;
  }

  /**
   * Says what the smallest failures of a cluster are: for each promise the fewest pods, and of the
   * other failures those that break it sooner.
   */
  static List<String> sentences(Map<Promise, Map<Failure, Break>> breaks) {
    List<String> sentences = new ArrayList<>();
    for (Failure failure : Failure.values()) {
      Map<String, List<Promise>> together = new LinkedHashMap<>();
      Map<Promise, String> alone = new EnumMap<>(Promise.class);
      breaks.forEach((promise, found) -> {
        if (isSaid(failure, found)) {
          Break smallest = found.get(failure);
          if (promise == Promise.DURABILITY) {
            alone.put(promise, sentence(promise, failure, smallest));
          } else {
            together
                .computeIfAbsent(
                    // The quorum itself need not be told why.
                    smallest.when(failure, false)
                        + (smallest.cause().isQuorum() ? "" : cause(smallest)),
                    key -> new ArrayList<>())
                .add(promise);
          }
        }
      });
      together.forEach((when, promises) -> sentences.add(stop(promises) + " " + when));
      sentences.addAll(alone.values());
    }
    return sentences;
  }

  private static String cause(Break smallest) {
    return " (" + smallest.cause().what() + ")";
  }

  private static boolean isSaid(Failure failure, Map<Failure, Break> found) {
    Break pods = found.get(Failure.POD);
    Break smallest = found.get(failure);
    if (smallest == null || pods == null || failure == Failure.POD) {
      return smallest != null;
    }
    boolean isSooner = switch (failure) {
      // What takes one pod alone breaks by any event, and is said already.
      case ROLL, DRAIN ->
        smallest.size() == 0 && (pods.size() > 1 || !smallest.pods().equals(pods.pods()));
      default -> smallest.size() < pods.size();
    };
    return isSooner && pods.size() > 0;
  }

  private static String stop(List<Promise> promises) {
    List<String> subjects = promises.stream()
        .map(promise -> promise == Promise.CONTROL ? "the quorum" : promise.word())
        .toList();
    return Break.phrase(subjects) + (subjects.equals(List.of("the quorum")) ? " stops" : " stop");
  }
}
