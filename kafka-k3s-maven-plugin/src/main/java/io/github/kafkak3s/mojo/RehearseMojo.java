package io.github.kafkak3s.mojo;

import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.rehearse.DrillSettings;
import io.github.kafkak3s.rehearse.Step;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Tries a cluster on real Kafka brokers before it is pushed: starts them on this machine from the
 * manifests that kafka.yaml compiles to, or from any directory of manifests, drives them through a
 * rolling update and failures while clients write and read, and compares what happens with what was
 * proved. Fails where a guarantee does not hold. Needs no Docker, no cluster and no root; takes
 * minutes, so it is bound to no phase by itself. Needs no project where it is given manifests.
 */
@Mojo(name = "rehearse", requiresProject = false, threadSafe = true)
public final class RehearseMojo extends AbstractMojo {
  @Inject
  private RepositorySystem repositorySystem;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * A directory of manifests to rehearse instead of kafka.yaml, whoever wrote them, or one file.
   */
  @Parameter(property = "kafka-k3s.manifests")
  private File manifests;

  /**
   * The file to compile and rehearse, relative to the project. Default: {@code kafka.yaml}; a
   * project that has none at that place is passed over, while a file that is named here must exist.
   */
  @Parameter(property = "kafka-k3s.file")
  private File file;

  /**
   * The directory of the committed manifests, relative to the project; what is rehearsed is what
   * kafka.yaml gives, committed or not. Default: {@code deploy}.
   */
  @Parameter(property = "kafka-k3s.outputDirectory")
  private File outputDirectory;

  /** The only environment of kafka.yaml to rehearse. Default: all of them, one after the other. */
  @Parameter(property = "kafka-k3s.environment")
  private String environment;

  /**
   * The hosts of the Kubernetes cluster, {@code servers=1,agents=2}; counts over
   * {@code spec.target.nodes} of kafka.yaml.
   */
  @Parameter(property = "kafka-k3s.nodes")
  private String nodes;

  /**
   * The lightest finding of the lint with which nothing is started: {@code error}, {@code warning},
   * {@code info} or {@code never}; counts over {@code spec.lint.failOn} of kafka.yaml. With
   * {@code never} also a bundle with errors is rehearsed. Default: {@code error}.
   */
  @Parameter(property = "kafka-k3s.failOn")
  private String failOn;

  /** The lint's file of findings that are to be worked off later and refuse nothing. */
  @Parameter(property = "kafka-k3s.baseline")
  private File baseline;

  /**
   * The steps of the drill, separated by commas: {@code form}, {@code topics}, {@code roll},
   * {@code kill}, {@code limits}, {@code verify}, {@code disks}; {@code form} is always among them,
   * and {@code topics} with any other. Default: all but {@code disks}.
   */
  @Parameter(property = "kafka-k3s.rehearse.drill")
  private String rehearseDrill;

  /**
   * The heap of every broker and controller, {@code 256m}. Default: a small profile, with which
   * each takes about 160 MB of memory.
   */
  @Parameter(property = "kafka-k3s.rehearse.heap")
  private String rehearseHeap;

  /** The longest time that the rehearsal of one cluster may take, in seconds. */
  @Parameter(property = "kafka-k3s.rehearse.timeout", defaultValue = "600")
  private String rehearseTimeout;

