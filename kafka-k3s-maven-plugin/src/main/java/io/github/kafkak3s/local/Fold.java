package io.github.kafkak3s.local;

import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.kafka.OptionCatalogue;
import io.github.kafkak3s.kafka.OptionKind;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One node that stands for all of a cluster: the first broker, which is its own quorum as well. */
final class Fold {
  private static final String WHY = "one node stands for all";
  private static final String QUORUM = "CONTROLLER";
  private static final int QUORUM_PORT = 9093;
  private static final List<String> COPIES =
      List.of("replication.factor", "min.isr", "min.insync.replicas");

  private Fold() {}

  /** Returns the node. */
  static KafkaNode node(KafkaCluster cluster) throws LocalException {
    if (cluster.brokers().isEmpty()) {
      throw new LocalException(cluster.nodes().get(0).workload().object().place()
          + ": none of the cluster's nodes is known to be a broker, so none can stand for all."
          + " Write process.roles.");
    }
    return cluster.brokers().get(0);
  }

  /** Makes it broker and only voter, at an address, and copies of everything one. */
  static void apply(ServerFile pod, String address) throws LocalException {
    Optional<ListenerAddress> quorum = Optional.empty();
    for (ListenerAddress listener : pod.listeners()) {
      if (quorum.isEmpty() && pod.isOfQuorum(listener)) {
        quorum = Optional.of(listener);
      }
    }
    if (quorum.isEmpty()) {
      String name =
          pod.current("controller.listener.names").orElse(QUORUM).split(",")[0].strip();
      quorum = Optional.of(new ListenerAddress(name, "", QUORUM_PORT));
      pod.replace("listeners", pod.listenersText() + "," + quorum.get(), WHY);
    }
    if (!pod.isController() || !pod.isBroker()) {
      pod.replace("process.roles", "broker,controller", WHY);
    }
    pod.replace(
        "controller.quorum.voters",
        new Voter(pod.id(), address, quorum.get().port()).toString(),
        WHY);
    if (pod.given("controller.quorum.bootstrap.servers").isPresent()) {
      pod.replace("controller.quorum.bootstrap.servers", "", WHY);
    }
    for (String option : copies(pod.node())) {
      pod.replace(option, "1", WHY);
    }
  }

  /** Returns the options by which something is kept more than once, Kafka's defaults included. */
  private static Set<String> copies(KafkaNode node) {
    OptionCatalogue catalogue = node.effective().catalogue();
    List<String> names = new ArrayList<>();
    catalogue.options(OptionKind.BROKER).stream().map(KafkaOption::name).forEach(names::add);
    node.effective().all().stream().map(OptionFact::name).forEach(names::add);
    Set<String> copies = new TreeSet<>();
    for (String name : names) {
      boolean isCount = COPIES.stream().anyMatch(name::endsWith);
      if (isCount && node.effective().number(name).filter(number -> number > 1).isPresent()) {
        copies.add(name);
      }
    }
    return copies;
  }
}
