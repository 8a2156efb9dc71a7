package io.github.kafkak3s.report;

import io.github.kafkak3s.diagnostic.Texts;

/** Writes HTML and SVG that is also well-formed XML; every text and attribute is escaped. */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns
   */
  Markup open(String name, String... attributes) {
    tag(name, attributes);
    out.append('>');
    return this;
  }

  /** Closes an element. */
  Markup close(String name) {
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** Writes an element without content. */
  Markup empty(String name, String... attributes) {
    tag(name, attributes);
    out.append("/>\n");
    return this;
  }

  /** Writes an element that holds a text, on a line of its own. */
  Markup element(String name, String text, String... attributes) {
    return inline(name, text, attributes).newLine();
  }

  /** Writes an element that holds a text, amid other text. */
  Markup inline(String name, String text, String... attributes) {
    open(name, attributes).text(text);
    out.append("</").append(name).append('>');
    return this;
  }

  /** Writes text. */
  Markup text(String text) {
    String visible = Texts.visible(text);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** Breaks the line of the source. */
  Markup newLine() {
    out.append('\n');
    return this;
  }

  /** Takes over what is markup already. */
  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
