package io.github.kafkak3s.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The command that brings the files on disk back in line; made to be copied into the shell that the
 * build ran in.
 */
final class RepairCommand {
  private RepairCommand() {}

  /**
   * Returns the command.
   *
   * @param cwd the directory that Maven was called from
   * @param project the project whose files are to be written
   * @param plugin this plugin; written in full where the project does not declare it and its prefix
   *     is not known
   * @param options the parameters that are not at their default, by the names of their properties
   */
  static String generate(
      Path cwd, MavenProject project, PluginDescriptor plugin, Map<String, String> options) {
    StringBuilder command = new StringBuilder("mvn");
    if (project.getFile() != null) {
      String pom = pom(cwd.toAbsolutePath().normalize(), project.getFile().toPath());
      if (!pom.isEmpty()) {
        command.append(" -f ").append(quoted(pom));
      }
    }
    command.append(' ').append(goal(project, plugin, "generate"));
    options.forEach((name, value) -> command.append(' ').append(quoted("-D" + name + "=" + value)));
    return command.toString();
  }

  /**
   * Returns a goal as a command line wants it: {@code kafka-k3s:init}, or in full where the prefix
   * is not known.
   */
  static String goal(MavenProject project, PluginDescriptor plugin, String name) {
    return (declares(project, plugin) ? plugin.getGoalPrefix() : plugin.getId()) + ":" + name;
  }

  /** Names the POM as {@code -f} wants it; empty where Maven finds it by itself. */
  private static String pom(Path cwd, Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    // Other plugins (flatten, shade) put a derived file in the POM's place; the user's own is still
    // there.
    boolean ordinary = Files.isRegularFile(directory.resolve("pom.xml"));
    return ProjectPaths.relative(cwd, ordinary ? directory : directory.resolve(file.getFileName()));
  }

  private static boolean declares(MavenProject project, PluginDescriptor descriptor) {
    Plugin managed = project.getPluginManagement() == null
        ? null
        : project.getPluginManagement().getPluginsAsMap().get(descriptor.getPluginLookupKey());
    return managed != null || project.getPlugin(descriptor.getPluginLookupKey()) != null;
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,@%+~-]+") ? word : '"' + word + '"';
  }
}
