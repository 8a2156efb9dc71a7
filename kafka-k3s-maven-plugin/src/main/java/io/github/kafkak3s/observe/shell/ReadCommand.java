package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code read}: takes a line of the input apart. */
final class ReadCommand {
  private final Run run;

  ReadCommand(Run run) {
    this.run = run;
  }

  void read(List<String> words) {
    List<String> names = new ArrayList<>();
    String array = null;
    boolean isRaw = false;
    boolean isOdd = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-") || !names.isEmpty()) {
        names.add(word);
        continue;
      }
      isRaw |= word.indexOf('r') > 0;
      char last = word.charAt(word.length() - 1);
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      if (last == 'a') {
        array = value;
        i++;
      } else if ("pduntN".indexOf(last) >= 0) {
        isOdd |= last == 'd' || last == 'n' || last == 'N' || last == 'u';
        i++;
      }
    }
    if (names.isEmpty() && array == null) {
      names.add("REPLY");
    }
    String line = isOdd ? null : line(isRaw);
    if (isOdd) {
      run.gap("read with an option");
    }
    assign(names, array, line);
  }

  /** Takes the next line; null where it is not known. Sets the status. */
  private String line(boolean isRaw) {
    State now = run.now;
    String raw = now.in.raw();
    int start = Math.min(now.inAt, raw.length());
    int end = raw.indexOf('\n', start);
    boolean ended = end < 0;
    String line = raw.substring(start, ended ? raw.length() : end);
    if (line.equals(ShellText.ANY) || run.spans && !ShellText.isKnown(line)) {
      now.in = Content.LOST;
      now.inAt = 0;
      now.status = State.UNKNOWN;
      return null;
    }
    run.budget.work(line.length());
    now.inAt = ended ? raw.length() : end + 1;
    now.status = ended ? 1 : 0;
    return !isRaw && line.indexOf('\\') >= 0 ? ShellText.ANY : line;
  }

  private void assign(List<String> names, String array, String line) {
    if (line == null) {
      run.now.status = State.UNKNOWN;
      for (String name : names) {
        set(name, ShellText.ANY);
      }
      if (array != null) {
        run.now.variables.put(array, run.variable(array).forgotten());
      }
      return;
    }
    String separators = run.separators();
    if (array != null) {
      List<String> items = split(line, separators, Integer.MAX_VALUE);
      boolean known = ShellText.isKnown(line);
      Variable old = run.variable(array);
      run.now.variables.put(array, known ? old.with(List.copyOf(items)) : old.forgotten());
      return;
    }
    List<String> values = split(line, separators, names.size());
    boolean lost = false;
    for (int i = 0; i < names.size(); i++) {
      String value = i < values.size() ? values.get(i) : "";
      boolean isLast = i == names.size() - 1;
      // What is not known may hold separators, and move what follows.
      lost |= !ShellText.isKnown(value) && !(isLast && !lost);
      set(names.get(i), lost ? ShellText.ANY : value);
    }
  }

  private void set(String name, String value) {
    if (Declarations.isName(name)) {
      run.assign(name, value);
    } else {
      run.gap("read into a name that is not known");
      run.now.forget();
    }
  }

  private static boolean isBlank(char c, String separators) {
    return (c == ' ' || c == '\t' || c == '\n') && separators.indexOf(c) >= 0;
  }

  /** Splits a line into so many values at most; the last one takes what is left. */
  private static List<String> split(String line, String separators, int most) {
    int end = line.length();
    while (end > 0 && isBlank(line.charAt(end - 1), separators)) {
      end--;
    }
    int at = 0;
    while (at < end && isBlank(line.charAt(at), separators)) {
      at++;
    }
    List<String> values = new ArrayList<>();
    while (at < end) {
      if (values.size() == most - 1) {
        values.add(rest(line.substring(at, end), separators));
        break;
      }
      int start = at;
      while (at < end && separators.indexOf(line.charAt(at)) < 0) {
        at++;
      }
      values.add(line.substring(start, at));
      while (at < end && isBlank(line.charAt(at), separators)) {
        at++;
      }
      if (at < end && separators.indexOf(line.charAt(at)) >= 0) {
        at++;
        while (at < end && isBlank(line.charAt(at), separators)) {
          at++;
        }
      }
    }
    return values;
  }

  /** A single separator at the end of the last value goes away. */
  private static String rest(String rest, String separators) {
    int first = 0;
    while (first < rest.length() && separators.indexOf(rest.charAt(first)) < 0) {
      first++;
    }
    return first == rest.length() - 1 ? rest.substring(0, first) : rest;
  }
}
