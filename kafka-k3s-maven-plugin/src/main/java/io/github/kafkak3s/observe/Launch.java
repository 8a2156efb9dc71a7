package io.github.kafkak3s.observe;

import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ScriptRun;
import java.util.List;
import java.util.Map;

/**
 * What a container's command comes to in one pod.
 *
 * @param kind what stays running
 * @param program the program that stays, or the one that could not be followed
 * @param arguments its arguments
 * @param environment the variables that it gets
 * @param files what can be read when it starts, by path: mounted or written
 * @param configs the mounted keys of ConfigMaps and Secrets
 * @param written what was written on the way, by path
 * @param formats the calls of {@code kafka-storage format} on the way
 * @param makesIds whether an id is made up on the way, by {@code kafka-storage random-uuid} or the
 *     like
 * @param scripts the texts of the scripts that were followed
 * @param runs what those scripts do, in the order of {@code scripts}
 * @param gaps what could not be followed
 */
record Launch(
    Kind kind,
    Located program,
    List<Located> arguments,
    Environment environment,
    Map<String, LocatedText> files,
    List<ConfigFile> configs,
    Map<String, LocatedText> written,
    List<FormatCall> formats,
    boolean makesIds,
    List<LocatedText> scripts,
    List<ScriptRun> runs,
    List<Unknown> gaps) {
  /** What stays running. */
  enum Kind {
    /** The image's own entrypoint. */
    ENTRYPOINT,
    /** {@code kafka-server-start}. */
    SERVER,
    /** A program that is not Kafka's server. */
    OTHER,
    /** Something that could not be followed. */
    UNKNOWN
  }

  /**
   * A call of {@code kafka-storage format}.
   *
   * @param program the tool, with the place of the call
   * @param arguments what follows {@code format}
   * @param unwritten the files among them that the script writes only afterwards, and that nothing
   *     mounts
   */
  record FormatCall(Located program, List<Located> arguments, List<String> unwritten) {}

  /** Tells whether everything could be followed. */
  boolean isFollowed() {
    return kind != Kind.UNKNOWN && gaps.isEmpty();
  }
}
