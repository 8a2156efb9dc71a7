package io.github.kafkak3s.mojo;

import io.github.kafkak3s.compile.Compilation;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Starts the Kafka cluster of kafka.yaml on this machine for the integration tests of this module:
 * the same ids, options and listeners, small heaps, free ports. Tests get the addresses as the
 * system property {@code kafka-k3s.bootstrapServers} and in
 * {@code target/kafka-k3s/local/client.properties}. The brokers run until {@code stop}, the failure
 * of the module or the end of the build.
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartMojo extends AbstractMojo {
  @Inject
  private RepositorySystem repositorySystem;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * The file that describes the cluster, relative to the project. Default: {@code kafka.yaml}; a
   * project that has none at that place is passed over, while a file that is named here must exist.
   */
  @Parameter(property = "kafka-k3s.file")
  private File file;

  /** The directory of the committed manifests, relative to the project; it is not read. */
  @Parameter(property = "kafka-k3s.outputDirectory", defaultValue = CompileStep.OUTPUT_DIRECTORY)
  private File outputDirectory;

  /** The environment of kafka.yaml to start; must be named where the file declares several. */
  @Parameter(property = "kafka-k3s.environment")
  private String environment;

  /**
   * {@code 1} starts one broker in place of all nodes, replication capped at 1: quicker and
   * smaller, for tests that need no second broker. Default: all nodes.
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

  /** Whether a broker that ends, or is killed by a test, is started again as on Kubernetes. */
  @Parameter(property = "kafka-k3s.local.restart", defaultValue = "true")
  private boolean localRestart;

  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips the goals {@code start}, {@code stop} and {@code run}. */
  @Parameter(property = "kafka-k3s.local.skip", defaultValue = "false")
  private boolean skipLocal;

  /**
   * Without tests no brokers are started. Failsafe since 3.6.0 runs integration tests in spite of
   * this flag, so then it counts for modules without Failsafe alone.
   */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Failsafe's own flag: without integration tests no brokers are started. */
  @Parameter(property = "skipITs", defaultValue = "false")
  private boolean skipITs;

  /** Without tests no brokers are started. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean mavenTestSkip;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (SkipFlag.isSet(getLog(), "start", "local", skip, skipLocal)) {
      return;
    }
    if (skipITs || mavenTestSkip || skipTests && !FailsafeFlags.ignoreSkipTests(project)) {
      getLog().info("Skipping start: tests are skipped");
      return;
    }
    LocalStart.refuseManifests(session, execution, getLog());
    @SuppressWarnings("unchecked")
    BrokersOfBuild kept = new BrokersOfBuild(getPluginContext());
    if (kept.isRunning()) {
      getLog().info("The brokers of this module run already");
      return;
    }
    CompileStep step =
        new CompileStep(getLog(), session, project, execution, file, outputDirectory, environment);
    Optional<Compilation> compilation = step.run("start");
    if (compilation.isEmpty()) {
      return;
    }
    RunnableCluster cluster = LocalStart.only(step, compilation.get());
    Path directory = BuildDirectory.of(session, project).resolve("local");
    KafkaJarsResolver jars = new KafkaJarsResolver(
        repositorySystem, session.getRepositorySession(), project.getRemoteProjectRepositories());
    LocalBrokers brokers = LocalStart.of(
            getLog(), jars, directory, localNodes, localHeap, localTimeout, localRestart)
        .start(cluster);
    kept.keep(brokers, session, project, getLog());
    Map<String, String> servers = brokers.bootstrapServers();
    new TestProperties(project.getProperties()).set(servers);
    if (session.getUserProperties().containsKey(TestProperties.ARG_LINE)) {
      getLog()
          .warn(
              "argLine is given on the command line and counts over this module's: tests do not get"
                  + " the system property " + TestProperties.NAME + " and have to read the file");
    }
    servers.forEach((listener, addresses) -> getLog().info(listener + ": " + addresses));
    getLog()
        .info("For tests: system property " + TestProperties.NAME + ", and "
            + step.paths().shown(directory.resolve(ClientFiles.CLIENT)));
  }
}
