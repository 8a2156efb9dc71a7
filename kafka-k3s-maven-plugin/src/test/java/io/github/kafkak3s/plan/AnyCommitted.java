package io.github.kafkak3s.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.Choices;
import io.github.kafkak3s.ManifestMutator;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.bundle.Ownership;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Committed bundles that choices make, compared with new ones: those of the golden kafka.yaml files
 * and of the transitions that are refused.
 */
final class AnyCommitted {
  private final List<Bundle> bundles = new ArrayList<>();
  private final ManifestMutator mutator;

  /** Files in a directory, and the bundle that is to take their place. */
  private record Input(Map<String, String> committed, Bundle next) {}

  AnyCommitted() throws IOException {
    for (String group : List.of("bundles", "transitions")) {
      for (Path directory : CaseFiles.cases(group)) {
        for (String file : List.of("kafka.yaml", "before.yaml", "after.yaml")) {
          if (Files.exists(directory.resolve(file))) {
            KafkaCompiler.compile(directory, directory.resolve(file), new Findings())
                .ifPresent(compilation -> bundles.addAll(compilation.bundles()));
          }
        }
      }
    }
    mutator = new ManifestMutator(
        bundles.stream().flatMap(bundle -> bundle.files().values().stream()).toList(),
        List.of("KK9001", "KK9002"));
  }

  /** Compares a committed bundle with changes. */
  void compare(byte[] bytes) throws IOException {
    Input input = input(bytes);
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path output = memory.getPath("/deploy");
      write(input, output);
      Findings findings = new Findings();
      Transitions.compare(output, "deploy", List.of(input.next()), Set.of(), findings);
      for (Finding finding : findings.sorted()) {
        assertFalse(finding.message().isBlank());
      }
    }
  }

  /** Writes the files that bytes make. */
  void write(byte[] bytes, Path output) throws IOException {
    write(input(bytes), output);
  }

  private static void write(Input input, Path output) throws IOException {
    Path directory = Files.createDirectories(output.resolve(input.next().directory()));
    for (Map.Entry<String, String> file : input.committed().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  private Input input(byte[] bytes) {
    Choices choices = new Choices(bytes);
    Bundle next = choices.of(bundles);
    Map<String, String> committed =
        new TreeMap<>((choices.below(2) == 0 ? next : choices.of(bundles)).files());
    List<String> names = List.copyOf(committed.keySet());
    int changed = 1 + choices.below(3);
    for (int i = 0; i < changed; i++) {
      committed.compute(choices.of(names), (file, text) -> changed(text, choices));
    }
    return new Input(committed, next);
  }

  /** Files without the header are somebody else's, and not read. */
  private String changed(String text, Choices choices) {
    String changed = mutator.mutated(text, choices);
    return changed.startsWith(Ownership.HEADER) || choices.below(8) == 7
        ? changed
        : Ownership.HEADER + changed;
  }
}
