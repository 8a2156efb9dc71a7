package io.github.kafkak3s.observe;

import java.util.Optional;

/**
 * One pod of a workload: what it knows of itself.
 *
 * @param workload what makes it
 * @param index which of the workload's pods it is, from 0
 */
record Pod(Workload workload, int index) {
  static final String INDEX_LABEL = "apps.kubernetes.io/pod-index";
  static final String NAME_LABEL = "statefulset.kubernetes.io/pod-name";

  /** Returns its namespace as written; empty where none is. */
  String namespace() {
    return workload.object().namespace();
  }

  /** Returns its name, where Kubernetes does not make it up. */
  Optional<String> name() {
    return workload.object().is("StatefulSet") || workload.object().is("Pod")
        ? Optional.of(workload.podName(index))
        : Optional.empty();
  }

  /**
   * Returns its host name: the pod's name unless {@code hostname} or the host's network says else.
   */
  Optional<String> hostName() {
    if (workload.podSpec().textAt("hostNetwork").equals("true")) {
      return Optional.empty();
    }
    String written = workload.podSpec().textAt("hostname");
    return written.isEmpty() || workload.object().is("StatefulSet") ? name() : Optional.of(written);
  }

  /** Returns a field of the pod by its path in the downward API, where the bundle tells it. */
  Optional<String> field(String path) {
    return switch (path) {
      case "metadata.name" -> name();
      case "metadata.namespace" ->
        namespace().isEmpty() ? Optional.empty() : Optional.of(namespace());
      case "spec.serviceAccountName" -> {
        String account = workload.podSpec().textAt("serviceAccountName");
        yield Optional.of(account.isEmpty() ? "default" : account);
      }
      default ->
        bracketed(path, "metadata.labels")
            .map(this::label)
            .orElseGet(() -> bracketed(path, "metadata.annotations")
                .flatMap(key -> text(workload.template().textAt("metadata", "annotations", key))));
    };
  }

  private Optional<String> label(String key) {
    if (workload.object().is("StatefulSet")) {
      if (key.equals(INDEX_LABEL)) {
        return Optional.of(Integer.toString(workload.firstOrdinal() + index));
      }
      if (key.equals(NAME_LABEL)) {
        return name();
      }
    }
    return text(workload.podLabels().getOrDefault(key, ""));
  }

  private static Optional<String> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Returns the key of {@code metadata.labels['key']}. */
  private static Optional<String> bracketed(String path, String map) {
    boolean fits = path.startsWith(map + "['") && path.endsWith("']");
    return fits
        ? Optional.of(path.substring(map.length() + 2, path.length() - 2))
        : Optional.empty();
  }
}
