package io.github.kafkak3s.diagnostic;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

/**
 * The rules about kafka.yaml itself and about the files around it; they speak before there is a
 * bundle to judge.
 */
public final class InputRules {
  /**
   * Not YAML: tab, unclosed quote, several documents, empty file, duplicate key, expansion past the
   * bounds.
   */
  public static final Rule SYNTAX = new Rule("KK0001", "syntax", ERROR);

  /** A field that the language does not have. */
  public static final Rule UNKNOWN_FIELD = new Rule("KK0002", "unknown-field", ERROR);

  /** A value of another type, or outside its range or choice. */
  public static final Rule WRONG_TYPE = new Rule("KK0003", "wrong-type", ERROR);

  /** A required field that is absent. */
  public static final Rule MISSING_FIELD = new Rule("KK0004", "missing-field", ERROR);

  /** An apiVersion, kind or Kafka release that is not known. */
  public static final Rule UNSUPPORTED_VERSION = new Rule("KK0005", "unsupported-version", ERROR);

  /** A name that Kubernetes or Kafka would refuse, or that derives one past its length limit. */
  public static final Rule INVALID_NAME = new Rule("KK0006", "invalid-name", ERROR);

  /** A Kafka option that the compiler computes. */
  public static final Rule OWNED_OPTION = new Rule("KK0007", "owned-option", ERROR);

  /** A password, key or token written in kafka.yaml. */
  public static final Rule PLAIN_SECRET = new Rule("KK0008", "plain-secret", ERROR);

  /** An environment that is not declared, or a patch whose target does not exist. */
  public static final Rule UNKNOWN_ENVIRONMENT = new Rule("KK0010", "unknown-environment", ERROR);

  /** A JSON patch that does not apply, or an extra manifest that cannot be read. */
  public static final Rule PATCH_FAILED = new Rule("KK0011", "patch-failed", ERROR);

  /** A part of the language that this version does not compile. */
  public static final Rule NOT_SUPPORTED_YET = new Rule("KK0012", "not-supported-yet", ERROR);

  /** A named file that is absent, a directory, unreadable, not UTF-8 or past the size bound. */
  public static final Rule UNREADABLE_INPUT = new Rule("KK0013", "unreadable-input", ERROR);

  /** An output directory or file that cannot be written. */
  public static final Rule UNWRITABLE_OUTPUT = new Rule("KK0014", "unwritable-output", ERROR);

  /** A file that is not ours where ours must stand, or a link that leaves the output directory. */
  public static final Rule FOREIGN_FILE = new Rule("KK0015", "foreign-file", ERROR);

  private InputRules() {}
}
