package io.github.kafkak3s.mojo;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Decides what it means that a project has no kafka.yaml. */
final class KafkaYaml {
  /** The name at the default place, the project's directory. */
  static final String NAME = "kafka.yaml";

  private KafkaYaml() {}

  /**
   * Tells whether there is anything at a path: also a directory, an unreadable file or a dangling
   * link, which are mistakes to be named rather than absent files.
   */
  static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reports why an absent file at the default place is a mistake. No finding means that this module
   * simply has none: a call at the root of a build runs in all modules.
   *
   * @param init the goal {@code init} as a command line wants it
   * @param outputName the output directory, relative to the project
   * @param holdsBundles whether it holds files that this plugin has written
   */
  static void judgeAbsence(
      MavenSession session,
      MojoExecution execution,
      String init,
      String outputName,
      boolean holdsBundles,
      Findings findings) {
    Place place = Place.ofFile(NAME);
    if (holdsBundles) {
      findings.add(
          InputRules.UNREADABLE_INPUT,
          place,
          "there is no such file, but " + outputName + " holds manifests generated from it",
          "bring it back, name its new place with kafka-k3s.file, or remove " + outputName);
    } else if (isWhole(session, execution)
        && session.getAllProjects().stream().noneMatch(KafkaYaml::isIn)) {
      findings.add(
          InputRules.UNREADABLE_INPUT,
          place,
          "there is no such file in any module",
          "run mvn " + init + " to write a starter file");
    }
  }

  /** A module that is built alone, with goals of its parent, says nothing about its siblings. */
  private static boolean isWhole(MavenSession session, MojoExecution execution) {
    if (execution.getSource() == MojoExecution.Source.CLI) {
      return true;
    }
    List<MavenProject> projects = session.getAllProjects();
    return projects.stream()
        .map(MavenProject::getParent)
        .noneMatch(parent -> parent != null
            && parent.getBasedir() != null
            && projects.stream().noneMatch(p -> parent.getBasedir().equals(p.getBasedir())));
  }

  private static boolean isIn(MavenProject project) {
    return project.getBasedir() != null && exists(project.getBasedir().toPath().resolve(NAME))
        || namesFile(project);
  }

  private static boolean namesFile(MavenProject project) {
    Plugin plugin = project.getPlugin("io.github.kafkak3s:kafka-k3s-maven-plugin");
    return plugin != null
        && Stream.concat(
                Stream.of(plugin.getConfiguration()),
                plugin.getExecutions().stream().map(e -> e.getConfiguration()))
            .anyMatch(c -> c instanceof Xpp3Dom dom && dom.getChild("file") != null);
  }
}
