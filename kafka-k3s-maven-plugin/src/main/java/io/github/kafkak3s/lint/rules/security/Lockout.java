package io.github.kafkak3s.lint.rules.security;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** KK8012: an authorizer that refuses the cluster's own nodes. */
public final class Lockout implements LintRule {
  private static final Rule RULE = new Rule(
      "KK8012",
      "lockout",
      ERROR,
      "authorizer on, but inter-broker or controller principals neither super users nor allowed");
  private static final String AUTHORIZER = "authorizer.class.name";
  private static final String STANDARD = "org.apache.kafka.metadata.authorizer.StandardAuthorizer";
  private static final String EVERYONE = "allow.everyone.if.no.acl.found";
  private static final String SUPER = "super.users";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    // ACLs that a script adds are not read; they may allow brokers, which come after controllers.
    boolean hasAcls = subject.bundle().hasScriptWith("kafka-acls", "--add");
    for (KafkaCluster cluster : subject.bundle().clusters()) {
      for (KafkaNode node : cluster.nodes()) {
        check(cluster, node, hasAcls, reporter);
      }
    }
  }

  private static void check(
      KafkaCluster cluster, KafkaNode node, boolean hasAcls, Reporter reporter) {
    Optional<OptionFact> authorizer = node.declared().written(AUTHORIZER);
    if (authorizer.isPresent()
        && authorizer.get().value().orElse("").trim().equals(STANDARD)
        && isClosed(node)) {
      for (PeerListener peer : PeerListener.of(node)) {
        // A lone broker replicates to nobody; a lone controller still has a broker that registers.
        if (peer.listener().isController()) {
          String voting = cluster.controllers().size() > 1 ? "the quorum never forms, and " : "";
          check(peer, authorizer.get(), voting + "no broker registers", reporter);
        } else if (!hasAcls && cluster.brokers().size() > 1) {
          String fetching = "brokers may not fetch from each other: every partition stays with one"
              + " replica in sync";
          check(peer, authorizer.get(), fetching, reporter);
        }
      }
    }
  }

  private static boolean isClosed(KafkaNode node) {
    return !node.isZooKeeper()
        && node.declared().lacks("principal.builder.class")
        && (node.declared().lacks(EVERYONE)
            || node.declared().flag(EVERYONE).equals(Optional.of(false)));
  }

  private static void check(
      PeerListener peer, OptionFact authorizer, String consequence, Reporter reporter) {
    Optional<OptionFact> written = peer.node().declared().written(SUPER);
    if (peer.listener().protocol().isEmpty()
        || written.filter(fact -> fact.value().isEmpty()).isPresent()) {
      return;
    }
    Set<String> users = written.flatMap(OptionFact::value).stream()
        .flatMap(text -> Arrays.stream(text.split(";")))
        .map(String::trim)
        .filter(user -> !user.isEmpty())
        .collect(Collectors.toSet());
    Optional<String> principal = peer.principal();
    boolean isNamed =
        peer.hasNameOfCertificate() && users.stream().noneMatch(user -> user.indexOf('=') >= 0);
    boolean isOut = principal.map(user -> !users.contains(user)).orElse(users.isEmpty() || isNamed);
    if (isOut) {
      String who = principal
          .map(Texts::shown)
          .orElse(isNamed ? "the name in the peers' certificates" : "whoever peers log in as");
      reporter
          .at(
              written.orElse(authorizer).givenAt(),
              "%s is not among the super.users of %s, and peers at its listener %s (%s) are that"
                  .formatted(
                      who,
                      peer.node().podName(),
                      peer.listener().name(),
                      peer.listener().protocol().get()))
          .consequence(consequence)
          .help("name the principals of brokers and controllers in super.users, parted by"
              + " semicolons")
          .related(authorizer.keyPlace(), "the authorizer");
    }
  }
}
