package io.github.kafkak3s.render;

import static io.github.kafkak3s.diagnostic.InputRules.PATCH_FAILED;
import static io.github.kafkak3s.diagnostic.InputRules.UNKNOWN_ENVIRONMENT;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.yaml.YamlWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The user's patches during one rendering: which object each is for, and what became of it. */
final class Patches {
  private static final List<List<String>> IDENTITY = List.of(
      List.of("apiVersion"),
      List.of("kind"),
      List.of("metadata", "name"),
      List.of("metadata", "namespace"));

  private final List<ObjectPatch> all;
  private final Findings findings;
  private final Set<String> rendered = new LinkedHashSet<>();

  Patches(List<ObjectPatch> all, Findings findings) {
    this.all = all;
    this.findings = findings;
  }

  /** Returns an object with its patches done, those that fail left out with a finding. */
  Map<String, Object> applyTo(Map<String, Object> object) {
    String target = target(valueAt(object, IDENTITY.get(1)), valueAt(object, IDENTITY.get(2)));
    rendered.add(target);
    Map<String, Object> patched = object;
    for (ObjectPatch patch : all) {
      if (target(patch.kind(), patch.name()).equals(target)) {
        patched = apply(patched, patch);
      }
    }
    return patched;
  }

  /** Reports the patches whose target was not among the objects; to be called after the last. */
  void reportWithoutTarget() {
    for (ObjectPatch patch : all) {
      String target = target(patch.kind(), patch.name());
      if (!rendered.contains(target)) {
        String hint = NearestName.hint(target, rendered);
        findings.add(
            UNKNOWN_ENVIRONMENT,
            patch.place(),
            "there is no object %s to patch".formatted(target),
            hint.isEmpty() ? "the objects are " + String.join(", ", rendered) : hint);
      }
    }
  }

  private Map<String, Object> apply(Map<String, Object> object, ObjectPatch patch) {
    Object document = object;
    for (PatchOperation operation : patch.operations()) {
      try {
        document = JsonPatch.apply(document, operation);
        refuseUnwritable(operation);
        refuseOtherIdentity(object, document);
      } catch (JsonPatch.Failure failure) {
        findings.add(
            PATCH_FAILED,
            operation.place(),
            "%s on %s does not apply: %s"
                .formatted(
                    operation.kind().word(),
                    target(patch.kind(), patch.name()),
                    failure.getMessage()),
            "");
        return object;
      }
    }
    @SuppressWarnings("unchecked") // a map, since it still has a kind
    Map<String, Object> patched = (Map<String, Object>) document;
    return patched;
  }

  private static void refuseOtherIdentity(Object before, Object after) throws JsonPatch.Failure {
    for (List<String> field : IDENTITY) {
      if (!Objects.equals(valueAt(before, field), valueAt(after, field))) {
        throw new JsonPatch.Failure(
            "it changes %s, which the file's name and the references of other objects derive from"
                .formatted(String.join(".", field)));
      }
    }
  }

  /** Refuses what no manifest can hold, null above all; a test may ask for anything. */
  private static void refuseUnwritable(PatchOperation operation) throws JsonPatch.Failure {
    boolean isWritten = switch (operation.kind()) {
      case ADD, REPLACE -> true;
      case REMOVE, MOVE, COPY, TEST -> false;
    };
    if (isWritten) {
      try {
        YamlWriter.write(operation.value());
      } catch (IllegalArgumentException e) {
        throw new JsonPatch.Failure(
            "its value cannot stand in a manifest (%s); what is to be absent is removed"
                .formatted(e.getMessage()));
      }
    }
  }

  private static Object valueAt(Object tree, List<String> keys) {
    Object value = tree;
    for (String key : keys) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  private static String target(Object kind, Object name) {
    return kind + "/" + name;
  }
}
