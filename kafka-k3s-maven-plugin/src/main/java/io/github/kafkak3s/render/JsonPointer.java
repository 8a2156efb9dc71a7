package io.github.kafkak3s.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON pointer (RFC 6901).
 *
 * @param tokens the unescaped reference tokens; none for the whole document
 */
record JsonPointer(List<String> tokens) {
  /** Reads a pointer; empty where the text is none. */
  static Optional<JsonPointer> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(new JsonPointer(List.of()));
    }
    if (text.charAt(0) != '/') {
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    for (String token : text.substring(1).split("/", -1)) {
      if (token.replace("~0", "").replace("~1", "").contains("~")) {
        return Optional.empty();
      }
      // In this order: ~01 is ~1, not a slash.
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new JsonPointer(List.copyOf(tokens)));
  }

  boolean isRoot() {
    return tokens.isEmpty();
  }

  JsonPointer parent() {
    return first(tokens.size() - 1);
  }

  String last() {
    return tokens.get(tokens.size() - 1);
  }

  /** Returns the pointer of the first so many tokens. */
  JsonPointer first(int count) {
    return new JsonPointer(tokens.subList(0, count));
  }

  /** Tells whether another pointer points to something inside of what this one points to. */
  boolean isAbove(JsonPointer other) {
    return other.tokens.size() > tokens.size() && other.first(tokens.size()).equals(this);
  }

  /** Returns the pointer as text, or words for the whole document. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String token : tokens) {
      text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return text.isEmpty() ? "the document" : text.toString();
  }
}
