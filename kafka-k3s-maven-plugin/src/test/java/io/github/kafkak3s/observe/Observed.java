package io.github.kafkak3s.observe;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Observes bundles of tests; a bundle that cannot be read fails the test. */
final class Observed {
  private Observed() {}

  /** Observes the one bundle of a directory among the resources. */
  static Observation directory(String resource) {
    Findings findings = new Findings();
    List<ManifestSet> sets = Manifests.read(CaseFiles.group(resource), "", findings);
    if (sets.size() != 1 || findings.hasErrors()) {
      throw new AssertionError(sets.size() + " bundles, " + findings.sorted());
    }
    return Observation.of(sets.get(0), Intent.NONE, new OptionCatalogues());
  }

  /** Observes one file. */
  static Observation yaml(String text) {
    Findings findings = new Findings();
    ManifestSet set = Manifests.parse("", new TreeMap<>(Map.of("manifests.yaml", text)), findings);
    if (findings.hasErrors()) {
      throw new AssertionError(findings.sorted());
    }
    return Observation.of(set, Intent.NONE, new OptionCatalogues());
  }
}
