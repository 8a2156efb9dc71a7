package io.github.kafkak3s.lint.rules.references;

import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.HashSet;
import java.util.Set;

/** Whether something that a bundle does not hold may yet be made by what it holds. */
final class Makers {
  private Makers() {}

  /**
   * Returns every text in objects of operators (SealedSecret, ExternalSecret, Certificate …): the
   * names of what they make are among them.
   */
  static Set<String> texts(Subject subject) {
    Set<String> texts = new HashSet<>();
    for (K8sObject object : subject.bundle().set().objects()) {
      if (!ApiGroups.isBuiltIn(object.group())) {
        collect(object.node(), texts);
      }
    }
    return texts;
  }

  /** Tells whether an object of the bundle may make pods that cannot be seen. */
  static boolean mayMakePods(Subject subject) {
    for (K8sObject object : subject.bundle().set().objects()) {
      String group = object.group();
      if (!ApiGroups.isBuiltIn(group) && !ApiGroups.makesNoPods(group)) {
        return true;
      }
    }
    return !subject.isWhole();
  }

  private static void collect(YamlNode node, Set<String> texts) {
    if (node instanceof YamlMap map) {
      map.entries().forEach(entry -> collect(entry.value(), texts));
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> collect(item, texts));
    } else {
      texts.add(((YamlScalar) node).text());
    }
  }
}
