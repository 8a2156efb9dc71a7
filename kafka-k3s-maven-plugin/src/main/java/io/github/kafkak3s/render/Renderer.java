package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.github.kafkak3s.cluster.Budget;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.diagnostic.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders a cluster: its objects, the user's patches on them, and what derives from the patched
 * objects.
 */
public final class Renderer {
  private final Cluster cluster;
  private final Patches patches;
  private final List<RenderedObject> rendered = new ArrayList<>();

  private Renderer(Cluster cluster, Patches patches) {
    this.cluster = cluster;
    this.patches = patches;
  }

  /**
   * Returns the objects of a cluster, one per file; the trees are the caller's.
   *
   * @param patches JSON patches on the objects, in the order that they are done
   * @param findings takes patches without target (KK0010) and operations that do not apply (KK0011)
   */
  public static List<RenderedObject> render(
      Cluster cluster, List<ObjectPatch> patches, Findings findings) {
    Renderer renderer = new Renderer(cluster, new Patches(patches, findings));
    renderer.renderAll();
    renderer.patches.reportWithoutTarget();
    return List.copyOf(renderer.rendered);
  }

  private void renderAll() {
    if (cluster.createNamespace()) {
      add(cluster.name(), NamespaceRenderer.render(cluster));
    }
    add(cluster.name(), ServiceAccountRenderer.render(cluster));
    add(cluster.name(), NetworkPolicyRenderer.render(cluster));
    for (Budget budget : cluster.budgets()) {
      add(budget.name(), DisruptionBudgetRenderer.render(cluster, budget));
    }
    add(cluster.name(), ServiceRenderer.renderHeadless(cluster));
    add(ServiceRenderer.bootstrapName(cluster), ServiceRenderer.renderBootstrap(cluster));
    for (Pool pool : cluster.pools()) {
      String checksum = addConfigMap(pool);
      add(pool.objectName(), StatefulSetRenderer.render(cluster, pool, checksum));
    }
  }

  /** Adds a pool's ConfigMap and returns the checksum of what the patches have left of it. */
  private String addConfigMap(Pool pool) {
    Map<String, Object> map = ObjectTree.of(ConfigMapRenderer.render(cluster, pool));
    Map<String, Object> patched = patches.applyTo(map);
    add(pool.objectName(), patched);
    return ConfigChecksum.of(cluster, pool, map, patched);
  }

  private void add(String owner, KubernetesResource object) {
    add(owner, patches.applyTo(ObjectTree.of(object)));
  }

  private void add(String owner, Map<String, Object> patched) {
    Map<String, Object> tree = new LinkedHashMap<>(patched);
    FluxSubstitution.exempt(tree);
    String kind = String.valueOf(tree.get("kind")).toLowerCase(Locale.ROOT);
    rendered.add(new RenderedObject(owner + "-" + kind + ".yaml", tree));
  }
}
