package io.github.kafkak3s.lab;

import io.github.kafkak3s.Classpath;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Strict validation of Kubernetes objects by the models that Kubernetes' Java client generates from
 * the API's own OpenAPI document: unknown and missing fields at any depth, and values of another
 * type than the API's. Each Kubernetes release lives in a class loader of its own.
 */
final class K8sModels implements AutoCloseable {
  /**
   * The Kubernetes releases that the lab has the models of, {@code src/lab}: the oldest and the
   * newest supported.
   */
  static final List<String> RELEASES = List.of("1.30", "1.36");

  private static final String MODELS = "io.kubernetes.client.openapi.models.V1";
  private static final Map<String, String> API_VERSIONS = Map.ofEntries(
      Map.entry("Namespace", "v1"),
      Map.entry("ConfigMap", "v1"),
      Map.entry("Secret", "v1"),
      Map.entry("Service", "v1"),
      Map.entry("ServiceAccount", "v1"),
      Map.entry("ResourceQuota", "v1"),
      Map.entry("Deployment", "apps/v1"),
      Map.entry("StatefulSet", "apps/v1"),
      Map.entry("PodDisruptionBudget", "policy/v1"),
      Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
      Map.entry("Job", "batch/v1"),
      Map.entry("CronJob", "batch/v1"));

  private final URLClassLoader loader;
  private final Object gson;
  private final Method toTree;
  private final Method fromTree;

  private K8sModels(URLClassLoader loader) throws ReflectiveOperationException {
    this.loader = loader;
    this.gson = loader
        .loadClass("io.kubernetes.client.openapi.JSON")
        .getMethod("getGson")
        .invoke(null);
    this.toTree = gson.getClass().getMethod("toJsonTree", Object.class);
    this.fromTree = gson.getClass()
        .getMethod("fromJson", loader.loadClass("com.google.gson.JsonElement"), Class.class);
  }

  /** Loads the models of a Kubernetes release, {@code 1.36}. */
  static K8sModels of(String release) throws IOException {
    Classpath classpath = Classpath.of("kubernetes-" + release);
    URLClassLoader loader = new URLClassLoader(
        classpath.name(), classpath.urls(), ClassLoader.getPlatformClassLoader());
    try {
      return new K8sModels(loader);
    } catch (ReflectiveOperationException e) {
      loader.close();
      throw new IOException(e);
    }
  }

  /**
   * Returns what is wrong with a document; nothing where the API server's strict decoding would
   * take it.
   */
  List<String> problems(String yamlDocument) {
    List<String> problems = new ArrayList<>();
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yamlDocument);
    if (!(document instanceof Map<?, ?> map)) {
      return List.of("not an object");
    }
    String kind = String.valueOf(map.get("kind"));
    if (!API_VERSIONS.containsKey(kind)) {
      return List.of("no model of the kind " + kind);
    }
    if (!API_VERSIONS.get(kind).equals(map.get("apiVersion"))) {
      problems.add("apiVersion of " + kind + " is " + map.get("apiVersion"));
    }
    try {
      Class<?> model = loader.loadClass(MODELS + kind);
      Object tree = toTree.invoke(gson, document);
      validator(model).invoke(null, tree);
      compare("", tree, toTree.invoke(gson, fromTree.invoke(gson, tree, model)), problems);
    } catch (InvocationTargetException e) {
      problems.add(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return problems;
  }

  /** The generator renamed the method on the way from the older client to the newer one. */
  private static Method validator(Class<?> model) {
    return Arrays.stream(model.getMethods())
        .filter(method -> method.getName().matches("validateJson(Object|Element)"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a model reads as another value than was written has the wrong type, {@code 1} for
   * {@code "1"}, or form.
   */
  private static void compare(String path, Object written, Object read, List<String> problems)
      throws ReflectiveOperationException {
    if (written.equals(read)) {
      return;
    }
    if (read == null || isScalar(written) || written.getClass() != read.getClass()) {
      problems.add(path + ": " + written + " is read as " + read);
      return;
    }
    // The models add empty maps and lists of their own; only what was written counts.
    Map<String, Object> fields = members(written);
    Map<String, Object> others = members(read);
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      compare(path + "/" + field.getKey(), field.getValue(), others.get(field.getKey()), problems);
    }
  }

  private static boolean isScalar(Object element) {
    return element.getClass().getSimpleName().equals("JsonPrimitive");
  }

  /** Returns the fields of an object or the items of an array by their path step. */
  private static Map<String, Object> members(Object element) throws ReflectiveOperationException {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (element.getClass().getSimpleName()) {
      case "JsonObject" -> {
        Map<?, ?> map = (Map<?, ?>) element.getClass().getMethod("asMap").invoke(element);
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
      }
      case "JsonArray" -> {
        List<?> list = (List<?>) element.getClass().getMethod("asList").invoke(element);
        for (int i = 0; i < list.size(); i++) {
          members.put(Integer.toString(i), list.get(i));
        }
      }
      default -> {
        // A scalar has no members.
      }
    }
    return members;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
