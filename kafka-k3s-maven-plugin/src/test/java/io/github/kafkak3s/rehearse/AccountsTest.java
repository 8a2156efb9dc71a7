package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.rehearse.Timeline.Latency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Accounts accounts = new Accounts();

  @Test
  void aGapBeginsWithTheFirstThatWaitsAndEndsWithAnyAnswer() {
    accounts.sent("a-0", 0, 100);
    accounts.acknowledged("a-0", 0, 100, 110);
    accounts.sent("a-0", 1, 1_000);
    accounts.sent("a-0", 2, 1_500);
    accounts.acknowledged("a-0", 1, 1_000, 4_000);
    // It waits since the answer before, not since it was sent.
    accounts.acknowledged("a-0", 2, 1_500, 4_001);
    assertEquals(new Accounts.Gap("a-0", 1_000, 4_000), accounts.nextGap(9_000));
    assertEquals(0, accounts.nextGap(9_000).length());
    assertEquals(3_000, accounts.traffic(9_000).longestGap());
    assertEquals(1_000, accounts.traffic(9_000).longestGapAt());
  }

  @Test
  void whatStillWaitsIsAGapToo() {
    accounts.sent("a-0", 0, 100);
    accounts.sent("a-1", 0, 50);
    accounts.failed("a-1", 0, 50, 120, "TimeoutException");
    assertEquals(new Accounts.Gap("a-0", 100, 7_000), accounts.nextGap(7_000));
    assertEquals(1, accounts.traffic(7_000).failed());
  }

  @Test
  void aPartitionHasWrittenSinceOnlyWhatWasSentSince() {
    accounts.sent("a-0", 0, 90);
    accounts.acknowledged("a-0", 0, 90, 200);
    assertEquals(List.of("a-0"), accounts.unwritten(100));
    accounts.sent("a-0", 1, 100);
    accounts.acknowledged("a-0", 1, 100, 210);
    assertEquals(List.of(), accounts.unwritten(100));
    assertEquals(List.of("a-0"), accounts.unread(100));
    accounts.found("a-0", 99);
    assertEquals(List.of("a-0"), accounts.unread(100));
    accounts.found("a-0", 101);
    assertEquals(List.of(), accounts.unread(100));
  }

  @Test
  void lostIsWhatWasAcknowledgedAndIsNotThereInTheEnd() {
    for (int number = 0; number < 6; number++) {
      accounts.sent("a-0", number, number);
      accounts.sent("a-1", number, number);
      if (number != 3) {
        accounts.acknowledged("a-0", number, number, number);
        accounts.acknowledged("a-1", number, number, number);
      }
    }
    accounts.read("a-0", 4);
    // What nobody has looked for is not lost.
    assertEquals(Map.of(), accounts.lost());
    accounts.verified("a-0", "0-1,3-3,5-5");
    accounts.verified("a-1", "");
    assertEquals(Map.of("a-0", 2, "a-1", 5), accounts.lost());
    assertEquals(new Rehearsal.Traffic(12, 10, 0, 5, 7, 995, 5), accounts.traffic(1_000));
    accounts.verified("a-1", "0-5");
    assertEquals(Map.of("a-0", 2), accounts.lost());
  }

  @Test
  void latenciesGoIntoBucketsByTheirEnd() {
    accounts.sent("a-0", 0, 0);
    accounts.sent("a-0", 1, 10);
    accounts.sent("a-0", 2, 20);
    accounts.acknowledged("a-0", 0, 0, 249);
    accounts.acknowledged("a-0", 1, 10, 250);
    accounts.failed("a-0", 2, 20, 499, "");
    assertEquals(
        List.of(new Latency(0, 1, 249, 0), new Latency(250, 1, 240, 1)), accounts.latencies());
  }
}
