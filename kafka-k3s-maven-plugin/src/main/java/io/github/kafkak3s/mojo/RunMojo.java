package io.github.kafkak3s.mojo;

import io.github.kafkak3s.compile.Compilation;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Runs the Kafka cluster of kafka.yaml on this machine in the foreground, for a day's work: until
 * Enter or Ctrl-C. Clients find it by {@code target/kafka-k3s/run/client.properties}. Its records
 * are gone afterwards. Needs no POM where kafka.yaml is in the directory of the call.
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public final class RunMojo extends AbstractMojo {
  @Inject
  private RepositorySystem repositorySystem;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * The file that describes the cluster, relative to the project. Default: {@code kafka.yaml} of
   * the only module that has one.
   */
  @Parameter(property = "kafka-k3s.file")
  private File file;

  /** The environment of kafka.yaml to run; must be named where the file declares several. */
  @Parameter(property = "kafka-k3s.environment")
  private String environment;

  /**
   * {@code 1} runs one broker in place of all nodes, replication capped at 1. Default: all nodes.
   */
  @Parameter(property = "kafka-k3s.local.nodes")
  private String localNodes;

  /**
   * The heap of every broker and controller, {@code 256m}. Default: a small profile, with which
   * each takes about 160 MB of memory.
   */
  @Parameter(property = "kafka-k3s.local.heap")
  private String localHeap;

  /** The longest time that the brokers may take until all of them serve, in seconds. */
  @Parameter(property = "kafka-k3s.local.timeout", defaultValue = "120")
  private String localTimeout;

  /** Whether a broker that ends, or is killed, is started again as on Kubernetes. */
  @Parameter(property = "kafka-k3s.local.restart", defaultValue = "true")
  private boolean localRestart;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips the goals {@code start}, {@code stop} and {@code run}. */
  @Parameter(property = "kafka-k3s.local.skip", defaultValue = "false")
  private boolean skipLocal;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (SkipFlag.isSet(getLog(), "run", "local", skip, skipLocal)) {
      return;
    }
    LocalStart.refuseManifests(session, execution, getLog());
    MavenProject module = module();
    File output = CompileStep.outputDirectory(session, module, null);
    CompileStep step =
        new CompileStep(getLog(), session, module, execution, file, output, environment);
    Optional<Compilation> compilation = step.run("run");
    if (compilation.isEmpty()) {
      return;
    }
    RunnableCluster cluster = LocalStart.only(step, compilation.get());
    Path directory = BuildDirectory.of(session, module).resolve("run");
    KafkaJarsResolver jars = new KafkaJarsResolver(
        repositorySystem, session.getRepositorySession(), module.getRemoteProjectRepositories());
    try (LocalBrokers brokers = LocalStart.of(
            getLog(), jars, directory, localNodes, localHeap, localTimeout, localRestart)
        .start(cluster)) {
      brokers
          .bootstrapServers()
          .forEach((listener, addresses) -> getLog().info(listener + ": " + addresses));
      getLog().info("For clients: " + step.paths().shown(directory.resolve(ClientFiles.CLIENT)));
      boolean isWatched = session.getRequest().isInteractiveMode() && System.console() != null;
      getLog().info(isWatched ? "Enter or Ctrl-C ends it" : "Runs until this process is ended");
      ForegroundWait.untilEnter(isWatched);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    getLog().info("Stopped the brokers");
  }

  /** A goal that needs no project is run once when it is called: finds the module that is meant. */
  private MavenProject module() throws MojoFailureException {
    if (file != null || execution.getSource() != MojoExecution.Source.CLI) {
      return project;
    }
    List<MavenProject> modules = new ArrayList<>();
    for (MavenProject each : session.getProjects()) {
      Path base = ProjectPaths.of(session, each).base();
      if (KafkaYaml.exists(base.resolve(KafkaYaml.NAME))) {
        modules.add(each);
      }
    }
    if (modules.size() > 1) {
      throw new MojoFailureException("several modules have a kafka.yaml: "
          + String.join(", ", modules.stream().map(MavenProject::getArtifactId).toList())
          + "; name the one to run: -pl :" + modules.get(0).getArtifactId());
    }
    return modules.isEmpty() ? project : modules.get(0);
  }
}
