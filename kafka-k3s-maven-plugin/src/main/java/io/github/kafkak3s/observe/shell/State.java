package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Everything that a shell holds at one point of a run. Copied where a condition is not known. */
final class State {
  /** A status that is not known. */
  static final int UNKNOWN = -1;

  /** A status of which is known that it is not 0. */
  static final int FAILED = -2;

  /** A function and the text that it stands in; the body is null where it is not known. */
  record Body(Node node, LocatedText source) {
    static final Body UNKNOWN = new Body(null, null);
  }

  final Map<String, Variable> variables;
  final Map<String, Body> functions;
  final Map<String, Content> files;

  /** What {@code local} hides, one map per function that is running. */
  final List<Map<String, Variable>> hidden;

  List<String> words;
  boolean wordsUnknown;
  String zero;

  /** Where output goes: a path, a pipe's name, or null for nowhere. */
  String out;

  String errors;
  Content in;
  int inAt;
  String directory = ShellText.ANY;
  int status;
  boolean stopsOnError;
  boolean refusesUnset;
  boolean pipesFail;
  boolean exportsAll;

  /** Whether {@code set -f} is in force: patterns of file names are left alone. */
  boolean keepsPatterns;

  /** Whether every way that has not failed leads here. */
  boolean certain = true;

  /** Whether something may have set any variable. */
  boolean vague;

  State(List<String> words, Content in) {
    variables = new HashMap<>();
    functions = new HashMap<>();
    files = new HashMap<>();
    hidden = new ArrayList<>();
    this.words = words;
    this.in = in;
    zero = ShellText.ANY;
  }

  private State(State other) {
    variables = new HashMap<>(other.variables);
    functions = new HashMap<>(other.functions);
    files = new HashMap<>(other.files);
    hidden = new ArrayList<>(other.hidden.size());
    for (Map<String, Variable> each : other.hidden) {
      hidden.add(new HashMap<>(each));
    }
    words = other.words;
    wordsUnknown = other.wordsUnknown;
    zero = other.zero;
    out = other.out;
    errors = other.errors;
    in = other.in;
    inAt = other.inAt;
    directory = other.directory;
    status = other.status;
    stopsOnError = other.stopsOnError;
    refusesUnset = other.refusesUnset;
    pipesFail = other.pipesFail;
    exportsAll = other.exportsAll;
    keepsPatterns = other.keepsPatterns;
    certain = other.certain;
    vague = other.vague;
  }

  State copy() {
    return new State(this);
  }

  /** Forgets all that the variables hold: something ran that may have set any of them. */
  void forget() {
    variables.replaceAll((name, variable) -> variable.readOnly() ? variable : variable.forgotten());
    functions.replaceAll((name, body) -> Body.UNKNOWN);
    vague = true;
    wordsUnknown = true;
  }

  /** Tells whether the status is known not to be 0. */
  boolean hasFailed() {
    return status != 0 && status != UNKNOWN;
  }

  /** Tells whether nothing but the status differs. */
  boolean sameAs(State other) {
    return variables.equals(other.variables)
        && functions.equals(other.functions)
        && files.equals(other.files)
        && words.equals(other.words)
        && wordsUnknown == other.wordsUnknown
        && in == other.in
        && inAt == other.inAt
        && Objects.equals(out, other.out)
        && directory.equals(other.directory)
        && stopsOnError == other.stopsOnError
        && refusesUnset == other.refusesUnset
        && vague == other.vague;
  }

  /**
   * Makes this state hold what is true in it and in another one. Returns whether a part that now is
   * not known may hold line breaks.
   */
  boolean mergeWith(
      State other, Function<String, Variable> unlisted, Function<String, Content> unwritten) {
    boolean spans = false;
    for (String name : union(variables.keySet(), other.variables.keySet())) {
      Variable mine = variables.get(name);
      mine = mine == null ? unlisted.apply(name) : mine;
      Variable its = other.variables.get(name);
      its = its == null ? unlisted.apply(name) : its;
      spans |= !mine.equals(its) && (mine.hasLineBreak() || its.hasLineBreak());
      variables.put(name, Variable.merged(mine, its));
    }
    for (String name : union(functions.keySet(), other.functions.keySet())) {
      Body mine = functions.get(name);
      if (mine == null || !mine.equals(other.functions.get(name))) {
        functions.put(name, Body.UNKNOWN);
      }
    }
    for (String path : union(files.keySet(), other.files.keySet())) {
      Content mine = files.get(path);
      Content its = other.files.get(path);
      if (mine != its) {
        files.put(
            path,
            Content.merged(
                mine == null ? unwritten.apply(path) : mine,
                its == null ? unwritten.apply(path) : its));
      }
    }
    for (int i = 0; i < Math.min(hidden.size(), other.hidden.size()); i++) {
      Map<String, Variable> mine = hidden.get(i);
      other.hidden.get(i).forEach(mine::putIfAbsent);
    }
    if (!words.equals(other.words)) {
      wordsUnknown = true;
    }
    wordsUnknown |= other.wordsUnknown;
    if (in != other.in || inAt != other.inAt) {
      in = Content.LOST;
      inAt = 0;
    }
    directory = ShellText.merged(directory, other.directory);
    status = status == other.status ? status : hasFailed() && other.hasFailed() ? FAILED : UNKNOWN;
    stopsOnError &= other.stopsOnError;
    refusesUnset &= other.refusesUnset;
    pipesFail &= other.pipesFail;
    exportsAll |= other.exportsAll;
    keepsPatterns &= other.keepsPatterns;
    certain &= other.certain;
    vague |= other.vague;
    return spans;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new HashSet<>(one);
    union.addAll(other);
    return union;
  }
}
