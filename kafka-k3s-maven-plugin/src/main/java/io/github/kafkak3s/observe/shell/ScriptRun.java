package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.diagnostic.Place;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a script does in one pod.
 *
 * @param end how it ends
 * @param starts the programs that it hands the pod over to: those started by {@code exec}, or that
 *     run for as long as the pod (Kafka's start script, an image's entrypoint); several where a
 *     condition that is not known decides
 * @param environment the exported variables at the end, or when another program takes over; those
 *     of each of {@code starts} are its own
 * @param files what was written by then, by path; a path that begins with an unknown directory is
 *     written as {@link ShellText#toString}
 * @param commands the programs called, in order
 * @param gaps what was not understood, in order; none where everything was
 * @param mayHaveSetMore whether something ran that may have set any variable, so that those not in
 *     {@code environment} may be set too
 * @param failure where and why it fails, where it does so on every way that is known
 * @param stopsOnError whether {@code set -e} is in force at the start or the end
 */
public record ScriptRun(
    End end,
    List<Start> starts,
    SortedMap<String, ShellText> environment,
    SortedMap<String, LocatedText> files,
    List<Command> commands,
    List<Gap> gaps,
    boolean mayHaveSetMore,
    Optional<Gap> failure,
    boolean stopsOnError) {
  /** Keeps unmodifiable copies. */
  public ScriptRun {
    starts = List.copyOf(starts);
    environment = Collections.unmodifiableSortedMap(environment);
    files = Collections.unmodifiableSortedMap(files);
    commands = List.copyOf(commands);
    gaps = List.copyOf(gaps);
  }

  /** How a script ends. */
  public enum End {
    /** It reaches its end, exits with 0, or hands over to a program. */
    DONE,
    /** It fails on every way that is known. */
    FAILS,
    /** It never ends. */
    NEVER,
    /** A bound was reached, or the script cannot be read. */
    UNKNOWN
  }

  /**
   * A program that takes over.
   *
   * @param command the call
   * @param environment the variables that it gets
   * @param unset the variables that the script has surely taken away, whoever had set them
   * @param files what is written when it starts
   */
  public record Start(
      Command command,
      SortedMap<String, ShellText> environment,
      Set<String> unset,
      SortedMap<String, LocatedText> files) {}

  /**
   * Something that was not understood, or that fails.
   *
   * @param place where it stands
   * @param what what it is, in words
   */
  public record Gap(Place place, String what) {}

  /** Tells whether everything was understood. */
  public boolean isUnderstood() {
    return gaps.isEmpty();
  }

  /** Returns the program that takes over, where there is exactly one. */
  public Optional<Start> start() {
    return starts.size() == 1 ? Optional.of(starts.get(0)) : Optional.empty();
  }
}
