package io.github.kafkak3s.observe.shell;

import java.util.List;

/**
 * The flags that a shell is started with.
 *
 * @param letters those without an argument, and {@code P} for {@code -o pipefail}
 * @param count how many words they are
 */
public record ShellFlags(String letters, int count) {
  /** A shell without flags. */
  public static final ShellFlags NONE = new ShellFlags("", 0);

  /**
   * Reads the flags of a call.
   *
   * @param words what follows the shell's name: {@code -euo}, {@code pipefail}, {@code -c}, …
   */
  public static ShellFlags of(List<String> words) {
    StringBuilder letters = new StringBuilder();
    int at = 0;
    while (at < words.size() && isFlag(words.get(at))) {
      String flag = words.get(at++);
      if (flag.equals("--")) {
        break;
      }
      boolean isLong = flag.startsWith("--");
      if (!isLong && flag.startsWith("-")) {
        letters.append(flag, 1, flag.length());
      }
      if (!isLong && flag.endsWith("o") && at < words.size()) {
        letters.append(letter(words.get(at++)));
      }
    }
    return new ShellFlags(letters.toString(), at);
  }

  /** Reads the flags of a script's first line, {@code #!/bin/sh -e}. */
  public static ShellFlags ofFirstLine(String script) {
    int end = script.indexOf('\n');
    String first = end < 0 ? script : script.substring(0, end);
    int flags = first.startsWith("#!") ? first.indexOf(" -") : -1;
    return flags < 0 ? NONE : new ShellFlags(first.substring(flags + 2).strip(), 0);
  }

  private static boolean isFlag(String word) {
    return word.length() > 1 && (word.startsWith("-") || word.startsWith("+"));
  }

  private static String letter(String option) {
    return switch (option) {
      case "errexit" -> "e";
      case "nounset" -> "u";
      case "pipefail" -> "P";
      default -> "";
    };
  }

  /** Tells {@code -c}: the script is the next word itself. */
  public boolean isCommand() {
    return has('c');
  }

  /** Sets what the flags set. */
  void apply(State state) {
    state.stopsOnError = has('e');
    state.refusesUnset = has('u');
    state.pipesFail = has('P');
  }

  private boolean has(char letter) {
    return letters.indexOf(letter) >= 0;
  }
}
