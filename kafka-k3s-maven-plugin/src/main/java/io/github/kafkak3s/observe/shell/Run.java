package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.ScriptRun.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all parts of the evaluator share in one run: where it stands and what it has noted. */
final class Run {
  private static final String BLANKS = " \t\n";

  final ScriptInput input;
  final Parses parses;
  final Budget budget = new Budget();
  final List<Command> commands = new ArrayList<>();

  /** The state of the way that is followed; null where it has ended. */
  State now;

  LocatedText source;
  Dialect dialect;
  int line;

  /** The programs that take over, in order. */
  final List<ScriptRun.Start> starts = new ArrayList<>();

  /** Words of the container's command, whose lines have places of their own. */
  final Map<String, LocatedText> located = new LinkedHashMap<>();

  /** Above 0 in a part of the script whose end is not the end of the pod. */
  int aside;

  /** Above 0 in the condition of an {@code if} or a loop. */
  int asking;

  /** Whether the last command was called for what it does, and may be counted on. */
  boolean acted;

  /** Whether the script's own status is that of the command that runs. */
  boolean isLast = true;

  /** Whether a part of the script cannot be read, so that its outcome is open. */
  boolean unreadable;

  /** Above 0 where a failure is looked at and does not end the script. */
  int tested;

  /** Above 0 where the next command looks at {@code $?}. */
  int asked;

  /** Above 0 where a failure is thrown away: {@code || true}, or the front of a pipe. */
  int ignored;

  /** Why the first way that failed did so; null where none has. */
  Gap failure;

  /**
   * Whether an unknown part of a line may hold line breaks, as where the output of a command became
   * a part of a text. Values of the environment are taken for one line each.
   */
  boolean spans;

  /** Counts whatever leaves a way without failing. */
  int leaves;

  private final Map<String, Gap> gaps = new LinkedHashMap<>();
  private int pipes;

  Run(ScriptInput input, Parses parses) {
    this.input = input;
    this.parses = parses;
  }

  Spot spot() {
    return new Spot(source, line);
  }

  /** Notes something that is not understood, once for each line. */
  void gap(String what) {
    gap(spot(), what);
  }

  void gap(Spot spot, String what) {
    if (gaps.size() < 100) {
      gaps.computeIfAbsent(
          System.identityHashCode(spot.source()) + ":" + spot.line() + what,
          key -> new Gap(spot.place(), what));
    }
  }

  List<Gap> gaps() {
    return List.copyOf(gaps.values());
  }

  /** Notes why a way fails; the first reason stays. */
  void fails(String what) {
    if (failure == null) {
      failure = new Gap(spot().place(), what);
    }
  }

  /** Lists a call, once where a loop repeats it. */
  void list(Command command) {
    int first = Math.max(0, commands.size() - 30);
    for (Command other : commands.subList(first, commands.size())) {
      if (other.place().equals(command.place()) && other.words().equals(command.words())) {
        return;
      }
    }
    commands.add(command);
  }

  /** Notes a program that takes over, once for each call. */
  void start(Command command) {
    ScriptRun.Start start = new ScriptRun.Start(command, environment(now), unset(now), files(now));
    for (int i = 0; i < starts.size(); i++) {
      Command other = starts.get(i).command();
      if (other.place().equals(command.place()) && other.words().equals(command.words())) {
        starts.set(i, start);
        return;
      }
    }
    if (starts.size() < 20) {
      starts.add(start);
    }
  }

  /** Returns a variable as it is now. */
  Variable variable(String name) {
    Variable variable = now.variables.get(name);
    return variable == null ? unlisted(name) : variable;
  }

  /** Returns what is known of a variable that the shell does not hold. */
  Variable unlisted(String name) {
    return switch (name) {
      case "PATH", "HOME", "PWD", "SHLVL", "PPID", "OPTIND", "_", "LINENO" ->
        Variable.of(ShellText.ANY);
      case "OLDPWD",
          "RANDOM",
          "SECONDS",
          "UID",
          "EUID",
          "BASHPID",
          "OSTYPE",
          "HOSTTYPE",
          "TERM",
          "BASH_SOURCE",
          "BASH_VERSION",
          "MACHTYPE",
          "EPOCHSECONDS",
          "SRANDOM",
          "BASH",
          "USER" -> new Variable(ShellText.ANY, null, Variable.Export.NO, false, true);
      case "IFS" -> Variable.of(BLANKS);
      default -> now.vague || input.mayBeSet().test(name) ? Variable.MAYBE : Variable.UNSET;
    };
  }

  /** Gives a variable a value; a read-only one keeps its own. */
  void assign(String name, String raw) {
    Variable old = variable(name);
    if (!old.readOnly()) {
      Variable changed = old.with(budget.text(raw));
      now.variables.put(name, now.exportsAll ? changed.with(Variable.Export.YES) : changed);
    }
  }

