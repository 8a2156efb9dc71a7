package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoreCommentTest {
  @Test
  void noMoreAreReadThanAnybodyDecides() {
    List<IgnoreComment> comments = new ArrayList<>();
    String line = "# kafka-k3s:ignore KK3501 x\n";
    IgnoreComment.collect("a.yaml", line.repeat(2 * IgnoreComment.MOST), comments);
    assertEquals(IgnoreComment.MOST, comments.size());
  }
}
