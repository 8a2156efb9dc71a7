package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.Launch.FormatCall;
import io.github.kafkak3s.observe.Launch.Kind;
import io.github.kafkak3s.observe.Variable.Source;
import io.github.kafkak3s.observe.shell.Command;
import io.github.kafkak3s.observe.shell.Dialect;
import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ScriptInput;
import io.github.kafkak3s.observe.shell.ScriptRun;
import io.github.kafkak3s.observe.shell.Shell;
import io.github.kafkak3s.observe.shell.ShellFlags;
import io.github.kafkak3s.observe.shell.ShellText;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Follows the command of a container, through wrappers and scripts, to the program that stays. */
final class LaunchReader {
  private static final int DEEPEST = 8;
  private static final Set<String> WRAPPERS =
      Set.of("exec", "nohup", "tini", "dumb-init", "__cacert_entrypoint.sh", "command");
  private static final Set<String> SERVER = Set.of("kafka-server-start", "kafka-server-start.sh");
  private static final Set<String> ENTRYPOINTS = Set.of(
      "/etc/confluent/docker/run",
      "/etc/kafka/docker/run",
      "/opt/bitnami/scripts/kafka/run.sh",
      "/run.sh");
  private static final String BITNAMI_ENTRYPOINT = "/opt/bitnami/scripts/kafka/entrypoint.sh";

  /** What makes another id at each call or reading. */
  private static final List<String> RANDOM = List.of("uuidgen", "/proc/sys/kernel/random/uuid");

  /** Programs that do their work and end, when they are called by a script that starts Kafka. */
  private static final Set<String> BRIEF = Set.of(
      "chgrp",
      "chmod",
      "chown",
      "cp",
      "kafka-storage",
      "kafka-storage.sh",
      "ln",
      "mkdir",
      "mv",
      "rm",
      "touch");

  private final Shell shell;
  private final Pod pod;
  private final Container container;
  private final ContainerFiles containerFiles;
  private final Map<String, LocatedText> files;
  private final Map<String, LocatedText> written = new LinkedHashMap<>();
  private final List<FormatCall> formats = new ArrayList<>();
  private final List<LocatedText> scripts = new ArrayList<>();
  private final List<ScriptRun> runs = new ArrayList<>();
  private final List<Unknown> gaps = new ArrayList<>();
  private boolean makesIds;
  private Environment environment;

  private LaunchReader(
      Shell shell,
      Pod pod,
      Container container,
      ContainerFiles containerFiles,
      Environment environment) {
    this.shell = shell;
    this.pod = pod;
    this.container = container;
    this.containerFiles = containerFiles;
    this.files = new LinkedHashMap<>(containerFiles.texts());
    this.environment = environment;
  }

  /** Follows a container's command; the image's own entrypoint where it has none. */
  static Launch read(
      Shell shell, Pod pod, Container container, ContainerFiles files, Environment environment) {
    LaunchReader reader = new LaunchReader(shell, pod, container, files, environment);
    List<Located> words = new ArrayList<>();
    for (String field : List.of("command", "args")) {
      for (YamlScalar word : container.words(field)) {
        words.add(new Located(
            text(Placeholders.expand(word.isNull() ? "" : word.text(), environment::get)),
            word.place()));
      }
    }
    Place place = container.node().at("image") == null
        ? container.place()
        : container.node().at("image").place();
    if (words.isEmpty()) {
      Located image = new Located(ShellText.of(""), place);
      return reader.result(Kind.ENTRYPOINT, image, List.of());
    }
    return reader.follow(words, scalars(container), 0);
  }

  /** Returns the scalars by their text: lines of a script in one of them have places. */
  private static Map<String, YamlScalar> scalars(Container container) {
    Map<String, YamlScalar> scalars = new HashMap<>();
    for (String field : List.of("command", "args")) {
      for (YamlScalar word : container.words(field)) {
        scalars.putIfAbsent(word.text(), word);
      }
    }
    return scalars;
  }

