package io.github.kafkak3s.report;

/**
 * The shapes of a picture; what they look like is said by classes of the style sheet. Places are
 * those of the view box.
 */
final class Svg {
  private final Markup out = new Markup();

  /** Draws a rectangle. */
  Svg rect(String style, double x, double y, double width, double height) {
    out.empty("rect", rectangle(style, x, y, width, height));
    return this;
  }

  /** Draws a rectangle that shows a text while it is pointed at. */
  Svg rect(String style, double x, double y, double width, double height, String title) {
    out.open("rect", rectangle(style, x, y, width, height))
        .inline("title", title)
        .close("rect");
    return this;
  }

  /** Writes a text; {@code end} and {@code middle} among the classes say where its place is. */
  Svg text(String style, double x, double y, String text) {
    out.element(
        "text", text, "class", style, "x", Figures.coordinate(x), "y", Figures.coordinate(y));
    return this;
  }

  /** Draws a path. */
  Svg path(String style, String path) {
    out.empty("path", "class", style, "d", path);
    return this;
  }

  /** Draws a path that shows a text while it is pointed at. */
  Svg path(String style, String path, String title) {
    out.open("path", "class", style, "d", path).inline("title", title).close("path");
    return this;
  }

  /** Returns the piece of a path that is a line downward. */
  static String down(double x, double top, double bottom) {
    return "M" + point(x, top) + "V" + Figures.coordinate(bottom);
  }

  /** Returns a point of a path. */
  static String point(double x, double y) {
    return Figures.coordinate(x) + " " + Figures.coordinate(y);
  }

  private static String[] rectangle(String style, double x, double y, double width, double height) {
    return new String[] {
      "class", style,
      "x", Figures.coordinate(x),
      "y", Figures.coordinate(y),
      "width", Figures.coordinate(width),
      "height", Figures.coordinate(height)
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
