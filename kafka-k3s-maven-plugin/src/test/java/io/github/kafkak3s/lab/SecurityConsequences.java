package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Who is let in, and who is shut out, by authorizers, SCRAM and TLS. */
class SecurityConsequences {
  private static final String AUTHORIZER =
      "org.apache.kafka.metadata.authorizer.StandardAuthorizer";

  private static void assertSays(String text, String actual) {
    assertTrue(
        actual.contains(text),
        () -> "expected: " + text + "\n" + actual.substring(Math.max(0, actual.length() - 4_000)));
  }

  private static BareOptions authorized(BareNodes nodes) {
    return nodes.combined(0, 0).with("authorizer.class.name", AUTHORIZER);
  }

  @Reproduces("KK8012")
  void nodeThatIsNoSuperUserIsLockedOut(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode node = nodes.node(0, authorized(nodes)).format().start();
      BareNode.Ended ended = node.awaitEnd();
      assertTrue(ended.refusedWith("CLUSTER_AUTHORIZATION_FAILED"), ended::toString);
    }
  }

  @Reproduces("KK8013")
  void anonymousSuperUserPassesEveryAcl(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes
          .node(0, authorized(nodes).with("super.users", "User:ANONYMOUS"))
          .format()
          .serve();
      LabClient client = nodes.client(0);
      client.createTopic("orders", 1, 1);
      client.restrict("orders", "User:alice");
      assertEquals(5, client.produce("orders", 5));
    }
  }

  @Reproduces("KK8013")
  void firstAclShutsOutEverybodyElse(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      nodes
          .node(0, authorized(nodes).with("allow.everyone.if.no.acl.found", "true"))
          .format()
          .serve();
      LabClient client = nodes.client(0);
      client.createTopic("orders", 1, 1);
      assertEquals(5, client.produce("orders", 5));
      client.restrict("orders", "User:alice");
      assertSays("TopicAuthorizationException", client.refusal("produce", "orders", "1"));
    }
  }

  @Reproduces("KK8015")
  void votersCannotLogInBeforeTheFirstLeader(String release) throws Exception {
    String jaas = "org.apache.kafka.common.security.scram.ScramLoginModule required "
        + "username=\"kafka\" password=\"secret\";";
    try (BareNodes nodes = BareNodes.of(release)) {
      BareNode first = nodes.node(0, BareNodes.impatient(scram(nodes, 0, jaas)));
      BareNode second = nodes.node(1, BareNodes.impatient(scram(nodes, 1, jaas)));
      for (BareNode node : List.of(first, second)) {
        node.format("--add-scram", "SCRAM-SHA-512=[name=kafka,password=secret]").start();
      }
      assertEquals(1, first.awaitEnd().exit());
      assertEquals(1, second.awaitEnd().exit());
      assertSays("Authentication failed", first.log() + second.log());
    }
  }

  private static BareOptions scram(BareNodes nodes, int id, String jaas) {
    return nodes
        .combined(id, 0, 1)
        .with("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:SASL_PLAINTEXT")
        .with("sasl.mechanism.controller.protocol", "SCRAM-SHA-512")
        .with("listener.name.controller.sasl.enabled.mechanisms", "SCRAM-SHA-512")
        .with("listener.name.controller.scram-sha-512.sasl.jaas.config", jaas);
  }

  @Reproduces("KK8017")
  void certificateOfAnyNamePasses(String release) throws Exception {
    try (BareNodes nodes = BareNodes.of(release)) {
      BareOptions checked = tls(nodes, certificate(nodes.root()));
      BareNode refused = nodes.node(0, BareNodes.impatient(checked)).format().start();
      BareNode.Ended ended = refused.awaitEnd();
      assertEquals(1, ended.exit());
      assertSays("SSL handshake failed", ended.output());
      nodes.node(0, checked.with("ssl.endpoint.identification.algorithm", "")).serve();
    }
  }

  private static BareOptions tls(BareNodes nodes, Path store) {
    return nodes
        .combined(0, 0)
        .with("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:SSL")
        .with("ssl.keystore.type", "PKCS12")
        .with("ssl.keystore.location", store.toString())
        .with("ssl.keystore.password", "secret")
        .with("ssl.key.password", "secret")
        .with("ssl.truststore.type", "PKCS12")
        .with("ssl.truststore.location", store.toString())
        .with("ssl.truststore.password", "secret");
  }

  /** Makes a certificate of a host that is none of the cluster, which vouches for itself. */
  private static Path certificate(Path directory) throws Exception {
    Path store = directory.resolve("elsewhere.p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-Duser.language=en",
            "-genkeypair",
            "-alias",
            "elsewhere",
            "-keyalg",
            "EC",
            "-dname",
            "CN=elsewhere",
            "-ext",
            "SAN=dns:elsewhere",
            "-storetype",
            "PKCS12",
            "-storepass",
            "secret",
            "-keystore",
            store.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("keytool.log").toFile())
        .start();
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, keytool.exitValue());
    return store;
  }
}
