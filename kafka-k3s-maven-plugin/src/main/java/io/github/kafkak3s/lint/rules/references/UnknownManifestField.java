package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kubernetes.ApiFields;
import io.github.kafkak3s.kubernetes.ApiFields.Type;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Optional;

/** KK1003: fields that the kind has, at any depth; judged where the kind is known. */
public final class UnknownManifestField implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1003", "unknown-manifest-field", ERROR, "a field that the kind does not have (any depth)");

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
        visit(object.node(), type.get(), object, reporter);
      }
    }
  }

  private static void visit(YamlNode node, Type type, K8sObject object, Reporter reporter) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        Type field = type.field(entry.name());
        if (field == null) {
          if (type.shape() == ApiFields.Shape.OBJECT && !isOfSops(entry, object)) {
            report(entry, type, object, reporter);
          }
        } else if (!(entry.value() instanceof YamlScalar)) {
          visit(entry.value(), field, object, reporter);
        }
      }
    } else if (node instanceof YamlList list && type.item().isPresent()) {
      for (YamlNode item : list.items()) {
        visit(item, type.item().get(), object, reporter);
      }
    }
  }

  /** SOPS keeps its own notes in a Secret until it is decrypted. */
  private static boolean isOfSops(YamlMap.Entry entry, K8sObject object) {
    return entry.name().equals("sops") && object.node().at("sops") == entry.value();
  }

  private static void report(YamlMap.Entry entry, Type type, K8sObject object, Reporter reporter) {
    String way = entry.value().pointer().substring(1).replace('/', '.');
    String hint = NearestName.hint(entry.name(), type.fields().keySet());
    reporter
        .at(
            entry.keyPlace(),
            "%s has a field %s, which its kind does not have"
                .formatted(object.shown(), Texts.shown(way)))
        .consequence("kubectl and server-side apply refuse the object (unknown field); whatever"
            + " does not check drops it in silence")
        .help(hint.isEmpty() ? "remove it, or indent it below the field that it belongs to" : hint);
  }
}
