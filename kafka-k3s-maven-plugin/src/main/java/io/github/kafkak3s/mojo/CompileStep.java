package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.bundle.BundleStore;
import io.github.kafkak3s.bundle.Emission;
import io.github.kafkak3s.bundle.FileState;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.plan.Transitions;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * What {@code generate} and {@code check} begin with: from their parameters to the bundles in
 * memory.
 */
final class CompileStep {
  /** The output directory, relative to the project, where nothing else is said. */
  static final String OUTPUT_DIRECTORY = "deploy";

  private final MavenSession session;
  private final MavenProject project;
  private final MojoExecution execution;
  private final ProjectPaths paths;
  private final Console console;
  private final Log log;
  private final boolean named;
  private final Path file;
  private final Path outputDirectory;
  private final String environment;

  /**
   * Takes the parameters of a goal.
   *
   * @param file the file that the user has named; null for the default place
   * @param environment the only environment that is wanted; null for all
   */
  CompileStep(
      Log log,
      MavenSession session,
      MavenProject project,
      MojoExecution execution,
      File file,
      File outputDirectory,
      String environment) {
    this.log = log;
    this.session = session;
    this.project = project;
    this.execution = execution;
    this.paths = ProjectPaths.of(session, project);
    this.console = new Console(log, paths);
    this.named = file != null;
    this.file =
        named ? file.toPath().toAbsolutePath().normalize() : paths.base().resolve(KafkaYaml.NAME);
    this.outputDirectory = outputDirectory.toPath().toAbsolutePath().normalize();
    this.environment = environment;
  }

  /**
   * Returns the projects that a goal is for that needs none: called from the command line it runs
   * once, not once for each module, unless a file is named.
   */
  static List<MavenProject> projects(
      MavenSession session, MavenProject project, MojoExecution execution, File file) {
    boolean isCalled = execution.getSource() == MojoExecution.Source.CLI && file == null;
    return isCalled ? session.getProjects() : List.of(project);
  }

  /** Returns the directory of a project's committed manifests; null stands for the default. */
  static File outputDirectory(MavenSession session, MavenProject project, File given) {
    return given == null
        ? ProjectPaths.of(session, project).base().resolve(OUTPUT_DIRECTORY).toFile()
        : given;
  }

  ProjectPaths paths() {
    return paths;
  }

  Console console() {
    return console;
  }

  /** Returns kafka.yaml, absolute. */
  Path file() {
    return file;
  }

  /** Tells whether every environment is wanted. */
  boolean isWhole() {
    return environment == null;
  }

  /** Returns the name of kafka.yaml inside the project. */
  String fileName() {
    return paths.name(file);
  }

  /** Returns the name of kafka.yaml on the console. */
  String shownFile() {
    return paths.shown(file);
  }

  /** Returns the name of the output directory inside the project. */
  String outputName() {
    String name = paths.name(outputDirectory);
    return name.isEmpty() ? "." : name;
  }

  /** Returns the name of the output directory on the console. */
  String shownOutput() {
    return paths.shown(outputDirectory);
  }

  /** Returns what reads and writes the output directory. */
  BundleStore store() {
    return new BundleStore(outputDirectory, outputName());
  }

  /** Returns what a compilation gives below the output directory. */
  Emission emission(Compilation compilation) {
    return new Emission(compilation.bundles(), compilation.images(), environment == null);
  }

  /** Reports what a cluster that runs the committed manifests could not take. */
  void compareWithCommitted(Compilation compilation, Set<String> accepted, Findings findings) {
    Transitions.compare(outputDirectory, outputName(), compilation.bundles(), accepted, findings);
  }

  /** Returns the call of {@code generate} that writes what this step compiles. */
  String repairCommand() {
    Map<String, String> options = new LinkedHashMap<>();
    if (named) {
      options.put("kafka-k3s.file", fileName());
    }
    if (!outputName().equals(OUTPUT_DIRECTORY)) {
      options.put("kafka-k3s.outputDirectory", outputName());
    }
    if (environment != null) {
      options.put("kafka-k3s.environment", environment);
    }
    return RepairCommand.generate(
        Path.of(System.getProperty("user.dir")), project, plugin(), options);
  }

  /**
   * Compiles, and prints what is to be said about kafka.yaml.
   *
   * @param verb what the goal would do, for the line that says that there is nothing to do
   * @return the bundles that are wanted; empty where this project has no kafka.yaml and need not
   *     have one
   * @throws MojoFailureException where kafka.yaml is wrong, or absent where it must not be
   */
  Optional<Compilation> run(String verb) throws MojoFailureException {
    Findings findings = new Findings();
    Optional<Compilation> compilation = compile(verb, findings);
    console.failOnErrors(fileName(), findings);
    return compilation;
  }

  /**
   * Compiles.
   *
   * @param verb what the goal would do, for the line that says that there is nothing to do
   * @param findings gets what is to be said about kafka.yaml
   * @return the bundles that are wanted; empty where there is an error among the findings, or where
   *     this project has no kafka.yaml and need not have one
   */
  Optional<Compilation> compile(String verb, Findings findings) {
    if (!named && !KafkaYaml.exists(file)) {
      boolean holdsBundles = holdsBundles(findings);
      String init = RepairCommand.goal(project, plugin(), "init");
      KafkaYaml.judgeAbsence(session, execution, init, outputName(), holdsBundles, findings);
      if (!findings.hasErrors()) {
        log.info("No kafka.yaml in " + paths.shown(paths.base()) + ": nothing to " + verb);
      }
      return Optional.empty();
    }
    Optional<Compilation> compilation = KafkaCompiler.compile(paths.base(), file, findings);
    if (compilation.isPresent()) {
      compilation = select(compilation.get(), findings);
    }
    return compilation;
  }

  private PluginDescriptor plugin() {
    return execution.getMojoDescriptor().getPluginDescriptor();
  }

  private boolean holdsBundles(Findings findings) {
    // Beside no bundle at all, every directory of ours is one too many.
    return store().compare(new Emission(List.of(), "", true), findings).stream()
        .flatMap(comparison -> comparison.drift().stream())
        .anyMatch(item -> item.state() == FileState.GONE);
  }

  private Optional<Compilation> select(Compilation all, Findings findings) {
    if (environment == null) {
      return Optional.of(all);
    }
    if (!all.environments().contains(environment)) {
      String declared = all.environments().isEmpty()
          ? "the file declares no environments"
          : "declared are " + String.join(", ", all.environments());
      findings.add(
          InputRules.UNKNOWN_ENVIRONMENT,
          Place.ofFile(fileName()),
          "there is no environment \"" + environment + "\"; " + declared,
          NearestName.hint(environment, all.environments()));
      return Optional.empty();
    }
    List<Bundle> wanted =
        all.bundles().stream().filter(b -> b.directory().equals(environment)).toList();
    return Optional.of(new Compilation(
        all.text(),
        wanted,
        all.files(),
        all.environments(),
        all.images(),
        all.copies(),
        all.notes()));
  }
}
