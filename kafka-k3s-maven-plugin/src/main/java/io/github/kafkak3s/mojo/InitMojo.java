package io.github.kafkak3s.mojo;

import io.github.kafkak3s.kafka.ClusterIds;
import io.github.kafkak3s.spec.LanguageSchema;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes a commented kafka.yaml to start with, with a cluster id of its own, and beside it the JSON
 * Schema by which editors complete and check it; then prints what belongs into the POM. Overwrites
 * nothing. Needs no project.
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** The file to write, relative to the project. */
  @Parameter(property = "kafka-k3s.file", defaultValue = KafkaYaml.NAME)
  private File file;

  /**
   * The name of the cluster and of its namespace: lower-case letters, digits and hyphens. Default:
   * the project's artifactId, without a project the name of the directory; {@code kafka} where that
   * is no such name.
   */
  @Parameter(property = "kafka-k3s.name")
  private String name;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "kafka-k3s.init.skip", defaultValue = "false")
  private boolean skipInit;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (SkipFlag.isSet(getLog(), "init", skip, skipInit)) {
      return;
    }
    ProjectPaths paths = ProjectPaths.of(session, project);
    Path target = file.toPath().toAbsolutePath().normalize();
    String clusterName = clusterName(paths.base());
    if (KafkaYaml.exists(target)) {
      throw new MojoFailureException(paths.shown(target) + " exists; init overwrites nothing");
    }
    Path schema = target.resolveSibling(LanguageSchema.FILE_NAME);
    try {
      Files.createDirectories(target.getParent());
      boolean newSchema = !KafkaYaml.exists(schema);
      if (newSchema) {
        write(schema, LanguageSchema.json());
      }
      // Last, so that a kafka.yaml that exists is a finished start.
      write(
          target,
          Starter.text(
              clusterName, ClusterIds.random(new SecureRandom()), LanguageSchema.FILE_NAME));
      getLog()
          .info("Wrote " + paths.shown(target) + (newSchema ? " and " + paths.shown(schema) : ""));
    } catch (FileAlreadyExistsException e) {
      throw new MojoFailureException(e.getFile() + " exists; init overwrites nothing", e);
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot write " + paths.shown(target) + ": " + e, e);
    }
    nextSteps().lines().forEach(getLog()::info);
  }

  private String clusterName(Path base) throws MojoFailureException {
    if (name != null) {
      if (!Starter.isUsable(name)) {
        throw new MojoFailureException("kafka-k3s.name: \"" + name
            + "\" cannot name a cluster: at most 40 lower-case letters, digits"
            + " and hyphens, a letter first, no reserved name");
      }
      return name;
    }
    Path directory = base.getFileName();
    String proposal = project.getFile() != null
        ? project.getArtifactId()
        : directory == null ? Starter.DEFAULT_NAME : directory.toString();
    return Starter.isUsable(proposal) ? proposal : Starter.DEFAULT_NAME;
  }

  /**
   * Writes beside the target and renames without replacing: a file is there whole, or not at all.
   */
  private static void write(Path target, String text) throws IOException {
    Path beside = target.resolveSibling("." + target.getFileName() + ".kafka-k3s-tmp");
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      Files.move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Says what belongs into the POM, or what a POM is for this, and what to run then. */
  private String nextSteps() {
    String plugin =
        """
        <plugin>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <executions>
            <execution>
              <goals>
                <goal>check</goal>
                <goal>lint</goal>
              </goals>
            </execution>
          </executions>
        </plugin>
        """.formatted(execution.getGroupId(), execution.getArtifactId(), execution.getVersion());
    String where = project.getFile() == null
        ? "a pom.xml (packaging pom will do)"
        : project.getFile().getName();
    return "Next: add this to <build><plugins> of " + where + ", then run mvn kafka-k3s:generate\n"
        + plugin;
  }
}
