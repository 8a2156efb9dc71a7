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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles a kafka.yaml. Writes nothing; the same input gives the same bytes everywhere. */
public final class KafkaCompiler {
  private final ExtraManifests extras;
  private final Findings findings;
  private final OptionCatalogues catalogues = new OptionCatalogues();
  private final List<Bundle> bundles = new ArrayList<>();
  private final SortedSet<String> images = new TreeSet<>();
  private final List<String> notes = new ArrayList<>();

  private KafkaCompiler(ExtraManifests extras, Findings findings) {
    this.extras = extras;
    this.findings = findings;
  }

  /**
   * Compiles a file with all its environments.
   *
   * @param base the project's directory; places are named relative to it
   * @param file the file, absolute
   * @param findings gets what is wrong
   * @return the bundles, or nothing with at least one error among the findings
   */
  public static Optional<Compilation> compile(Path base, Path file, Findings findings) {
    String name = nameOf(base, file);
    int before = findings.errorCount();
    Optional<String> text = YamlSource.read(file, name, YamlLimits.LANGUAGE, findings);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<KafkaFile>> files = KafkaFileReader.read(name, text.get(), findings);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    KafkaCompiler compiler =
        new KafkaCompiler(new ExtraManifests(base, file.getParent()), findings);
    List<String> environments = new ArrayList<>();
    for (KafkaFile each : files.get()) {
      compiler.add(each);
      if (!each.environment().isEmpty()) {
        environments.add(each.environment());
      }
    }
    if (findings.errorCount() > before) {
      return Optional.empty();
    }
    return Optional.of(new Compilation(
        compiler.bundles, environments, String.join("\n", compiler.images) + "\n", compiler.notes));
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
    images.addAll(ImageList.of(trees));
    bundles.add(Bundle.of(cluster.get().directory(), texts));
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
