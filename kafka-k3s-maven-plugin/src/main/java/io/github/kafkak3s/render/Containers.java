package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.github.kafkak3s.cluster.Cluster;
import io.github.kafkak3s.cluster.Listener;
import io.github.kafkak3s.cluster.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The two containers of a node: {@code format} prepares its disks, {@code kafka} runs. Both call
 * Kafka's own tools; the image's entrypoint, which maps environment variables and refuses read-only
 * configuration, is bypassed.
 *
 * <p>The JVM's settings stand in the command rather than in the container's environment: every tool
 * that somebody runs by {@code kubectl exec} would inherit the broker's heap, inside the same
 * memory limit.
 */
final class Containers {
  private static final String LOG_DIR = "LOG_DIR=" + MountPaths.LOGS;

  /**
   * Below the limit of the emptyDir: a pod that passes it is evicted. Kafka's own default is 10 ×
   * 100 MB.
   */
  private static final String GC_LOG = "KAFKA_GC_LOG_OPTS=-Xlog:gc*:file="
      + MountPaths.LOGS
      + "/gc.log:time,tags:filecount=4,filesize=16M";

  private Containers() {}

  static Container format(Cluster cluster, Pool pool) {
    Container container = container("format", cluster, pool);
    container.setCommand(List.of(
        "/usr/bin/env",
        LOG_DIR,
        "KAFKA_HEAP_OPTS=-Xmx128m",
        "/bin/sh",
        MountPaths.config(FormatScript.SCRIPT_KEY)));
    container.setResources(
        resources(Map.of("cpu", "100m", "memory", "256Mi"), Map.of("memory", "256Mi")));
    return container;
  }

  static Container kafka(Cluster cluster, Pool pool) {
    Container container = container("kafka", cluster, pool);
    container.setCommand(command(cluster, pool));
    container.setArgs(List.of(MountPaths.config(ConfigMapRenderer.propertiesKey("$(POD_NAME)"))));
    container.setPorts(ports(cluster, pool));
    container.setResources(
        resources(pool.resources().requests(), pool.resources().limits()));
    container.setStartupProbe(Probes.startup(cluster, pool));
    container.setReadinessProbe(Probes.readiness(cluster, pool));
    container.setLivenessProbe(Probes.liveness(cluster, pool));
    return container;
  }

  private static List<String> command(Cluster cluster, Pool pool) {
    int heap = pool.heapMebibytes();
    List<String> command = new ArrayList<>();
    command.add("/usr/bin/env");
    command.add(LOG_DIR);
    command.add("KAFKA_HEAP_OPTS=-Xms" + heap + "m -Xmx" + heap + "m");
    command.add(GC_LOG);
    command.add("KAFKA_LOG4J_OPTS=" + LoggingFile.of(cluster).jvmOption());
    if (!pool.jvmOptions().isEmpty()) {
      command.add("KAFKA_OPTS=" + String.join(" ", pool.jvmOptions()));
    }
    command.add(cluster.image().contract().tool("kafka-server-start"));
    return command;
  }

  private static Container container(String name, Cluster cluster, Pool pool) {
    Container container = new Container();
    container.setName(name);
    container.setImage(cluster.image().reference());
    container.setImagePullPolicy(cluster.image().pullPolicy());
    container.setEnv(List.of(podName()));
    container.setSecurityContext(security());
    container.setVolumeMounts(Volumes.mounts(pool));
    return container;
  }

  private static EnvVar podName() {
    ObjectFieldSelector field = new ObjectFieldSelector();
    field.setFieldPath("metadata.name");
    EnvVarSource source = new EnvVarSource();
    source.setFieldRef(field);
    EnvVar variable = new EnvVar();
    variable.setName("POD_NAME");
    variable.setValueFrom(source);
    return variable;
  }

  private static SecurityContext security() {
    Capabilities capabilities = new Capabilities();
    capabilities.setDrop(List.of("ALL"));
    SecurityContext context = new SecurityContext();
    context.setAllowPrivilegeEscalation(false);
    context.setReadOnlyRootFilesystem(true);
    context.setCapabilities(capabilities);
    return context;
  }

  private static List<ContainerPort> ports(Cluster cluster, Pool pool) {
    List<ContainerPort> ports = new ArrayList<>();
    for (Listener listener : cluster.listenersOf(pool.roles())) {
      ContainerPort port = new ContainerPort();
      port.setName(listener.portName());
      port.setContainerPort(listener.port());
      port.setProtocol("TCP");
      ports.add(port);
    }
    return ports;
  }

  private static ResourceRequirements resources(
      Map<String, String> requests, Map<String, String> limits) {
    ResourceRequirements resources = new ResourceRequirements();
    resources.setRequests(quantities(requests));
    resources.setLimits(quantities(limits));
    return resources;
  }

  private static Map<String, Quantity> quantities(Map<String, String> texts) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    for (String name : new TreeSet<>(texts.keySet())) {
      quantities.put(name, new Quantity(texts.get(name)));
    }
    return quantities;
  }
}
