package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages of docs/rules, which the build packs beside this class. */
public final class RulePages {
  private static final String DIRECTORY = "pages/";

  private RulePages() {}

  /** Returns the page of a rule; nothing where none is written. */
  public static Optional<String> text(Rule rule) {
    try (InputStream page = RulePages.class.getResourceAsStream(DIRECTORY + rule.page())) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether a rule has a page. */
  public static boolean has(Rule rule) {
    return RulePages.class.getResource(DIRECTORY + rule.page()) != null;
  }

  /** Returns the index: every rule of the catalogue, by area, and what becomes of it. */
  public static String index() {
    StringBuilder text = new StringBuilder("""
        # Rules

        <!-- Generated from AllRules. Do not edit: CONTRIBUTING.md says how to make it anew. -->

        An **error** is refused by the API server, cannot start, or loses data or availability; a **warning**
        works until something ordinary happens; an **info** is worth knowing. `mvn kafka-k3s:explain
        -Drule=KK2101` prints a page without a network.
        """);
    Area area = null;
    for (AllRules.Row row : AllRules.rows()) {
      Rule rule = row.rule();
      if (Area.of(rule) != area) {
        area = Area.of(rule);
        text.append("\n## ").append(area.title()).append("\n\n");
        text.append("| id | name | weight | speaks | when |\n|---|---|---|---|---|\n");
      }
      text.append("| ").append(has(rule) ? link(rule) : rule.id());
      text.append(" | ").append(rule.slug());
      text.append(" | ").append(rule.severity().label());
      text.append(" | ").append(speaks(row.state()));
      text.append(" | ").append(rule.summary().replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }

  private static String link(Rule rule) {
    return "[" + rule.id() + "](" + rule.page() + ")";
  }

  private static String speaks(AllRules.State state) {
    return switch (state) {
      case ON -> "lint";
      case OFF -> "lint, when switched on";
      case COMPILED -> "compiler";
      case LATER -> "not yet";
    };
  }
}
