package io.github.kafkak3s.observe.shell;

import java.util.Set;

/** Which shell reads a script. */
public enum Dialect {
  /**
   * {@code sh}: dash, BusyBox or bash, as the image has it; what these shells do in different ways
   * is unknown.
   */
  SH,
  /** GNU bash. */
  BASH;

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");

  /** Tells whether a program is a shell, by its name or path. */
  public static boolean isShell(String program) {
    return SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
  }

  /** Returns the dialect of a program by its name or path: bash by its name, else {@code sh}. */
  public static Dialect ofProgram(String program) {
    return program.substring(program.lastIndexOf('/') + 1).equals("bash") ? BASH : SH;
  }

  /** Returns the dialect that a script's first line asks for: bash where it says so. */
  public static Dialect ofScript(String script) {
    int end = script.indexOf('\n');
    String first = end < 0 ? script : script.substring(0, end);
    return first.startsWith("#!") && first.contains("bash") ? BASH : SH;
  }
}
