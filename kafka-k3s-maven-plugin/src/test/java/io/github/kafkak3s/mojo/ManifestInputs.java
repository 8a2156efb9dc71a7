package io.github.kafkak3s.mojo;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.Choices;
import io.github.kafkak3s.ManifestMutator;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.AllRules;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Intent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Inputs that choices make of the project's own manifests: the cases of every rule, the good
 * bundles, the seed, and what other tools write.
 */
final class ManifestInputs {
  private static final Place HERE = new Place("kafka.yaml", 1, 1, "");

  private final List<SortedMap<String, String>> bundles = new ArrayList<>();
  private final List<String> kustomizations = new ArrayList<>();
  private final List<Rule> rules = AllRules.on().stream().map(LintRule::rule).toList();
  private final ManifestMutator mutator;

  ManifestInputs() throws IOException {
    for (Path rule : CaseFiles.cases("lint/cases")) {
      addAll("lint/cases/" + rule.getFileName());
    }
    addAll("lint/bases");
    addAll("lint/foreign");
    bundles.add(CaseFiles.texts(CaseFiles.group("lint/seed")));
    for (Path directory : CaseFiles.cases("bundles")) {
      bundles.add(CaseFiles.texts(directory.resolve("deploy")));
    }
    bundles.removeIf(Map::isEmpty);
    for (Map<String, String> bundle : bundles) {
      bundle.forEach((file, text) -> {
        if (file.endsWith("kustomization.yaml")) {
          kustomizations.add(text);
        }
      });
    }
    mutator = new ManifestMutator(
        bundles.stream().flatMap(bundle -> bundle.values().stream()).toList(),
        rules.stream().flatMap(rule -> Stream.of(rule.id(), rule.slug())).toList());
  }

  private void addAll(String group) throws IOException {
    for (Path directory : CaseFiles.cases(group)) {
      bundles.add(CaseFiles.texts(directory));
    }
  }

  /** Makes an input: the same bytes, the same input. */
  ManifestInput of(byte[] bytes) {
    Choices choices = new Choices(bytes);
    SortedMap<String, String> texts = new TreeMap<>(choices.of(bundles));
    int output = choices.below(256);
    if (choices.below(8) == 7) {
      choices.of(bundles).forEach((file, text) -> texts.put("b-" + file, text));
    }
    if (choices.below(8) == 7) {
      texts.put("kustomization.yaml", kustomization(texts, choices));
    }
    Intent intent = intent(choices);
    LintSettings settings = settings(choices);
    boolean hasBaseline = choices.below(16) == 15;
    List<String> files = List.copyOf(texts.keySet());
    int changed = 1 + choices.below(Math.min(3, files.size()));
    for (int i = 0; i < changed; i++) {
      texts.compute(choices.of(files), (file, text) -> mutator.mutated(text, choices));
    }
    SortedMap<String, byte[]> written = new TreeMap<>();
    texts.forEach((file, text) -> written.put(file, bytes(text, choices)));
    return new ManifestInput(
        written, intent, settings, output, hasBaseline ? Optional.of(choices) : Optional.empty());
  }

  /** Returns a kustomization of these files, or another one's. */
  private String kustomization(SortedMap<String, String> texts, Choices choices) {
    if (choices.below(2) == 0) {
      return choices.of(kustomizations);
    }
    String file = choices.of(List.copyOf(texts.keySet()));
    List<String> changes = List.of(
        "images: [{name: apache/kafka, newTag: 4.1.0}]",
        "replicas: [{name: kafka, count: 0}]",
        "patches: [{path: \"" + file + "\"}]",
        "patches: [{target: {kind: StatefulSet, name: .*}, patch: \"- op: remove\"}]",
        "patchesStrategicMerge: [\"" + file + "\"]",
        "namespace: other",
        "commonLabels: {a: b}",
        "configMapGenerator: [{name: a}]",
        "resources: [., .., \"" + file + "\", https://example.org/a]");
    return "kind: Kustomization\nresources: [\"" + file + "\"]\n" + choices.of(changes) + "\n";
  }

  static byte[] bytes(String text, Choices choices) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && choices.below(32) == 31) {
      bytes[choices.below(bytes.length)] = (byte) choices.below(256);
    }
    return bytes;
  }

  private static Intent intent(Choices choices) {
    Intent none = Intent.NONE;
    return switch (choices.below(4)) {
      case 0 -> none;
      case 1 -> none.withHosts(Intent.counted(1, 2));
      case 2 ->
        new Intent(
            Optional.of(Intent.counted(choices.below(12), choices.below(4))),
            Optional.of("1.35"),
            Optional.of("servicelb"),
            none.release(),
            Set.of(),
            false,
            List.of(new Guarantee(
                choices.of(List.of(Guarantee.Promise.values())),
                choices.of(List.of(Guarantee.Domain.values())),
                choices.below(4),
                HERE)));
      default ->
        new Intent(
            Optional.of(Intent.counted(3, 0)),
            Optional.of("1.35"),
            Optional.of("none"),
            none.release(),
            Set.of(),
            true);
    };
  }

  private LintSettings settings(Choices choices) {
    if (choices.below(8) < 7) {
      return LintSettings.DEFAULT;
    }
    Map<String, LintSettings.Decision> decisions = new HashMap<>();
    int count = 1 + choices.below(4);
    for (int i = 0; i < count; i++) {
      Rule rule = choices.of(rules);
      List<Severity> severities = List.of(Severity.values());
      int severity = choices.below(severities.size() + 1);
      decisions.put(
          choices.below(2) == 0 ? rule.id() : rule.slug(),
          new LintSettings.Decision(
              severity == 0 ? Optional.empty() : Optional.of(severities.get(severity - 1)),
              "because",
              HERE));
    }
    return new LintSettings(decisions, Optional.of(choices.of(List.of(Severity.values()))));
  }
}
