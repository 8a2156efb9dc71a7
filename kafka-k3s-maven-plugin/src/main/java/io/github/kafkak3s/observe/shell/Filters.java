package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The programs that turn text into text. */
final class Filters {
  /** Programs of which is known that they say one line. */
  private static final Set<String> ONE_LINE =
      Set.of("date", "uuidgen", "nproc", "id", "whoami", "uname", "arch", "mktemp");

  private final Run run;

  /** What a filter writes, and how it ends. */
  record Result(Content out, int status) {
    static Result of(Content out) {
      return new Result(out, 0);
    }
  }

  Filters(Run run) {
    this.run = run;
  }

  /** Runs a filter; returns false where the program is none. */
  boolean run(String name, List<String> arguments) {
    Result result = switch (name) {
      case "cat" -> cat(arguments);
      case "cut" -> Cut.run(arguments, this);
      case "tr" -> Translate.run(arguments, this);
      case "sed" -> new Sed(run, this).run(arguments);
      case "awk", "gawk", "mawk" -> new Awk(run, this).run(arguments);
      case "grep", "egrep", "fgrep" -> new Grep(run, this).run(name, arguments);
      case "head", "tail" -> headOrTail(name, arguments);
      case "rev" -> lines(arguments, line -> new StringBuilder(line).reverse().toString());
      case "basename" -> basename(arguments);
      case "dirname" -> dirname(arguments);
      case "hostname" -> hostname(arguments);
      case "dnsdomainname" -> line(domain());
      case "seq" -> seq(arguments);
      case "sort", "uniq" -> sorted(name, arguments);
      case "wc" -> count(arguments);
      case "expr" -> expr(arguments);
      case "tee" -> tee(arguments);
      case "envsubst" -> envsubst(arguments);
      case "xargs" -> xargs(arguments);
      case "paste" -> paste(arguments);
      case "date",
          "uuidgen",
          "nproc",
          "id",
          "whoami",
          "uname",
          "arch",
          "stat",
          "ls",
          "find",
          "pgrep",
          "ps",
          "env",
          "printenv",
          "which",
          "realpath",
          "readlink",
          "mktemp",
          "getent",
          "nslookup",
          "host",
          "dig",
          "od",
          "xxd",
          "sha256sum",
          "md5sum",
          "base64",
          "jq",
          "yq",
          "df",
          "du" -> unknownOutput(name, arguments);
      default -> null;
    };
    if (result == null) {
      return false;
    }
    run.write(result.out());
    run.now.status = result.status();
    return true;
  }

  /** Returns the result of a call that is not followed. */
  Result notUnderstood(String what) {
    run.gap(what);
    return new Result(Content.unknown(run.spot()), State.UNKNOWN);
  }

  /** Programs of which is known that they change nothing, and not what they say. */
  private Result unknownOutput(String name, List<String> arguments) {
    boolean writes = name.equals("env") && !arguments.isEmpty()
        || name.equals("find") && (arguments.contains("-delete") || arguments.contains("-exec"))
        || name.equals("yq") && arguments.contains("-i");
    Content output = Content.unknown(run.spot());
    return writes
        ? null
        : new Result(ONE_LINE.contains(name) ? output.asLine() : output, State.UNKNOWN);
  }

  Spot spot() {
    return run.spot();
  }

  Budget budget() {
    return run.budget;
  }

  private Result line(String raw) {
    Content line = Content.of(run.budget.text(raw) + "\n", run.spot());
    return Result.of(run.spans ? line : line.asLine());
  }

  /** Takes what is left of the input, to be read line by line. */
  Content input() {
    return run.lines(text());
  }

  /** Takes what is left of the input. */
  Content text() {
    Content input = run.now.in.from(run.now.inAt);
    run.now.inAt = run.now.in.length();
    run.budget.work(input.length());
    return input;
  }

  /**
   * Returns what the named files hold one after the other, or the input where none is named, to be
   * read line by line.
   */
  Content read(List<String> files) {
    return run.lines(text(files));
  }

