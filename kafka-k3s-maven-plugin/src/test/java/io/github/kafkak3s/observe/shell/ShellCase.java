package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.shell.Command.Word;
import io.github.kafkak3s.observe.shell.ScriptRun.Gap;
import io.github.kafkak3s.observe.shell.ScriptRun.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A script of the corpus with what surrounds it, written as comments at its head:
 *
 * <pre>
 * #pod kafka-1                    its name; kafka-? where a part is not known
 * #env KAFKA_HEAP_OPTS=-Xmx1g     a variable
 * #unknown PASSWORD               a variable whose value is not known
 * #image KAFKA_HOME               a variable that may be set
 * #arg --flag                     a positional word
 * #file /config/a.properties      a file, its lines below
 * #|a=b
 * #command sh -c                  run as a container's command, the script as the last word
 * #sh                             dash, BusyBox or bash instead of bash
 * </pre>
 */
final class ShellCase {
  private final Map<String, ShellText> environment = new LinkedHashMap<>();
  private final Map<String, LocatedText> files = new LinkedHashMap<>();
  private final List<String> maybe = new ArrayList<>();
  private final List<ShellText> arguments = new ArrayList<>();
  private final String text;
  private String pod = "kafka-1";
  private List<String> command = List.of();
  private Dialect dialect = Dialect.BASH;

  ShellCase(String text) {
    this.text = text;
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size() && lines.get(i).startsWith("#"); i++) {
      String line = lines.get(i);
      int blank = line.indexOf(' ');
      String key = blank < 0 ? line : line.substring(0, blank);
      String value = blank < 0 ? "" : line.substring(blank + 1);
      int equals = value.indexOf('=');
      switch (key) {
        case "#pod" -> pod = value;
        case "#env" ->
          environment.put(value.substring(0, equals), ShellText.of(value.substring(equals + 1)));
        case "#unknown" -> environment.put(value, ShellText.unknown());
        case "#image" -> maybe.add(value);
        case "#arg" -> arguments.add(ShellText.of(value));
        case "#file" -> file(value, lines, i + 1);
        case "#command" -> command = List.of(value.split(" "));
        case "#sh" -> dialect = Dialect.SH;
        default -> {
          // A comment of the script.
        }
      }
    }
  }

  private void file(String path, List<String> lines, int from) {
    StringBuilder content = new StringBuilder();
    for (int i = from; i < lines.size() && lines.get(i).startsWith("#|"); i++) {
      content.append(lines.get(i).substring(2)).append('\n');
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    files.put(
        path,
        LocatedText.of(ShellText.of(content.toString()), line -> new Place(name, line, 1, "")));
  }

  ScriptRun run() {
    ScriptInput input = new ScriptInput(
        name(""),
        name(".kafka-headless.kafka.svc.cluster.local"),
        environment,
        maybe::contains,
        files);
    LocatedText script = LocatedText.of(ShellText.of(text), line -> new Place("sh", line, 1, ""));
    if (command.isEmpty()) {
      return new Shell().run(script, dialect, ShellFlags.NONE, arguments, input);
    }
    List<LocatedText> words = new ArrayList<>();
    for (String word : command) {
      words.add(LocatedText.at(new Place("command", 1, 1, ""), word));
    }
    words.add(script);
    return new Shell().exec(words, input);
  }

  /** Returns the pod's name; a question mark in it stands for what is not known. */
  private ShellText name(String suffix) {
    int mark = pod.indexOf('?');
    return mark < 0
        ? ShellText.of(pod + suffix)
        : ShellText.of(pod.substring(0, mark))
            .plus(ShellText.unknown())
            .plus(ShellText.of(pod.substring(mark + 1) + suffix));
  }

  /** Writes a result as the files of the corpus have it. */
  static String shown(ScriptRun run) {
    StringBuilder out = new StringBuilder();
    out.append(run.end()).append(run.stopsOnError() ? ", stops on errors\n" : "\n");
    environment(run.environment(), out);
    run.files().forEach((path, content) -> file(path, content, out));
    for (Command command : run.commands()) {
      out.append("calls ").append(command(command)).append('\n');
    }
    for (Start start : run.starts()) {
      out.append("starts ").append(start.command().shown());
      if (!start.environment().equals(run.environment())) {
        out.append("\n  with ")
            .append(start.environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" ")));
      }
      out.append('\n');
    }
    run.failure()
        .ifPresent(failure -> out.append("fails ")
            .append(failure.place())
            .append(' ')
            .append(failure.what())
            .append('\n'));
    for (Gap gap : run.gaps()) {
      out.append("gap ").append(gap.place()).append(' ').append(gap.what()).append('\n');
    }
    return out.toString();
  }

  private static void environment(SortedMap<String, ShellText> environment, StringBuilder out) {
    environment.forEach((name, value) -> {
      if (!name.equals("HOSTNAME")) {
        out.append("export ").append(name).append('=').append(value).append('\n');
      }
    });
  }

  private static void file(String path, LocatedText content, StringBuilder out) {
    out.append("file ").append(path).append('\n');
    List<ShellText> lines = content.text().lines();
    for (int i = 0; i < lines.size(); i++) {
      Place place = content.placeOfLine(i + 1);
      out.append("  ")
          .append(place.file().equals("sh") ? "" : place.file() + ":")
          .append(place.line())
          .append("| ")
          .append(lines.get(i))
          .append('\n');
    }
    String raw = content.text().toString();
    if (!raw.isEmpty() && !raw.endsWith("\n")) {
      out.append("  (no line break at the end)\n");
    }
  }

  private static String command(Command command) {
    StringBuilder out = new StringBuilder().append(command.place().line()).append(' ');
    command.assignments().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            out.append(entry.getKey()).append('=').append(entry.getValue()).append(' '));
    for (Word word : command.words()) {
      out.append(word.isPattern() ? "{" + word.text() + "}" : word.text()).append(' ');
    }
    return out.append('[')
        .append(command.certain() ? "certain" : "perhaps")
        .append(' ')
        .append(command.manner())
        .append(' ')
        .append(command.failure())
        .append(']')
        .toString();
  }
}
