package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  @Test
  void asManyAsThereAreProcessorsAreStartedAtATimeTheLastFirst() throws Exception {
    List<Integer> pods = new ArrayList<>();
    for (int i = 0; i <= PROCESSORS; i++) {
      pods.add(i);
    }
    CountDownLatch all = new CountDownLatch(PROCESSORS);
    Set<Integer> first = new ConcurrentSkipListSet<>();
    Map<Integer, Optional<String>> refusals = Together.start(pods, pod -> {
      if (all.getCount() > 0) {
        first.add(pod);
      }
      all.countDown();
      // One after the other they would wait here for ever.
      if (!all.await(60, TimeUnit.SECONDS)) {
        throw new LocalException("nobody else is started");
      }
      return pod == 0 ? Optional.of("refused") : Optional.empty();
    });
    assertEquals(Set.copyOf(pods.subList(1, pods.size())), first);
    assertEquals(pods, List.copyOf(refusals.keySet()));
    assertEquals(Optional.of("refused"), refusals.get(0));
    assertEquals(Optional.empty(), refusals.get(1));
  }

  @Test
  void whatOneFailsWithIsThrown() {
    LocalException thrown = assertThrows(
        LocalException.class,
        () -> Together.start(List.of("a", "b", "c"), pod -> {
          if (pod.equals("b")) {
            throw new LocalException("b fails");
          }
          return Optional.empty();
        }));
    assertEquals("b fails", thrown.getMessage());
  }

  @Test
  void nothingIsStartedOfNothing() throws Exception {
    assertEquals(Map.of(), Together.start(List.<String>of(), pod -> Optional.empty()));
  }
}
