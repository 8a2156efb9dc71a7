package io.github.kafkak3s.mojo;

import io.github.kafkak3s.local.KafkaJars;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.local.RunDirectory;
import io.github.kafkak3s.rehearse.Drill;
import io.github.kafkak3s.rehearse.DrillSettings;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.report.RehearsalWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The rehearsal of the clusters of one project, one after the other. */
final class RehearseTask {
  private final Log log;
  private final ProjectPaths paths;
  private final KafkaJarsResolver jars;
  private final Optional<String> heap;
  private final DrillSettings drill;
  private final boolean isWatched;

  /**
   * Takes the parameters of the goal.
   *
   * @param isWatched whether a person sees each line as it is printed
   */
  RehearseTask(
      Log log,
      ProjectPaths paths,
      KafkaJarsResolver jars,
      Optional<String> heap,
      DrillSettings drill,
      boolean isWatched) {
    this.log = log;
    this.paths = paths;
    this.jars = jars;
    this.heap = heap;
    this.drill = drill;
    this.isWatched = isWatched;
  }

  /**
   * Rehearses, and fails where one of the clusters did not hold.
   *
   * @param directory where reports and logs go; of several clusters each has a directory in it
   */
  void run(List<RunnableCluster> clusters, Path directory)
      throws MojoExecutionException, MojoFailureException {
    List<Optional<String>> failures = new ArrayList<>();
    // What cannot be had is known before the first takes its minutes.
    List<KafkaJars> kafkas = new ArrayList<>();
    for (RunnableCluster each : clusters) {
      kafkas.add(jars.resolve(each.release(log)));
    }
    if (clusters.size() == 1) {
      failures.add(rehearse(clusters.get(0), kafkas.get(0), directory));
    } else if (clusters.size() > 1) {
      List<String> names = directories(clusters);
      try (RunDirectory all = RunDirectory.claim(directory)) {
        for (int i = 0; i < names.size(); i++) {
          Path own = all.path().resolve(names.get(i));
          failures.add(rehearse(clusters.get(i), kafkas.get(i), own));
        }
      } catch (LocalException e) {
        throw new MojoFailureException("Nothing is rehearsed: " + e.getMessage(), e);
      }
      log.info("Rehearsed " + clusters.size() + " clusters, of which "
          + failures.stream().filter(Optional::isEmpty).count() + " hold");
    }
    List<String> said = failures.stream().flatMap(Optional::stream).toList();
    if (!said.isEmpty()) {
      throw new MojoFailureException(String.join("\n", said));
    }
  }

  /**
   * Returns a name for the directory of each cluster: its own, {@code kafka-orders}; where several
   * have the same, as in environments, that of its manifests before it.
   */
  static List<String> directories(List<RunnableCluster> clusters) {
    List<String> names = new ArrayList<>();
    for (RunnableCluster each : clusters) {
      boolean isAlone =
          clusters.stream().filter(other -> word(other).equals(word(each))).count() == 1;
      String name = isAlone ? word(each) : each.directory().replace('/', '-') + "-" + word(each);
      String free = name;
      for (int i = 2; names.contains(free); i++) {
        free = name + "-" + i;
      }
      names.add(free);
    }
    return names;
  }

  private static String title(RunnableCluster each) {
    return each.name() + " of " + each.directory();
  }

  private static String word(RunnableCluster cluster) {
    return cluster.name().replaceAll("[^A-Za-z0-9.-]", "-");
  }

  private Optional<String> rehearse(RunnableCluster each, KafkaJars kafka, Path directory)
      throws MojoExecutionException {
    LocalSettings settings = new LocalSettings(directory, Addressing.OWN_ADDRESSES, heap, false);
    log.info("Rehearsing " + title(each) + " on Kafka " + kafka.release().version());
    Rehearsal rehearsal;
    try (LocalCluster local =
        LocalCluster.prepare(each.bundle(), each.cluster(), kafka, settings)) {
      rehearsal = Drill.run(
          each.bundle(),
          each.cluster(),
          local,
          drill,
          (line, isMilestone) -> say(line, isMilestone));
    } catch (LocalException e) {
      return Optional.of(title(each) + " is not rehearsed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The rehearsal of " + each.name() + " was interrupted", e);
    }
    Path report = new RehearsalOutput(log, paths).write(rehearsal, directory);
    return rehearsal.verdict() == Verdict.HOLDS
        ? Optional.empty()
        : Optional.of(failure(each, rehearsal, report));
  }

  private void say(String line, boolean isMilestone) {
    if (isMilestone || isWatched) {
      log.info(line);
    }
  }

  private String failure(RunnableCluster each, Rehearsal rehearsal, Path report) {
    StringBuilder text = new StringBuilder(title(each))
        .append(": ")
        .append(RehearsalWords.heading(rehearsal.verdict()));
    RehearsalWords.failures(rehearsal).forEach(reason -> text.append("\n  ").append(reason));
    return text.append("\nReport: ").append(paths.shown(report)).toString();
  }
}
