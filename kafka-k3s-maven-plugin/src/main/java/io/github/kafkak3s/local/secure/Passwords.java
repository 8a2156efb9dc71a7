package io.github.kafkak3s.local.secure;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The passwords of one run: a user has the same one wherever it logs in. Not thread-safe. */
final class Passwords {
  private static final int BYTES = 24;

  private final SecureRandom random;
  private final Map<String, String> byUser = new LinkedHashMap<>();

  Passwords(SecureRandom random) {
    this.random = random;
  }

  /** Returns the password of a user: letters, digits, {@code -} and {@code _}. */
  String of(String user) {
    return byUser.computeIfAbsent(user, key -> anew());
  }

  /** Returns a password that nobody has. */
  String anew() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Writes the passwords of users to files and returns what stands for each in an option. */
  Map<String, String> references(SecretFiles files, Iterable<String> users) throws IOException {
    Map<String, String> references = new LinkedHashMap<>();
    for (String user : users) {
      String password = of(user);
      // A user's name may be no file's.
      int number = List.copyOf(byUser.keySet()).indexOf(user);
      references.put(user, files.reference("password-" + number, password));
    }
    return references;
  }
}
