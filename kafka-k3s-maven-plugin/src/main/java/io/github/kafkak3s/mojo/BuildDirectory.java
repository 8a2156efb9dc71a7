package io.github.kafkak3s.mojo;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Where this plugin writes what a {@code clean} removes. */
final class BuildDirectory {
  private BuildDirectory() {}

  /** Returns {@code kafka-k3s} in a project's build directory; without a project in target. */
  static Path of(MavenSession session, MavenProject project) {
    // The stub that stands for an absent project has a directory that is no path.
    Path build = project.getFile() == null
        ? Path.of(session.getExecutionRootDirectory(), "target")
        : Path.of(project.getBuild().getDirectory());
    return build.resolve("kafka-k3s");
  }
}
