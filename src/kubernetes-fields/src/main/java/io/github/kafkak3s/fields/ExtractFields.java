package io.github.kafkak3s.fields;

import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the kinds that a Kafka deployment is made of, and the fields of each of their types. */
public final class ExtractFields {
  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  /**
   * The newest version of each kind; older ones of a kind are gone from every K3s that is
   * supported.
   */
  private static final Map<String, List<String>> KINDS = new TreeMap<>(Map.of(
      "admissionregistration.k8s.io/v1",
      List.of("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"),
      "apps/v1",
      List.of("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"),
      "autoscaling/v2",
      List.of("HorizontalPodAutoscaler"),
      "batch/v1",
      List.of("CronJob", "Job"),
      "networking.k8s.io/v1",
      List.of("Ingress", "IngressClass", "NetworkPolicy"),
      "policy/v1",
      List.of("PodDisruptionBudget"),
      "rbac.authorization.k8s.io/v1",
      List.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"),
      "scheduling.k8s.io/v1",
      List.of("PriorityClass"),
      "storage.k8s.io/v1",
      List.of("StorageClass"),
      "v1",
      List.of(
          "ConfigMap",
          "LimitRange",
          "Namespace",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "Pod",
          "ResourceQuota",
          "Secret",
          "Service",
          "ServiceAccount")));

  private static final Map<Type, String> SCALARS = Map.ofEntries(
      Map.entry(String.class, "text"),
      Map.entry(Integer.class, "integer"),
      Map.entry(Long.class, "integer"),
      Map.entry(Double.class, "number"),
      Map.entry(Boolean.class, "boolean"),
      Map.entry(Quantity.class, "quantity"),
      Map.entry(IntOrString.class, "port"),
      Map.entry(OffsetDateTime.class, "time"),
      Map.entry(byte[].class, "bytes"),
      Map.entry(Object.class, "any"));

  private final Map<String, Class<?>> types = new TreeMap<>();

  private ExtractFields() {}

  /** Writes the file that the argument names. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  /** Returns the text of the file. */
  static String text() throws ReflectiveOperationException {
    return new ExtractFields().write();
  }

  private String write() throws ReflectiveOperationException {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, List<String>> version : KINDS.entrySet()) {
      for (String kind : version.getValue()) {
        String number = version.getKey().endsWith("v2") ? "V2" : "V1";
        Class<?> type = model(number + kind);
        out.append("kind ").append(version.getKey()).append(' ').append(kind).append(' ');
        out.append(name(type)).append('\n');
      }
    }
    for (int before = 0; before < types.size(); ) {
      before = types.size();
      List.copyOf(types.values()).forEach(this::fields);
    }
    for (Class<?> type : types.values()) {
      out.append("type ").append(type.getSimpleName()).append('\n');
      for (Map.Entry<String, String> field : fields(type).entrySet()) {
        out.append(' ')
            .append(field.getKey())
            .append(' ')
            .append(field.getValue())
            .append('\n');
      }
    }
    return out.toString();
  }

  private static Class<?> model(String name) throws ClassNotFoundException {
    try {
      return Class.forName(MODELS + name);
    } catch (ClassNotFoundException e) {
      return Class.forName(MODELS + "Core" + name);
    }
  }

  private Map<String, String> fields(Class<?> type) {
    Map<String, String> fields = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null) {
        fields.put(name.value(), shape(field.getGenericType()));
      }
    }
    return fields;
  }

  private String shape(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType().equals(Map.class)
          ? "{" + shape(arguments[1]) + "}"
          : "[" + shape(arguments[0]) + "]";
    }
    String scalar = SCALARS.get(type);
    return scalar == null ? name((Class<?>) type) : scalar;
  }

  private String name(Class<?> type) {
    types.put(type.getSimpleName(), type);
    return type.getSimpleName();
  }
}
