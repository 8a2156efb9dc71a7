package io.github.kafkak3s.mojo;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Where a goal works and how it names files: inside the project relative to the project, on the
 * console relative to the root of the build, with {@code /} on every system. So a line of a
 * multi-module build can be clicked.
 *
 * @param root the directory of the project that Maven was called for
 * @param base the directory of this project; where there is no project, the directory of the call
 */
record ProjectPaths(Path root, Path base) {
  ProjectPaths {
    root = root.toAbsolutePath().normalize();
    base = base.toAbsolutePath().normalize();
  }

  static ProjectPaths of(MavenSession session, MavenProject project) {
    Path root = Path.of(session.getExecutionRootDirectory());
    return new ProjectPaths(
        root, project.getBasedir() == null ? root : project.getBasedir().toPath());
  }

  /**
   * Returns what stands before a name inside the project on the console: empty, or the way to it.
   */
  String prefix() {
    return root.equals(base) ? "" : relative(root, base) + "/";
  }

  /** Returns how a file is named inside the project: {@code deploy/kafka}. */
  String name(Path path) {
    return relative(base, path);
  }

  /** Returns how a file is named on the console; {@code .} for the root of the build. */
  String shown(Path path) {
    String shown = relative(root, path);
    return shown.isEmpty() ? "." : shown;
  }

  /** Returns the way to a path; the path itself where there is none (another drive of Windows). */
  static String relative(Path from, Path to) {
    Path target = to.toAbsolutePath().normalize();
    boolean reachable = from.getRoot().equals(target.getRoot());
    return (reachable ? from.relativize(target) : target)
        .toString()
        .replace(target.getFileSystem().getSeparator(), "/");
  }
}