  private Launch result(Kind kind, Located program, List<Located> arguments) {
    return new Launch(
        kind,
        program,
        List.copyOf(arguments),
        environment,
        files,
        List.copyOf(containerFiles.configs().values()),
        written,
        List.copyOf(formats),
        makesIds,
        List.copyOf(scripts),
        List.copyOf(runs),
        List.copyOf(gaps));
  }

  private Launch unknown(Located program, String what) {
    gaps.add(new Unknown(program.place(), what));
    return result(Kind.UNKNOWN, program, List.of());
  }

  private Launch follow(List<Located> words, Map<String, YamlScalar> scalars, int depth) {
    if (words.isEmpty() || depth > DEEPEST) {
      return unknown(
          words.isEmpty()
              ? new Located(ShellText.of(""), pod.workload().object().place())
              : words.get(0),
          "the command, which leads on and on");
    }
    Located first = words.get(0);
    List<Located> rest = words.subList(1, words.size());
    String name = first.program();
    if (name.isEmpty()) {
      return unknown(first, "the program, which only the running pod knows");
    }
    if (name.equals("env")) {
      return follow(withoutAssignments(rest), scalars, depth + 1);
    }
    if (name.equals("busybox")) {
      return follow(rest, scalars, depth + 1);
    }
    if (name.equals("gosu") || name.equals("su-exec")) {
      return follow(rest.isEmpty() ? rest : rest.subList(1, rest.size()), scalars, depth + 1);
    }
    if (WRAPPERS.contains(name)) {
      return follow(withoutFlags(rest), scalars, depth + 1);
    }
    if (name.equals("kafka-storage") || name.equals("kafka-storage.sh")) {
      storage(first, rest, List.of());
      return result(Kind.OTHER, first, rest);
    }
    if (SERVER.contains(name)) {
      return result(Kind.SERVER, first, rest);
    }
    if (name.startsWith("kafka-run-class") || name.equals("java")) {
      return runClass(first, rest);
    }
    String path = first.known().orElse("");
    if (path.equals(BITNAMI_ENTRYPOINT)
        || path.equals("/entrypoint.sh") && !files.containsKey(path)) {
      return rest.isEmpty() || !files.containsKey(rest.get(0).shown())
          ? result(Kind.ENTRYPOINT, first, rest)
          : follow(rest, scalars, depth + 1);
    }
    if (ENTRYPOINTS.contains(path) && !files.containsKey(path)) {
      return result(Kind.ENTRYPOINT, first, rest);
    }
    if (Dialect.isShell(name)) {
      return shell(first, rest, scalars, depth);
    }
    LocatedText script = files.get(path);
    if (script != null) {
      String text = script.text().shown("");
      return script(
          script, Dialect.ofScript(text), ShellFlags.ofFirstLine(text), first, rest, depth);
    }
    return containerFiles.mayHold(path)
        ? unknown(first, "the script " + path + ", which the bundle does not hold")
        : result(Kind.OTHER, first, rest);
  }

  private Launch runClass(Located first, List<Located> rest) {
    for (int i = 0; i < rest.size(); i++) {
      String word = rest.get(i).shown();
      if (word.equals("kafka.Kafka")) {
        return result(Kind.SERVER, first, rest.subList(i + 1, rest.size()));
      }
      if (word.equals("kafka.docker.KafkaDockerWrapper")) {
        return result(Kind.ENTRYPOINT, first, rest);
      }
    }
    return result(Kind.OTHER, first, rest);
  }

  private List<Located> withoutFlags(List<Located> words) {
    int at = 0;
    while (at < words.size() && words.get(at).shown().startsWith("-")) {
      at++;
    }
    return words.subList(at, words.size());
  }

