package io.github.kafkak3s.compile;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.PatchSpec;
import io.github.kafkak3s.spec.PoolSpec;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where in kafka.yaml somebody changes a value of a compiled object: at the key of the field that
 * decides it, or of what would hold that field where it is left to its default.
 */
public final class Origins {
  private static final String OPTION_NAME = "[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+";
  private static final String CONTAINER = "containers/";

  /** What a finding asks for, where the value that it points at is not what one would change. */
  private static final Map<String, String> FIELDS_BY_RULE = Map.of(
      "KK2105", "roles",
      "KK7005", "podDisruptionBudget",
      "KK8001", "listeners",
      "KK9006", "monitoring");

  /** The fields that options are computed from. */
  private static final Map<String, String> FIELDS_BY_OPTION = Map.ofEntries(
      Map.entry("process.roles", "roles"),
      Map.entry("node.id", "firstNodeId"),
      Map.entry("broker.rack", "zone"),
      Map.entry("log.dirs", "storage"),
      Map.entry("metadata.log.dir", "storage"),
      Map.entry("listeners", "listeners"),
      Map.entry("advertised.listeners", "listeners"),
      Map.entry("listener.security.protocol.map", "listeners"),
      Map.entry("inter.broker.listener.name", "listeners"),
      Map.entry("controller.listener.names", "listeners"),
      Map.entry("early.start.listeners", "listeners"));

  private final KafkaFile file;

  /**
   * A value of a compiled object.
   *
   * @param kind the object's kind
   * @param name the object's name
   * @param pointer the value's JSON pointer in the object
   * @param text the value's text; in a block of several lines the line, such as
   *     {@code num.partitions=3}
   */
  public record Value(String kind, String name, String pointer, String text) {}

  /** Makes the origins of what a file compiles to. */
  public Origins(KafkaFile file) {
    this.file = file;
  }

  /**
   * Returns the place where somebody mends a finding.
   *
   * @param ruleId the rule that speaks
   * @param about the Kafka option that the finding is about; any other text where it is about none
   * @param value the value that it points at
   */
  public Place of(String ruleId, String about, Value value) {
    Place patch = patch(value);
    if (patch != null) {
      return patch;
    }
    String wanted = FIELDS_BY_RULE.get(ruleId);
    if (wanted != null) {
      String pool = pool(value.name(), value.kind().equals("ConfigMap") ? "-config" : "");
      return field(pool, wanted);
    }
    if (value.pointer().startsWith("/metadata")) {
      return metadata(value);
    }
    return switch (value.kind()) {
      case "StatefulSet" -> inPool(pool(value.name(), ""), value);
      case "ConfigMap" -> inConfig(pool(value.name(), "-config"), about, value);
      case "PodDisruptionBudget" -> deepest("spec", "podDisruptionBudget");
      case "NetworkPolicy" -> deepest("spec", "networkPolicy");
      case "Service" -> deepest("spec", "listeners");
      case "Namespace" -> deepest("spec", "namespace");
      default -> deepest("spec");
    };
  }

  /** Returns the operation of a patch that has written a value, or null. */
  private Place patch(Value value) {
    Place found = null;
    for (PatchSpec patch : Located.values(file.spec().patches())) {
      boolean isHere = patch.target().kind().value().equals(value.kind())
          && patch.target().name().value().equals(value.name());
      for (Located<PatchSpec.Operation> operation :
          isHere ? patch.operations() : List.<Located<PatchSpec.Operation>>of()) {
        String path = operation.value().path();
        if (!path.isEmpty() && (value.pointer() + "/").startsWith(path + "/")) {
          found = operation.place();
        }
      }
    }
    return found;
  }

  private Place metadata(Value value) {
    String pool = pool(value.name(), "");
    boolean isNamedAfterPool =
        !pool.isEmpty() && !pool.equals(file.metadata().name().value());
    if (value.pointer().startsWith("/metadata/name") && !value.pointer().contains("space")) {
      return isNamedAfterPool ? inPool(pool) : deepest("metadata", "name");
    }
    return deepest(steps(value.pointer()).toArray(String[]::new));
  }

  /** Finds the pool that an object is named after, as the compiler names it; empty for none. */
  private String pool(String name, String suffix) {
    String cluster = file.metadata().name().value();
    for (String pool : file.spec().nodePools().value().keySet()) {
      String owner = pool.equals(cluster) ? cluster : cluster + "-" + pool;
      if (name.equals(owner + suffix)) {
        return pool;
      }
    }
    return "";
  }

