package io.github.kafkak3s.compile;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.bundle.CanonicalOrder;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.ClusterResolver;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.render.ImageList;
import io.github.kafkak3s.render.ObjectPatch;
import io.github.kafkak3s.render.PatchOperation;
import io.github.kafkak3s.render.RenderedObject;
import io.github.kafkak3s.render.Renderer;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.spec.KafkaFileReader;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.PatchSpec;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlSource;
import io.github.kafkak3s.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compiles a kafka.yaml. Writes nothing; the same input gives the same bytes everywhere. */
public final class KafkaCompiler {
  /** With fewer environments for each, a further thread costs more than it saves. */
  private static final int LEAST_FOR_A_THREAD = 32;

  private final ExtraManifests extras;
  private final Findings findings = new Findings();
  private final OptionCatalogues catalogues = new OptionCatalogues();
  private final List<Bundle> bundles = new ArrayList<>();
  private final Map<String, KafkaFile> sources = new LinkedHashMap<>();
  private final SortedSet<String> images = new TreeSet<>();
  private final Map<String, String> copies = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private KafkaCompiler(ExtraManifests extras) {
    this.extras = extras;
  }

  /**
   * Compiles a file with all its environments; many of them on several threads, in the order of the
   * file all the same.
   *
   * @param base the project's directory; places are named relative to it
   * @param file the file, absolute
   * @param findings gets what is wrong
   * @return the bundles, or nothing with at least one error among the findings
   */
  public static Optional<Compilation> compile(Path base, Path file, Findings findings) {
    return YamlSource.read(file, nameOf(base, file), YamlLimits.LANGUAGE, findings)
        .flatMap(text -> compile(base, file, text, findings));
  }

  /**
   * Compiles a text as if it stood in a file.
   *
   * @param base the project's directory; places are named relative to it
   * @param file the file, absolute
   * @param text what to compile
   * @param findings gets what is wrong
   * @return the bundles, or nothing with at least one error among the findings
   */
  public static Optional<Compilation> compile(
      Path base, Path file, String text, Findings findings) {
    int before = findings.errorCount();
    Optional<List<KafkaFile>> files = KafkaFileReader.read(nameOf(base, file), text, findings);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    List<Bundle> bundles = new ArrayList<>();
    Map<String, KafkaFile> sources = new LinkedHashMap<>();
    SortedSet<String> images = new TreeSet<>();
    Map<String, String> copies = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    for (KafkaCompiler part : parts(base, file.getParent(), files.get())) {
      findings.addAll(part.findings);
      bundles.addAll(part.bundles);
      sources.putAll(part.sources);
      images.addAll(part.images);
      copies.putAll(part.copies);
      notes.addAll(part.notes);
    }
    if (findings.errorCount() > before) {
      return Optional.empty();
    }
    List<String> environments = new ArrayList<>();
    for (KafkaFile each : files.get()) {
      if (!each.environment().isEmpty()) {
        environments.add(each.environment());
      }
    }
    return Optional.of(new Compilation(
        text, bundles, sources, environments, String.join("\n", images) + "\n", copies, notes));
  }

  /**
   * Compiles consecutive parts of the files, each by a compiler of its own; nothing is shared
   * between them.
   */
  private static List<KafkaCompiler> parts(Path base, Path directory, List<KafkaFile> files) {
    int threads =
        Math.min(Runtime.getRuntime().availableProcessors(), files.size() / LEAST_FOR_A_THREAD);
    if (threads < 2) {
      return List.of(part(base, directory, files));
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<KafkaCompiler>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        List<KafkaFile> some =
            files.subList(files.size() * i / threads, files.size() * (i + 1) / threads);
        futures.add(executor.submit(() -> part(base, directory, some)));
      }
      List<KafkaCompiler> parts = new ArrayList<>();
      for (Future<KafkaCompiler> future : futures) {
        parts.add(future.get());
      }
      return parts;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static KafkaCompiler part(Path base, Path directory, List<KafkaFile> files) {
    KafkaCompiler compiler = new KafkaCompiler(new ExtraManifests(base, directory));
    for (KafkaFile file : files) {
      compiler.add(file);
    }
    return compiler;
  }

  private void add(KafkaFile file) {
    List<String> clusterNotes = new ArrayList<>();
    Optional<Cluster> cluster = ClusterResolver.resolve(file, catalogues, findings, clusterNotes);
    if (cluster.isEmpty()) {
      return;
    }
    String prefix = file.environment().isEmpty() ? "" : file.environment() + ": ";
    for (String note : clusterNotes) {
      notes.add(prefix + note);
    }
    List<RenderedObject> objects =
        Renderer.render(cluster.get(), patches(file.spec().patches()), findings);
    Map<String, String> texts = new TreeMap<>();
    List<Object> trees = new ArrayList<>();
    for (RenderedObject object : objects) {
      texts.put(object.fileName(), YamlWriter.write(CanonicalOrder.of(object.tree())));
      trees.add(object.tree());
    }
    ExtraManifests.Selection selection =
        extras.select(file.spec().extraManifests(), objects, findings);
    texts.putAll(selection.texts());
    trees.addAll(selection.trees());
    String directory = cluster.get().directory();
    selection.names().forEach((copy, name) -> copies.put(directory + "/" + copy, name));
    images.addAll(ImageList.of(trees));
    bundles.add(Bundle.of(directory, texts));
    sources.put(directory, file);
  }

  private static List<ObjectPatch> patches(List<Located<PatchSpec>> specs) {
    List<ObjectPatch> patches = new ArrayList<>();
    for (PatchSpec spec : Located.values(specs)) {
      List<PatchOperation> operations = new ArrayList<>();
      for (Located<PatchSpec.Operation> operation : spec.operations()) {
        operations.add(operation(operation));
      }
      patches.add(new ObjectPatch(
          spec.target().name().place(),
          spec.target().kind().value(),
          spec.target().name().value(),
          List.copyOf(operations)));
    }
    return List.copyOf(patches);
  }

  private static PatchOperation operation(Located<PatchSpec.Operation> located) {
    PatchSpec.Operation operation = located.value();
    return new PatchOperation(
        located.place(),
        PatchOperation.Kind.valueOf(operation.op().toUpperCase(Locale.ROOT)),
        operation.path(),
        operation.from().orElse(""),
        operation.value());
  }

  private static String nameOf(Path base, Path file) {
    // Another drive of Windows cannot be reached from the base.
    boolean reachable = Objects.equals(base.getRoot(), file.getRoot());
    String name = (reachable ? base.relativize(file) : file).toString();
    return name.replace(file.getFileSystem().getSeparator(), "/");
  }
}
