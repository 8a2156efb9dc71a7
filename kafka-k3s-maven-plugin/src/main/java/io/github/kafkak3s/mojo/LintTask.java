package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.bundle.Comparison;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Related;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.fix.Judgement;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.Baseline;
import io.github.kafkak3s.lint.Judged;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.LintRun;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.lint.Origin;
import io.github.kafkak3s.lint.RefusingRules;
import io.github.kafkak3s.lint.Result;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ManifestSource;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One lint: of one kafka.yaml, or of one directory of manifests. */
final class LintTask {
  private final Log log;
  private final ProjectPaths paths;
  private final LintOptions options;
  private final OptionCatalogues catalogues = new OptionCatalogues();
  private final Map<String, String> texts = new HashMap<>();
  private final LintRun run;
  private final boolean proves;
  private final boolean isBrief;

  /**
   * Begins a lint by every rule.
   *
   * @throws MojoFailureException where the baseline cannot be read
   */
  LintTask(Log log, ProjectPaths paths, LintOptions options) throws MojoFailureException {
    this(log, paths, options, baseline(log, paths, options), AllRules.on(), true, false);
  }

  /** Begins a lint before brokers are started, which tells of errors alone unless others refuse. */
  static LintTask beforeRehearsal(Log log, ProjectPaths paths, LintOptions options)
      throws MojoFailureException {
    Baseline baseline = baseline(log, paths, options);
    return new LintTask(log, paths, options, baseline, AllRules.on(), false, true);
  }

  /** Begins a lint that knows no baseline. */
  static LintTask withoutBaseline(Log log, ProjectPaths paths, LintOptions options) {
    return new LintTask(log, paths, options, Baseline.none(), AllRules.on(), false, false);
  }

  private LintTask(
      Log log,
      ProjectPaths paths,
      LintOptions options,
      Baseline baseline,
      List<LintRule> rules,
      boolean proves,
      boolean isBrief) {
    this.proves = proves;
    this.isBrief = isBrief;
    this.log = log;
    this.paths = paths;
    this.options = options;
    this.run =
        new LintRun(rules, LocalDate.now(ZoneOffset.UTC), baseline, options.updateBaseline());
  }

  private static Baseline baseline(Log log, ProjectPaths paths, LintOptions options)
      throws MojoFailureException {
    if (options.baseline().isEmpty() || options.updateBaseline()) {
      return Baseline.none();
    }
    Path file = options.baseline().get();
    if (!Files.exists(file)) {
      throw new MojoFailureException("kafka-k3s.baseline: there is no " + paths.shown(file)
          + "; -Dkafka-k3s.updateBaseline writes it");
    }
    Findings faults = new Findings();
    Optional<String> text = YamlSource.read(file, paths.name(file), YamlLimits.MANIFESTS, faults);
    new Console(log, paths).failOnErrors(paths.name(file), faults);
    return Baseline.parse(paths.name(file), text.orElseThrow());
  }

  /** Judges every bundle at or below a directory. */
  void judgeManifests(Path directory) throws MojoExecutionException, MojoFailureException {
    LintSettings settings = settings(LintSettings.DEFAULT);
    Intent intent = intent(Intent.NONE);
    Findings unreadable = new Findings();
    List<ManifestSource> sources =
        ManifestSource.find(directory, paths.name(directory), unreadable);
    InOrder.each(
        sources,
        source -> {
          Findings faults = new Findings();
          return judged(source.read(faults), intent, faults, Origin.ITSELF);
        },
        judged -> add(judged, settings));
    unreadable.sorted().forEach(finding -> run.add(finding, settings));
    finish(settings, paths.shown(directory), true);
  }

  /** Reports why a kafka.yaml does not compile, and fails. */
  void refuse(CompileStep step, Findings said) throws MojoExecutionException, MojoFailureException {
    said.sorted().forEach(finding -> run.add(finding, LintSettings.DEFAULT));
    LintReport report = run.finishPart();
    LintOutput output = new LintOutput(log, paths, options);
    output.write(report);
    output.print(report, this::text, step.shownFile(), false);
  }

  /** Judges what a kafka.yaml compiles to, and whether the disk holds just that. */
  void judgeCompilation(CompileStep step, Compilation compilation, Findings said)
      throws MojoExecutionException, MojoFailureException {
    LintSettings settings = judgeBundles(step.fileName(), step.outputName(), compilation);
    said.sorted().forEach(finding -> run.add(finding, settings));
    Findings unreadable = new Findings();
    Optional<Comparison> comparison = step.store().compare(step.emission(compilation), unreadable);
    step.console().failOnErrors(step.outputName(), unreadable);
    stale(comparison.orElseThrow(), step).ifPresent(finding -> run.add(finding, settings));
    finish(settings, step.shownFile(), step.isWhole());
  }

  /** Judges what a kafka.yaml compiles to, whatever the disk holds. */
  void judgeUnwritten(CompileStep step, Compilation compilation)
      throws MojoExecutionException, MojoFailureException {
    LintSettings settings = judgeBundles(step.fileName(), step.outputName(), compilation);
    finish(settings, step.shownFile(), step.isWhole());
  }

