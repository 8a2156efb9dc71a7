package io.github.kafkak3s.lint;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.observe.Intent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A good bundle to spoil, below {@code lint/bases}: manifests as somebody writes them, or the one
 * {@code kafka.yaml} that they are compiled from; {@code intent.properties} as in a
 * {@link RuleCase}.
 *
 * @param texts the manifests by file name
 * @param intent what the bundle is for
 */
record MutationBase(SortedMap<String, String> texts, Intent intent) {
  static final String GROUP = "lint/bases";
  private static final String SOURCE = "kafka.yaml";

  static MutationBase read(String name) throws IOException {
    Path directory = CaseFiles.group(GROUP).resolve(name);
    RuleCase given = RuleCase.read(directory);
    SortedMap<String, String> texts = new TreeMap<>(given.texts());
    if (texts.remove(SOURCE) != null) {
      texts.putAll(compiled(directory));
    }
    return new MutationBase(texts, given.intent());
  }

  private static SortedMap<String, String> compiled(Path directory) {
    Findings findings = new Findings();
    return KafkaCompiler.compile(directory, directory.resolve(SOURCE), findings)
        .orElseThrow(() -> new AssertionError(findings.sorted()))
        .bundles()
        .get(0)
        .files();
  }

  /** Returns what the lint says of the texts where they stand in for this bundle's own. */
  List<Hit> judge(SortedMap<String, String> others) {
    return new Linter(AllRules.on()).judge(Bundles.of(others, intent));
  }
}