  private List<Located> withoutAssignments(List<Located> words) {
    Map<String, Variable> more = new LinkedHashMap<>();
    int at = 0;
    for (; at < words.size(); at++) {
      Located word = words.get(at);
      String shown = word.shown();
      int equals = shown.indexOf('=');
      if (equals > 0 && Placeholders.isVariableName(shown.substring(0, equals))) {
        String value = shown.substring(equals + 1);
        more.put(
            shown.substring(0, equals),
            new Variable(
                shown.substring(0, equals),
                word.known().isPresent() ? Optional.of(value) : Optional.empty(),
                value,
                word.place(),
                word.place(),
                Source.SCRIPT));
      } else if (!shown.startsWith("-")) {
        break;
      }
    }
    environment = environment.with(more);
    return words.subList(at, words.size());
  }

  private Launch shell(
      Located first, List<Located> rest, Map<String, YamlScalar> scalars, int depth) {
    List<String> shown = new ArrayList<>();
    for (Located word : rest) {
      shown.add(word.shown());
    }
    ShellFlags flags = ShellFlags.of(shown);
    int at = flags.count();
    if (at >= rest.size()) {
      return unknown(first, "a shell without a script");
    }
    Located word = rest.get(at);
    List<Located> arguments = rest.subList(at + 1, rest.size());
    Dialect dialect = Dialect.ofProgram(first.program());
    if (flags.isCommand()) {
      // The word after the script is $0.
      List<Located> positional =
          arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
      YamlScalar scalar = word.known().map(scalars::get).orElse(null);
      LocatedText script =
          LocatedText.of(word.text(), scalar == null ? line -> word.place() : scalar::placeOfLine);
      return script(script, dialect, flags, word, positional, depth);
    }
    LocatedText script = word.known().map(files::get).orElse(null);
    return script == null
        ? unknown(word, "the script " + word.text() + ", which the bundle does not hold")
        : script(script, dialect, flags, word, arguments, depth);
  }

  private Launch script(
      LocatedText script,
      Dialect dialect,
      ShellFlags flags,
      Located program,
      List<Located> arguments,
      int depth) {
    scripts.add(script);
    ImageKind image = ImageKind.of(container.image());
    for (String source : RANDOM) {
      makesIds |= script.text().shown("").contains(source);
    }
    Map<String, ShellText> variables = new HashMap<>();
    for (Variable variable : environment.all()) {
      variables.put(variable.name(), text(variable.value()));
    }
    ShellText podName = text(pod.hostName());
    ScriptRun run = shell.run(
        script,
        dialect,
        flags,
        texts(arguments),
        new ScriptInput(
            podName,
            fullHostName(),
            variables,
            name -> !environment.complete() || image.maySet(name),
            files));
    for (ScriptRun.Gap gap : run.gaps()) {
      gaps.add(new Unknown(gap.place(), gap.what()));
    }
    Optional<ScriptRun.Start> start = run.start();
    SortedMap<String, LocatedText> made = start.isPresent() ? start.get().files() : run.files();
    for (Command command : run.commands()) {
      command(command, made.keySet());
    }
    files.putAll(made);
    written.putAll(made);
    // What the script has unset, the program that takes over does not get.
    if (start.isPresent()) {
      environment =
          environment.only(start.get().environment().keySet(), start.get().unset());
    }
    environment = environment.with(
        changed(start.isPresent() ? start.get().environment() : run.environment(), script));
    if (run.mayHaveSetMore() || run.end() == ScriptRun.End.UNKNOWN) {
      environment = environment.incomplete();
    }
    runs.add(run);
    if (run.starts().isEmpty()) {
      boolean isFollowed = run.isUnderstood() && run.end() != ScriptRun.End.UNKNOWN;
      return result(
          isFollowed && !endsBeforeKafka(script, run) ? Kind.OTHER : Kind.UNKNOWN,
          program,
          List.of());
    }
    List<Located> last = List.of();
    Set<List<ShellText>> distinct = new HashSet<>();
    for (ScriptRun.Start each : run.starts()) {
      last = words(each.command());
      distinct.add(texts(last));
    }
    return distinct.size() == 1
        ? follow(last, Map.of(), depth + 1)
        : unknown(last.get(0), "the start of Kafka, which depends on a condition");
  }