  private Place inPool(String pool, Value value) {
    List<String> steps = steps(value.pointer());
    String field = String.join("/", steps.subList(Math.min(1, steps.size()), steps.size()));
    if (field.startsWith("replicas")) {
      return inPool(pool, "replicas");
    }
    if (field.startsWith("volumeClaimTemplates")) {
      boolean isClass = field.contains("/storageClassName") || field.contains("/accessModes");
      return inPool(
          pool, "storage", field.contains("/resources") ? "size" : isClass ? "class" : "");
    }
    if (field.startsWith("template/metadata/")) {
      boolean isLabel = field.startsWith("template/metadata/labels");
      String key = steps.get(steps.size() - 1);
      return inPool(pool, isLabel ? "podLabels" : "podAnnotations", key);
    }
    return field.startsWith("template/spec/")
        ? inPod(pool, field.substring("template/spec/".length()), value)
        : inPool(pool);
  }

  private Place inPod(String pool, String field, Value value) {
    if (field.endsWith("/image")) {
      Place image = deepest("spec", "image", "tag");
      return file.spec().image().isPresent() ? image : deepest("spec", "version");
    }
    if (field.endsWith("/imagePullPolicy")) {
      return deepest("spec", "image", "pullPolicy");
    }
    if (field.startsWith("imagePullSecrets")) {
      return deepest("spec", "image", "pullSecrets");
    }
    if (field.startsWith("affinity/nodeAffinity")) {
      return inPool(pool, "zone");
    }
    if (field.startsWith("affinity")) {
      return inPool(pool, "spread");
    }
    if (field.startsWith(CONTAINER)) {
      return inContainer(pool, field.substring(field.indexOf('/', CONTAINER.length()) + 1), value);
    }
    // nodeSelector, tolerations, priorityClassName, terminationGracePeriodSeconds: the same words.
    return inPool(pool, field.split("/")[0]);
  }

  private Place inContainer(String pool, String field, Value value) {
    if (field.startsWith("ports")) {
      return deepest("spec", "listeners");
    }
    if (field.startsWith("command")) {
      String text = value.text();
      return text.startsWith("KAFKA_LOG4J")
          ? deepest("spec", "logging")
          : inPool(pool, text.startsWith("KAFKA_OPTS=") ? "jvmOptions" : "heap");
    }
    return inPool(pool, field.split("/"));
  }

  private Place inConfig(String pool, String about, Value value) {
    if (pool.isEmpty()) {
      return deepest("spec");
    }
    if (!value.pointer().endsWith(".properties") || value.pointer().contains("log4j")) {
      return value.pointer().contains("log4j") ? deepest("spec", "logging") : inPool(pool);
    }
    String text = value.text();
    int end = text.indexOf('=');
    String option = about.matches(OPTION_NAME) ? about : end < 0 ? text : text.substring(0, end);
    return option(pool, option.strip());
  }

  private Place option(String pool, String name) {
    if (isIn(name, "spec", "nodePools", pool, "config")) {
      return inPool(pool, "config", name);
    }
    if (isIn(name, "spec", "config")) {
      return deepest("spec", "config", name);
    }
    if (FIELDS_BY_OPTION.containsKey(name)) {
      return field(pool, FIELDS_BY_OPTION.get(name));
    }
    if (name.startsWith("controller.quorum.")) {
      return inPool(with(PoolSpec.RoleName.CONTROLLER, pool), "replicas");
    }
    // What is left to the compiler follows from the number of brokers.
    return name.endsWith("replication.factor")
            || name.endsWith("min.insync.replicas")
            || name.endsWith("min.isr")
        ? inPool(with(PoolSpec.RoleName.BROKER, pool), "replicas")
        : deepest("spec", "config");
  }

  private boolean isIn(String name, String... path) {
    return file.tree().at(path) instanceof YamlMap map && map.byName().containsKey(name);
  }

  /** Returns the first pool whose nodes have a role; the given one where there is none. */
  private String with(PoolSpec.RoleName role, String otherwise) {
    for (Map.Entry<String, Located<PoolSpec>> pool :
        file.spec().nodePools().value().entrySet()) {
      if (Located.values(pool.getValue().value().roles().value()).contains(role)) {
        return pool.getKey();
      }
    }
    return otherwise;
  }

  /** Returns the place of a field of the cluster, or of a pool where only pools have it. */
  private Place field(String pool, String name) {
    return switch (name) {
      case "listeners", "podDisruptionBudget", "monitoring" -> deepest("spec", name);
      default -> inPool(pool, name);
    };
  }

  private Place inPool(String pool, String... fields) {
    List<String> path = new ArrayList<>(List.of("spec", "nodePools"));
    if (!pool.isEmpty()) {
      path.add(pool);
      path.addAll(Arrays.asList(fields));
    }
    return deepest(path.toArray(String[]::new));
  }

  /** Returns where the last key of a way stands that is written. */
  private Place deepest(String... way) {
    Place found = file.metadata().name().place();
    YamlNode here = file.tree();
    for (String step : way) {
      YamlMap.Entry entry = here instanceof YamlMap map ? map.byName().get(step) : null;
      if (entry == null) {
        return found;
      }
      found = entry.keyPlace();
      here = entry.value();
    }
    return found;
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }
}
