package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectTreeTest {
  @Test
  void quantitiesAndIntOrStringsAreScalars() {
    EmptyDirVolumeSource source = new EmptyDirVolumeSource();
    source.setSizeLimit(new Quantity("1.5Gi"));
    assertEquals(Map.of("sizeLimit", "1.5Gi"), ObjectTree.of(source));
    source.setSizeLimit(new Quantity("2"));
    assertEquals(Map.of("sizeLimit", "2"), ObjectTree.of(source));
    ServicePort port = new ServicePort();
    port.setTargetPort(new IntOrString(9092));
    assertEquals(Map.of("targetPort", 9092), ObjectTree.of(port));
    port.setTargetPort(new IntOrString("client"));
    assertEquals(Map.of("targetPort", "client"), ObjectTree.of(port));
  }

  @Test
  void emptyObjectsStayAndEmptyMapsAndListsGo() {
    Volume volume = new Volume();
    volume.setEmptyDir(new EmptyDirVolumeSource());
    PodSpec pod = new PodSpec();
    pod.setVolumes(List.of(volume));
    pod.setTolerations(List.of());
    pod.setNodeSelector(Map.of());
    pod.setNodeName(null);
    assertEquals(Map.of("volumes", List.of(Map.of("emptyDir", Map.of()))), ObjectTree.of(pod));
  }

  @Test
  void fieldsThatTheModelDoesNotKnowAreCarried() {
    PodSpec pod = new PodSpec();
    Map<String, Object> unknown = new LinkedHashMap<>();
    unknown.put("a", List.of(new Quantity("1Gi"), 2, "x", true));
    pod.setAdditionalProperty("newInAPI", unknown);
    assertEquals(Map.of("newInAPI", Map.of("a", List.of("1Gi", 2, "x", true))), ObjectTree.of(pod));
  }

  @Test
  void whatNoTreeHoldsIsAnErrorOfOurs() {
    PodSpec pod = new PodSpec();
    pod.setAdditionalProperty("thread", Thread.currentThread());
    assertThrows(IllegalStateException.class, () -> ObjectTree.of(pod));
  }

  @Test
  void aVolumeOfAKindThatIsNotRenderedIsAnErrorOfOurs() {
    Volume volume = new Volume();
    volume.setName("keys");
    volume.setSecret(new SecretVolumeSource());
    assertThrows(IllegalStateException.class, () -> ObjectTree.of(volume));
  }

  /** Every field of every model that we render bears the API's name. */
  @Test
  void namesOfFieldsAreThoseOfTheApi() {
    Set<Class<?>> seen = new HashSet<>();
    for (Class<?> kind : List.of(
        Namespace.class,
        ServiceAccount.class,
        ConfigMap.class,
        Service.class,
        StatefulSet.class,
        PodDisruptionBudget.class,
        NetworkPolicy.class)) {
      check(kind, seen);
    }
    assertTrue(seen.size() > 100, "models visited: " + seen.size());
  }

  private static void check(Class<?> model, Set<Class<?>> seen) {
    if (!model.getName().startsWith("io.fabric8.kubernetes.api.model.")
        || model == Quantity.class
        || model == IntOrString.class
        || !seen.add(model)) {
      return;
    }
    for (Field field : model.getDeclaredFields()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      if (property != null) {
        assertEquals(property.value(), ObjectTree.jsonName(field), field.toString());
      }
      check(field.getGenericType(), seen);
    }
  }

  private static void check(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType parameterized) {
      for (Type argument : parameterized.getActualTypeArguments()) {
        check(argument, seen);
      }
    } else if (type instanceof Class<?> model) {
      check(model, seen);
    }
  }
}
