package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Format;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** KK8015: SCRAM asks for credentials that are kept where one must log in to read them. */
public final class ScramOnController implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8015",
      "scram-on-controller",
      ERROR,
      "SCRAM on the controller listener, or SCRAM between brokers without credentials at format");

  /** Flags of {@code kafka-storage format} that a value follows. */
  private static final Set<String> VALUED =
      Set.of("-t", "--cluster-id", "-c", "--config", "-f", "--feature", "-r", "--release-version");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    boolean isAdded = subject.bundle().hasScriptWith("kafka-configs", "SCRAM-");
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode node : cluster.nodes()) {
        for (PeerListener peer : PeerListener.of(node)) {
          Optional<OptionFact> scram = scram(peer);
          if (scram.isPresent() && peer.listener().isController()) {
            controllers(cluster, peer, scram.get(), reporter);
          } else if (scram.isPresent() && !isAdded) {
            brokers(cluster, peer, scram.get(), reporter);
          }
        }
      }
    }
  }

  private static Optional<OptionFact> scram(PeerListener peer) {
    return peer.isSasl() && !peer.node().isZooKeeper()
        ? peer.mechanism()
            .filter(fact -> fact.value().get().trim().toUpperCase(Locale.ROOT).startsWith("SCRAM-"))
        : Optional.empty();
  }

  /** A lone controller elects itself and asks nobody. */
  private static void controllers(
      KafkaCluster cluster, PeerListener peer, OptionFact scram, Reporter reporter) {
    if (cluster.controllers().size() > 1) {
      reporter
          .at(
              scram.givenAt(),
              "controllers log in to each other by %s, whose credentials only a formed quorum has"
                  .formatted(scram.value().get().trim()))
          .consequence("voters refuse each other's login: the quorum never forms")
          .help("use SSL with client certificates, or PLAIN over SASL_SSL, for the listener "
              + peer.listener().name());
    }
  }

  private static void brokers(
      KafkaCluster cluster, PeerListener peer, OptionFact scram, Reporter reporter) {
    Optional<KafkaNode> bare = cluster.controllers().stream()
        .filter(node -> lacksCredentials(node.image(), node.format()))
        .findFirst();
    if (cluster.brokers().size() > 1 && bare.isPresent()) {
      reporter
          .at(
              scram.givenAt(),
              "brokers log in to each other by %s, and the disk of %s is formatted without"
                      .formatted(scram.value().get().trim(), bare.get().podName())
                  + " credentials (no --add-scram)")
          .consequence("no broker can fetch from another: every partition stays with one replica"
              + " in sync")
          .help("format every controller with --add-scram for the user of "
              + peer.listener().name()
              + ", or let brokers use SSL or PLAIN")
          .related(bare.get().format().place(), "the format");
    }
  }

  /** The entrypoints of apache/kafka and cp-kafka format without; bitnami's adds its users. */
  private static boolean lacksCredentials(ImageKind image, Format format) {
    return switch (format.by()) {
      case IMAGE -> image == ImageKind.APACHE || image == ImageKind.CONFLUENT;
      case SCRIPT -> lacksFlag(format.arguments());
      case NOTHING, UNKNOWN -> false;
    };
  }

  private static boolean lacksFlag(List<String> arguments) {
    boolean isValue = false;
    for (String word : arguments) {
      boolean mayBeFlag = !isValue && !word.startsWith("-") && word.contains("<unknown>");
      if (mayBeFlag || word.startsWith("--add-scram") || word.startsWith("-S")) {
        return false;
      }
      isValue = VALUED.contains(word);
    }
    return !arguments.isEmpty();
  }
}
