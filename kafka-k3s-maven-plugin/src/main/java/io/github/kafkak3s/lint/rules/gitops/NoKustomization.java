package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** KK9005: one file says what belongs to the deployment, and it is right. */
public final class NoKustomization implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9005",
      "no-kustomization",
      WARNING,
      "none, or a file that it does not list, or lists and is absent");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ManifestSet set = subject.bundle().set();
    Optional<Place> place = subject.bundle().place();
    if (place.isEmpty()) {
      return;
    }
    if (set.kustomizations().isEmpty()) {
      reporter
          .at(place.get(), "no kustomization.yaml says which files belong together")
          .consequence("what is applied, and what is forgotten, depends on who types the commands")
          .help("list the files in a kustomization.yaml");
      return;
    }
    Map<String, YamlScalar> listed = new LinkedHashMap<>();
    set.kustomizations().forEach(kustomization -> collect(kustomization, listed));
    listed.forEach((file, entry) -> {
      if (!set.texts().containsKey(file)) {
        reporter
            .at(entry.place(), "%s is listed, but is not there".formatted(entry.text()))
            .consequence("kubectl, Argo CD and Flux refuse the whole kustomization")
            .help("add the file, or remove the line");
      }
    });
    Map<String, K8sObject> unlisted = new LinkedHashMap<>();
    set.objects().stream()
        .filter(object -> !listed.containsKey(object.file()))
        .forEach(object -> unlisted.putIfAbsent(object.file(), object));
    for (K8sObject first : unlisted.values()) {
      reporter
          .at(first.place(), "no kustomization lists this file")
          .consequence("what it holds is never applied")
          .help("add it to resources:")
          .related(set.kustomizations().get(0).keyPlaceOf("resources"), "where it would be listed");
    }
  }

  private static void collect(K8sObject kustomization, Map<String, YamlScalar> listed) {
    String file = kustomization.file();
    String directory = file.substring(0, file.lastIndexOf('/') + 1);
    for (String field : new String[] {"resources", "patchesStrategicMerge", "crds", "generators"}) {
      for (YamlNode item : kustomization.node().itemsAt(field)) {
        add(directory, item, listed);
      }
    }
    for (String field : new String[] {"patches", "patchesJson6902", "replacements"}) {
      for (YamlNode item : kustomization.node().itemsAt(field)) {
        add(directory, item.at("path"), listed);
      }
    }
  }

  /** Directories and what lies outside are other kustomizations' matter. */
  private static void add(String directory, YamlNode item, Map<String, YamlScalar> listed) {
    if (item instanceof YamlScalar path && isFileBelow(path.text())) {
      String text = path.text().startsWith("./") ? path.text().substring(2) : path.text();
      listed.putIfAbsent(directory + text, path);
    }
  }

  private static boolean isFileBelow(String path) {
    return (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json"))
        && !path.contains("..")
        && !path.contains(":")
        && path.indexOf('\n') < 0;
  }
}
