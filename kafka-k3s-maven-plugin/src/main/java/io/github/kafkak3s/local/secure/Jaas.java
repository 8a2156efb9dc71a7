package io.github.kafkak3s.local.secure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in the options of a login module ({@code sasl.jaas.config}); passwords are not kept.
 *
 * @param username as whom one logs in; empty where nobody does, or the name is not written here
 * @param users those who may log in, {@code user_alice="…"} of the PLAIN module
 */
record Jaas(Optional<String> username, List<String> users) {
  private static final String NAME = "\\\\?[\"']?([^\"'\\\\\\s;$<]+)";
  private static final Pattern USERNAME = Pattern.compile("\\busername\\s*=\\s*" + NAME);
  private static final Pattern USER = Pattern.compile("\\buser_([^\"'=\\\\\\s;$<]+)[\"']?\\s*=");
  private static final Map<String, String> MODULES = Map.of(
      "PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule",
      "SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule",
      "SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

  /** Keeps an unmodifiable copy. */
  Jaas {
    users = List.copyOf(users);
  }

  /** Reads the names out of a text, whose passwords may be placeholders. */
  static Jaas parse(String text) {
    Matcher username = USERNAME.matcher(text);
    Set<String> users = new LinkedHashSet<>();
    Matcher user = USER.matcher(text);
    while (user.find()) {
      users.add(user.group(1));
    }
    return new Jaas(
        username.find() ? Optional.of(username.group(1)) : Optional.empty(), List.copyOf(users));
  }

  /**
   * Writes the option.
   *
   * @param password the password of a user, or a reference to it
   */
  String text(String mechanism, UnaryOperator<String> password) {
    StringBuilder text = new StringBuilder(MODULES.get(mechanism)).append(" required");
    username.ifPresent(name -> text.append(" username=\"")
        .append(name)
        .append("\" password=\"")
        .append(password.apply(name))
        .append('"'));
    for (String user : users) {
      text.append(" user_")
          .append(user)
          .append("=\"")
          .append(password.apply(user))
          .append('"');
    }
    return text.append(';').toString();
  }
}
