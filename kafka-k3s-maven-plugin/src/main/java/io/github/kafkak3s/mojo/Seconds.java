package io.github.kafkak3s.mojo;

import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A parameter that is a number of seconds. Goals take numbers as texts: of one that is none Maven
 * itself would say what class it cannot be converted to.
 */
final class Seconds {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private Seconds() {}

  /**
   * Reads a parameter.
   *
   * @param name its name, for the message
   * @param text its value
   */
  static Duration parse(String name, String text) throws MojoFailureException {
    if (!NUMBER.matcher(text).matches()) {
      throw new MojoFailureException(name + ": \"" + text
          + "\" is not a whole number of seconds from 1 to 999999999, like 600");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
