package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/** {@code sed} with the commands that templates are filled in by: s, d, p, a, i, c, q and y. */
final class Sed {
  private final Run run;
  private final Filters filters;

  Sed(Run run, Filters filters) {
    this.run = run;
    this.filters = filters;
  }

  Filters.Result run(List<String> arguments) {
    List<String> files = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    boolean hasScript = false;
    boolean quiet = false;
    boolean extended = false;
    boolean inPlace = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-e") || argument.equals("--expression")) {
        i++;
        script.append(i < arguments.size() ? arguments.get(i) : "").append('\n');
        hasScript = true;
      } else if (argument.equals("-n") || argument.equals("--quiet")) {
        quiet = true;
      } else if (argument.equals("-E") || argument.equals("-r")) {
        extended = true;
      } else if (argument.startsWith("-i") || argument.startsWith("--in-place")) {
        inPlace = true;
        boolean alsoScript = argument.equals("-ie");
        // With -ie the letter e is a suffix of the copy, not an option.
        if (alsoScript && !hasScript) {
          continue;
        }
      } else if (argument.equals("-Ei") || argument.equals("-ri")) {
        inPlace = true;
        extended = true;
      } else if (argument.startsWith("-") && argument.length() > 1) {
        return lost(arguments, inPlace, argument);
      } else if (!hasScript) {
        script.append(argument);
        hasScript = true;
      } else {
        files.add(argument);
      }
    }
    List<SedCommand> commands = new SedReader(script.toString(), extended).commands();
    if (commands == null) {
      return lost(files, inPlace, script.toString().strip());
    }
    if (!inPlace) {
      boolean known = true;
      for (String file : files) {
        known &= run.file(run.path(file)) != null;
      }
      return new Filters.Result(
          edited(filters.read(files), commands, quiet), known ? 0 : State.UNKNOWN);
    }
    boolean known = true;
    for (String file : files) {
      String path = run.path(file);
      known &= run.file(path) != null;
      Content edited = edited(run.fileOrUnknown(path), commands, quiet);
      if (Run.isFile(path)) {
        run.now.files.put(path, edited);
      } else {
        run.gap("a file is changed whose name is not known");
      }
    }
    return new Filters.Result(Content.EMPTY, known ? 0 : State.UNKNOWN);
  }

  private Filters.Result lost(List<String> files, boolean inPlace, String what) {
    Filters.Result result = filters.notUnderstood("sed " + ShellText.ofRaw(what));
    if (inPlace) {
      for (String file : files) {
        String path = run.path(file);
        if (run.file(path) != null) {
          run.now.files.put(path, Content.unknown(run.spot()));
        }
      }
    }
    return result;
  }

  private Content edited(Content input, List<SedCommand> commands, boolean quiet) {
    Truth[] inRange = new Truth[commands.size()];
    Arrays.fill(inRange, Truth.NO);
    List<String> lines = input.lines();
    Content.Lines out = new Content.Lines();
    boolean counted = true;
    // A last line without a line break is printed without one, by every command.
    boolean endsOpen = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Spot spot = input.spot(i);
      boolean isLast = i == lines.size() - 1;
      boolean deleted = false;
      boolean quits = false;
      List<String> behind = new ArrayList<>();
      for (int c = 0; c < commands.size() && !deleted && !quits; c++) {
        SedCommand command = commands.get(c);
        run.budget.work(line.length() + 8L);
        if (command.countsLines() && !counted) {
          run.gap("sed counts lines whose number is not known");
          return Content.unknown(run.spot());
        }
        Truth applies = command.applies(line, i + 1, last(lines, i), inRange, c, run.budget);
        if (applies == Truth.UNKNOWN && command.name() == 'q') {
          run.gap("sed ends at a line that is not known");
          return out.content().plus(Content.unknown(run.spot()));
        }
        if (applies == Truth.UNKNOWN
            || applies == Truth.YES && line.equals(ShellText.ANY) && command.name() != 'd') {
          // The line, or lines in its place: whatever the command makes of it.
          line = ShellText.ANY;
          if (command.name() != 'd' && (command.name() != 's' || command.prints())) {
            out.add(line, spot);
          }
          continue;
        }
        if (applies == Truth.NO) {
          continue;
        }
        switch (command.name()) {
          case 's' -> {
            String changed = ShellText.isKnown(line)
                ? substituted(command, line)
                : Samples.edited(line, sample -> substituted(command, sample));
            if (changed != null) {
              line = changed;
              spot = run.spot();
              if (command.prints()) {
                out.add(line, spot);
                endsOpen = isLast;
              }
            }
          }
          case 'y' -> line = transliterated(command, line);
          case 'd' -> deleted = true;
          case 'p' -> {
            out.add(line, spot);
            endsOpen = isLast;
          }
          case 'a' -> behind.add(command.text());
          case 'i' -> {
            out.add(command.text(), run.spot());
            endsOpen = false;
          }
          case 'c' -> {
            out.add(command.text(), run.spot());
            endsOpen = false;
            deleted = true;
          }
          default -> quits = true;
        }
      }
      if (!deleted && !quiet) {
        out.add(line, spot);
        endsOpen = isLast;
      }
      for (String text : behind) {
        out.add(text, run.spot());
        endsOpen = false;
      }
      counted &= !line.equals(ShellText.ANY);
      if (quits) {
        break;
      }
    }
    return endsOpen ? out.content().endingLike(input) : out.content();
  }

  /** Tells whether a line is the last one, where lines may stand for none. */
  private static Truth last(List<String> lines, int index) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).equals(ShellText.ANY)) {
      end--;
    }
    return index < end - 1 ? Truth.NO : Truth.of(end == lines.size()).or(Truth.UNKNOWN);
  }

  /** Returns the line changed; null where nothing matches. */
  private String substituted(SedCommand command, String line) {
    Matcher matcher = command.regex().matcher(line, run.budget);
    StringBuilder out = new StringBuilder();
    int from = 0;
    int count = 0;
    while (matcher.find()) {
      count++;
      if (count < command.occurrence()) {
        continue;
      }
      out.append(line, from, matcher.start());
      replacement(command.text(), matcher, out);
      from = matcher.end();
      run.budget.work(out.length());
      if (!command.global()) {
        break;
      }
    }
    if (count == 0 || count < command.occurrence()) {
      return null;
    }
    return run.budget.text(
        ShellText.squeezed(out.append(line, from, line.length()).toString()));
  }

  private static void replacement(String text, Matcher matcher, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&') {
        out.append(matcher.group());
      } else if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
        if (c >= '0' && c <= '9') {
          int group = c - '0';
          String value = group <= matcher.groupCount() ? matcher.group(group) : "";
          out.append(value == null ? "" : value);
        } else {
          out.append(c == 'n' ? '\n' : c == 't' ? '\t' : c);
        }
      } else {
        out.append(c);
      }
    }
  }

  private static String transliterated(SedCommand command, String line) {
    String from = command.text();
    String to = command.other();
    StringBuilder out = new StringBuilder(line);
    for (int i = 0; i < out.length(); i++) {
      int at = from.indexOf(out.charAt(i));
      if (at >= 0) {
        out.setCharAt(i, to.charAt(at));
      }
    }
    return out.toString();
  }
}
