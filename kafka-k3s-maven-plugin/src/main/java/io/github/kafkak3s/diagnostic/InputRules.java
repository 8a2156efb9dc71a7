package io.github.kafkak3s.diagnostic;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

/**
 * The rules about kafka.yaml itself and about the files around it; they speak before there is a
 * bundle to judge.
 */
public final class InputRules {
  /**
   * Not YAML: tab, unclosed quote, several documents, empty file, duplicate key, expansion past the
   * bounds.
   */
  public static final Rule SYNTAX = new Rule(
      "KK0001",
      "syntax",
      ERROR,
      "not YAML: tab, unclosed quote, several documents, empty file, duplicate key, expansion past the bounds");

  /** A field that the language does not have. */
  public static final Rule UNKNOWN_FIELD =
      new Rule("KK0002", "unknown-field", ERROR, "a field that the language does not have");

  /** A value of another type, or outside its range or choice. */
  public static final Rule WRONG_TYPE = new Rule(
      "KK0003", "wrong-type", ERROR, "a value of another type, or outside its range or choice");

  /** A required field that is absent. */
  public static final Rule MISSING_FIELD =
      new Rule("KK0004", "missing-field", ERROR, "a required field that is absent");

  /** An apiVersion, kind or Kafka release that is not known. */
  public static final Rule UNSUPPORTED_VERSION = new Rule(
      "KK0005",
      "unsupported-version",
      ERROR,
      "an apiVersion, kind or Kafka release that is not known");

  /** A name that Kubernetes or Kafka would refuse, or that derives one past its length limit. */
  public static final Rule INVALID_NAME = new Rule(
      "KK0006",
      "invalid-name",
      ERROR,
      "a name that Kubernetes or Kafka would refuse, or that derives one past its length limit");

  /** A Kafka option that the compiler computes. */
  public static final Rule OWNED_OPTION =
      new Rule("KK0007", "owned-option", ERROR, "a Kafka option that the compiler computes");

  /** A password, key or token written in kafka.yaml. */
  public static final Rule PLAIN_SECRET =
      new Rule("KK0008", "plain-secret", ERROR, "a password, key or token written in kafka.yaml");

  /** A suppression that matches nothing, has no reason, or has expired. */
  public static final Rule UNUSED_SUPPRESSION = new Rule(
      "KK0009",
      "unused-suppression",
      WARNING,
      "a suppression that matches nothing, has no reason, or has expired");

  /** An environment that is not declared, or a patch whose target does not exist. */
  public static final Rule UNKNOWN_ENVIRONMENT = new Rule(
      "KK0010",
      "unknown-environment",
      ERROR,
      "an environment that is not declared, or a patch whose target does not exist");

  /** A JSON patch that does not apply, or an extra manifest that cannot be read. */
  public static final Rule PATCH_FAILED = new Rule(
      "KK0011",
      "patch-failed",
      ERROR,
      "a JSON patch that does not apply, or an extra manifest that cannot be read");

  /** A part of the language that this version does not compile. */
  public static final Rule NOT_SUPPORTED_YET = new Rule(
      "KK0012",
      "not-supported-yet",
      ERROR,
      "a part of the language that this version does not compile");

  /** A named file that is absent, a directory, unreadable, not UTF-8 or past the size bound. */
  public static final Rule UNREADABLE_INPUT = new Rule(
      "KK0013",
      "unreadable-input",
      ERROR,
      "a named file that is absent, a directory, unreadable, not UTF-8 or past the size bound");

  /** An output directory or file that cannot be written. */
  public static final Rule UNWRITABLE_OUTPUT = new Rule(
      "KK0014", "unwritable-output", ERROR, "an output directory or file that cannot be written");

  /** A file that is not ours where ours must stand, or a link that leaves the output directory. */
  public static final Rule FOREIGN_FILE = new Rule(
      "KK0015",
      "foreign-file",
      ERROR,
      "a file that is not ours where ours must stand, or a link that leaves the output directory");

  /** Manifests on the disk that are not what kafka.yaml compiles to. */
  public static final Rule STALE_OUTPUT = new Rule(
      "KK9018", "stale-output", ERROR, "the bundle on disk is not what kafka.yaml compiles to now");

  private InputRules() {}
}
