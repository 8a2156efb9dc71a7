package io.github.kafkak3s.observe.shell;

/** What {@code envsubst} puts in place of {@code $NAME} and {@code ${NAME}}. */
final class Environment {
  private final Run run;
  private final String only;

  /**
   * Begins.
   *
   * @param only a text with the references that are replaced; null for all
   */
  Environment(Run run, String only) {
    this.run = run;
    this.only = only;
  }

  String substituted(String line) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int dollar = line.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      out.append(line, at, dollar);
      boolean braced = line.startsWith("{", dollar + 1);
      int start = dollar + (braced ? 2 : 1);
      int end = start;
      while (end < line.length() && Cursor.isNamePart(line.charAt(end))) {
        end++;
      }
      String name = line.substring(Math.min(start, line.length()), end);
      boolean closed = !braced || line.startsWith("}", end);
      int after = braced && closed ? end + 1 : end;
      if (Declarations.isName(name) && closed && isMeant(name)) {
        out.append(value(name));
      } else {
        out.append(line, dollar, after);
      }
      at = after;
    }
    return run.budget.text(
        ShellText.squeezed(out.append(line, at, line.length()).toString()));
  }

  private boolean isMeant(String name) {
    if (only == null) {
      return true;
    }
    for (int at = only.indexOf(name); at >= 0; at = only.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean ends = end == only.length() || !Cursor.isNamePart(only.charAt(end));
      boolean plain = at > 0 && only.charAt(at - 1) == '$' && ends;
      boolean braced = at > 1 && only.startsWith("${", at - 2) && only.startsWith("}", end);
      if (plain || braced) {
        return true;
      }
    }
    return false;
  }

  /** Returns what a program sees of a variable: only what is exported. */
  private String value(String name) {
    Variable variable = run.variable(name);
    if (variable.value() == null) {
      return "";
    }
    boolean own = !run.now.variables.containsKey(name);
    return switch (variable.export()) {
      case YES -> variable.maybeUnset() ? ShellText.ANY : variable.value();
      case MAYBE -> ShellText.ANY;
      case NO -> own ? variable.value() : "";
    };
  }
}