  /** Judges what a text of kafka.yaml compiles to; for {@code fix}, which tries texts. */
  Judgement judge(String fileName, String outputName, Compilation compilation) {
    LintReport report = run.finish(judgeBundles(fileName, outputName, compilation));
    return new Judgement(
        true, report.results().stream().map(Result::finding).toList(), run.unneeded());
  }

  /**
   * Fails where there is an error in what a kafka.yaml compiles to. Only rules that may find one
   * are asked, so what is suppressed in vain is not known.
   */
  static void refuseErrors(CompileStep step, Compilation compilation, Log log, LintOptions options)
      throws MojoFailureException {
    boolean raises = false;
    for (KafkaFile file : compilation.files().values()) {
      raises |= Intents.settings(file.spec().lint()).raises();
    }
    LintTask task = new LintTask(
        log,
        step.paths(),
        options,
        Baseline.none(),
        raises ? AllRules.on() : RefusingRules.all(),
        false,
        false);
    LintSettings settings = task.judgeBundles(step.fileName(), step.outputName(), compilation);
    // What is decided or suppressed in vain is a warning, unless it is raised.
    LintReport report = raises ? task.run.finish(settings) : task.run.finishPart();
    if (report.counts().get(Severity.ERROR) > 0) {
      new LintOutput(log, step.paths(), options)
          .print(report.errors(), task::text, step.shownFile() + ": nothing is written", true);
    }
  }

  private LintSettings judgeBundles(String fileName, String outputName, Compilation compilation) {
    texts.put(fileName, compilation.text());
    run.addComments(Map.of(fileName, compilation.text()));
    InOrder.each(
        compilation.bundles(), bundle -> judged(outputName, compilation, bundle), this::add);
    List<Bundle> bundles = compilation.bundles();
    return bundles.isEmpty()
        ? LintSettings.DEFAULT
        : settings(compilation.files().get(bundles.get(bundles.size() - 1).directory()));
  }

  /** What a compiled bundle is judged to be, its texts and what its file has decided. */
  private record Compiled(Judged judged, Map<String, String> texts, LintSettings settings) {}

  private Compiled judged(String outputName, Compilation compilation, Bundle bundle) {
    KafkaFile file = compilation.files().get(bundle.directory());
    Findings faults = new Findings();
    ManifestSet set = ManifestSet.of(bundle, outputName + "/" + bundle.directory(), faults);
    Intent intent = intent(Intents.of(file.spec()));
    Origin origin = Intents.origin(compilation, bundle, outputName);
    return new Compiled(judged(set, intent, faults, origin), set.texts(), settings(file));
  }

  private void add(Compiled compiled) {
    texts.putAll(compiled.texts());
    add(compiled.judged(), compiled.settings());
  }

  private void add(Judged judged, LintSettings settings) {
    run.add(judged, settings);
    if (proves) {
      run.prove(judged.subject());
    }
  }

  private LintSettings settings(KafkaFile file) {
    return settings(Intents.settings(file.spec().lint()));
  }

  private static Optional<Finding> stale(Comparison comparison, CompileStep step) {
    List<Related> files = comparison.drift().stream()
        .map(item ->
            new Related(Place.ofFile(item.name()), "this " + item.state().description()))
        .toList();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String message = step.outputName() + " is not what " + step.fileName() + " compiles to: "
        + files.size() + (files.size() == 1 ? " file differs" : " files differ");
    return Optional.of(new Finding(
        InputRules.STALE_OUTPUT,
        InputRules.STALE_OUTPUT.severity(),
        Place.ofFile(step.fileName()),
        message,
        "what is committed is what Argo CD or Flux applies",
        "run " + step.repairCommand(),
        files,
        ""));
  }

  private LintSettings settings(LintSettings said) {
    return options.failOn().isPresent() ? said.failingOn(options.failOn().get()) : said;
  }

  private Intent intent(Intent said) {
    return options.hosts().isPresent() ? said.withHosts(options.hosts().get()) : said;
  }

  private Judged judged(ManifestSet set, Intent intent, Findings faults, Origin origin) {
    Observation bundle = Observation.of(set, intent, catalogues);
    return run.judged(new Subject(bundle, faults.sorted()), origin);
  }

  private void finish(LintSettings settings, String subject, boolean isWhole)
      throws MojoExecutionException, MojoFailureException {
    if (options.updateBaseline() && options.baseline().isPresent()) {
      write(options.baseline().get(), run.baselineText());
      log.info("Wrote " + paths.shown(options.baseline().get()));
      return;
    }
    LintReport report = isWhole ? run.finish(settings) : run.finishPart();
    LintOutput output = new LintOutput(log, paths, options);
    output.write(report);
    if (!isBrief) {
      output.print(report, this::text, subject, true);
    } else if (report.isFailure()) {
      boolean hasErrors = report.counts().get(Severity.ERROR) > 0;
      output.print(hasErrors ? report.errors() : report, this::text, subject, true);
    } else {
      output.printErrors(report, this::text, subject);
    }
  }

  private Optional<String> text(String name) {
    String known = texts.get(name);
    return known != null
        ? Optional.of(known)
        : YamlSource.read(paths.base().resolve(name), name, YamlLimits.MANIFESTS, new Findings());
  }

  /** Writes a text, its directory made where it is absent. */
  static void write(Path file, String text) throws MojoExecutionException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot write " + file + ": " + e, e);
    }
  }
}
