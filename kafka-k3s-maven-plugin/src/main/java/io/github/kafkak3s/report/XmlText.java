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
    int length = text.length();
    // What needs no escape is taken over as a whole.
    int from = 0;
    int next;
    for (int i = 0; i < length; i = next) {
      char c = text.charAt(i);
      next = i + 1;
      boolean isPair = Character.isHighSurrogate(c)
          && next < length
          && Character.isLowSurrogate(text.charAt(next));
      if (isPair) {
        next++;
      } else if (isEscaped(c)) {
        out.append(text.substring(from, i)).append(escaped(c));
        from = next;
      }
    }
    out.append(text.substring(from));
  }

  private static boolean isEscaped(char c) {
    return c < 0x20
        || c == '&'
        || c == '<'
        || c == '>'
        || c == '"'
        || c >= Character.MIN_SURROGATE && (c <= Character.MAX_SURROGATE || c > 0xFFFD);
  }

  /** Returns what stands for a character; XML 1.0, production 2, has none for some. */
  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\n' -> "&#10;";
      case '\t' -> "&#9;";
      default -> "\uFFFD";
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
