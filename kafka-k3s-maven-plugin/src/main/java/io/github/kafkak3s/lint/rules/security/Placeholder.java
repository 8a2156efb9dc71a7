package io.github.kafkak3s.lint.rules.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that stand where a credential should. */
final class Placeholder {
  private static final Set<String> WORDS = Set.of(
      "changeme",
      "changeit",
      "changethis",
      "replaceme",
      "replacethis",
      "password",
      "passw0rd",
      "passwd",
      "mypassword",
      "secret",
      "mysecret",
      "placeholder",
      "example",
      "dummy",
      "todo",
      "tbd",
      "fixme");
  private static final List<String> BEGINNINGS =
      List.of("your-", "your_", "your ", "insert-", "insert_", "replace-with-", "replace_with_");

  private Placeholder() {}

  /** Tells whether a text is nothing but a word that stands for a credential. */
  static boolean is(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.length() > 2 && word.startsWith("<") && word.endsWith(">")) {
      return true;
    }
    if (BEGINNINGS.stream().anyMatch(word::startsWith)) {
      return true;
    }
    String letters = word.replace("-", "").replace("_", "").replace("!", "");
    return WORDS.contains(letters)
        || letters.length() >= 3 && letters.chars().allMatch(c -> c == 'x');
  }
}
