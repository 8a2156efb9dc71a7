package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Objects;
import java.util.function.IntFunction;

/** A text and where each of its lines stands: a script, a mounted file, or one that was written. */
public final class LocatedText {
  private final ShellText text;
  private final IntFunction<Place> places;

  private LocatedText(ShellText text, IntFunction<Place> places) {
    this.text = Objects.requireNonNull(text);
    this.places = Objects.requireNonNull(places);
  }

  /**
   * Returns a text with the places of its lines.
   *
   * @param places from the number of a line, counted from 1, to its place; asked only when needed
   */
  public static LocatedText of(ShellText text, IntFunction<Place> places) {
    return new LocatedText(text, places);
  }

  /** Returns a text that is known and stands at one place as a whole. */
  public static LocatedText at(Place place, String text) {
    return new LocatedText(ShellText.of(text), line -> place);
  }

  /** Returns the text. */
  public ShellText text() {
    return text;
  }

  /** Returns where a line stands, counted from 1. */
  public Place placeOfLine(int line) {
    return places.apply(line);
  }

  /** Returns where the first line stands. */
  public Place place() {
    return placeOfLine(1);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
