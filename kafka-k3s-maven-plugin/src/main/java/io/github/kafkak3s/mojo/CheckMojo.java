package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.BundleStore;
import io.github.kafkak3s.bundle.Comparison;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.File;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Compiles kafka.yaml in memory and fails the build where the committed manifests are not exactly
 * what it gives: edited, missing, no longer generated, or strangers among them. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  /**
   * What fits a screen: the whole difference is one {@code git diff} after {@code generate} away.
   */
  private static final int DIFF_LINES = 50;

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

  /** The directory that holds the manifests, relative to the project. */
  @Parameter(property = "kafka-k3s.outputDirectory", defaultValue = CompileStep.OUTPUT_DIRECTORY)
  private File outputDirectory;

  /** The only environment of kafka.yaml to check. Default: all of them. */
  @Parameter(property = "kafka-k3s.environment")
  private String environment;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "kafka-k3s.check.skip", defaultValue = "false")
  private boolean skipCheck;

  @Override
  public void execute() throws MojoFailureException {
    if (SkipFlag.isSet(getLog(), "check", skip, skipCheck)) {
      return;
    }
    CompileStep step =
        new CompileStep(getLog(), session, project, execution, file, outputDirectory, environment);
    Optional<Compilation> compilation = step.run("check");
    if (compilation.isPresent()) {
      compare(step, compilation.get());
    }
  }

  private void compare(CompileStep step, Compilation compilation) throws MojoFailureException {
    Findings findings = new Findings();
    BundleStore store = step.store();
    Optional<Comparison> compared = store.compare(step.emission(compilation), findings);
    step.console().failOnErrors(step.outputName(), findings);
    Comparison comparison = compared.orElseThrow();
    if (comparison.isClean()) {
      getLog().info(step.shownOutput() + " is up to date with " + step.shownFile());
      return;
    }
    DriftMessage message = new DriftMessage(step, comparison.drift());
    message.lines().forEach(getLog()::error);
    store.diff(comparison, DIFF_LINES).forEach(getLog()::error);
    throw new MojoFailureException(message.summary(step.repairCommand()));
  }
}
