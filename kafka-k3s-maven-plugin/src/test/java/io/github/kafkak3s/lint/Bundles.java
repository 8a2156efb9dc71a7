package io.github.kafkak3s.lint;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import java.util.Map;
import java.util.TreeMap;

/** Makes subjects of texts, and judges them one after the other. */
public final class Bundles {
  private static final OptionCatalogues CATALOGUES = new OptionCatalogues();

  private Bundles() {}

  /** Reads one bundle of texts by file name. */
  static Subject of(Map<String, String> texts, Intent intent) {
    return of("", texts, intent);
  }

  /** Reads one bundle of texts by file name that stands in a directory. */
  static Subject of(String directory, Map<String, String> texts, Intent intent) {
    Findings faults = new Findings();
    ManifestSet set = ManifestSet.of(new Bundle("bundle", new TreeMap<>(texts)), directory, faults);
    return new Subject(Observation.of(set, intent, CATALOGUES), faults.sorted());
  }

  /** Judges a bundle that nobody compiled. */
  public static void judge(LintRun run, Subject subject, LintSettings settings) {
    judge(run, subject, settings, Origin.ITSELF);
  }

  /** Judges a bundle; findings point at where its values come from. */
  public static void judge(LintRun run, Subject subject, LintSettings settings, Origin origin) {
    run.add(run.judged(subject, origin), settings);
    run.prove(subject);
  }
}