  /** Returns what the named files hold one after the other, or the input where none is named. */
  private Content text(List<String> files) {
    if (files.isEmpty()) {
      return text();
    }
    Content all = Content.EMPTY;
    for (String file : files) {
      Content next = file.equals("-") || file.equals("/dev/stdin")
          ? text()
          : run.fileOrUnknown(run.path(file));
      run.budget.work(all.length() + next.length());
      all = run.joined(all, next);
    }
    return all;
  }

  private interface LineChange {
    String of(String line);
  }

  private Result lines(List<String> files, LineChange change) {
    Content input = read(files);
    return Result.of(input.mapped(change::of).endingLike(input));
  }

  private Result cat(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.startsWith("-") && argument.length() > 1 && !argument.equals("-u")) {
        return notUnderstood("cat " + argument);
      }
    }
    boolean known = true;
    for (String file : arguments) {
      known &= file.equals("-") || run.file(run.path(file)) != null;
    }
    return new Result(text(arguments), known ? 0 : State.UNKNOWN);
  }

  private Result headOrTail(String name, List<String> arguments) {
    List<String> files = new ArrayList<>();
    int count = 10;
    boolean fromStart = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String number;
      if (argument.equalsIgnoreCase("-f")) {
        return null;
      }
      if (argument.equals("-n") && i + 1 < arguments.size()) {
        number = arguments.get(++i);
      } else if (argument.startsWith("-n")) {
        number = argument.substring(2);
      } else if (argument.startsWith("-") && argument.length() > 1) {
        number = argument.substring(1);
      } else {
        files.add(argument);
        continue;
      }
      fromStart = number.startsWith("+") && name.equals("tail");
      count = digits(fromStart ? number.substring(1) : number);
      if (count < 0) {
        return notUnderstood(name + " " + argument);
      }
    }
    Content input = read(files);
    List<String> lines = input.lines();
    boolean isHead = name.equals("head");
    int from = isHead ? 0 : fromStart ? Math.max(0, count - 1) : Math.max(0, lines.size() - count);
    int to = isHead ? Math.min(count, lines.size()) : lines.size();
    Content.Lines out = new Content.Lines();
    // Lines beyond an unknown number of lines cannot be counted.
    int unknown = lines.indexOf(ShellText.ANY);
    boolean lost = unknown >= 0
        && (isHead || fromStart
            ? unknown < (isHead ? to : from + 1)
            : lines.lastIndexOf(ShellText.ANY) >= from);
    if (lost) {
      return new Result(Content.unknown(run.spot()), 0);
    }
    for (int i = Math.min(from, lines.size()); i < to; i++) {
      out.add(lines.get(i), input.spot(i));
    }
    return Result.of(to == lines.size() ? out.content().endingLike(input) : out.content());
  }

  /** Returns a small number; -1 where the text is none. */
  static int digits(String text) {
    if (text.isEmpty() || text.length() > 8) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(text);
  }

  private Result basename(List<String> arguments) {
    if (arguments.isEmpty() || arguments.get(0).startsWith("-") || arguments.size() > 2) {
      return notUnderstood("basename");
    }
    String path = trimmed(arguments.get(0));
    String name = path.substring(path.lastIndexOf('/') + 1);
    String suffix = arguments.size() == 2 ? arguments.get(1) : "";
    if (!ShellText.isKnown(suffix)) {
      return line(ShellText.ANY);
    }
    boolean cuts = name.endsWith(suffix) && !name.equals(suffix);
    return line(
        path.equals("/") ? "/" : cuts ? name.substring(0, name.length() - suffix.length()) : name);
  }

  private static String trimmed(String path) {
    String trimmed = path;
    while (trimmed.length() > 1 && trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed;
  }

  private Result dirname(List<String> arguments) {
    if (arguments.size() != 1 || arguments.get(0).startsWith("-")) {
      return notUnderstood("dirname");
    }
    String path = trimmed(arguments.get(0));
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return line(ShellText.isKnown(path) ? "." : ShellText.ANY);
    }
    boolean lost = !ShellText.isKnown(path.substring(slash));
    return line(lost ? ShellText.ANY : slash == 0 ? "/" : trimmed(path.substring(0, slash)));
  }

  private Result hostname(List<String> arguments) {
    String full = run.input.fullHostName().raw();
    return switch (arguments.isEmpty() ? "" : arguments.get(0)) {
      case "", "-s", "--short" -> line(run.input.podName().raw());
      case "-f", "--fqdn", "--long" -> line(full);
      case "-d", "--domain" -> line(domain());
      default -> line(ShellText.ANY);
    };
  }

  private String domain() {
    String full = run.input.fullHostName().raw();
    String pod = run.input.podName().raw() + ".";
    return full.startsWith(pod) && ShellText.isKnown(full)
        ? full.substring(pod.length())
        : ShellText.ANY;
  }

  private Result seq(List<String> arguments) {
    List<String> numbers = new ArrayList<>();
    String separator = "\n";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-s") && i + 1 < arguments.size()) {
        separator = arguments.get(++i);
      } else if (argument.startsWith("-s")) {
        separator = argument.substring(2);
      } else if (argument.startsWith("-") && digits(argument.substring(1)) < 0) {
        return notUnderstood("seq " + argument);
      } else {
        numbers.add(argument);
      }
    }
    long[] values = new long[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      String number = numbers.get(i);
      boolean negative = number.startsWith("-");
      int digits = digits(negative ? number.substring(1) : number);
      if (digits < 0) {
        if (ShellText.isKnown(number)) {
          return notUnderstood("seq");
        }
        return new Result(Content.unknown(run.spot()), 0);
      }
      values[i] = negative ? -digits : digits;
    }
    if (values.length == 0 || values.length > 3) {
      return notUnderstood("seq");
    }
    long from = values.length == 1 ? 1 : values[0];
    long step = values.length == 3 ? values[1] : 1;
    long to = values[values.length - 1];
    if (step == 0 || Math.abs(to - from) / Math.abs(step) > Budget.TURNS) {
      throw new Budget.Exhausted("a long seq");
    }
    StringBuilder out = new StringBuilder();
    for (long at = from; step > 0 ? at <= to : at >= to; at += step) {
      out.append(out.isEmpty() ? "" : separator).append(at);
    }
    return Result.of(out.isEmpty() ? Content.EMPTY : Content.of(out + "\n", run.spot()));
  }

  private Result sorted(String name, List<String> arguments) {
    boolean unique = name.equals("uniq");
    boolean reverse = false;
    boolean numeric = false;
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("-") && argument.length() > 1) {
        for (char flag : argument.substring(1).toCharArray()) {
          switch (flag) {
            case 'u' -> unique = true;
            case 'r' -> reverse = true;
            case 'n' -> numeric = true;
            default -> {
              return notUnderstood(name + " " + argument);
            }
          }
        }
      } else {
        files.add(argument);
      }
    }
    Content input = read(files);
    List<String> lines = new ArrayList<>(input.lines());
    if (!input.isKnown()) {
      return Result.of(Content.unknown(run.spot()));
    }
    if (name.equals("sort")) {
      // Other locales sort in another order; only the C order of numbers and names is certain.
      if (numeric && lines.stream().allMatch(line -> digits(line) >= 0)) {
        lines.sort((one, other) -> Integer.compare(digits(one), digits(other)));
      } else if (numeric) {
        return notUnderstood("sort -n");
      } else {
        Collections.sort(lines);
      }
      if (reverse) {
        Collections.reverse(lines);
      }
    }
    Content.Lines out = new Content.Lines();
    String before = null;
    for (String line : lines) {
      if (!unique || !line.equals(before)) {
        out.add(line, run.spot());
      }
      before = line;
    }
    return Result.of(out.content());
  }

  private Result count(List<String> arguments) {
    boolean isLines = arguments.size() == 1 && arguments.get(0).equals("-l");
    Content input = isLines ? input() : Content.unknown(run.spot());
    if (!input.isKnown()) {
      return Result.of(Content.unknown(run.spot()));
    }
    boolean ended = input.raw().isEmpty() || input.raw().endsWith("\n");
    return line(Integer.toString(input.lines().size() - (ended ? 0 : 1)));
  }

  private Result expr(List<String> arguments) {
    for (String word : arguments) {
      if (!ShellText.isKnown(word)) {
        return new Result(Content.unknown(run.spot()), State.UNKNOWN);
      }
    }
    Set<String> operators = Set.of("+", "-", "*", "/", "%");
    boolean isSum = arguments.size() == 3 && operators.contains(arguments.get(1));
    if (!isSum) {
      return notUnderstood("expr");
    }
    try {
      String sum = arguments.get(0) + " " + arguments.get(1) + " " + arguments.get(2);
      boolean octal = arguments.get(0).startsWith("0") || arguments.get(2).startsWith("0");
      Long value = octal && !arguments.contains("0")
          ? null
          : new Calculator(sum, name -> ShellText.ANY, (name, raw) -> {}).value();
      if (value == null) {
        return new Result(Content.unknown(run.spot()), State.UNKNOWN);
      }
      return new Result(line(Long.toString(value)).out(), value == 0 ? 1 : 0);
    } catch (Calculator.Malformed malformed) {
      return notUnderstood("expr");
    }
  }

  private Result tee(List<String> arguments) {
    boolean appends = false;
    Content input = text();
    for (String argument : arguments) {
      if (argument.equals("-a")) {
        appends = true;
        continue;
      }
      String path = run.path(argument);
      if (argument.startsWith("/dev/") || argument.startsWith("/proc/")) {
        continue;
      }
      if (!Run.isFile(path)) {
        run.gap("a file is written whose name is not known");
        continue;
      }
      Content before = appends ? run.fileOrUnknown(path) : Content.EMPTY;
      run.budget.work(before.length() + input.length());
      run.now.files.put(path, run.joined(before, input));
    }
    return Result.of(input);
  }

  private Result envsubst(List<String> arguments) {
    String only = null;
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        return notUnderstood("envsubst " + argument);
      }
      only = argument;
    }
    if (only != null && !ShellText.isKnown(only)) {
      return notUnderstood("envsubst of variables that are not known");
    }
    Environment environment = new Environment(run, only);
    Content input = text();
    return Result.of(input.mapped(environment::substituted).endingLike(input));
  }

  private Result xargs(List<String> arguments) {
    Content input = input();
    if (!arguments.isEmpty() && !arguments.equals(List.of("echo"))) {
      return null;
    }
    String raw = input.raw();
    if (!ShellText.isKnown(raw)
        || raw.indexOf('\'') >= 0
        || raw.indexOf('"') >= 0
        || raw.indexOf('\\') >= 0) {
      return Result.of(Content.unknown(run.spot()));
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : (raw + " ").toCharArray()) {
      if (c == ' ' || c == '\t' || c == '\n') {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    return line(String.join(" ", words));
  }

  private Result paste(List<String> arguments) {
    String flags = String.join(" ", arguments);
    String separator;
    if (flags.equals("-sd, -")
        || flags.equals("-sd,")
        || flags.equals("-s -d, -")
        || flags.equals("-s -d ,")
        || flags.equals("-sd , -")
        || flags.equals("-s -d , -")
        || flags.equals("-d, -s -")
        || flags.equals("-d, -s")
        || flags.equals("-d , -s")
        || flags.equals("-sd ,")
        || flags.equals("-s -d,")) {
      separator = ",";
    } else {
      return notUnderstood("paste");
    }
    return line(String.join(separator, input().lines()));
  }
}
