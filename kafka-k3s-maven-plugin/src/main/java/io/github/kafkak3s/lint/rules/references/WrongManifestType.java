package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kubernetes.ApiFields;
import io.github.kafkak3s.kubernetes.ApiFields.Type;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;

/** KK1004: values of the type that the field has, and texts of the syntax that it wants. */
public final class WrongManifestType implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1004",
      "wrong-manifest-type",
      ERROR,
      "a value of the wrong type; a quantity, label, name, container port name or targetPort (≤ 15;"
          + " a Service port's own name may be longer), cron or duration that does not parse"
          + " (base64: KK1001)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (K8sObject object : subject.bundle().set().objects()) {
      Optional<Type> type =
          ApiFields.known().kind(object.node().textAt("apiVersion"), object.kind());
      if (type.isPresent()) {
        visit("", object.node(), type.get(), object, reporter);
      }
      ManifestSyntax.of(object).check((node, fault) -> report(node, fault, object, reporter));
    }
    for (Workload workload : subject.bundle().workloads()) {
      K8sObject object = workload.object();
      ManifestSyntax.of(object)
          .checkPods(workload, (node, fault) -> report(node, fault, object, reporter));
    }
  }

  private static void visit(
      String name, YamlNode node, Type type, K8sObject object, Reporter reporter) {
    Optional<String> fault = ManifestValues.fault(name, node, type.shape());
    if (fault.isPresent()) {
      report(node, fault.get(), object, reporter);
    } else if (node instanceof YamlList list && type.item().isPresent()) {
      for (YamlNode item : list.items()) {
        visit(name, item, type.item().get(), object, reporter);
      }
    } else if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        Type field = type.field(entry.name());
        if (field != null) {
          visit(entry.name(), entry.value(), field, object, reporter);
        }
      }
    }
  }

  private static void report(YamlNode node, String fault, K8sObject object, Reporter reporter) {
    String way = node.pointer().substring(1).replace('/', '.');
    String shown = node instanceof YamlScalar scalar
        ? Texts.shown(scalar.text()) + ": it is "
        : node.kind() + ", ";
    reporter
        .at(
            node.place(),
            "%s of %s does not fit: %s%s".formatted(Texts.shown(way), object.shown(), shown, fault))
        .consequence("the API server refuses the object")
        .help("correct the value");
  }
}
