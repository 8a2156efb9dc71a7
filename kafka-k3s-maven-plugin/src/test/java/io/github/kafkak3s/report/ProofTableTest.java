package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.proof.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a proof looks on a console; the golden bundles' own stand beside them. */
class ProofTableTest {
  @Test
  void showsNumbersWhatIsNotKnownAndWhatBreaksByItself() {
    List<String> lines = ProofTable.lines(Reports.full().proofs().get(0));
    assertEquals(
        List.of(
            "proof of kafka/k (2 brokers, 1 controller)",
            "  how many fail at once and are survived; in a roll, a drain: how many pods more",
            "               pods  nodes  zones  in a roll  in a drain",
            "  writes          1      ?      ?         no           ?",
            "  control         ?      ?      ?          ?           ?"),
        lines.subList(0, 5));
    assertEquals(
        "  writes stop while an update takes k-0 (__consumer_offsets)",
        lines.get(lines.size() - 1));
  }

  @Test
  void saysInOneLineWhyThereIsNone() {
    List<Proof> proofs = Reports.full().proofs();
    List<String> lines = ProofTable.lines(proofs.get(1));
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).endsWith(": none, no broker is known"), lines.get(0));
    assertTrue(
        proofs.stream()
            .flatMap(proof -> ProofTable.lines(proof).stream())
            .noneMatch(line -> line.chars().anyMatch(Character::isISOControl)),
        "what a manifest says moves no cursor");
  }
}
