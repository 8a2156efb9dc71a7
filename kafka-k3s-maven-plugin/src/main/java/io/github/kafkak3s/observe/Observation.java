package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a bundle was seen to run; what rules and proofs judge. Immutable.
 *
 * @param set the manifests
 * @param intent what the bundle is for
 * @param workloads whatever makes pods, in order
 * @param nodes the pods that run Kafka, in the order of workloads and ordinals
 * @param clusters the clusters that they form
 * @param services the Services
 * @param budgets the PodDisruptionBudgets
 * @param policies the NetworkPolicies
 * @param unknowns what could not be followed, sorted by place
 */
public record Observation(
    ManifestSet set,
    Intent intent,
    List<Workload> workloads,
    List<KafkaNode> nodes,
    List<KafkaCluster> clusters,
    List<Service> services,
    List<Budget> budgets,
    List<Policy> policies,
    List<Unknown> unknowns) {
  private static final Set<String> CHANGING = Set.of(
      "patches",
      "patchesStrategicMerge",
      "patchesJson6902",
      "configMapGenerator",
      "secretGenerator",
      "helmCharts",
      "helmChartInflationGenerator",
      "generators",
      "transformers",
      "replacements",
      "vars",
      "replicas",
      "images",
      "namePrefix",
      "nameSuffix",
      "namespace",
      "commonLabels",
      "labels");

  /** Observes a bundle. */
  public static Observation of(ManifestSet set, Intent intent, OptionCatalogues catalogues) {
    List<Workload> workloads = set.workloads();
    NodeReader reader = new NodeReader(set, intent, catalogues);
    List<KafkaNode> nodes =
        workloads.stream().flatMap(workload -> reader.read(workload).stream()).toList();
    return new Observation(
        set,
        intent,
        workloads,
        nodes,
        ClusterReader.read(nodes),
        set.ofKind("Service").stream().map(Service::of).toList(),
        set.ofKind("PodDisruptionBudget").stream().map(Budget::of).toList(),
        set.ofKind("NetworkPolicy").stream().map(Policy::of).toList(),
        Stream.of(
                reader.unknowns().stream(),
                set.kustomizations().stream().flatMap(Observation::changes),
                set.objects().stream().flatMap(Observation::operators))
            .flatMap(each -> each)
            .sorted(Comparator.comparing(Unknown::place))
            .toList());
  }

  /** Returns what a kustomization does to its files beyond listing them; it is not followed. */
  private static Stream<Unknown> changes(K8sObject kustomization) {
    return kustomization.node().entries().stream()
        .filter(entry -> CHANGING.contains(entry.name()))
        .map(entry -> new Unknown(
            entry.keyPlace(), "what the kustomization makes of its files by " + entry.name()));
  }

  /** Says of what an operator or a chart makes that it cannot be seen. */
  private static Stream<Unknown> operators(K8sObject object) {
    boolean isOperators = switch (object.kind()) {
      case "Kafka", "KafkaNodePool", "KafkaCluster", "KRaftController" ->
        !object.group().isEmpty();
      case "HelmChart", "HelmRelease" -> true;
      default -> false;
    };
    return isOperators
        ? Stream.of(new Unknown(
            object.place(), "what is made of " + object.shown() + " (" + object.group() + ")"))
        : Stream.empty();
  }

  /** Returns the workloads that run Kafka, in order. */
  public List<Workload> kafkaWorkloads() {
    return nodes.stream().map(KafkaNode::workload).distinct().toList();
  }

  /** Returns the first node of each workload that runs Kafka, in order. */
  public List<KafkaNode> firstNodes() {
    return nodes.stream().filter(node -> node.index() == 0).toList();
  }

  /** Returns the nodes of a workload. */
  public List<KafkaNode> nodesOf(Workload workload) {
    return nodes.stream().filter(node -> node.workload().equals(workload)).toList();
  }

  /** Returns the cluster that a node belongs to. */
  public Optional<KafkaCluster> clusterOf(KafkaNode node) {
    return clusters.stream().filter(cluster -> cluster.nodes().contains(node)).findFirst();
  }

  /** Returns the Services that lead to the pods of a workload. */
  public List<Service> servicesOf(Workload workload) {
    return services.stream().filter(service -> service.selects(workload)).toList();
  }

  /** Returns the Service of a name that a workload would find in its own namespace. */
  public Optional<Service> service(String namespace, String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .filter(service -> ManifestSet.meet(service.object().namespace(), namespace))
        .findFirst();
  }

  /** Returns the budgets that cover the pods of a workload. */
  public List<Budget> budgetsOf(Workload workload) {
    return budgets.stream().filter(budget -> budget.covers(workload)).toList();
  }

  /** Returns the network policies that cover the pods of a workload. */
  public List<Policy> policiesOf(Workload workload) {
    return policies.stream().filter(policy -> policy.covers(workload)).toList();
  }

  /**
   * Returns where what is said of the bundle as a whole stands: the first line of the first
   * workload that runs Kafka; empty where none does.
   */
  public Optional<Place> place() {
    return nodes.stream().findFirst().map(node -> node.workload().object().place());
  }

  /**
   * Tells whether Argo CD or Flux applies the bundle, as far as it shows: it was compiled from
   * kafka.yaml, or holds objects or annotations of theirs.
   */
  public boolean isGitOps() {
    return intent.isOurs()
        || set.objects().stream().anyMatch(object -> object.isOfArgo() || object.isOfFlux());
  }

  /**
   * Tells whether a command or script of the bundle holds all of some words: what a Job or hook may
   * do to the cluster after its start.
   */
  public boolean hasScriptWith(String... words) {
    return workloads.stream()
            .flatMap(workload -> workload.allContainers().stream())
            .anyMatch(container -> holds(container.node(), words))
        || set.ofKind("ConfigMap").stream()
            .map(object -> object.node().at("data"))
            .anyMatch(data -> data instanceof YamlMap map && holdsEach(map, words));
  }

  /** Tells whether the bundle creates topics, by resources or by a script. */
  public boolean createsTopics() {
    return !set.ofKind("KafkaTopic").isEmpty() || hasScriptWith("kafka-topics", "--create");
  }

  private static boolean holdsEach(YamlMap data, String... words) {
    return data.entries().stream()
        .anyMatch(entry -> entry.value() instanceof YamlScalar text && holds(text.text(), words));
  }

  private static boolean holds(YamlMap container, String... words) {
    StringBuilder text = new StringBuilder();
    for (List<YamlNode> list : List.of(
        container.itemsAt("command"),
        container.itemsAt("args"),
        container.itemsAt("lifecycle", "postStart", "exec", "command"))) {
      for (YamlNode word : list) {
        text.append(word instanceof YamlScalar scalar ? scalar.text() : "").append(' ');
      }
    }
    return holds(text.toString(), words);
  }

  private static boolean holds(String text, String... words) {
    return Stream.of(words).allMatch(text::contains);
  }
}
