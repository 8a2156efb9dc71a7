package io.github.kafkak3s.mojo;

import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.report.ReportFormat;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Judges what will run: the manifests that kafka.yaml compiles to, or any directory of Kubernetes
 * manifests; and fails where it cannot start, loses data or availability, or where the committed
 * manifests are stale. Writes reports for machines and nothing else. Needs no project where it is
 * given manifests.
 */
@Mojo(
    name = "lint",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class LintMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * A directory of manifests to judge instead of kafka.yaml, whoever wrote them, or one file. Each
   * directory below it is a bundle of its own.
   */
  @Parameter(property = "kafka-k3s.manifests")
  private File manifests;

  /**
   * The file to compile and judge, relative to the project. Default: {@code kafka.yaml}; a project
   * that has none at that place is passed over, while a file that is named here must exist.
   */
  @Parameter(property = "kafka-k3s.file")
  private File file;

  /**
   * The directory that holds the committed manifests, relative to the project. Default:
   * {@code deploy}.
   */
  @Parameter(property = "kafka-k3s.outputDirectory")
  private File outputDirectory;

  /** The only environment of kafka.yaml to judge. Default: all of them. */
  @Parameter(property = "kafka-k3s.environment")
  private String environment;

  /**
   * The hosts of the Kubernetes cluster, {@code servers=1,agents=2}; counts over
   * {@code spec.target.nodes} of kafka.yaml. What depends on the hosts is not judged while they are
   * not known.
   */
  @Parameter(property = "kafka-k3s.nodes")
  private String nodes;

  /**
   * The lightest finding that fails the build: {@code error}, {@code warning}, {@code info} or
   * {@code never}; counts over {@code spec.lint.failOn} of kafka.yaml. Default: {@code error}.
   */
  @Parameter(property = "kafka-k3s.failOn")
  private String failOn;

  /** A file of findings that are to be worked off later and fail nothing. */
  @Parameter(property = "kafka-k3s.baseline")
  private File baseline;

  /** Writes the baseline anew, with all that is found now. */
  @Parameter(property = "kafka-k3s.updateBaseline", defaultValue = "false")
  private boolean updateBaseline;

  /**
   * Mends kafka.yaml first, where one edit is all that a finding asks for: removes suppressions and
   * options that do nothing, and sets values of which only one is right. Shows each edit; keeps the
   * rest of the file as it is.
   */
  @Parameter(property = "kafka-k3s.fix", defaultValue = "false")
  private boolean fix;

  /**
   * The reports to write, separated by commas: {@code checkstyle}, {@code gitlab}, {@code json},
   * {@code junit}, {@code sarif}; {@code none} for none. Default: all of them.
   */
  @Parameter(property = "kafka-k3s.formats")
  private Set<String> formats;

  /**
   * Where reports are written. Default: {@code kafka-k3s} in the project's build directory; without
   * a project in {@code target}.
   */
  @Parameter(property = "kafka-k3s.reportDirectory")
  private File reportDirectory;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "kafka-k3s.lint.skip", defaultValue = "false")
  private boolean skipLint;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (SkipFlag.isSet(getLog(), "lint", skip, skipLint)) {
      return;
    }
    if (manifests != null) {
      if (fix) {
        throw new MojoFailureException(
            "kafka-k3s.fix: it mends kafka.yaml, and kafka-k3s.manifests names other files");
      }
      judgeManifests();
      return;
    }
    List<String> failures = new ArrayList<>();
    for (MavenProject each : CompileStep.projects(session, project, execution, file)) {
      try {
        judgeKafkaYaml(each);
      } catch (MojoFailureException e) {
        failures.add(e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new MojoFailureException(String.join("\n", failures));
    }
  }

  private void judgeManifests() throws MojoExecutionException, MojoFailureException {
    Path directory = manifests.toPath().toAbsolutePath().normalize();
    ProjectPaths paths = ProjectPaths.of(session, project);
    if (!Files.exists(directory)) {
      throw new MojoFailureException("kafka-k3s.manifests: there is no " + paths.shown(directory));
    }
    LintTask task = new LintTask(getLog(), paths, options(project));
    task.judgeManifests(directory);
  }

  private void judgeKafkaYaml(MavenProject each)
      throws MojoExecutionException, MojoFailureException {
    File output = CompileStep.outputDirectory(session, each, outputDirectory);
    CompileStep step =
        new CompileStep(getLog(), session, each, execution, file, output, environment);
    if (fix) {
      new FixTask(getLog(), step, options(each)).run();
    }
    Findings findings = new Findings();
    Optional<Compilation> compilation = step.compile("lint", findings);
    if (compilation.isPresent() || findings.hasErrors()) {
      LintTask task = new LintTask(getLog(), step.paths(), options(each));
      if (compilation.isPresent()) {
        task.judgeCompilation(step, compilation.get(), findings);
      } else {
        task.refuse(step, findings);
      }
    }
  }

  private LintOptions options(MavenProject each) throws MojoFailureException {
    return new LintOptions(
        LintOptions.hosts(nodes),
        LintOptions.bound(failOn),
        Optional.ofNullable(baseline).map(File::toPath),
        updateBaseline,
        formats(),
        reports(each),
        RepairCommand.goal(each, descriptor(), "explain"),
        descriptor().getVersion());
  }

  private PluginDescriptor descriptor() {
    return execution.getMojoDescriptor().getPluginDescriptor();
  }

  private Path reports(MavenProject each) {
    if (reportDirectory != null) {
      return reportDirectory.toPath();
    }
    return BuildDirectory.of(session, each);
  }

  private List<ReportFormat> formats() throws MojoFailureException {
    List<ReportFormat> all = ReportFormat.all();
    if (formats == null || formats.isEmpty()) {
      return all;
    }
    Set<String> wanted = new LinkedHashSet<>(formats);
    wanted.remove("none");
    List<String> known = all.stream().map(ReportFormat::name).toList();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new MojoFailureException("kafka-k3s.formats: \"" + name + "\" is none of "
            + String.join(", ", known) + ", none");
      }
    }
    return all.stream().filter(format -> wanted.contains(format.name())).toList();
  }
}
