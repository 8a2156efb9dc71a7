package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.diagnostic.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that a script calls. The shell's own commands and programs that only filter text are
 * not listed.
 *
 * @param words name and arguments
 * @param assignments variables set for this call alone ({@code A=b program})
 * @param place where the call stands
 * @param unseen those of its words that name files by absolute paths of which nothing is known when
 *     it runs: neither mounted nor written so far
 * @param certain whether it runs on every way through the script that does not fail before
 * @param manner how it is started
 * @param failure what becomes of the script where the program fails
 */
public record Command(
    List<Word> words,
    Map<String, ShellText> assignments,
    Place place,
    Set<String> unseen,
    boolean certain,
    Manner manner,
    Failure failure) {
  /** Keeps unmodifiable copies. */
  public Command {
    words = List.copyOf(words);
    assignments = Map.copyOf(assignments);
    unseen = Set.copyOf(unseen);
  }

  /**
   * A word after all expansions but that of file names.
   *
   * @param text the word
   * @param isPattern whether it is an unquoted pattern of file names, as {@code /etc/secrets/*}
   */
  public record Word(ShellText text, boolean isPattern) {}

  /** How a program is started. */
  public enum Manner {
    /** The script waits for it. */
    FOREGROUND,
    /** By {@code &}. */
    BACKGROUND,
    /**
     * It takes the place of the shell, and its process id: by {@code exec}, as a container's own
     * command, or as all that {@code sh -c} has to run.
     */
    EXEC
  }

  /** What becomes of a script where a program fails. */
  public enum Failure {
    /** It goes on. */
    IGNORED,
    /** It asks: a condition, {@code ||}, {@code &&} or {@code $?}. */
    TESTED,
    /** It ends, by {@code set -e}, or as this is the end. */
    STOPS
  }

  /** Returns the last segment of the program's path; unknown where the path ends so. */
  public ShellText program() {
    String raw = words.get(0).text().raw();
    return ShellText.ofRaw(raw.substring(raw.lastIndexOf('/') + 1));
  }

  /** Returns the arguments, without the program. */
  public List<ShellText> arguments() {
    return words.stream().skip(1).map(Word::text).toList();
  }

  /** Returns the words with a blank between them, for messages. */
  public String shown() {
    StringBuilder shown = new StringBuilder();
    for (Word word : words) {
      shown.append(shown.isEmpty() ? "" : " ").append(word.text());
    }
    return shown.toString();
  }
}
