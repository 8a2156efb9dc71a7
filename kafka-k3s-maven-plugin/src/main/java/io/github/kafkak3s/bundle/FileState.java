package io.github.kafkak3s.bundle;

/** How a file on the disk compares with what was compiled. */
public enum FileState {
  /**
   * It holds what was compiled, with line ends of LF, or of CR LF throughout as Git for Windows
   * checks them out.
   */
  UNCHANGED("is up to date"),
  /** It is not there. */
  MISSING("is missing"),
  /** It is ours and holds something else: edited by hand, or compiled from another kafka.yaml. */
  EDITED("differs from what kafka.yaml gives"),
  /** It is ours, in the directory of a bundle, and no longer compiled. */
  STALE("is no longer generated"),
  /** It stands where a generated file belongs and does not bear our header, or is no file. */
  FOREIGN("is not ours: its first line is not the header of generated files"),
  /**
   * It is neither ours nor in our way, but it stands in the directory of a bundle, where nothing
   * applies it.
   */
  EXTRA("is not generated, and no kustomization lists it: nothing applies it"),
  /** It is a temporary file of a run that was killed. */
  LEFTOVER("was left by an interrupted run"),
  /** It is a directory that holds files of ours, and no environment is named so any more. */
  GONE("belongs to an environment that is gone"),
  /**
   * It is a symbolic link where a generated file or its directory must stand, wherever it leads.
   */
  LINK("is a link, and what is generated must not land where a link leads"),
  /** It is a file where a directory must stand. */
  BLOCKED("is a file where a directory must stand");

  private final String description;

  FileState(String description) {
    this.description = description;
  }

  /** Returns the rest of a sentence that starts with the file's name. */
  public String description() {
    return description;
  }

  /** Tells whether the compiled text has to be written. */
  boolean isWritten() {
    return this == MISSING || this == EDITED;
  }

  /** Tells whether a run that writes removes it. */
  boolean isRemoved() {
    return this == STALE || this == LEFTOVER;
  }
}
