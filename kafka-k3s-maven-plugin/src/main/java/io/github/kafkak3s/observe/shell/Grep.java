package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** {@code grep}: chooses lines, or asks whether there is one. */
final class Grep {
  private final Run run;
  private final Filters filters;
  private final List<Regex> expressions = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private boolean quiet;
  private boolean inverted;
  private boolean whole;
  private boolean matchesOnly;
  private boolean counts;
  private boolean ignoresCase;
  private boolean extended;
  private boolean fixed;

  Grep(Run run, Filters filters) {
    this.run = run;
    this.filters = filters;
  }

  Filters.Result run(String name, List<String> arguments) {
    extended = name.equals("egrep");
    fixed = name.equals("fgrep");
    List<String> files = new ArrayList<>();
    boolean hasPattern = arguments.contains("-e");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-e") && i + 1 < arguments.size()) {
        patterns.add(arguments.get(++i));
      } else if (argument.startsWith("-") && argument.length() > 1 && !argument.equals("--")) {
        if (!flags(argument)) {
          return filters.notUnderstood("grep " + ShellText.ofRaw(argument));
        }
      } else if (!hasPattern && !argument.equals("--")) {
        patterns.add(argument);
        hasPattern = true;
      } else if (!argument.equals("--")) {
        files.add(argument);
      }
    }
    if (files.size() > 1) {
      return filters.notUnderstood("grep of several files");
    }
    for (String pattern : patterns) {
      Regex regex =
          fixed ? Regex.literal(pattern, ignoresCase) : Regex.of(pattern, extended, ignoresCase);
      if (regex == null || matchesOnly && !regex.isExact() || whole && !regex.isExact()) {
        return filters.notUnderstood("grep " + ShellText.ofRaw(pattern));
      }
      expressions.add(regex);
    }
    return chosen(filters.read(files));
  }

  private boolean flags(String argument) {
    for (char flag : argument.substring(1).toCharArray()) {
      switch (flag) {
        case 'q' -> quiet = true;
        case 'v' -> inverted = true;
        case 'x' -> whole = true;
        case 'o' -> matchesOnly = true;
        case 'c' -> counts = true;
        case 'i' -> ignoresCase = true;
        case 'E' -> extended = true;
        case 'F' -> fixed = true;
        case 's', 'h', 'a' -> {
          // What goes elsewhere or is so anyway.
        }
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isMatch(String line) {
    for (Regex regex : expressions) {
      Matcher matcher = regex.matcher(line, run.budget);
      if (whole ? matcher.matches() : matcher.find()) {
        return true;
      }
    }
    return false;
  }

  private Filters.Result chosen(Content input) {
    Content.Lines out = new Content.Lines();
    List<String> lines = input.lines();
    int found = 0;
    boolean uncertain = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!ShellText.isKnown(line)) {
        // The known part of a line may decide, but only a line without unknown parts surely does.
        uncertain = true;
        out.add(ShellText.ANY, input.spot(i));
        continue;
      }
      if (isMatch(line) != inverted) {
        found++;
        if (matchesOnly && !inverted) {
          matches(line, input.spot(i), out);
        } else {
          out.add(line, input.spot(i));
        }
      }
    }
    int status = found > 0 ? 0 : uncertain ? State.UNKNOWN : 1;
    if (quiet) {
      return new Filters.Result(Content.EMPTY, status);
    }
    if (counts) {
      Content count =
          uncertain ? Content.unknown(run.spot()) : Content.of(found + "\n", run.spot());
      return new Filters.Result(count, status);
    }
    return new Filters.Result(out.content(), status);
  }

  private void matches(String line, Spot spot, Content.Lines out) {
    Matcher matcher = expressions.get(0).matcher(line, run.budget);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        out.add(matcher.group(), spot);
      }
    }
  }
}