  /** Returns the field separators; the usual ones where they are not known. */
  String separators() {
    String value = variable("IFS").value();
    return value == null || !ShellText.isKnown(value) ? BLANKS : value;
  }

  /** Returns what a file holds; null where that is not known. */
  Content file(String path) {
    Content written = now.files.get(path);
    if (written != null) {
      return written == Content.ABSENT || written == Content.DIRECTORY ? null : written;
    }
    LocatedText mounted = input.files().get(path);
    return mounted == null ? null : Content.of(mounted);
  }

  /** Returns what a file holds as lines, unknown ones where nothing is known. */
  Content fileOrUnknown(String path) {
    Content content = file(path);
    return content == null ? Content.unknown(spot()) : content;
  }

  /** Makes a new place for output inside of the evaluator. */
  String pipe() {
    String name = "|" + ++pipes;
    now.files.put(name, Content.EMPTY);
    return name;
  }

  /** Writes to where output goes. */
  void write(Content content) {
    if (now.out != null && content.length() > 0) {
      Content before = now.files.getOrDefault(now.out, Content.EMPTY);
      budget.text(before.raw());
      now.files.put(now.out, joined(before, content));
    }
  }

  /** Returns what two have one after the other. */
  Content joined(Content one, Content other) {
    spans |= one.opensInto(other);
    return one.plus(other);
  }

  /** Returns what may be read line by line: a line that may be several is not known at all. */
  Content lines(Content content) {
    return spans ? content.withoutPartlyKnown() : content;
  }

  /** Notes that a variable, whichever it is, is about to become a part that is not known. */
  void blur() {
    for (Variable variable : now.variables.values()) {
      spans |= variable.hasLineBreak();
    }
  }

  /** Returns a path made absolute, without {@code .} and {@code ..}. */
  String path(String raw) {
    String joined =
        raw.startsWith("/") || raw.startsWith(ShellText.ANY) ? raw : now.directory + "/" + raw;
    if (!joined.contains("//") && !joined.contains("/.") && !joined.endsWith("/")) {
      return joined;
    }
    List<String> segments = new ArrayList<>();
    for (String segment : joined.split("/")) {
      boolean isBack = segment.equals("..") && !segments.isEmpty();
      if (isBack && !segments.get(segments.size() - 1).contains(ShellText.ANY)) {
        segments.remove(segments.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return (joined.startsWith("/") ? "/" : "") + String.join("/", segments);
  }

  /** Tells whether a path is known well enough to be one file: its last segment is known. */
  static boolean isFile(String path) {
    return !path.isEmpty() && ShellText.isKnown(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Merges two ways; either may have ended. */
  State merged(State one, State other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    State before = now;
    now = one;
    budget.work(16L * (one.variables.size() + one.files.size()));
    spans |= one.mergeWith(other, this::unlisted, this::unwritten);
    now = before;
    return one;
  }

  private Content unwritten(String path) {
    LocatedText mounted = input.files().get(path);
    return mounted == null ? Content.unknown(spot()) : Content.of(mounted);
  }

  /** Returns what programs get as their environment. */
  SortedMap<String, ShellText> environment(State state) {
    SortedMap<String, ShellText> environment = new TreeMap<>();
    for (Map.Entry<String, Variable> each : state.variables.entrySet()) {
      Variable variable = each.getValue();
      if (variable.value() != null && variable.export() != Variable.Export.NO) {
        boolean sure = variable.export() == Variable.Export.YES && !variable.maybeUnset();
        environment.put(
            each.getKey(), sure ? ShellText.ofRaw(variable.value()) : ShellText.unknown());
      }
    }
    return environment;
  }

  private static Set<String> unset(State state) {
    Set<String> unset = new HashSet<>();
    for (Map.Entry<String, Variable> each : state.variables.entrySet()) {
      if (each.getValue().equals(Variable.UNSET)) {
        unset.add(each.getKey());
      }
    }
    return Set.copyOf(unset);
  }

  /** Returns what was written. */
  SortedMap<String, LocatedText> files(State state) {
    SortedMap<String, LocatedText> files = new TreeMap<>();
    for (Map.Entry<String, Content> each : state.files.entrySet()) {
      String path = each.getKey();
      Content content = each.getValue();
      boolean isFile = content != Content.ABSENT && content != Content.DIRECTORY;
      if (isFile && !path.startsWith("|") && !path.startsWith("/dev/")) {
        files.put(
            ShellText.ofRaw(path).toString(),
            LocatedText.of(ShellText.ofRaw(content.raw()), content::placeOfLine));
      }
    }
    return files;
  }
}
