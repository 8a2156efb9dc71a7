package io.github.kafkak3s.observe.shell;

import java.util.List;

/** {@code echo} and {@code printf}. */
final class Printing {
  private final Run run;

  Printing(Run run) {
    this.run = run;
  }

  void echo(List<Field> arguments) {
    boolean newline = true;
    boolean escapes = false;
    int first = 0;
    boolean isBash = run.dialect == Dialect.BASH;
    boolean differs = false;
    while (first < arguments.size() && isFlag(arguments.get(first).raw())) {
      String flag = arguments.get(first).raw();
      newline &= flag.indexOf('n') < 0;
      escapes = flag.indexOf('e') > flag.indexOf('E');
      differs |= !isBash && !flag.equals("-n");
      first++;
    }
    Content out = Content.EMPTY;
    boolean mayVanish = false;
    for (int i = first; i < arguments.size(); i++) {
      Field argument = arguments.get(i);
      String text = argument.isPattern() ? ShellText.ANY : argument.raw();
      differs |= !isBash && hasEscape(text);
      text = escapes && isBash ? Escapes.ofEcho(text) : text;
      Spot spot = new Spot(run.source, argument.line == 0 ? run.line : argument.line);
      // A word that may be none has no certain blank at its side.
      boolean isAny = argument.many && text.equals(ShellText.ANY);
      if (i > first && !isAny && !mayVanish) {
        out = out.plus(Content.of(" ", spot));
      }
      mayVanish = isAny;
      out = out.plus(located(text, argument, spot));
    }
    out = newline ? out.plus(Content.of("\n", run.spot())) : out;
    if (differs) {
      run.gap("echo with a backslash or an option, which shells print in different ways");
      out = Content.unknown(run.spot());
    }
    run.budget.text(out.raw());
    run.write(run.spans ? out : out.asLine());
    run.now.status = 0;
  }

  private static boolean isFlag(String word) {
    if (word.length() < 2 || word.charAt(0) != '-') {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      if ("neE".indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether some shell reads an escape in a text: dash does without being asked. */
  private static boolean hasEscape(String text) {
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      if ("\\abcefnrtvxuU01234567".indexOf(next) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Gives each line its own place where the word has as many line breaks in the script. */
  private Content located(String text, Field argument, Spot spot) {
    int breaks = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      breaks++;
    }
    if (breaks == 0 || breaks != argument.breaks) {
      return Content.of(text, spot);
    }
    Content.Lines lines = new Content.Lines();
    String[] parts = text.split("\n", -1);
    for (int i = 0; i < breaks; i++) {
      lines.add(parts[i], new Spot(run.source, argument.line + i));
    }
    Spot last = new Spot(run.source, argument.line + breaks);
    return lines.content().plus(Content.of(parts[breaks], last));
  }

  void printf(List<Field> arguments) {
    List<String> words = SimpleCommands.texts(arguments);
    String variable = null;
    int first = 0;
    if (words.size() > 1 && words.get(0).equals("-v")) {
      variable = words.get(1);
      first = 2;
    }
    if (first < words.size() && words.get(first).equals("--")) {
      first++;
    }
    if (first >= words.size()) {
      run.now.status = 2;
      return;
    }
    List<String> values = words.subList(first + 1, words.size());
    Format format = new Format(words.get(first), values, run.budget);
    boolean isOpen = SimpleCommands.isMany(arguments.subList(first + 1, words.size()));
    String out = isOpen ? format.openText() : format.text();
    if (isOpen) {
      run.spans |= words.get(first).contains("\\n")
          || words.stream().anyMatch(word -> word.indexOf('\n') >= 0);
    }
    if (out == null) {
      run.gap("printf");
      out = ShellText.ANY;
    }
    run.now.status = format.fails() ? 1 : 0;
    if (variable == null) {
      Content written = located(out, arguments.get(first), run.spot());
      run.write(run.spans ? written : written.asLine());
    } else if (Declarations.isName(variable)) {
      run.assign(variable, out);
    }
  }
}
