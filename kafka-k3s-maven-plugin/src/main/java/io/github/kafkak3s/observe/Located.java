package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.shell.ShellText;
import java.util.Optional;

/**
 * A word of a command line.
 *
 * @param text the word; parts of it may be unknown
 * @param place where it stands
 */
record Located(ShellText text, Place place) {
  /** Returns the word where all of it is known. */
  Optional<String> known() {
    return text.known();
  }

  /** Returns the word with unknown parts left out. */
  String shown() {
    return text.shown("");
  }

  /** Returns what stands from an index on, which lies in a part that is known. */
  Located from(int index) {
    String rest = text.shown("\0").substring(index);
    return new Located(rest.indexOf('\0') < 0 ? ShellText.of(rest) : ShellText.unknown(), place);
  }

  /** Returns the last segment of the word as a path; empty where it is not known. */
  String program() {
    String shown = text.shown("\0");
    String last = shown.substring(shown.lastIndexOf('/') + 1);
    return last.indexOf('\0') < 0 ? last : "";
  }
}
