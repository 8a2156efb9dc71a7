package io.github.kafkak3s.mojo;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** The size of a heap as {@code java -Xmx} takes it. */
final class Heap {
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,9}[kKmMgG]");

  private Heap() {}

  /**
   * Reads a parameter.
   *
   * @param name its name, for the message
   * @param text its value; null for none
   */
  static Optional<String> parse(String name, String text) throws MojoFailureException {
    if (text != null && !SIZE.matcher(text).matches()) {
      throw new MojoFailureException(name + ": \"" + text + "\" is not like 256m or 1g");
    }
    return Optional.ofNullable(text);
  }
}
