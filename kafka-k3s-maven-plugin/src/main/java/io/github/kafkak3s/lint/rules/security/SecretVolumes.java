package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The Secrets that the volumes of a pod are made of. */
final class SecretVolumes {
  private SecretVolumes() {}

  /** Tells whether a volume holds files of any Secret. */
  static boolean isSecret(Workload workload, String volume) {
    return !names(workload, volume).isEmpty();
  }

  /** Returns the names of the Secrets whose keys are files of a volume. */
  static Set<String> names(Workload workload, String volume) {
    Set<String> names = new LinkedHashSet<>();
    workload.volume(volume).ifPresent(map -> add(map, names));
    names.remove("");
    return names;
  }

  private static void add(YamlMap volume, Set<String> names) {
    names.add(volume.textAt("secret", "secretName"));
    volume
        .itemsAt("projected", "sources")
        .forEach(source -> names.add(source.textAt("secret", "name")));
  }
}
