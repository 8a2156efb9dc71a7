package io.github.kafkak3s.fix;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The findings that one edit of kafka.yaml mends: there is one right value, or something that does
 * nothing is to be removed. Each edit is tried, and kept only where the finding is gone and no
 * other has come.
 */
public final class Fixes {
  /** More than anybody has, so that two edits that undo each other end. */
  private static final int MOST = 200;

  private static final String SHORT_GRACE = "KK7004";
  private static final String UNCLEAN_LEADER_ELECTION = "KK3014";
  private static final String NO_WRITE_SLACK = "KK3501";
  private static final String INTERNAL_TOPIC_MIN_ISR = "KK3505";
  private static final String REMOVED_OPTION = "KK3010";
  private static final String UNUSED_SUPPRESSION = "KK0009";

  /** The compiler's default, in seconds. */
  private static final String GRACE = "120";

  private final String file;
  private final Function<String, Judgement> judge;

  /**
   * What has become of a text.
   *
   * @param text the text with every edit
   * @param mended the findings that are gone by an edit, in the order of the edits
   */
  public record Mended(String text, List<Finding> mended) {
    /** Keeps an unmodifiable copy. */
    public Mended {
      mended = List.copyOf(mended);
    }
  }

  /**
   * Makes what mends a file.
   *
   * @param file how the user knows it; findings in other files are passed over
   * @param judge says of any text what is found in it
   */
  public Fixes(String file, Function<String, Judgement> judge) {
    this.file = file;
    this.judge = judge;
  }

  /** Returns the ids of the rules whose findings may be mended. */
  public static Set<String> rules() {
    return Set.of(
        SHORT_GRACE,
        UNCLEAN_LEADER_ELECTION,
        NO_WRITE_SLACK,
        INTERNAL_TOPIC_MIN_ISR,
        REMOVED_OPTION,
        UNUSED_SUPPRESSION);
  }

  /** Returns a text with all that can be mended; the same text where it is not YAML. */
  public Mended mend(String text) {
    List<Finding> mended = new ArrayList<>();
    Set<Finding> refused = new HashSet<>();
    String now = text;
    Judgement before = judge.apply(text);
    for (int i = 0; i < MOST; i++) {
      Optional<SourceText> source = SourceText.read(file, now);
      Judgement known = before;
      Optional<Finding> next = source.flatMap(read -> known.findings().stream()
          .filter(finding -> !refused.contains(finding))
          .filter(finding -> edit(finding, known, read).isPresent())
          .findFirst());
      if (next.isEmpty()) {
        break;
      }
      String candidate = edit(next.get(), known, source.get()).orElseThrow().apply(now);
      Judgement after = judge.apply(candidate);
      if (after.isBetterThan(before)) {
        mended.add(next.get());
        refused.clear();
        now = candidate;
        before = after;
      } else {
        refused.add(next.get());
      }
    }
    return new Mended(now, mended);
  }

  private Optional<Edit> edit(Finding finding, Judgement judgement, SourceText source) {
    if (!finding.place().file().equals(file)) {
      return Optional.empty();
    }
    String pointer = finding.place().pointer();
    return switch (finding.rule().id()) {
      case SHORT_GRACE -> valued(source, pointer, "terminationGracePeriodSeconds", GRACE);
      case UNCLEAN_LEADER_ELECTION ->
        valued(source, pointer, "unclean.leader.election.enable", "false");
      case NO_WRITE_SLACK, INTERNAL_TOPIC_MIN_ISR -> oneLess(source, pointer);
      // What only does nothing is removed; what has a successor is for its owner to decide.
      case REMOVED_OPTION ->
        finding.help().startsWith("remove it") ? source.withoutEntry(pointer) : Optional.empty();
      case UNUSED_SUPPRESSION ->
        judgement.unneeded().contains(finding.place())
            ? unneeded(finding, source)
            : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Edit> unneeded(Finding finding, SourceText source) {
    return finding.place().pointer().isEmpty()
        ? source.withoutComment(finding.place().line(), finding.place().column())
        : source.withoutEntry(finding.place().pointer());
  }

  private static Optional<Edit> valued(
      SourceText source, String pointer, String name, String value) {
    return SourceText.name(pointer).equals(name)
        ? source.scalar(pointer).flatMap(scalar -> source.replaced(scalar, value))
        : Optional.empty();
  }

  /** With one replica less in sync, a pod may restart; from two down to one would risk records. */
  private static Optional<Edit> oneLess(SourceText source, String pointer) {
    boolean isMinimum = SourceText.name(pointer).endsWith("min.insync.replicas")
        || SourceText.name(pointer).endsWith("min.isr");
    // Where another environment has more replicas, one less is too few there.
    Optional<YamlScalar> scalar =
        isMinimum && !source.hasEnvironments() ? source.scalar(pointer) : Optional.empty();
    return scalar
        .filter(each -> each.text().matches("[3-9]"))
        .flatMap(
            each -> source.replaced(each, Integer.toString(Integer.parseInt(each.text()) - 1)));
  }
}
