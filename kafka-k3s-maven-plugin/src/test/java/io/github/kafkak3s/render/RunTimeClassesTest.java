package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.builder.Editable;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.diagnostic.Findings;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rendering loads the models and nothing around them: the mapper and the builders, hundreds of
 * classes, would cost more than all else that generate does.
 */
class RunTimeClassesTest {
  @Test
  void rendersWithoutMapperAndBuilders() throws Exception {
    Set<String> loaded = new TreeSet<>();
    try (ModelLoader loader = new ModelLoader(loaded)) {
      Method smallest = loader.loadClass(Clusters.class.getName()).getDeclaredMethod("smallest");
      smallest.setAccessible(true);
      Class<?> findings = loader.loadClass(Findings.class.getName());
      Method render = loader
          .loadClass(Renderer.class.getName())
          .getMethod("render", loader.loadClass(Cluster.class.getName()), List.class, findings);
      Object objects = render.invoke(
          null,
          smallest.invoke(null),
          List.of(),
          findings.getDeclaredConstructor().newInstance());
      assertEquals(8, ((List<?>) objects).size());
    }
    assertTrue(loaded.contains(StatefulSet.class.getName()), "the loader saw no model");
    assertEquals(
        List.of(),
        loaded.stream()
            .filter(name -> name.matches(".*(jackson|Builder|Fluent).*"))
            .toList());
  }

  /** Loads our classes and the models anew, Jackson not at all. */
  private static final class ModelLoader extends URLClassLoader {
    private final Set<String> asked;

    ModelLoader(Set<String> asked) {
      super(
          Stream.of(
                  Renderer.class,
                  Clusters.class,
                  Editable.class,
                  Namespace.class,
                  StatefulSet.class,
                  NetworkPolicy.class,
                  PodDisruptionBudget.class)
              .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
              .distinct()
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
      this.asked = asked;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      asked.add(name);
      return super.findClass(name);
    }
  }
}
