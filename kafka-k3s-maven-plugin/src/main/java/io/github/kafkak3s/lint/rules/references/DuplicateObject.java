package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ObserveRules;
import java.util.HashMap;
import java.util.Map;

/**
 * KK1005: two documents of one object. A key that stands twice in a mapping is found while the
 * files are read.
 */
public final class DuplicateObject implements LintRule {
  @Override
  public Rule rule() {
    return ObserveRules.DUPLICATE_OBJECT;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Map<String, K8sObject> first = new HashMap<>();
    for (K8sObject object : subject.bundle().set().objects()) {
      if (object.name().isEmpty()) {
        continue;
      }
      String id =
          String.join("/", object.group(), object.kind(), object.namespace(), object.name());
      K8sObject other = first.putIfAbsent(id, object);
      if (other != null) {
        reporter
            .at(object.place(), "%s is here a second time".formatted(object.shown()))
            .consequence("Kustomize refuses both (already registered id); kubectl applies one over"
                + " the other")
            .help("remove one of them, or give it another name")
            .related(other.place(), "the first one");
      }
    }
  }
}
