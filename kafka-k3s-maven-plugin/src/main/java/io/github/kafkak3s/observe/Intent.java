package io.github.kafkak3s.observe;

import io.github.kafkak3s.kafka.KafkaRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a bundle is for and cannot say itself; from kafka.yaml or from parameters.
 *
 * @param hosts the hosts of the Kubernetes cluster; empty where nothing is known of them
 * @param kubernetes the Kubernetes version as major and minor number, {@code 1.35}
 * @param loadBalancer what serves Services of type LoadBalancer: {@code servicelb}, {@code other}
 *     or {@code none}
 * @param release the Kafka release that kafka.yaml declares
 * @param secrets the Secrets that kafka.yaml says exist outside of the bundle
 * @param isOurs whether the bundle was compiled from kafka.yaml
 * @param guarantees what kafka.yaml promises of the cluster
 */
public record Intent(
    Optional<List<Host>> hosts,
    Optional<String> kubernetes,
    Optional<String> loadBalancer,
    Optional<KafkaRelease> release,
    Set<String> secrets,
    boolean isOurs,
    List<Guarantee> guarantees) {
  private static final int MOST_HOSTS = 10_000;

  /** Nothing is known. */
  public static final Intent NONE = new Intent(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), false);

  /** Keeps unmodifiable copies. */
  public Intent {
    hosts = hosts.isPresent() ? Optional.of(List.copyOf(hosts.get())) : hosts;
    secrets = Set.copyOf(secrets);
    guarantees = List.copyOf(guarantees);
  }

  /** Makes an intent that promises nothing. */
  public Intent(
      Optional<List<Host>> hosts,
      Optional<String> kubernetes,
      Optional<String> loadBalancer,
      Optional<KafkaRelease> release,
      Set<String> secrets,
      boolean isOurs) {
    this(hosts, kubernetes, loadBalancer, release, secrets, isOurs, List.of());
  }

  /** Returns this intent with other hosts. */
  public Intent withHosts(List<Host> others) {
    return new Intent(
        Optional.of(others), kubernetes, loadBalancer, release, secrets, isOurs, guarantees);
  }

  /** Returns the hosts that pods may run on; empty where the hosts are unknown. */
  public Optional<List<Host>> schedulableHosts() {
    if (hosts.isEmpty()) {
      return hosts;
    }
    List<Host> schedulable = new ArrayList<>();
    for (Host host : hosts.get()) {
      if (host.isSchedulable()) {
        schedulable.add(host);
      }
    }
    return Optional.of(List.copyOf(schedulable));
  }

  /**
   * Returns counted hosts.
   *
   * @throws IllegalArgumentException if there are more than 10,000
   */
  public static List<Host> counted(int servers, int agents) {
    if (servers < 0 || agents < 0 || servers > MOST_HOSTS || agents > MOST_HOSTS) {
      throw new IllegalArgumentException("servers=" + servers + ",agents=" + agents);
    }
    List<Host> hosts = new ArrayList<>();
    for (int i = 1; i <= servers; i++) {
      hosts.add(Host.counted("server-" + i, true));
    }
    for (int i = 1; i <= agents; i++) {
      hosts.add(Host.counted("agent-" + i, false));
    }
    return List.copyOf(hosts);
  }

  /**
   * Reads the parameter {@code kafka-k3s.nodes}: {@code servers=1,agents=2}; either may be left
   * out. Empty where the text is something else, or names no host.
   */
  public static Optional<List<Host>> parseNodes(String text) {
    int servers = -1;
    int agents = -1;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      int count = equals < 0 ? -1 : count(part.substring(equals + 1).strip());
      String name = equals < 0 ? "" : part.substring(0, equals).strip();
      if (count < 0) {
        return Optional.empty();
      }
      if (name.equals("servers") && servers < 0) {
        servers = count;
      } else if (name.equals("agents") && agents < 0) {
        agents = count;
      } else {
        return Optional.empty();
      }
    }
    List<Host> hosts = counted(Math.max(servers, 0), Math.max(agents, 0));
    return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
  }

  private static int count(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
