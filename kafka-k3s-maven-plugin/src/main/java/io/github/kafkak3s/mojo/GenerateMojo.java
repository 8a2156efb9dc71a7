package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.BundleStore;
import io.github.kafkak3s.bundle.Comparison;
import io.github.kafkak3s.bundle.Outcome;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.TransitionRules;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Compiles kafka.yaml into Kubernetes manifests and writes those that differ from the disk. Run it
 * by hand and commit what it writes; a build binds {@code check} instead. Nothing is written unless
 * everything compiles.
 */
@Mojo(name = "generate", threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * The file to compile, relative to the project. Default: {@code kafka.yaml}; a project that has
   * none at that place is passed over, while a file that is named here must exist.
   */
  @Parameter(property = "kafka-k3s.file")
  private File file;

  /**
   * The directory below which each cluster or environment gets a directory of its own, relative to
   * the project. Only files that bear the header of this plugin are overwritten or removed there.
   */
  @Parameter(property = "kafka-k3s.outputDirectory", defaultValue = CompileStep.OUTPUT_DIRECTORY)
  private File outputDirectory;

  /** The only environment of kafka.yaml to write. Default: all of them. */
  @Parameter(property = "kafka-k3s.environment")
  private String environment;

  /**
   * Ids of rules about changes that a running cluster cannot take, separated by commas, such as
   * {@code KK9502}: these changes are written all the same. For a command line, where somebody has
   * thought about one change; not for a POM.
   */
  @Parameter(property = "kafka-k3s.accept")
  private Set<String> accept;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "kafka-k3s.generate.skip", defaultValue = "false")
  private boolean skipGenerate;

  /** Writes also what goal {@code lint}, which this flag skips too, would call an error. */
  @Parameter(property = "kafka-k3s.lint.skip", defaultValue = "false")
  private boolean skipLint;

  @Override
  public void execute() throws MojoFailureException {
    if (SkipFlag.isSet(getLog(), "generate", skip, skipGenerate)) {
      return;
    }
    CompileStep step =
        new CompileStep(getLog(), session, project, execution, file, outputDirectory, environment);
    Set<String> accepted = accepted();
    Optional<Compilation> compilation = step.run("generate");
    if (compilation.isPresent()) {
      write(step, compilation.get(), accepted);
    }
  }

  /** What cannot run, or would lose data, is not written. */
  private void lint(CompileStep step, Compilation compilation) throws MojoFailureException {
    PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
    LintOptions options =
        LintOptions.ofGenerate(RepairCommand.goal(project, plugin, "explain"), plugin.getVersion());
    JudgedBefore before =
        JudgedBefore.of(Path.of(project.getBuild().getDirectory()), build(plugin), compilation);
    if (!before.isTrue()) {
      LintTask.refuseErrors(step, compilation, getLog(), options);
      before.remember();
    }
  }

  /** Two builds of one snapshot differ by when they were made. */
  private static String build(PluginDescriptor plugin) {
    File jar = plugin.getPluginArtifact().getFile();
    return plugin.getId() + (jar == null ? "" : " " + jar.lastModified());
  }

  private Set<String> accepted() throws MojoFailureException {
    Set<String> accepted = accept == null ? Set.of() : accept;
    for (String id : accepted) {
      List<String> known = TransitionRules.ids();
      if (!known.contains(id)) {
        throw new MojoFailureException(
            "kafka-k3s.accept: \"" + id + "\" is none of " + String.join(", ", known));
      }
    }
    return accepted;
  }

  private void write(CompileStep step, Compilation compilation, Set<String> accepted)
      throws MojoFailureException {
    Findings transitions = new Findings();
    step.compareWithCommitted(compilation, accepted, transitions);
    step.console().failOnErrors(step.outputName(), transitions);
    if (!skipLint) {
      lint(step, compilation);
    }
    Findings findings = new Findings();
    BundleStore store = step.store();
    Optional<Comparison> comparison = store.compare(step.emission(compilation), findings);
    Optional<Outcome> outcome =
        comparison.isPresent() ? store.write(comparison.get(), findings) : Optional.empty();
    step.console().failOnErrors(step.outputName(), findings);
    if (outcome.isPresent()) {
      Outcome done = outcome.get();
      getLog()
          .info("Generated %s from %s: %s written, %s unchanged, %s removed"
              .formatted(
                  step.shownOutput(),
                  step.shownFile(),
                  done.written().size(),
                  done.unchanged(),
                  done.removed().size()));
    }
    for (String note : compilation.notes()) {
      getLog().info(note);
    }
  }
}