  /**
   * Where the report and the brokers' files go; of several clusters each has a directory in it.
   * Default: {@code kafka-k3s/rehearsal} in the project's build directory; without a project in
   * {@code target}.
   */
  @Parameter(property = "kafka-k3s.rehearse.directory")
  private File rehearseDirectory;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips this goal. */
  @Parameter(property = "kafka-k3s.rehearse.skip", defaultValue = "false")
  private boolean skipRehearse;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (SkipFlag.isSet(getLog(), "rehearse", skip, skipRehearse)) {
      return;
    }
    DrillSettings drill =
        new DrillSettings(steps(), Seconds.parse("kafka-k3s.rehearse.timeout", rehearseTimeout));
    Optional<String> heap = Heap.parse("kafka-k3s.rehearse.heap", rehearseHeap);
    Optional<List<Host>> hosts = LintOptions.hosts(nodes);
    if (manifests != null) {
      rehearse(project, drill, heap, ofManifests(hosts));
      return;
    }
    List<String> failures = new ArrayList<>();
    for (MavenProject each : CompileStep.projects(session, project, execution, file)) {
      try {
        rehearse(each, drill, heap, ofKafkaYaml(each, hosts));
      } catch (MojoFailureException e) {
        failures.add(e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new MojoFailureException(String.join("\n", failures));
    }
  }

  private void rehearse(
      MavenProject of, DrillSettings drill, Optional<String> heap, List<RunnableCluster> clusters)
      throws MojoExecutionException, MojoFailureException {
    ProjectPaths paths = ProjectPaths.of(session, of);
    Path directory = rehearseDirectory == null
        ? BuildDirectory.of(session, of).resolve("rehearsal")
        : rehearseDirectory.toPath();
    KafkaJarsResolver jars = new KafkaJarsResolver(
        repositorySystem, session.getRepositorySession(), of.getRemoteProjectRepositories());
    boolean isWatched = session.getRequest().isInteractiveMode();
    RehearseTask task = new RehearseTask(getLog(), paths, jars, heap, drill, isWatched);
    task.run(clusters, directory);
  }

  private List<RunnableCluster> ofManifests(Optional<List<Host>> hosts)
      throws MojoExecutionException, MojoFailureException {
    ProjectPaths paths = ProjectPaths.of(session, project);
    Path directory = manifests.toPath().toAbsolutePath().normalize();
    if (!Files.exists(directory)) {
      throw new MojoFailureException("kafka-k3s.manifests: there is no " + paths.shown(directory));
    }
    LintTask lint = LintTask.beforeRehearsal(getLog(), paths, lintOptions(project, hosts));
    lintFirst(() -> lint.judgeManifests(directory));
    FoundClusters found = FoundClusters.of(paths, directory, hosts);
    if (found.clusters().isEmpty()) {
      throw new MojoFailureException("kafka-k3s.manifests: " + found.none());
    }
    found.passedOver().ifPresent(getLog()::info);
    return found.clusters();
  }

  private List<RunnableCluster> ofKafkaYaml(MavenProject each, Optional<List<Host>> hosts)
      throws MojoExecutionException, MojoFailureException {
    File output = CompileStep.outputDirectory(session, each, outputDirectory);
    CompileStep step =
        new CompileStep(getLog(), session, each, execution, file, output, environment);
    Optional<Compilation> compilation = step.run("rehearse");
    if (compilation.isEmpty()) {
      return List.of();
    }
    LintTask lint = LintTask.beforeRehearsal(getLog(), step.paths(), lintOptions(each, hosts));
    lintFirst(() -> lint.judgeUnwritten(step, compilation.get()));
    return RunnableCluster.compiled(step, compilation.get(), hosts);
  }

  /** A lint. */
  private interface Lint {
    void run() throws MojoExecutionException, MojoFailureException;
  }

  private static void lintFirst(Lint lint) throws MojoExecutionException, MojoFailureException {
    try {
      lint.run();
    } catch (MojoFailureException e) {
      throw new MojoFailureException(
          e.getMessage() + "\nNothing was started. To rehearse it all the same:"
              + " -Dkafka-k3s.failOn=never",
          e);
    }
  }

  private LintOptions lintOptions(MavenProject each, Optional<List<Host>> hosts)
      throws MojoFailureException {
    PluginDescriptor descriptor = execution.getMojoDescriptor().getPluginDescriptor();
    return LintOptions.ofRehearsal(
        hosts,
        LintOptions.bound(failOn),
        Optional.ofNullable(baseline).map(File::toPath),
        RepairCommand.goal(each, descriptor, "explain"),
        descriptor.getVersion());
  }

  private Set<Step> steps() throws MojoFailureException {
    if (rehearseDrill == null) {
      return DrillSettings.DEFAULT_STEPS;
    }
    List<String> known = Arrays.stream(Step.values()).map(Step::word).toList();
    List<String> wanted =
        Arrays.stream(rehearseDrill.split(",")).map(String::strip).toList();
    if (wanted.isEmpty()) {
      throw new MojoFailureException("kafka-k3s.rehearse.drill: \"" + rehearseDrill
          + "\" names no step; the steps are " + String.join(", ", known));
    }
    for (String word : wanted) {
      if (!known.contains(word)) {
        String hint = NearestName.hint(word, known);
        throw new MojoFailureException("kafka-k3s.rehearse.drill: \"" + word + "\" is none of "
            + String.join(", ", known) + (hint.isEmpty() ? "" : "; " + hint));
      }
    }
    return Arrays.stream(Step.values())
        .filter(step -> wanted.contains(step.word()))
        .collect(Collectors.toSet());
  }
}
