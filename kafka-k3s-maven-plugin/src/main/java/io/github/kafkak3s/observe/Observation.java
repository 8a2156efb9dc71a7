package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    List<KafkaNode> nodes = new ArrayList<>();
    for (Workload workload : workloads) {
      nodes.addAll(reader.read(workload));
    }
    List<Service> services = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    List<Policy> policies = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>(reader.unknowns());
    for (K8sObject kustomization : set.kustomizations()) {
      addChanges(kustomization, unknowns);
    }
    for (K8sObject object : set.objects()) {
      switch (object.kind()) {
        case "Service" -> services.add(Service.of(object));
        case "PodDisruptionBudget" -> budgets.add(Budget.of(object));
        case "NetworkPolicy" -> policies.add(Policy.of(object));
        default -> addOperator(object, unknowns);
      }
    }
    unknowns.sort(Comparator.comparing(Unknown::place));
    return new Observation(
        set,
        intent,
        workloads,
        List.copyOf(nodes),
        ClusterReader.read(nodes),
        List.copyOf(services),
        List.copyOf(budgets),
        List.copyOf(policies),
        List.copyOf(unknowns));
  }

  /** Says what a kustomization does to its files beyond listing them; it is not followed. */
  private static void addChanges(K8sObject kustomization, List<Unknown> unknowns) {
    for (YamlMap.Entry entry : kustomization.node().entries()) {
      if (CHANGING.contains(entry.name())) {
        unknowns.add(new Unknown(
            entry.keyPlace(), "what the kustomization makes of its files by " + entry.name()));
      }
    }
  }

  /** Says of what an operator or a chart makes that it cannot be seen. */
  private static void addOperator(K8sObject object, List<Unknown> unknowns) {
    boolean isOperators = switch (object.kind()) {
      case "Kafka", "KafkaNodePool", "KafkaCluster", "KRaftController" ->
        !object.group().isEmpty();
      case "HelmChart", "HelmRelease" -> true;
      default -> false;
    };
    if (isOperators) {
      unknowns.add(new Unknown(
          object.place(), "what is made of " + object.shown() + " (" + object.group() + ")"));
    }
  }

  /** Returns the workloads that run Kafka, in order. */
  public List<Workload> kafkaWorkloads() {
    Set<Workload> distinct = new LinkedHashSet<>();
    for (KafkaNode node : nodes) {
      distinct.add(node.workload());
    }
    return List.copyOf(distinct);
  }

  /** Returns the first node of each workload that runs Kafka, in order. */
  public List<KafkaNode> firstNodes() {
    List<KafkaNode> first = new ArrayList<>();
    for (KafkaNode node : nodes) {
      if (node.index() == 0) {
        first.add(node);
      }
    }
    return List.copyOf(first);
  }

  /** Returns the nodes of a workload. */
  public List<KafkaNode> nodesOf(Workload workload) {
    List<KafkaNode> of = new ArrayList<>();
    for (KafkaNode node : nodes) {
      if (node.workload().equals(workload)) {
        of.add(node);
      }
    }
    return List.copyOf(of);
  }

  /** Returns the cluster that a node belongs to. */
  public Optional<KafkaCluster> clusterOf(KafkaNode node) {
    for (KafkaCluster cluster : clusters) {
      if (cluster.nodes().contains(node)) {
        return Optional.of(cluster);
      }
    }
    return Optional.empty();
  }

  /** Returns the Services that lead to the pods of a workload. */
  public List<Service> servicesOf(Workload workload) {
    List<Service> of = new ArrayList<>();
    for (Service service : services) {
      if (service.selects(workload)) {
        of.add(service);
      }
    }
    return List.copyOf(of);
  }

  /** Returns the Service of a name that a workload would find in its own namespace. */
  public Optional<Service> service(String namespace, String name) {
    for (Service service : services) {
      if (service.name().equals(name)
          && ManifestSet.meet(service.object().namespace(), namespace)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /** Returns the budgets that cover the pods of a workload. */
  public List<Budget> budgetsOf(Workload workload) {
    List<Budget> of = new ArrayList<>();
    for (Budget budget : budgets) {
      if (budget.covers(workload)) {
        of.add(budget);
      }
    }
    return List.copyOf(of);
  }

  /** Returns the network policies that cover the pods of a workload. */
  public List<Policy> policiesOf(Workload workload) {
    List<Policy> of = new ArrayList<>();
    for (Policy policy : policies) {
      if (policy.covers(workload)) {
        of.add(policy);
      }
    }
    return List.copyOf(of);
  }

  /**
   * Returns where what is said of the bundle as a whole stands: the first line of the first
   * workload that runs Kafka; empty where none does.
   */
  public Optional<Place> place() {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(nodes.get(0).workload().object().place());
  }

  /**
   * Tells whether Argo CD or Flux applies the bundle, as far as it shows: it was compiled from
   * kafka.yaml, or holds objects or annotations of theirs.
   */
  public boolean isGitOps() {
    if (intent.isOurs()) {
      return true;
    }
    for (K8sObject object : set.objects()) {
      if (object.isOfArgo() || object.isOfFlux()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a command or script of the bundle holds all of some words: what a Job or hook may
   * do to the cluster after its start.
   */
  public boolean hasScriptWith(String... words) {
    for (Workload workload : workloads) {
      for (Container container : workload.allContainers()) {
        if (holds(container.node(), words)) {
          return true;
        }
      }
    }
    for (K8sObject object : set.ofKind("ConfigMap")) {
      if (object.node().at("data") instanceof YamlMap map && holdsEach(map, words)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the bundle creates topics, by resources or by a script. */
  public boolean createsTopics() {
    return !set.ofKind("KafkaTopic").isEmpty() || hasScriptWith("kafka-topics", "--create");
  }

  private static boolean holdsEach(YamlMap data, String... words) {
    for (YamlMap.Entry entry : data.entries()) {
      if (entry.value() instanceof YamlScalar text && holds(text.text(), words)) {
        return true;
      }
    }
    return false;
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
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