  /** Tells whether a script that would start Kafka surely comes to its end before. */
  private static boolean endsBeforeKafka(LocatedText script, ScriptRun run) {
    if (!startsKafkaSomewhere(script)) {
      return false;
    }
    boolean isBrief = run.end() == ScriptRun.End.DONE;
    for (Command command : run.commands()) {
      isBrief &= BRIEF.contains(command.program().known().orElse(""));
    }
    return isBrief || run.end() == ScriptRun.End.FAILS;
  }

  private static boolean startsKafkaSomewhere(LocatedText script) {
    for (ShellText line : script.text().lines()) {
      String text = line.shown("").strip();
      if (!text.startsWith("#")
          && (text.contains("kafka-server-start")
              || text.contains("/etc/confluent/docker/run")
              || text.contains("/etc/kafka/docker/run")
              || text.contains("/opt/bitnami/scripts/kafka/run.sh"))) {
        return true;
      }
    }
    return false;
  }

  private static List<ShellText> texts(List<Located> words) {
    List<ShellText> texts = new ArrayList<>();
    for (Located word : words) {
      texts.add(word.text());
    }
    return List.copyOf(texts);
  }

  private static List<Located> words(Command command) {
    List<Located> words = new ArrayList<>();
    for (Command.Word word : command.words()) {
      words.add(new Located(word.text(), command.place()));
    }
    return List.copyOf(words);
  }

  private static ShellText text(Optional<String> known) {
    return known.isPresent() ? ShellText.of(known.get()) : ShellText.unknown();
  }

  private ShellText fullHostName() {
    String service = pod.workload().object().node().textAt("spec", "serviceName");
    return pod.hostName().isPresent() && !service.isEmpty() && !pod.namespace().isEmpty()
        ? ShellText.of(
            pod.hostName().get() + "." + service + "." + pod.namespace() + ".svc.cluster.local")
        : ShellText.unknown();
  }

  private void command(Command command, Set<String> made) {
    String name = command.program().known().orElse("");
    if (name.equals("kafka-storage") || name.equals("kafka-storage.sh")) {
      List<Located> words = words(command);
      List<String> unwritten = new ArrayList<>();
      for (String path : command.unseen()) {
        if (made.contains(path) && container.mountOf(path).isEmpty()) {
          unwritten.add(path);
        }
      }
      storage(words.get(0), words.subList(1, words.size()), unwritten);
    }
  }

  private void storage(Located program, List<Located> words, List<String> unwritten) {
    if (words.isEmpty()) {
      return;
    }
    String verb = words.get(0).shown();
    if (verb.equals("format")) {
      formats.add(new FormatCall(
          program, List.copyOf(words.subList(1, words.size())), List.copyOf(unwritten)));
    } else if (verb.equals("random-uuid")) {
      makesIds = true;
    }
  }

  /** Returns the variables that a script set, at the line that says so. */
  private Map<String, Variable> changed(Map<String, ShellText> exported, LocatedText script) {
    Map<String, Variable> changed = new LinkedHashMap<>();
    for (Map.Entry<String, ShellText> each : exported.entrySet()) {
      String name = each.getKey();
      ShellText text = each.getValue();
      Optional<Variable> before = environment.get(name);
      boolean isSame = before.isPresent() && before.get().value().equals(text.known());
      if (!isSame && !name.equals("HOSTNAME")) {
        Place place = script.placeOfLine(lineOf(script.text().shown(""), name + "="));
        changed.put(
            name, new Variable(name, text.known(), text.toString(), place, place, Source.SCRIPT));
      }
    }
    return changed;
  }

  private static int lineOf(String script, String assignment) {
    int at = script.lastIndexOf(assignment);
    int line = 1;
    for (int i = 0; i < at; i++) {
      if (script.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
