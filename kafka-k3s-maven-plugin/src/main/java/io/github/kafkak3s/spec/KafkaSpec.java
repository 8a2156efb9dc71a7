package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code spec}: the cluster.
 *
 * @param place where the map stands
 * @param version the Kafka release
 * @param metadataVersion the metadata version of the first format
 * @param clusterId the cluster id
 * @param bootstrap whether controllers may format an empty disk
 * @param reformat names of pods that may format an empty disk all the same
 * @param clusterDomain the DNS domain of the Kubernetes cluster
 * @param image the image
 * @param config Kafka options of all nodes
 * @param logging log levels
 * @param restart a text whose change rolls every pod
 * @param nodePools the pools by name, located at their names
 * @param listeners the listeners by name, located at their names
 * @param createNamespace whether the bundle holds the Namespace
 * @param networkClients namespaces that may reach the client listeners; absent for every namespace
 * @param podDisruptionBudget how many pods a drain may take at a time
 * @param target the K3s cluster that this is for
 * @param guarantees how many failures at once are not to break the cluster
 * @param lint what has been decided about the rules
 * @param patches JSON patches on rendered objects
 * @param extraManifests patterns of further manifests
 */
public record KafkaSpec(
    Place place,
    Located<String> version,
    Optional<Located<String>> metadataVersion,
    Optional<Located<String>> clusterId,
    Located<Boolean> bootstrap,
    List<Located<String>> reformat,
    Located<String> clusterDomain,
    Optional<Located<ImageSpec>> image,
    Map<String, Option> config,
    LoggingSpec logging,
    Optional<Located<String>> restart,
    Located<Map<String, Located<PoolSpec>>> nodePools,
    Map<String, Located<ListenerSpec>> listeners,
    Located<Boolean> createNamespace,
    Optional<Located<List<Located<String>>>> networkClients,
    Located<BudgetSpec> podDisruptionBudget,
    Optional<Located<TargetSpec>> target,
    Optional<Located<GuaranteesSpec>> guarantees,
    LintSpec lint,
    List<Located<PatchSpec>> patches,
    List<Located<String>> extraManifests) {

  private static final Field<String> VERSION = Field.required(
      "version",
      Types.text("a Kafka release such as 4.3.1", "[0-9]+(?:\\.[0-9]+)*"),
      "The Kafka release.");
  private static final Field<String> METADATA_VERSION = Field.optional(
      "metadataVersion",
      Types.text("a metadata version such as 4.3-IV0 or 4.3", "[0-9]+\\.[0-9]+(?:-IV[0-9]+)?"),
      "the release's own",
      "The metadata version of the first format; it has no effect on a disk that is formatted.");
  private static final Field<String> CLUSTER_ID = Field.optional(
      "clusterId",
      Types.text(),
      "derived from namespace, name and environment",
      "The id that the disks are formatted with: 22 characters, the base64url form of 16 bytes."
          + " `init` writes a random one. It can never change.");
  private static final Field<Boolean> BOOTSTRAP = Field.optional(
      "bootstrap",
      Types.bool(),
      true,
      "true",
      "true until the cluster has formed; then false: a controller with an empty disk is no"
          + " longer formatted, since two empty voters of three would elect each other and erase"
          + " the cluster.");
  private static final Field<List<Located<String>>> REFORMAT = Field.optional(
      "reformat",
      Types.listOf(FieldTypes.DNS_LABEL),
      List.of(),
      "none",
      "Names of pods that may format an empty disk although `bootstrap` is false.");
  private static final Field<String> CLUSTER_DOMAIN = Field.optional(
      "clusterDomain",
      FieldTypes.DNS_NAME,
      "cluster.local",
      "cluster.local",
      "The DNS domain of the Kubernetes cluster.");
  private static final Field<ImageSpec> IMAGE = Field.optional(
      "image",
      ImageSpec.SHAPE,
      "docker.io/apache/kafka of the version",
      "The image of every Kafka container.");
  private static final Field<Map<String, Option>> CONFIG = Field.optional(
      "config",
      FieldTypes.OPTIONS,
      Map.of(),
      "none",
      "Kafka options of all nodes, by Kafka's own names, checked against that release.");
  private static final Field<LoggingSpec> LOGGING =
      Field.optional("logging", LoggingSpec.SHAPE, LoggingSpec.DEFAULT, "INFO", "Log levels.");
  private static final Field<String> RESTART = Field.optional(
      "restart",
      Types.text(),
      "none",
      "Any text; a change of it rolls every pod: the form of `rollout restart` that Git knows.");
  private static final Field<Map<String, Located<PoolSpec>>> NODE_POOLS = Field.required(
      "nodePools",
      Types.mapOf(FieldTypes.DNS_LABEL, PoolSpec.SHAPE),
      "The nodes: one StatefulSet for each pool. A pool named like the cluster has no suffix in"
          + " its names.");
  private static final Field<Map<String, Located<ListenerSpec>>> LISTENERS = Field.optional(
      "listeners",
      Types.mapOf(FieldTypes.LISTENER_NAME, ListenerSpec.SHAPE),
      Map.of(),
      "REPLICATION 9091, CLIENT 9092, CONTROLLER 9093",
      "The listeners by name. A purpose that none has keeps its default listener.");
  private static final Field<Boolean> CREATE = Field.optional(
      "create",
      Types.bool(),
      true,
      "true",
      "false in a shared namespace, or without the right to make one.");
  private static final Field<Located<Boolean>> NAMESPACE = Field.optional(
      "namespace",
      new Shape<>("the Namespace object", List.of(CREATE), List.of(), values -> values.get(CREATE)),
      "`{create: true}`",
      "Whether the bundle holds the Namespace.");
  private static final Field<String> CLIENT_NAMESPACE =
      Field.required("namespace", FieldTypes.DNS_LABEL, "A namespace whose pods may connect.");
  private static final Field<List<Located<Located<String>>>> CLIENTS = Field.required(
      "clients",
      Types.listOf(new Shape<>(
          "who may connect",
          List.of(CLIENT_NAMESPACE),
          List.of(),
          values -> values.get(CLIENT_NAMESPACE))),
      "Who may reach the client listeners.");
  private static final Field<List<Located<Located<String>>>> NETWORK_POLICY = Field.optional(
      "networkPolicy",
      new Shape<>(
          "who may connect",
          List.of(CLIENTS),
          List.of(),
          values -> values.get(CLIENTS).value()),
      "every namespace on client listeners",
      "Who may connect. Peers alone reach the other listeners, always.");
  private static final Field<BudgetSpec> BUDGET = Field.optional(
      "podDisruptionBudget",
      BudgetSpec.TYPE,
      BudgetSpec.AUTO,
      "auto",
      "How many pods a drain may take at a time: computed from replication factors, min in-sync"
          + " replicas and the quorum (`auto`), a number, or no budget (`none`).");
  private static final Field<TargetSpec> TARGET = Field.optional(
      "target",
      Types.whenUsed(() -> TargetSpec.SHAPE),
      "not known",
      "The K3s cluster that this is for. Read by the lint; emitted nowhere.");
  private static final Field<GuaranteesSpec> GUARANTEES = Field.optional(
      "guarantees",
      Types.whenUsed(() -> GuaranteesSpec.SHAPE),
      "none",
      "How many hosts or zones may fail at once. Proved by the lint over every placement that Kafka"
          + " and Kubernetes may choose (KK3508); emitted nowhere.");
  private static final Field<LintSpec> LINT = Field.optional(
      "lint",
      LintSpec.SHAPE,
      LintSpec.DEFAULT,
      "an error fails",
      "What has been decided about the rules. Emitted nowhere.");
  private static final Field<List<Located<PatchSpec>>> PATCHES = Field.optional(
      "patches",
      Types.listOf(Types.whenUsed(() -> PatchSpec.SHAPE)),
      List.of(),
      "none",
      "The way out: JSON patches on rendered objects.");
  private static final Field<List<Located<String>>> EXTRA_MANIFESTS = Field.optional(
      "extraManifests",
      Types.listOf(Types.text()),
      List.of(),
      "none",
      "Patterns (`*`, `**`, `?`) of further manifests, relative to kafka.yaml; copied into the"
          + " bundle and its kustomization.");

  static final Shape<KafkaSpec> SHAPE = new Shape<>(
      "the cluster",
      List.of(
          VERSION,
          METADATA_VERSION,
          CLUSTER_ID,
          BOOTSTRAP,
          REFORMAT,
          CLUSTER_DOMAIN,
          IMAGE,
          CONFIG,
          LOGGING,
          RESTART,
          NODE_POOLS,
          LISTENERS,
          NAMESPACE,
          NETWORK_POLICY,
          BUDGET,
          TARGET,
          GUARANTEES,
          LINT,
          PATCHES,
          EXTRA_MANIFESTS),
      List.of(
          "authorization",
          "topicDefaults",
          "topics",
          "users",
          "provisioning",
          "secrets",
          "monitoring",
          "gitops"),
      KafkaSpec::of);

  private static KafkaSpec of(Values values) {
    return new KafkaSpec(
        values.place(),
        values.get(VERSION),
        values.find(METADATA_VERSION),
        values.find(CLUSTER_ID),
        values.get(BOOTSTRAP),
        values.get(REFORMAT).value(),
        values.get(CLUSTER_DOMAIN),
        values.find(IMAGE),
        values.get(CONFIG).value(),
        values.get(LOGGING).value(),
        values.find(RESTART),
        values.get(NODE_POOLS),
        values.get(LISTENERS).value(),
        Located.value(values.find(NAMESPACE)).orElse(new Located<>(true, values.place(), false)),
        networkClients(values.find(NETWORK_POLICY)),
        values.get(BUDGET),
        values.find(TARGET),
        values.find(GUARANTEES),
        values.get(LINT).value(),
        values.get(PATCHES).value(),
        values.get(EXTRA_MANIFESTS).value());
  }

  private static Optional<Located<List<Located<String>>>> networkClients(
      Optional<Located<List<Located<Located<String>>>>> clients) {
    return clients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Located.at(clients.get().place(), Located.values(clients.get().value())));
  }
}
