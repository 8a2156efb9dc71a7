package io.github.kafkak3s.report;

/** Writes XML 1.0: start tags with attributes, and text. */
final class XmlText {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  /**
   * Opens a tag.
   *
   * @param indent how many blanks stand before it
   * @param name its name
   * @param attributes names and values by turns
   */
  XmlText open(int indent, String name, String... attributes) {
    tag(indent, name, attributes);
    out.append(">\n");
    return this;
  }

  /** Writes a tag without content. */
  XmlText empty(int indent, String name, String... attributes) {
    tag(indent, name, attributes);
    out.append("/>\n");
    return this;
  }

  /** Writes a tag with a text in it. */
  XmlText text(int indent, String name, String text, String... attributes) {
    tag(indent, name, attributes);
    out.append('>');
    escape(text);
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** Closes a tag. */
  XmlText close(int indent, String name) {
    out.append(" ".repeat(indent)).append("</").append(name).append(">\n");
    return this;
  }

  private void tag(int indent, String name, String... attributes) {
    out.append(" ".repeat(indent)).append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\n' -> out.append("&#10;");
        case '\t' -> out.append("&#9;");
        default -> {
          int point = text.codePointAt(i);
          out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
          i += Character.charCount(point) - 1;
        }
      }
    }
  }

  /** XML 1.0, production 2. */
  private static boolean isAllowed(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
