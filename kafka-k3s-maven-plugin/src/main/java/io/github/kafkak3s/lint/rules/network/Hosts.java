package io.github.kafkak3s.lint.rules.network;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import java.util.List;

/** Host names and addresses: who can use them. */
final class Hosts {
  private Hosts() {}

  /** Tells whether it is an IPv4 address: four times one to three digits. */
  static boolean isIpv4(String host) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c >= '0' && c <= '9' && digits < 3) {
        digits++;
      } else if (c == '.' && digits > 0 && points < 3) {
        points++;
        digits = 0;
      } else {
        return false;
      }
    }
    return points == 3 && digits > 0;
  }

  /** Tells whether it is an IPv6 address, written without brackets. */
  static boolean isIpv6(String host) {
    return host.indexOf(':') >= 0;
  }

  /** Tells whether it is an address and no name. */
  static boolean isAddress(String host) {
    return isIpv4(host) || isIpv6(host);
  }

  /** Tells whether it means the reader's own host. */
  static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  /** Tells whether it means every address and thus none. */
  static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  /**
   * Tells whether only the DNS of the Kubernetes cluster knows a name: a Service or pod of the
   * bundle, with or without namespace and domain. A short name that is no Service's may be a host's
   * in the local network.
   */
  static boolean isOfCluster(String host, KafkaNode node, Observation bundle) {
    if (host.endsWith(".svc") || host.contains(".svc.") || host.endsWith(".cluster.local")) {
      return true;
    }
    List<String> labels = List.of(host.split("\\."));
    int service = labels.get(0).equals(node.podName()) ? 1 : 0;
    return labels.size() > service
        && bundle.service(node.namespace(), labels.get(service)).isPresent()
        && (labels.size() == service + 1
            || labels.size() == service + 2 && labels.get(service + 1).equals(node.namespace()));
  }
}
