package io.github.kafkak3s.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the keys of a Kubernetes object in the order in which a person reads it: what it is, its
 * name, what it does, its details. One list ranks the keys of all kinds; a key without a rank
 * follows those with one, by the alphabet. Maps whose keys are data keep the order that they have.
 */
public final class CanonicalOrder {
  private static final List<String> READING_ORDER = List.of(
      // every object
      "apiVersion",
      "kind",
      "metadata",
      "name",
      "generateName",
      "namespace",
      "labels",
      "annotations",
      "finalizers",
      "ownerReferences",
      // selectors, tolerations, patches: what is matched, how, with what
      "key",
      "operator",
      "op",
      "value",
      "values",
      "effect",
      "tolerationSeconds",
      // what it is made of
      "image",
      "imagePullPolicy",
      "command",
      "args",
      "workingDir",
      "envFrom",
      "env",
      "valueFrom",
      "fieldPath",
      // what a Service and its ports are
      "type",
      "rollingUpdate",
      "partition",
      "immutable",
      "clusterIP",
      "clusterIPs",
      "ipFamilyPolicy",
      "ipFamilies",
      "externalTrafficPolicy",
      "internalTrafficPolicy",
      "publishNotReadyAddresses",
      // StatefulSet, Job and CronJob
      "serviceName",
      "replicas",
      "podManagementPolicy",
      "updateStrategy",
      "minReadySeconds",
      "revisionHistoryLimit",
      "persistentVolumeClaimRetentionPolicy",
      "whenDeleted",
      "whenScaled",
      "schedule",
      "timeZone",
      "concurrencyPolicy",
      "parallelism",
      "completions",
      "activeDeadlineSeconds",
      "backoffLimit",
      "ttlSecondsAfterFinished",
      // PodDisruptionBudget
      "minAvailable",
      "maxUnavailable",
      "unhealthyPodEvictionPolicy",
      "topologyKey",
      "weight",
      "labelSelector",
      "namespaceSelector",
      "selector",
      "podSelector",
      "matchLabels",
      "matchExpressions",
      "policyTypes",
      "ingress",
      "egress",
      "from",
      "to",
      "ports",
      "containerPort",
      "hostPort",
      "port",
      "endPort",
      "targetPort",
      "nodePort",
      "protocol",
      "template",
      "jobTemplate",
      // claims and volumes
      "accessModes",
      "storageClassName",
      "volumeMode",
      "volumeName",
      "resources",
      "requests",
      "limits",
      // probes
      "startupProbe",
      "readinessProbe",
      "livenessProbe",
      "lifecycle",
      "tcpSocket",
      "httpGet",
      "exec",
      "host",
      "path",
      "scheme",
      "initialDelaySeconds",
      "periodSeconds",
      "timeoutSeconds",
      "successThreshold",
      "failureThreshold",
      // pods
      "restartPolicy",
      "serviceAccountName",
      "automountServiceAccountToken",
      "imagePullSecrets",
      "enableServiceLinks",
      "priorityClassName",
      "runtimeClassName",
      "terminationGracePeriodSeconds",
      "securityContext",
      "allowPrivilegeEscalation",
      "privileged",
      "readOnlyRootFilesystem",
      "runAsNonRoot",
      "runAsUser",
      "runAsGroup",
      "fsGroup",
      "fsGroupChangePolicy",
      "capabilities",
      "drop",
      "add",
      "seccompProfile",
      "nodeSelector",
      "affinity",
      "nodeAffinity",
      "podAffinity",
      "podAntiAffinity",
      "requiredDuringSchedulingIgnoredDuringExecution",
      "preferredDuringSchedulingIgnoredDuringExecution",
      "tolerations",
      "topologySpreadConstraints",
      "initContainers",
      "containers",
      "volumeMounts",
      "mountPath",
      "subPath",
      "readOnly",
      "volumes",
      "configMap",
      "secret",
      "secretName",
      "persistentVolumeClaim",
      "claimName",
      "emptyDir",
      "items",
      "mode",
      "defaultMode",
      "medium",
      "sizeLimit",
      "volumeClaimTemplates",
      // the body comes last
      "spec",
      "data",
      "stringData",
      "binaryData");

  private static final Map<String, Integer> RANKS = ranks();

  private static final Comparator<String> BY_RANK = CanonicalOrder::compare;

  /**
   * Fields whose keys are chosen by the user or by another field's meaning, in all of Kubernetes'
   * own kinds.
   */
  private static final Set<String> DATA = Set.of(
      "labels",
      "annotations",
      "matchLabels",
      "data",
      "stringData",
      "binaryData",
      "nodeSelector",
      "requests",
      "limits",
      "hard",
      "capacity",
      "overhead",
      "parameters",
      "volumeAttributes");

  private CanonicalOrder() {}

  /**
   * Returns an object with its keys in reading order, at every depth; lists keep their order.
   *
   * @param object a tree of {@code Map}, {@code List} and scalars; not changed
   */
  public static Map<String, Object> of(Map<String, ?> object) {
    List<String> keys = new ArrayList<>(object.keySet());
    keys.sort(BY_RANK);
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String key : keys) {
      Object value = object.get(key);
      ordered.put(key, isData(key, value) ? value : ordered(value));
    }
    return ordered;
  }

  private static int compare(String key, String other) {
    int order = Integer.compare(rank(key), rank(other));
    return order == 0 ? key.compareTo(other) : order;
  }

  private static int rank(String key) {
    return RANKS.getOrDefault(key, Integer.MAX_VALUE);
  }

  private static Object ordered(Object value) {
    if (value instanceof Map<?, ?> map) {
      @SuppressWarnings(
          "unchecked") // an object's keys are texts; a wrong one fails in the writer at the latest
      Map<String, ?> object = (Map<String, ?>) map;
      return of(object);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(ordered(item));
      }
      return items;
    }
    return value;
  }

  /** A Service's selector holds labels, a StatefulSet's holds matchLabels or matchExpressions. */
  private static boolean isData(String key, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return false;
    }
    return DATA.contains(key)
        || key.equals("selector")
            && !map.containsKey("matchLabels")
            && !map.containsKey("matchExpressions");
  }

  private static Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    for (String key : READING_ORDER) {
      if (ranks.put(key, ranks.size()) != null) {
        throw new IllegalStateException(key + " is ranked twice");
      }
    }
    return ranks;
  }
}
