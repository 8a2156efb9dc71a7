package io.github.kafkak3s.observe;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.INFO;

import io.github.kafkak3s.diagnostic.Rule;

/** The rules that speak while manifests are read, before there is anything to judge. */
public final class ObserveRules {
  /** Two objects of one identity, or a key that stands twice in one map. */
  public static final Rule DUPLICATE_OBJECT = new Rule(
      "KK1005",
      "duplicate-object",
      ERROR,
      "two objects with one group, kind, namespace and name; a key that stands twice in a mapping");

  /** A YAML document without apiVersion and kind, or one that cannot be read. */
  public static final Rule NOT_A_MANIFEST = new Rule(
      "KK1008",
      "not-a-manifest",
      ERROR,
      "a YAML document without apiVersion and kind, or one that cannot be read");

  /** What cannot be followed; whatever depends on it is not judged. */
  public static final Rule NOT_UNDERSTOOD = new Rule(
      "KK1015",
      "not-understood",
      INFO,
      "a kind, image, script or value that lint cannot follow; what depends on it is not judged");

  private ObserveRules() {}
}
