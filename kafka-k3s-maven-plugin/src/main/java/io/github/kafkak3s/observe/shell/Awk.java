package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code awk} programs of the kind {@code -F- '{print $NF}'}: patterns, {@code print} and
 * {@code printf} of fields, texts and sums.
 */
final class Awk {
  private final Run run;
  private final Filters filters;
  private final Map<String, String> variables = new HashMap<>();

  Awk(Run run, Filters filters) {
    this.run = run;
    this.filters = filters;
    variables.put("FS", " ");
    variables.put("OFS", " ");
  }

  Filters.Result run(List<String> arguments) {
    String program = null;
    List<String> files = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean hasNext = i + 1 < arguments.size();
      if (program != null) {
        files.add(argument);
      } else if (argument.equals("-F") && hasNext) {
        variables.put("FS", separator(arguments.get(++i)));
      } else if (argument.startsWith("-F")) {
        variables.put("FS", separator(argument.substring(2)));
      } else if (argument.startsWith("-v")) {
        String setting =
            argument.equals("-v") && hasNext ? arguments.get(++i) : argument.substring(2);
        int equals = setting.indexOf('=');
        if (equals <= 0) {
          return lost();
        }
        variables.put(setting.substring(0, equals), setting.substring(equals + 1));
      } else if (argument.startsWith("-")) {
        return lost();
      } else {
        program = argument;
      }
    }
    if (program == null
        || !ShellText.isKnown(program)
        || files.stream().anyMatch(f -> f.contains("="))) {
      return lost();
    }
    AwkProgram awk = new AwkProgram(program, variables, run.budget);
    Content.Lines out = new Content.Lines();
    if (!awk.begin(text -> out.add(text, run.spot()))) {
      return lost();
    }
    if (awk.readsInput()) {
      Content input = filters.read(files);
      List<String> lines = input.lines();
      for (int i = 0; i < lines.size(); i++) {
        Spot spot = input.spot(i);
        run.budget.work(lines.get(i).length() + program.length());
        boolean isAny = lines.get(i).equals(ShellText.ANY);
        if (isAny) {
          awk.loseCount();
        }
        boolean understood =
            awk.line(lines.get(i), i + 1, text -> out.add(isAny ? ShellText.ANY : text, spot));
        if (!understood) {
          return lost();
        }
      }
    }
    Content content = out.content();
    String raw = content.raw();
    // printf ends no line: what it printed was marked.
    return Filters.Result.of(
        raw.indexOf(AwkProgram.JOIN) < 0
            ? content
            : content.rewritten(raw.replace(AwkProgram.JOIN + "\n", "")));
  }

  private static String separator(String text) {
    return text.equals("\\t") || text.equals("t") ? "\t" : text;
  }

  private Filters.Result lost() {
    return filters.notUnderstood("awk");
  }
}
