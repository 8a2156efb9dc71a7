package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the {@code nodePools}: nodes of one kind.
 *
 * @param place where the pool's map stands
 * @param roles the roles of its nodes
 * @param replicas how many nodes
 * @param firstNodeId the node id of ordinal 0
 * @param zone the zone that its nodes are bound to
 * @param storage the disks of each node
 * @param resources cpu and memory
 * @param heap the JVM's heap in MiB
 * @param jvmOptions further options of the JVM
 * @param config Kafka options of this pool only
 * @param spread how strictly nodes of one role are kept on different hosts
 * @param nodeSelector labels that a host must bear
 * @param tolerations further tolerations
 * @param priorityClassName the pods' priority class
 * @param terminationGracePeriodSeconds time for a controlled shutdown
 * @param podLabels further labels of the pods
 * @param podAnnotations further annotations of the pods
 * @param restart a text whose change rolls this pool's pods
 */
public record PoolSpec(
    Place place,
    Located<List<Located<RoleName>>> roles,
    Located<Integer> replicas,
    Optional<Located<Integer>> firstNodeId,
    Optional<Located<String>> zone,
    StorageSpec storage,
    ResourcesSpec resources,
    Optional<Located<Integer>> heap,
    List<Located<String>> jvmOptions,
    Map<String, Option> config,
    Located<SpreadName> spread,
    Map<String, Located<String>> nodeSelector,
    List<Located<TolerationSpec>> tolerations,
    Optional<Located<String>> priorityClassName,
    Located<Integer> terminationGracePeriodSeconds,
    Map<String, Located<String>> podLabels,
    Map<String, Located<String>> podAnnotations,
    Optional<Located<String>> restart) {

  /** A role of a Kafka node. */
  public enum RoleName {
    /** Votes in the metadata quorum. */
    CONTROLLER,
    /** Stores partitions and serves clients. */
    BROKER
  }

  /** How strictly nodes of one role are kept on different hosts. */
  public enum SpreadName {
    /** Never two on one host. */
    REQUIRED,
    /** Two on one host only where there is no other. */
    PREFERRED,
    /** Not at all. */
    NONE
  }

  private static final Field<List<Located<RoleName>>> ROLES = Field.optional(
      "roles",
      Types.listOf(Types.choice(roleWords())),
      "[controller, broker]",
      "The roles of its nodes.");
  private static final Field<Integer> REPLICAS =
      Field.required("replicas", Types.whole(1, 1000), "How many nodes.");
  private static final Field<Integer> FIRST_NODE_ID = Field.optional(
      "firstNodeId",
      Types.whole(0, 1_000_000_000),
      "0 with one pool; required with several",
      "The node id of ordinal 0; ids count up from it and must never move.");
  private static final Field<String> ZONE = Field.optional(
      "zone",
      FieldTypes.LABEL_VALUE,
      "none",
      "The zone of its nodes: `broker.rack`, and affinity to hosts with the label"
          + " topology.kubernetes.io/zone.");
  private static final Field<StorageSpec> STORAGE =
      Field.required("storage", StorageSpec.SHAPE, "The disks of each node.");
  private static final Field<ResourcesSpec> RESOURCES = Field.optional(
      "resources",
      ResourcesSpec.SHAPE,
      ResourcesSpec.NONE,
      "see there",
      "Cpu and memory of the Kafka container.");
  private static final Field<Integer> HEAP = Field.optional(
      "heap",
      FieldTypes.HEAP,
      "half the memory limit in whole MiB, at least 256m",
      "The JVM's heap; the rest of the memory limit is page cache and the JVM's own.");
  private static final Field<List<Located<String>>> JVM_OPTIONS = Field.optional(
      "jvmOptions",
      Types.listOf(
          Types.text("a JVM option (starts with '-', no blank, no '$')", "-[^\\s$\\p{Cntrl}]+")),
      List.of(),
      "none",
      "Further options of the JVM, such as -XX:+ExitOnOutOfMemoryError.");
  private static final Field<Map<String, Option>> CONFIG = Field.optional(
      "config",
      FieldTypes.OPTIONS,
      Map.of(),
      "none",
      "Kafka options of this pool only; they win over `spec.config`.");
  private static final Field<SpreadName> SPREAD = Field.optional(
      "spread",
      Types.choice(spreadWords()),
      SpreadName.REQUIRED,
      "required",
      "Whether two nodes of one role may share a host: never (`required`), in need"
          + " (`preferred`), or always (`none`).");
  private static final Field<Map<String, Located<String>>> NODE_SELECTOR = Field.optional(
      "nodeSelector", FieldTypes.LABELS, Map.of(), "none", "Labels that a host must bear.");
  private static final Field<List<Located<TolerationSpec>>> TOLERATIONS = Field.optional(
      "tolerations",
      Types.listOf(TolerationSpec.SHAPE),
      List.of(),
      "none",
      "Tolerations beside those that node-local storage needs.");
  private static final Field<String> PRIORITY_CLASS = Field.optional(
      "priorityClassName", FieldTypes.DNS_NAME, "none", "The priority class of the pods.");
  private static final Field<Integer> GRACE = Field.optional(
      "terminationGracePeriodSeconds",
      Types.whole(1, 3600),
      120,
      "120",
      "Time for a controlled shutdown before the process is killed.");
  private static final Field<Map<String, Located<String>>> POD_LABELS = Field.optional(
      "podLabels", FieldTypes.LABELS, Map.of(), "none", "Further labels of the pods.");
  private static final Field<Map<String, Located<String>>> POD_ANNOTATIONS = Field.optional(
      "podAnnotations",
      FieldTypes.ANNOTATIONS,
      Map.of(),
      "none",
      "Further annotations of the pods.");
  private static final Field<String> RESTART = Field.optional(
      "restart",
      Types.text(),
      "`spec.restart`",
      "Any text; a change of it rolls this pool's pods.");

  static final Shape<PoolSpec> SHAPE = new Shape<>(
      "nodes of one kind, one StatefulSet",
      List.of(
          ROLES,
          REPLICAS,
          FIRST_NODE_ID,
          ZONE,
          STORAGE,
          RESOURCES,
          HEAP,
          JVM_OPTIONS,
          CONFIG,
          SPREAD,
          NODE_SELECTOR,
          TOLERATIONS,
          PRIORITY_CLASS,
          GRACE,
          POD_LABELS,
          POD_ANNOTATIONS,
          RESTART),
      List.of(),
      PoolSpec::of);

  private static PoolSpec of(Values values) {
    return new PoolSpec(
        values.place(),
        values.find(ROLES).orElse(bothRoles(values.place())),
        values.get(REPLICAS),
        values.find(FIRST_NODE_ID),
        values.find(ZONE),
        values.get(STORAGE).value(),
        values.get(RESOURCES).value(),
        values.find(HEAP),
        values.get(JVM_OPTIONS).value(),
        values.get(CONFIG).value(),
        values.get(SPREAD),
        values.get(NODE_SELECTOR).value(),
        values.get(TOLERATIONS).value(),
        values.find(PRIORITY_CLASS),
        values.get(GRACE),
        values.get(POD_LABELS).value(),
        values.get(POD_ANNOTATIONS).value(),
        values.find(RESTART));
  }

  private static Located<List<Located<RoleName>>> bothRoles(Place pool) {
    return new Located<>(
        List.of(
            new Located<>(RoleName.CONTROLLER, pool, false),
            new Located<>(RoleName.BROKER, pool, false)),
        pool,
        false);
  }

  private static Map<String, RoleName> roleWords() {
    Map<String, RoleName> words = new LinkedHashMap<>();
    words.put("controller", RoleName.CONTROLLER);
    words.put("broker", RoleName.BROKER);
    return words;
  }

  private static Map<String, SpreadName> spreadWords() {
    Map<String, SpreadName> words = new LinkedHashMap<>();
    words.put("required", SpreadName.REQUIRED);
    words.put("preferred", SpreadName.PREFERRED);
    words.put("none", SpreadName.NONE);
    return words;
  }
}
