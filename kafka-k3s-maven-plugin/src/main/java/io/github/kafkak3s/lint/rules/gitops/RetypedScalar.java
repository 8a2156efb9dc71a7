package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.ScalarTypes;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;
import java.util.Set;

/** KK9013: texts that YAML reads as something else: Kubernetes wants quotes around them. */
public final class RetypedScalar implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9013",
      "retyped-scalar",
      ERROR,
      "a string that YAML 1.1 or kustomize would read as a number, boolean or date");

  /** Maps and lists all of whose values are texts, wherever they stand. */
  private static final Set<String> TEXTS =
      Set.of("labels", "annotations", "matchLabels", "nodeSelector", "command", "args", "values");

  /** Maps of the object itself all of whose values are texts. */
  private static final Set<String> DATA = Set.of("data", "stringData", "binaryData");

  private static final String METADATA = "metadata";

  /** Fields of metadata that are texts. */
  private static final Set<String> NAMES = Set.of("name", "namespace");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject object : subject.bundle().set().objects()) {
      if (!ApiGroups.isBuiltIn(object.group())) {
        visit(METADATA, object.node().at(METADATA), object, reporter);
        continue;
      }
      boolean hasData = object.is("ConfigMap") || object.is("Secret");
      for (YamlMap.Entry entry : object.node().entries()) {
        if (hasData && DATA.contains(entry.name())) {
          texts(entry.value(), object, reporter);
        } else {
          visit(entry.name(), entry.value(), object, reporter);
        }
      }
      if (object.is("Service")) {
        texts(object.node().at("spec", "selector"), object, reporter);
      }
    }
  }

  private static void visit(String name, YamlNode node, K8sObject object, Reporter reporter) {
    if (TEXTS.contains(name)) {
      texts(node, object, reporter);
    } else if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (!(entry.value() instanceof YamlScalar)) {
          visit(entry.name(), entry.value(), object, reporter);
        } else if (name.equals(METADATA) && NAMES.contains(entry.name())) {
          text(entry.value(), object, reporter);
        }
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (name.equals("env")) {
          text(item.at("value"), object, reporter);
        }
        visit("", item, object, reporter);
      }
    }
  }

  private static void texts(YamlNode node, K8sObject object, Reporter reporter) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        text(entry.value(), object, reporter);
      }
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        text(item, object, reporter);
      }
    }
  }

  private static void text(YamlNode node, K8sObject object, Reporter reporter) {
    if (node instanceof YamlScalar scalar) {
      Optional<String> type = ScalarTypes.retyped(scalar);
      if (type.isPresent()) {
        reporter
            .at(
                scalar.place(),
                "%s in %s is %s without quotes; Kubernetes wants a text here"
                    .formatted(Texts.shown(scalar.text()), object.shown(), type.get()))
            .consequence("the API server refuses the object (cannot unmarshal … of type string), or"
                + " Kustomize writes another text")
            .help("put it into quotes: \"" + Texts.shown(scalar.text()) + "\"");
      }
    }
  }
}
