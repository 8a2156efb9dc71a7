package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.OptionFact;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The authority that the nodes of a run trust, and one that they do not. Not thread-safe. */
final class Authorities {
  private final SecureRandom random;
  private final Authority.KeyKind kind;
  private Optional<Authority> own = Optional.empty();

  Authorities(List<KafkaNode> nodes, SecureRandom random) {
    this.random = random;
    this.kind = nodes.stream().anyMatch(Authorities::wantsRsa)
        ? Authority.KeyKind.RSA
        : Authority.KeyKind.EC;
  }

  /** Of the suites of TLS 1.2 the name says which keys they take; those of 1.3 take any. */
  private static boolean wantsRsa(KafkaNode node) {
    return node.effective().all().stream()
        .filter(fact -> fact.name().endsWith("ssl.cipher.suites"))
        .map(OptionFact::value)
        .flatMap(Optional::stream)
        .anyMatch(suites -> suites.contains("_RSA_")
            && Stream.of(suites.split(","))
                .allMatch(suite -> suite.contains("_WITH_") && !suite.contains("_ECDSA_")));
  }

  /** Returns the one that is trusted. */
  Authority own() throws GeneralSecurityException {
    if (own.isEmpty()) {
      own = Optional.of(another());
    }
    return own.get();
  }

  /** Returns one of the same name that nobody trusts. */
  Authority another() throws GeneralSecurityException {
    return new Authority(kind, "kafka-k3s throw-away", random, Instant.now());
  }

  /** Returns a key in PEM. */
  String keyPem(Identity identity, Optional<String> password) throws GeneralSecurityException {
    return identity.keyPem(password, random);
  }
}
