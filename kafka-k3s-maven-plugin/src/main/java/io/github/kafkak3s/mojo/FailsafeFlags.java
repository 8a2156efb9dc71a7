package io.github.kafkak3s.mojo;

import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** What the Failsafe of a module makes of Maven's flags. */
final class FailsafeFlags {
  private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";

  private FailsafeFlags() {}

  /**
   * Tells whether integration tests run in spite of {@code -DskipTests}: those of Failsafe 3.6.0
   * and later do (SUREFIRE-823), and where its version is not written it may be such a one.
   */
  static boolean ignoreSkipTests(MavenProject project) {
    Plugin failsafe = project.getPlugin(FAILSAFE);
    if (failsafe == null) {
      return false;
    }
    return failsafe.getVersion() == null
        || new ComparableVersion(failsafe.getVersion()).compareTo(new ComparableVersion("3.6.0"))
            >= 0;
  }
}
