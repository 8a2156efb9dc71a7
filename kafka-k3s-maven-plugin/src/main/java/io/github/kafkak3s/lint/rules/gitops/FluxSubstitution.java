package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * KK9009: what Flux's post-build substitution (kustomize-controller, {@code spec.postBuild}) would
 * rewrite. Our own bundles are judged as if it were on, since whoever applies them may turn it on.
 */
public final class FluxSubstitution implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9009",
      "flux-substitution",
      ERROR,
      "${…} or $$ in an object that Flux's postBuild would rewrite, without substitute: disabled");
  private static final String SWITCH = "kustomize.toolkit.fluxcd.io/substitute";
  private static final String FLUX = "kustomize.toolkit.fluxcd.io";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Observation bundle = subject.bundle();
    List<K8sObject> builds = new ArrayList<>();
    for (K8sObject object : bundle.set().ofKind("Kustomization")) {
      if (object.group().equals(FLUX) && object.node().at("spec", "postBuild") != null) {
        builds.add(object);
      }
    }
    if (builds.isEmpty() && !bundle.intent().isOurs()) {
      return;
    }
    for (K8sObject object : bundle.set().objects()) {
      boolean isOff = "disabled".equals(object.annotations().get(SWITCH))
          || "disabled".equals(object.labels().get(SWITCH));
      if (!isOff && !object.group().endsWith(".toolkit.fluxcd.io")) {
        visit(object.node(), object, builds, reporter);
      }
    }
  }

  private static void visit(
      YamlNode node, K8sObject object, List<K8sObject> builds, Reporter reporter) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        visit(entry.value(), object, builds, reporter);
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        visit(item, object, builds, reporter);
      }
    } else if (node instanceof YamlScalar scalar && scalar.text().indexOf('$') >= 0) {
      scan(scalar, object, builds, reporter);
    }
  }

  private static void scan(
      YamlScalar scalar, K8sObject object, List<K8sObject> builds, Reporter reporter) {
    String text = scalar.text();
    int line = 1;
    for (int i = 0; i + 1 < text.length(); i++) {
      char next = text.charAt(i + 1);
      if (text.charAt(i) == '\n') {
        line++;
      } else if (text.charAt(i) == '$' && (next == '$' || next == '{')) {
        int end = next == '$' ? i + 1 : text.indexOf('}', i);
        String found = text.substring(i, end < 0 ? text.length() : end + 1);
        if (!isMeant(found, builds)) {
          report(scalar.placeOfLine(line), found, object, reporter);
          return;
        }
        i++;
      }
    }
  }

  /** Tells whether somebody has defined the variable for Flux, or may have. */
  private static boolean isMeant(String text, List<K8sObject> builds) {
    int end = 2;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    boolean isPlain =
        text.endsWith("}") && end > 2 && (text.charAt(end) == '}' || text.startsWith(":-", end));
    String name = isPlain ? text.substring(2, end) : "";
    return isPlain
        && builds.stream()
            .map(build -> build.node().at("spec", "postBuild"))
            .anyMatch(build ->
                build.at("substituteFrom") != null || build.at("substitute", name) != null);
  }

  private static boolean isWord(char c) {
    return c == '_' || c < 0x7F && Character.isLetterOrDigit(c);
  }

  private static void report(Place place, String found, K8sObject object, Reporter reporter) {
    reporter
        .at(
            place,
            "Flux's post-build substitution rewrites %s in %s"
                .formatted(Texts.shown(found), object.shown()))
        .consequence("an unknown variable becomes nothing, or fails the whole Kustomization; $$"
            + " becomes $")
        .help("annotate the object: " + SWITCH + ": disabled");
  }
}
