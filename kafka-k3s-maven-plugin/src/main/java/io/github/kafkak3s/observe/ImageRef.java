package io.github.kafkak3s.observe;

import java.util.Optional;

/**
 * An image reference.
 *
 * @param text as written
 * @param repository with its registry, where one is written
 * @param tag the tag
 * @param digest the digest
 */
public record ImageRef(
    String text, String repository, Optional<String> tag, Optional<String> digest) {

  /** Takes a reference apart; any text gives one. */
  public static ImageRef parse(String text) {
    String rest = text;
    Optional<String> digest = Optional.empty();
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = Optional.of(rest.substring(at + 1));
      rest = rest.substring(0, at);
    }
    Optional<String> tag = Optional.empty();
    int colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
      tag = Optional.of(rest.substring(colon + 1));
      rest = rest.substring(0, colon);
    }
    return new ImageRef(text, rest, tag, digest);
  }

  /**
   * Tells whether the reference can mean another image tomorrow: {@code latest} or no tag, and no
   * digest.
   */
  public boolean isMutable() {
    return digest.isEmpty() && tag.orElse("latest").equals("latest");
  }

  /** Returns the last two segments of the repository. */
  public String shortRepository() {
    String[] segments = repository.split("/");
    return segments.length < 2
        ? repository
        : segments[segments.length - 2] + "/" + segments[segments.length - 1];
  }
}
