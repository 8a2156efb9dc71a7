package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.RulePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A finding as lines of a console, in the manner of rustc: what is wrong and where, the line of the
 * source with a mark below the column, what happens, what to do, the other places and the rule's
 * page. The first line is of the form that terminals and editors make clickable.
 */
final class FindingText {
  private static final int MOST_RELATED = 5;

  private final String prefix;
  private final SourceExcerpt excerpt;

  /**
   * Makes a form.
   *
   * @param prefix what stands before every file name: empty, or the way from the directory of the
   *     call to the project, with {@code /} at its end
   * @param sources the text of a file by its name in places
   */
  FindingText(String prefix, Function<String, Optional<String>> sources) {
    this.prefix = prefix;
    this.excerpt = new SourceExcerpt(sources);
  }

  /**
   * Returns the lines of a finding; none holds a control character.
   *
   * @param isInSecret whether it is about a Secret, of which no value is shown
   */
  List<String> lines(Finding finding, boolean isInSecret) {
    List<String> texts = new ArrayList<>();
    texts.add(finding.at(shown(finding.place()), List.of()).toString());
    boolean isSecret = isInSecret || finding.rule().equals(InputRules.PLAIN_SECRET);
    texts.addAll(excerpt.lines(finding.place(), isSecret));
    if (!finding.consequence().isEmpty()) {
      texts.add("  happens: " + finding.consequence());
    }
    if (!finding.help().isEmpty()) {
      texts.add("  help: " + finding.help());
    }
    if (!finding.cause().isEmpty()) {
      texts.add("  follows from " + finding.cause());
    }
    for (Related related : finding.related().stream().limit(MOST_RELATED).toList()) {
      texts.add("  " + shown(related.place()) + ": " + related.text());
    }
    if (finding.related().size() > MOST_RELATED) {
      texts.add("  and " + (finding.related().size() - MOST_RELATED) + " more places");
    }
    if (RulePages.has(finding.rule())) {
      texts.add("  see " + Tool.page(finding.rule()));
    }
    return texts.stream().map(Texts::visible).toList();
  }

  private Place shown(Place place) {
    return new Place(prefix + place.file(), place.line(), place.column(), place.pointer());
  }
}
