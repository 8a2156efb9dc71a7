package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.ObserveRules;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;

/**
 * KK1008: documents that are no Kubernetes objects, where somebody will apply them. What cannot be
 * read at all is found before.
 */
public final class NotAManifest implements LintRule {
  @Override
  public Rule rule() {
    return ObserveRules.NOT_A_MANIFEST;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ManifestSet set = subject.bundle().set();
    for (YamlNode stray : set.strays()) {
      boolean isApplied = set.kustomizations().isEmpty() || isListed(set, stray.file());
      if (isApplied && !isOfChart(stray)) {
        String absent = absent(stray);
        reporter
            .at(
                stray.place(),
                "this document has %s, so it is no Kubernetes object".formatted(absent))
            .consequence("kubectl, Argo CD and Flux refuse the file, or the whole directory")
            .help("add %s, or move the file to another directory".formatted(absent.substring(3)));
      }
    }
  }

  private static String absent(YamlNode stray) {
    boolean hasVersion = !stray.textAt("apiVersion").isEmpty();
    boolean hasKind = !stray.textAt("kind").isEmpty();
    return hasVersion ? "no kind" : hasKind ? "no apiVersion" : "no apiVersion and kind";
  }

  /** Tells whether a document is what a chart is filled in with. */
  static boolean isOfChart(YamlNode stray) {
    String file = stray.file().substring(stray.file().lastIndexOf('/') + 1);
    return file.startsWith("values") || file.endsWith("values.yaml") || file.equals("Chart.yaml");
  }

  private static boolean isListed(ManifestSet set, String file) {
    for (K8sObject kustomization : set.kustomizations()) {
      String own = kustomization.file();
      String here = own.substring(0, own.lastIndexOf('/') + 1);
      for (YamlNode item : kustomization.node().itemsAt("resources")) {
        if (item instanceof YamlScalar path
            && (file.equals(here + path.text()) || file.equals(here + strip(path.text())))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String strip(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
