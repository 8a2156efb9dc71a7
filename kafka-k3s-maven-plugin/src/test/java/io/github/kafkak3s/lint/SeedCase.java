package io.github.kafkak3s.lint;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.observe.Intent;
import java.io.IOException;
import java.util.TreeSet;

/** The manifests that the project began with: a hand-written bundle with everything wrong. */
final class SeedCase {
  private SeedCase() {}

  /** Reads them, for one server and two agents. */
  static RuleCase read() throws IOException {
    return new RuleCase(
        CaseFiles.texts(CaseFiles.group("lint/seed/manifests")),
        Intent.NONE.withHosts(Intent.counted(1, 2)),
        new TreeSet<>());
  }
}
