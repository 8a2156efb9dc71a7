package io.github.kafkak3s.mojo;

import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.local.KafkaJars;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.local.Replacement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * From the parameters of {@code start} and {@code run} to brokers that serve.
 *
 * @param log where it is said what happens
 * @param jars finds Kafka
 * @param directory where everything is written
 * @param fold whether one node stands for all of them
 * @param heap the heap of every pod; empty for the small profile
 * @param limit how long is waited for the brokers
 * @param restarts whether a pod that ends is started again
 */
record LocalStart(
    Log log,
    KafkaJarsResolver jars,
    Path directory,
    boolean fold,
    Optional<String> heap,
    Duration limit,
    boolean restarts) {
  private static final String MANIFESTS = "kafka-k3s.manifests";

  /**
   * Reads the parameters.
   *
   * @param nodes {@code kafka-k3s.local.nodes}; null for all
   * @param heap {@code kafka-k3s.local.heap}; null for the small profile
   * @param timeout {@code kafka-k3s.local.timeout}, in seconds
   */
  static LocalStart of(
      Log log,
      KafkaJarsResolver jars,
      Path directory,
      String nodes,
      String heap,
      String timeout,
      boolean restarts)
      throws MojoFailureException {
    if (nodes != null && !nodes.equals("1")) {
      throw new MojoFailureException(
          "kafka-k3s.local.nodes: \"" + nodes
              + "\" is not possible; 1 folds the cluster to one broker, without it all nodes are started");
    }
    return new LocalStart(
        log,
        jars,
        directory,
        nodes != null,
        Heap.parse("kafka-k3s.local.heap", heap),
        Seconds.parse("kafka-k3s.local.timeout", timeout),
        restarts);
  }

  /**
   * Says that manifests are not what is started: by a call of the goal that names them, which
   * fails, or in a build whose lint they may be meant for.
   */
  static void refuseManifests(MavenSession session, MojoExecution execution, Log log)
      throws MojoFailureException {
    String manifests = session.getUserProperties().getProperty(MANIFESTS);
    if (manifests == null) {
      return;
    }
    String text = MANIFESTS + ": \"" + manifests + "\" is not taken by " + execution.getGoal()
        + ", which starts the cluster of kafka.yaml (kafka-k3s.file); rehearse takes manifests";
    if (execution.getSource() == MojoExecution.Source.CLI) {
      throw new MojoFailureException(text);
    }
    log.warn(text);
  }

  /** Returns the only cluster of what a kafka.yaml compiles to. */
  static RunnableCluster only(CompileStep step, Compilation compilation)
      throws MojoFailureException {
    if (compilation.bundles().size() > 1) {
      throw new MojoFailureException(step.shownFile() + " has the environments "
          + String.join(", ", compilation.environments())
          + "; name the one to start: kafka-k3s.environment");
    }
    List<RunnableCluster> clusters = RunnableCluster.compiled(step, compilation, Optional.empty());
    if (clusters.size() != 1) {
      throw new MojoFailureException(step.shownFile() + " gives " + clusters.size()
          + " clusters, and one can be started: "
          + String.join(", ", clusters.stream().map(RunnableCluster::name).toList()));
    }
    return clusters.get(0);
  }

  /** Starts it. */
  LocalBrokers start(RunnableCluster cluster) throws MojoExecutionException, MojoFailureException {
    KafkaJars kafka = jars.resolve(cluster.release(log));
    LocalSettings settings = new LocalSettings(directory, Addressing.OWN_PORTS, heap, fold);
    try {
      LocalCluster local =
          LocalCluster.prepare(cluster.bundle(), cluster.cluster(), kafka, settings);
      say(cluster, local, kafka);
      return LocalBrokers.start(local, directory, limit, restarts, log);
    } catch (LocalException e) {
      throw new MojoFailureException(
          "The brokers of " + cluster.name() + " do not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The start of " + cluster.name() + " was interrupted", e);
    }
  }

  private void say(RunnableCluster cluster, LocalCluster local, KafkaJars kafka) {
    int size = local.pods().size();
    int nodes = cluster.cluster().nodes().size();
    String folded =
        fold && nodes > 1 ? " in place of " + nodes + " nodes, replication capped at 1" : "";
    log.info("Starting " + cluster.name() + " on Kafka " + kafka.release().version() + ": " + size
        + (size == 1 ? " pod" : " pods") + folded);
    local.leftOut().forEach(log::warn);
    for (Replacement each : local.replacements()) {
      log.debug(each.what() + " = " + each.to() + " in place of " + each.from() + " (" + each.why()
          + ")");
    }
  }
}
