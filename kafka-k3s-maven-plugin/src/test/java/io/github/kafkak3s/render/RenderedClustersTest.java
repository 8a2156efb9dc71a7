package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.bundle.CanonicalOrder;
import io.github.kafkak3s.cluster.Budget;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Image;
import io.github.kafkak3s.cluster.KafkaNode;
import io.github.kafkak3s.cluster.Listener;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.cluster.Storage;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.ImageContract;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the objects of every cluster: pools of any roles, zones, disks, spread, image. */
class RenderedClustersTest {
  private static final Predicate<Pool> EVERY = pool -> true;

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void selectorsMatchExactlyTheIntendedPods(@ForAll("clusters") Cluster cluster) {
    Map<String, Map<String, Object>> objects = render(cluster);
    Map<String, Map<String, String>> pods = podLabels(cluster, objects);
    assertEquals(
        pods(cluster, EVERY),
        selected(pods, objects.get("orders-service.yaml"), "spec", "selector"));
    assertEquals(
        pods(cluster, pool -> pool.has(Role.BROKER)),
        selected(pods, objects.get("orders-bootstrap-service.yaml"), "spec", "selector"));
    Map<String, Object> policy = objects.get("orders-networkpolicy.yaml");
    assertEquals(
        pods(cluster, EVERY), selected(pods, policy, "spec", "podSelector", "matchLabels"));
    assertEquals(
        pods(cluster, EVERY),
        selected(pods, policy, "spec", "ingress", 0, "from", 0, "podSelector", "matchLabels"));
    for (Budget budget : cluster.budgets()) {
      assertEquals(
          pods(cluster, pool -> budget.role().map(pool::has).orElse(true)),
          selected(
              pods,
              objects.get(budget.name() + "-poddisruptionbudget.yaml"),
              "spec",
              "selector",
              "matchLabels"));
    }
    for (Pool pool : cluster.pools()) {
      assertEquals(
          pods(cluster, pool::equals),
          selected(pods, statefulSet(objects, pool), "spec", "selector", "matchLabels"));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void hostsArePartedForEachRoleOfThePodOverAllPools(@ForAll("clusters") Cluster cluster) {
    Map<String, Map<String, Object>> objects = render(cluster);
    Map<String, Map<String, String>> pods = podLabels(cluster, objects);
    for (Pool pool : cluster.pools()) {
      Object affinity = Trees.at(
          statefulSet(objects, pool), "spec", "template", "spec", "affinity", "podAntiAffinity");
      Set<Set<String>> apart = new HashSet<>();
      List<?> terms = switch (pool.spread()) {
        case REQUIRED -> Trees.listAt(affinity, "requiredDuringSchedulingIgnoredDuringExecution");
        case PREFERRED ->
          Trees.listAt(affinity, "preferredDuringSchedulingIgnoredDuringExecution").stream()
              .map(term -> Trees.at(term, "podAffinityTerm"))
              .toList();
        case NONE -> List.of();
      };
      for (Object term : terms) {
        assertEquals("kubernetes.io/hostname", Trees.at(term, "topologyKey"));
        apart.add(selected(pods, term, "labelSelector", "matchLabels"));
      }
      Set<Set<String>> intended = new HashSet<>();
      if (pool.spread() != Pool.Spread.NONE) {
        pool.roles().forEach(role -> intended.add(pods(cluster, other -> other.has(role))));
      }
      assertEquals(intended, apart);
      assertEquals(apart.size(), terms.size(), "two terms select the same pods");
      assertEquals(pool.spread() == Pool.Spread.NONE, affinity == null);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void selectorsUseOurOwnLabelsAndNothingThatTheUserWrites(@ForAll("clusters") Cluster cluster) {
    for (Map<String, Object> object : render(cluster).values()) {
      selectors(object)
          .forEach(selector -> assertTrue(
              selector.keySet().stream().allMatch(key -> key.startsWith("kafka-k3s/")),
              selector.toString()));
      assertTrue(
          Trees.textsAt(object, "metadata", "labels").get("team").equals("shop"),
          "the user's label");
      for (Object claim : Trees.listAt(object, "spec", "volumeClaimTemplates")) {
        assertEquals(Set.of("name"), ((Map<?, ?>) Trees.at(claim, "metadata")).keySet());
      }
      assertFalse(
          Trees.textsAt(object, "spec", "template", "metadata", "labels").containsKey("team"));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void portsHaveNamesThatProbesAndServicesFind(@ForAll("clusters") Cluster cluster) {
    Map<String, Map<String, Object>> objects = render(cluster);
    for (Pool pool : cluster.pools()) {
      Object container =
          Trees.at(statefulSet(objects, pool), "spec", "template", "spec", "containers", 0);
      Map<String, Object> ports = new LinkedHashMap<>();
      for (Object port : Trees.listAt(container, "ports")) {
        String name = (String) Trees.at(port, "name");
        assertTrue(name.length() <= 15, name);
        assertEquals("TCP", Trees.at(port, "protocol"));
        assertEquals(null, ports.put(name, Trees.at(port, "containerPort")), name);
      }
      Map<String, Object> opened = new LinkedHashMap<>();
      cluster
          .listenersOf(pool.roles())
          .forEach(listener -> opened.put(listener.portName(), listener.port()));
      assertEquals(opened, ports);
      String probed = pool.has(Role.BROKER) ? "replication" : "controller";
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        assertEquals(probed, Trees.at(container, probe, "tcpSocket", "port"));
      }
    }
    assertEquals(
        cluster.listeners().stream().map(Listener::portName).toList(),
        Trees.listAt(objects.get("orders-service.yaml"), "spec", "ports").stream()
            .map(port -> Trees.at(port, "targetPort"))
            .toList());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatContainersNameIsThere(@ForAll("clusters") Cluster cluster) {
    Map<String, Map<String, Object>> objects = render(cluster);
    for (Pool pool : cluster.pools()) {
      Map<String, Object> set = statefulSet(objects, pool);
      Object pod = Trees.at(set, "spec", "template", "spec");
      Set<Object> volumes = new HashSet<>(names(Trees.listAt(pod, "volumes")));
      for (Object claim : Trees.listAt(set, "spec", "volumeClaimTemplates")) {
        assertTrue(volumes.add(Trees.at(claim, "metadata", "name")));
      }
      List<Object> containers = new ArrayList<>(Trees.listAt(pod, "initContainers"));
      containers.addAll(Trees.listAt(pod, "containers"));
      for (Object container : containers) {
        List<Object> paths = new ArrayList<>();
        for (Object mount : Trees.listAt(container, "volumeMounts")) {
          assertTrue(volumes.contains(Trees.at(mount, "name")), mount.toString());
          paths.add(Trees.at(mount, "mountPath"));
        }
        assertEquals(paths.size(), new HashSet<>(paths).size(), paths.toString());
        for (String directory : pool.nodes().get(0).options().get("log.dirs").split(",")) {
          assertTrue(paths.stream().anyMatch(path -> directory.startsWith(path + "/")), directory);
        }
      }
      Map<String, Object> map = objects.get(pool.objectName() + "-configmap.yaml");
      assertEquals(
          Trees.at(map, "metadata", "name"), Trees.at(pod, "volumes", 0, "configMap", "name"));
      String named = (String) Trees.at(pod, "containers", 0, "args", 0);
      for (KafkaNode node : pool.nodes()) {
        String key = named.replace("$(POD_NAME)", node.podName()).replace("/etc/kafka-k3s/", "");
        String text = (String) Trees.at(map, "data", key);
        assertTrue(text.contains("\nnode.id=" + node.id() + "\n"), text);
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyObjectStandsInAFileOfItsOwnAndCanBeWritten(@ForAll("clusters") Cluster cluster) {
    Findings findings = new Findings();
    List<RenderedObject> objects = Renderer.render(cluster, List.of(), findings);
    assertEquals(List.of(), findings.sorted());
    Set<String> fileNames = new TreeSet<>();
    Set<String> identities = new TreeSet<>();
    for (RenderedObject object : objects) {
      assertTrue(fileNames.add(object.fileName()), object.fileName());
      assertTrue(object.fileName().matches("[a-z0-9-]+\\.yaml"), object.fileName());
      String kind = (String) object.tree().get("kind");
      assertTrue(identities.add(kind + Trees.at(object.tree(), "metadata", "name")));
      assertEquals(
          kind.equals("Namespace") ? null : "kafka",
          Trees.at(object.tree(), "metadata", "namespace"));
      String text = YamlWriter.write(CanonicalOrder.of(object.tree()));
      assertEquals(text, YamlWriter.write(Trees.tree(text)), "what is written reads back");
      assertNoQuantityIsANumber(object.tree());
    }
    assertEquals(cluster.createNamespace(), fileNames.contains("orders-namespace.yaml"));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void sameClusterSameTrees(@ForAll("clusters") Cluster cluster) {
    assertEquals(
        Renderer.render(cluster, List.of(), new Findings()),
        Renderer.render(cluster, List.of(), new Findings()));
  }

  private static void assertNoQuantityIsANumber(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (Set.of("cpu", "memory", "storage", "sizeLimit").contains(key)) {
          assertTrue(value instanceof String, key + ": " + value);
        }
        assertNoQuantityIsANumber(value);
      });
    } else if (tree instanceof Collection<?> items) {
      items.forEach(RenderedClustersTest::assertNoQuantityIsANumber);
    }
  }

  private static List<Map<String, String>> selectors(Object tree) {
    List<Map<String, String>> found = new ArrayList<>();
    if (tree instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        boolean plain =
            entry.getKey().equals("selector") && Trees.at(entry.getValue(), "matchLabels") == null;
        // Namespaces bear Kubernetes' own label, not ours.
        boolean ofPods = !entry.getKey().equals("namespaceSelector");
        if (plain) {
          found.add(Trees.textsAt(entry.getValue()));
        } else if (entry.getKey().equals("matchLabels")) {
          found.add(Trees.textsAt(entry.getValue()));
        } else if (ofPods) {
          found.addAll(selectors(entry.getValue()));
        }
      }
    } else if (tree instanceof Collection<?> items) {
      items.forEach(item -> found.addAll(selectors(item)));
    }
    return found;
  }

  private static Map<String, Map<String, Object>> render(Cluster cluster) {
    Map<String, Map<String, Object>> trees = new TreeMap<>();
    Renderer.render(cluster, List.of(), new Findings())
        .forEach(object -> trees.put(object.fileName(), object.tree()));
    return trees;
  }

  private static Map<String, Object> statefulSet(
      Map<String, Map<String, Object>> objects, Pool pool) {
    return objects.get(pool.objectName() + "-statefulset.yaml");
  }

  /** Returns the labels of every pod that the StatefulSets make, and of one that is not Kafka's. */
  private static Map<String, Map<String, String>> podLabels(
      Cluster cluster, Map<String, Map<String, Object>> objects) {
    Map<String, Map<String, String>> labels = new TreeMap<>();
    for (Pool pool : cluster.pools()) {
      Map<String, Object> set = statefulSet(objects, pool);
      int replicas = (Integer) Trees.at(set, "spec", "replicas");
      for (int i = 0; i < replicas; i++) {
        labels.put(
            pool.objectName() + "-" + i,
            Trees.textsAt(set, "spec", "template", "metadata", "labels"));
      }
    }
    labels.put("a job of the cluster", Labels.common(cluster));
    labels.put("a node of another", Map.of("kafka-k3s/cluster", "x", "kafka-k3s/node", "true"));
    return labels;
  }

  private static Set<String> pods(Cluster cluster, Predicate<Pool> which) {
    return cluster.pools().stream()
        .filter(which)
        .flatMap(pool -> pool.nodes().stream().map(KafkaNode::podName))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> selected(
      Map<String, Map<String, String>> pods, Object tree, Object... steps) {
    Map<String, String> selector = Trees.textsAt(tree, steps);
    assertFalse(selector.isEmpty(), "an empty selector selects everything");
    return pods.entrySet().stream()
        .filter(pod -> pod.getValue().entrySet().containsAll(selector.entrySet()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Object> names(List<?> items) {
    return items.stream().map(item -> Trees.at(item, "name")).toList();
  }

  @Provide
  Arbitrary<Cluster> clusters() {
    Arbitrary<Clusters.PoolSketch> pool = Combinators.combine(
            Arbitraries.of(List.of(Role.BROKER), List.of(Role.CONTROLLER), List.of(Role.values())),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(Pool.Spread.values()),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("local-path", "longhorn"),
            Arbitraries.of("a", "b").optional())
        .as((roles, replicas, spread, volumes, storageClass, zone) -> {
          Clusters.PoolSketch sketch =
              new Clusters.PoolSketch("", 0, replicas, roles.toArray(Role[]::new));
          sketch.spread = spread;
          sketch.storage = new Storage("20Gi", storageClass, volumes);
          sketch.zone = zone;
          sketch.podLabels = Map.of("tier", "data");
          return sketch;
        });
    return Combinators.combine(
            pool.list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(ImageContract.values()),
            Arbitraries.of(true, false),
            Arbitraries.of(Clusters.KAFKA_4_3_1, Clusters.KAFKA_3_9_2))
        .as((pools, contract, flag, release) -> Clusters.smallest(cluster -> {
          cluster.name = "orders";
          cluster.labels = Map.of("team", "shop");
          cluster.createNamespace = flag;
          cluster.clientNamespaces = flag ? List.of() : List.of("shop", "billing");
          cluster.release = release;
          cluster.image =
              new Image(contract, "x.io/" + contract.repository() + ":1", "Always", List.of());
          cluster.pools.clear();
          for (int i = 0; i < pools.size(); i++) {
            cluster.pools.add(pools.get(i).named(i == 0 ? "orders" : "p" + i, i * 100));
          }
          cluster.budgets = flag
              ? List.of(new Budget("orders", Optional.empty(), 1))
              : List.of(
                  new Budget("orders-brokers", Optional.of(Role.BROKER), 1),
                  new Budget("orders-controllers", Optional.of(Role.CONTROLLER), 2));
        }));
  }
}
