package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.diagnostic.Place;

/** A line of a text, whose place is asked for only when somebody wants to know. */
record Spot(LocatedText source, int line) {
  Place place() {
    return source.placeOfLine(line);
  }
}
