package io.github.kafkak3s.proof;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A smallest set of failures that breaks a promise.
 *
 * @param size how many failures it takes; 0 where it is broken without any, in a roll or drain by
 *     what that takes away itself
 * @param planned the pods that a roll or a drain takes away
 * @param failed the pods that go with each failure
 * @param cause what breaks
 */
public record Break(int size, List<String> planned, List<List<String>> failed, Cause cause) {
  private static final int MOST_NAMES = 6;

  /** Keeps unmodifiable copies. */
  public Break {
    planned = List.copyOf(planned);
    failed = List.copyOf(failed);
  }

  /** Returns how many failures are survived; -1 where it is broken without any. */
  public int tolerated() {
    return size - 1;
  }

  /** Returns all pods that are away. */
  public List<String> pods() {
    return java.util.stream.Stream.concat(planned.stream(), failed.stream().flatMap(List::stream))
        .toList();
  }

  /**
   * Says in words what it takes: {@code when kafka-1 and kafka-2 are away}.
   *
   * @param failure what fails
   * @param areDisksLost whether what fails loses its disks
   */
  String when(Failure failure, boolean areDisksLost) {
    String names = phrase(failed.stream().flatMap(List::stream).toList());
    boolean isOne = pods().size() - planned.size() == 1;
    String fate = areDisksLost
        ? (isOne ? " loses its disk" : " lose their disks")
        : isOne ? " is away" : " are away";
    return switch (failure) {
      case POD -> size == 0 ? "though nothing fails" : "when " + names + fate;
      case NODE, ZONE ->
        size == 0
            ? "though nothing fails"
            : size == 1
                ? "when one %s fails that runs %s".formatted(failure.word(), names)
                : "when %s %ss fail that run %s".formatted(size, failure.word(), names);
      case ROLL, DRAIN -> {
        String event = failure == Failure.ROLL ? "an update" : "a drain";
        String away =
            planned.isEmpty() ? "during " + event : "while " + event + " takes " + phrase(planned);
        yield size == 0 ? away : away + " and " + names + fate;
      }
    };
  }

  /** Returns names as a phrase: {@code kafka-1 and kafka-2}; long lists are cut. */
  public static String phrase(List<String> names) {
    int shown = names.size() > MOST_NAMES + 1 ? MOST_NAMES : names.size();
    List<String> parts = names.stream().limit(shown).collect(Collectors.toList());
    if (shown < names.size()) {
      parts.add((names.size() - shown) + " more");
    }
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
