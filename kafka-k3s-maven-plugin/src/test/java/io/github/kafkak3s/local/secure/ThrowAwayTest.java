package io.github.kafkak3s.local.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThrowAwayTest {
  private static final Set<String> NAMES =
      Set.of("events-0.events-peers.streaming.svc.cluster.local", "localhost");
  private static final Set<String> ADDRESSES = Set.of("127.1.2.10", "127.0.0.1");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{throwaway:([^:}]+):([^}]+)}");
  private static final String KEY_OPTIONS = """
          ssl.keystore.type=PEM
          ssl.keystore.key=${dir:/etc/kafka-tls:tls.key}
          ssl.keystore.certificate.chain=${dir:/etc/kafka-tls:tls.crt}
          ssl.truststore.type=PEM
          ssl.truststore.certificates=${dir:/etc/kafka-tls:ca.crt}
      """;

  @TempDir
  Path directory;

  /** The secured bundle with texts replaced by others, each of which must be in it. */
  private static Observation bundle(String... changes) throws IOException {
    Map<String, String> texts =
        new TreeMap<>(CaseFiles.texts(CaseFiles.group("rehearse").resolve("secured")));
    for (int i = 0; i < changes.length; i += 2) {
      String from = changes[i];
      String to = changes[i + 1];
      assertTrue(texts.values().stream().anyMatch(text -> text.contains(from)), from);
      texts.replaceAll((file, text) -> text.replace(from, to));
    }
    return observed(texts);
  }

  private static Observation observed(Map<String, String> texts) {
    Findings findings = new Findings();
    ManifestSet set =
        ManifestSet.of(new Bundle("secured", new TreeMap<>(texts)), "deploy", findings);
    assertEquals(List.of(), findings.sorted());
    return Observation.of(set, Intent.NONE, new OptionCatalogues());
  }

  /** A pod whose image makes options of variables; more of them, {@code name: value}, on top. */
  private static Observation ofImage(String image, String prefix, String... variables) {
    StringBuilder text = new StringBuilder("""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka, namespace: events}
        spec:
          serviceName: kafka
          replicas: 1
          selector: {matchLabels: {app: kafka}}
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: kafka
                image: IMAGE
                env:
                - {name: PREFIXPROCESS_ROLES, value: "broker,controller"}
                - {name: PREFIXNODE_ID, value: "0"}
                - {name: PREFIXCONTROLLER_LISTENER_NAMES, value: CONTROLLER}
                - {name: PREFIXLISTENERS, value: "CLIENT://:9092,CONTROLLER://:9093"}
                - name: PREFIXLISTENER_SECURITY_PROTOCOL_MAP
                  value: CLIENT:SASL_SSL,CONTROLLER:SSL
                - {name: PREFIXINTER_BROKER_LISTENER_NAME, value: CLIENT}
                - {name: PREFIXSASL_MECHANISM_INTER_BROKER_PROTOCOL, value: PLAIN}
                - {name: PREFIXSASL_ENABLED_MECHANISMS, value: PLAIN}
        """.replace("IMAGE", image).replace("PREFIX", prefix));
    for (String variable : variables) {
      String[] parts = variable.split(": ");
      text.append("        - {name: ")
          .append(parts[0])
          .append(", ")
          .append(
              parts[1].equals("SECRET")
                  ? "valueFrom: {secretKeyRef: {name: kafka, key: " + parts[0] + "}}}\n"
                  : "value: " + parts[1] + "}\n");
    }
    return observed(Map.of("kafka.yaml", text.toString()));
  }

  private ThrowAway material(Observation bundle) throws LocalException {
    return ThrowAway.of(bundle, bundle.nodes(), directory.resolve("clients"));
  }

  private Map<String, String> write(ThrowAway material, Observation bundle) throws LocalException {
    return material.write(bundle.nodes().get(0), NAMES, ADDRESSES, directory.resolve("secrets"));
  }

  /** Returns the options as Kafka's config provider makes them. */
  private static Map<String, String> resolved(Map<String, String> options) {
    Map<String, String> resolved = new LinkedHashMap<>();
    options.forEach((option, value) -> {
      Matcher matcher = REFERENCE.matcher(value);
      resolved.put(
          option,
          matcher.replaceAll(found ->
              Matcher.quoteReplacement(text(Path.of(found.group(1)).resolve(found.group(2))))));
    });
    return resolved;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Has Kafka's own factory read key and trust store of a node. */
  private static DefaultSslEngineFactory stores(Observation bundle, Map<String, String> options) {
    Map<String, Object> all = new HashMap<>();
    for (Map<String, String> each : List.of(effective(bundle), resolved(options))) {
      each.forEach((option, value) -> {
        if (option.startsWith("ssl.")) {
          boolean isSecret = option.contains("password")
              || option.endsWith("keystore.key")
              || option.endsWith("chain")
              || option.endsWith("certificates");
          all.put(option, isSecret ? new Password(value) : value);
        }
      });
    }
    all.put("ssl.protocol", "TLSv1.3");
    DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
    factory.configure(all);
    return factory;
  }

  private static Map<String, String> effective(Observation bundle) {
    Map<String, String> effective = new LinkedHashMap<>();
    bundle
        .nodes()
        .get(0)
        .effective()
        .all()
        .forEach(fact -> fact.value().ifPresent(value -> effective.put(fact.name(), value)));
    return effective;
  }

  private static X509Certificate certificate(KeyStore store) throws Exception {
    String alias = Collections.list(store.aliases()).get(0);
    return (X509Certificate) store.getCertificateChain(alias)[0];
  }

  private static void assertVouches(DefaultSslEngineFactory stores) throws Exception {
    KeyStore trusted = stores.truststore();
    String alias = Collections.list(trusted.aliases()).get(0);
    certificate(stores.keystore()).verify(trusted.getCertificate(alias).getPublicKey());
  }

  private String subject(String... changes) throws Exception {
    Observation bundle = bundle(changes);
    try (ThrowAway material = material(bundle)) {
      return certificate(stores(bundle, write(material, bundle)).keystore())
          .getSubjectX500Principal()
          .getName();
    }
  }

  @Test
  void optionsOfTheSecuredBundle() throws Exception {
    Observation bundle = bundle();
    try (ThrowAway material = material(bundle)) {
      Map<String, String> lines = new LinkedHashMap<>();
      write(material, bundle)
          .forEach((option, value) ->
              lines.put(option, value.replace(directory.resolve("secrets").toString(), "DIR")));
      Map<String, String> expected = new LinkedHashMap<>();
      expected.put("ssl.keystore.key", "${throwaway:DIR:key.pem}");
      expected.put("ssl.keystore.certificate.chain", "${throwaway:DIR:chain.pem}");
      expected.put("ssl.truststore.certificates", "${throwaway:DIR:ca.pem}");
      expected.put(
          "listener.name.client.scram-sha-512.sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required;");
      expected.put("super.users", "User:kafka-broker;User:admin;User:kafka-k3s-client");
      expected.put("config.providers.dir.param.allowed.paths", "DIR");
      expected.put(
          "config.providers.throwaway.class",
          "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
      expected.put("config.providers", "dir,throwaway");
      assertEquals(List.copyOf(expected.entrySet()), List.copyOf(lines.entrySet()));
      assertEquals(List.of(), material.leftOut());
    }
  }

  @Test
  void certificateIsTheBundlesOwnByNameAndThePodsByAddress() throws Exception {
    Observation bundle = bundle();
    try (ThrowAway material = material(bundle)) {
      DefaultSslEngineFactory stores = stores(bundle, write(material, bundle));
      assertVouches(stores);
      X509Certificate certificate = certificate(stores.keystore());
      assertEquals(
          "CN=kafka-broker,O=Example", certificate.getSubjectX500Principal().getName());
      Set<String> names = new TreeSet<>();
      for (List<?> name : certificate.getSubjectAlternativeNames()) {
        names.add(name.get(1).toString());
      }
      Set<String> expected = new TreeSet<>(NAMES);
      expected.addAll(ADDRESSES);
      assertEquals(expected, names);
    }
  }

  @Test
  void subjectIsThatOfTheCertificateObject() throws Exception {
    assertEquals(
        "CN=kafka-broker,OU=Messaging,O=Example,C=DE",
        subject(
            "    organizations:\n    - Example\n",
            "    countries: [DE]\n    organizations:\n    - Example\n"
                + "    organizationalUnits: [Messaging]\n"));
    assertEquals("CN=a\\, b,O=Example", subject("commonName: kafka-broker", "commonName: a, b"));
    assertEquals(
        "CN=events,OU=x", subject("commonName: kafka-broker", "literalSubject: CN=events,OU=x"));
    assertEquals(
        "",
        subject("  commonName: kafka-broker\n  subject:\n    organizations:\n    - Example\n", ""));
  }

  @Test
  void subjectIsOneOfASuperUserWhereNoCertificateTells() throws Exception {
    String elsewhere = "secretName: events-tls\n  commonName";
    assertEquals("CN=kafka-broker", subject(elsewhere, "secretName: other-tls\n  commonName"));
    assertEquals(
        "CN=rehearsal,OU=kafka-broker",
        subject(
            elsewhere,
            "secretName: other-tls\n  commonName",
            "RULE:^CN=([^,]+).*$/$1/,DEFAULT",
            "RULE:^CN=[^,]+,OU=(.*)$/$1/"));
    assertEquals(
        "CN=events,O=Example",
        subject(
            elsewhere,
            "secretName: other-tls\n  commonName",
            "RULE:^CN=([^,]+).*$/$1/,DEFAULT",
            "DEFAULT",
            "super.users=User:kafka-broker;",
            "super.users=User:CN=events,O=Example;"));
  }

  @Test
  void storesAreReadByKafkaInEveryForm() throws Exception {
    List<String> forms = List.of(
        // Inside of options, the key encrypted.
        KEY_OPTIONS.strip() + "\n    ssl.key.password=${dir:/etc/kafka-tls:password}\n",
        "ssl.keystore.type=PEM\n    ssl.keystore.location=/etc/kafka-tls/tls.pem\n"
            + "    ssl.truststore.type=PEM\n    ssl.truststore.location=/etc/kafka-tls/ca.crt\n",
        "ssl.keystore.type=PEM\n    ssl.keystore.location=/etc/kafka-tls/tls.pem\n"
            + "    ssl.key.password=secret\n"
            + "    ssl.truststore.type=PEM\n    ssl.truststore.location=/etc/kafka-tls/ca.crt\n",
        // Kafka's default is a JKS store.
        "ssl.keystore.location=/etc/kafka-tls/k.jks\n    ssl.keystore.password=changeit\n"
            + "    ssl.truststore.location=/etc/kafka-tls/t.jks\n"
            + "    ssl.truststore.password=changeit\n",
        "ssl.keystore.type=PKCS12\n    ssl.keystore.location=/etc/kafka-tls/k.p12\n"
            + "    ssl.keystore.password=changeit\n    ssl.key.password=changeit\n"
            + "    ssl.truststore.type=JKS\n    ssl.truststore.location=/etc/kafka-tls/t.jks\n");
    int number = 0;
    for (String form : forms) {
      Observation bundle = bundle(KEY_OPTIONS, "    " + form);
      try (ThrowAway material = material(bundle)) {
        Map<String, String> options = material.write(
            bundle.nodes().get(0), NAMES, ADDRESSES, directory.resolve("secrets-" + number++));
        assertVouches(stores(bundle, options));
        assertFalse(options.toString().contains("changeit"), form);
        assertFalse(material.replacements().toString().contains("changeit"), form);
      }
    }
  }

  @Test
  void everybodyHasATrustStore() throws Exception {
    Observation bundle = bundle(
        "    ssl.truststore.type=PEM\n"
            + "    ssl.truststore.certificates=${dir:/etc/kafka-tls:ca.crt}\n",
        "");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      for (String listener : List.of("broker", "client", "controller")) {
        String prefix = "listener.name." + listener + ".ssl.truststore.";
        assertEquals("PEM", options.get(prefix + "type"));
        assertTrue(Files.exists(Path.of(options.get(prefix + "location"))));
      }
    }
  }

  @Test
  void variablesThatAnImageMakesStoresOfAreSeenThrough() throws Exception {
    Observation bundle = ofImage(
        "confluentinc/cp-kafka:8.1.0",
        "KAFKA_",
        "KAFKA_SSL_KEYSTORE_FILENAME: kafka.jks",
        "KAFKA_SSL_KEYSTORE_CREDENTIALS: keystore-password",
        "KAFKA_SSL_KEY_CREDENTIALS: key-password",
        "KAFKA_SSL_TRUSTSTORE_FILENAME: trust.jks",
        "KAFKA_SSL_TRUSTSTORE_CREDENTIALS: trust-password",
        "KAFKA_LISTENER_NAME_CLIENT_PLAIN_SASL_JAAS_CONFIG: SECRET",
        "KAFKA_CONFLUENT_LICENSE: SECRET");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      assertVouches(stores(bundle, options));
      assertEquals("", options.get("confluent.license"));
      assertTrue(
          options
              .get("listener.name.client.plain.sasl.jaas.config")
              .contains("username=\"kafka-k3s-broker\""),
          options::toString);
      assertTrue(
          material.replacements().stream()
              .anyMatch(each -> each.what().endsWith("sasl.jaas.config")
                  && each.from().equals("a key of a Secret")),
          () -> material.replacements().toString());
    }
  }

  @Test
  void storesThatAnImageMakesAreThere() throws Exception {
    Observation bundle = ofImage("bitnami/kafka:4.0.0", "KAFKA_CFG_", "KAFKA_TLS_TYPE: PEM");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      for (String listener : List.of("client", "controller")) {
        String prefix = "listener.name." + listener + ".";
        Map<String, String> own = new LinkedHashMap<>();
        options.forEach((option, value) -> own.put(option.replace(prefix, ""), value));
        assertVouches(stores(bundle, own));
      }
      assertTrue(options.containsKey("listener.name.client.plain.sasl.jaas.config"));
    }
  }

  @Test
  void suitesOfRsaGetKeysOfRsa() throws Exception {
    Observation bundle = bundle(
        "ssl.keystore.type=PEM",
        "ssl.cipher.suites=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\n    ssl.keystore.type=PEM");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = new LinkedHashMap<>(write(material, bundle));
      KeyStore keys = stores(bundle(), options).keystore();
      assertEquals("RSA", certificate(keys).getPublicKey().getAlgorithm());
    }
  }

  @Test
  void nothingSecretIsSaidOrStaysBehind() throws Exception {
    Observation bundle = bundle(
        "CONTROLLER:SSL",
        "CONTROLLER:SASL_SSL",
        "sasl.enabled.mechanisms=SCRAM-SHA-512",
        "sasl.enabled.mechanisms=SCRAM-SHA-512\n    sasl.mechanism.controller.protocol=PLAIN\n"
            + "    listener.name.controller.sasl.enabled.mechanisms=PLAIN\n"
            + "    listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security"
            + ".plain.PlainLoginModule required username=\"quorum\" password=\"hunter2\""
            + " user_quorum=\"hunter2\" user_spare=\"hunter3\";");
    String said;
    List<String> secrets = new ArrayList<>();
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      KafkaNode node = bundle.nodes().get(0);
      List<String> words = material.formatWords(node, node.format().arguments());
      material.clientProperties("CLIENT", "localhost:9092");
      material.refusedClients("CLIENT", "localhost:9092");
      assertEquals(
          "org.apache.kafka.common.security.plain.PlainLoginModule required"
              + " username=\"quorum\" password=\"PASSWORD\""
              + " user_quorum=\"PASSWORD\" user_spare=\"PASSWORD\";",
          options
              .get("listener.name.controller.plain.sasl.jaas.config")
              .replaceAll("\\$\\{throwaway:[^:}]+:password-[0-9]+}", "PASSWORD"));
      said = options + words.toString() + material.replacements() + material.leftOut();
      for (Path file : files()) {
        if (file.endsWith("format.args")) {
          Matcher matcher = Pattern.compile("password=([^]]+)").matcher(text(file));
          while (matcher.find()) {
            secrets.add(matcher.group(1));
          }
        } else if (file.getFileName().toString().startsWith("password")) {
          secrets.add(text(file));
        } else if (text(file).contains("PRIVATE KEY")) {
          text(file).lines().skip(1).findFirst().ifPresent(secrets::add);
        }
      }
    }
    assertTrue(secrets.size() >= 8, secrets::toString);
    secrets.addAll(List.of("hunter2", "hunter3"));
    secrets.forEach(secret -> assertFalse(said.contains(secret), said));
    assertEquals(List.of(), files());
    assertFalse(Files.exists(directory.resolve("secrets")));
    assertFalse(Files.exists(directory.resolve("clients")));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseReadsTheFiles() throws Exception {
    Observation bundle = bundle();
    try (ThrowAway material = material(bundle)) {
      write(material, bundle);
      material.clientProperties("CLIENT", "localhost:9092");
      material.formatWords(bundle.nodes().get(0), List.of());
      assertTrue(files().size() >= 6, files().toString());
      for (Path file : files()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
            "rwx------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
      }
    }
  }

  @Test
  void formatAddsTheBundlesUsersAndOurs() throws Exception {
    Observation bundle = bundle();
    try (ThrowAway material = material(bundle)) {
      KafkaNode node = bundle.nodes().get(0);
      List<String> words = material.formatWords(node, node.format().arguments());
      Path file = directory.resolve("clients").resolve("format.args").toAbsolutePath();
      assertEquals(
          List.of(
              "--ignore-formatted",
              "--cluster-id",
              "q3mBf0RzTkSVh7nXw2LdYA",
              "--config",
              "/etc/kafka-config/events-0.properties",
              "@" + file),
          words);
      List<String> users = new ArrayList<>();
      Matcher matcher = Pattern.compile(
              "--add-scram\nSCRAM-SHA-512=\\[name=([^,]+),password=.{32}]")
          .matcher(text(file));
      while (matcher.find()) {
        users.add(matcher.group(1));
      }
      assertEquals(List.of("admin", "orders", ThrowAway.CLIENT, ThrowAway.STRANGER), users);
      assertEquals(
          List.of(new Replacement(
              List.of("events-0"),
              "--add-scram",
              "SCRAM-SHA-512 for admin, orders",
              "SCRAM-SHA-512 for admin, orders, kafka-k3s-client, kafka-k3s-stranger",
              "passwords come from Secrets that are not in the bundle")),
          material.replacements());
    }
  }

  @Test
  void brokersThatNobodyAddsAreNotAdded() throws Exception {
    String broker = "listener.name.broker.scram-sha-512.sasl.jaas.config=org.apache.kafka.common"
        + ".security.scram.ScramLoginModule required username=\"inter\" password=\"x\";\n    ";
    Observation bundle = bundle(
        "BROKER:SSL",
        "BROKER:SASL_SSL",
        "sasl.enabled.mechanisms=",
        broker
            + "sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512\n    sasl.enabled.mechanisms=");
    try (ThrowAway material = material(bundle)) {
      material.formatWords(bundle.nodes().get(0), List.of());
      String words = text(directory.resolve("clients").resolve("format.args"));
      assertTrue(words.contains("name=orders"));
      assertFalse(words.contains("name=inter"));
    }
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    return properties;
  }

  @Test
  void clientsHaveWhatTheListenerAsksFor() throws Exception {
    Observation bundle = bundle();
    try (ThrowAway material = material(bundle)) {
      write(material, bundle);
      Properties good = properties(material.clientProperties("client", "a:9092,b:9092"));
      assertEquals("a:9092,b:9092", good.get("bootstrap.servers"));
      assertEquals("SASL_SSL", good.get("security.protocol"));
      assertEquals("SCRAM-SHA-512", good.get("sasl.mechanism"));
      assertTrue(good.getProperty("sasl.jaas.config").contains("username=\"kafka-k3s-client\""));
      assertEquals(
          Map.of(
              "a wrong password", "SaslAuthenticationException",
              "no ACL", "TopicAuthorizationException"),
          refused(material, "CLIENT"));
      assertEquals(
          Map.of(
              "a certificate of another authority", "SslAuthenticationException",
              "no ACL", "TopicAuthorizationException"),
          refused(material, "BROKER"));
      assertTrue(material.isSecured("CLIENT"));
      assertFalse(material.isSecured("CONTROLLER"));
    }
  }

  private static Map<String, String> refused(ThrowAway material, String listener)
      throws LocalException {
    return material.refusedClients(listener, "a:9092").stream()
        .collect(Collectors.toMap(RefusedClient::what, RefusedClient::exception));
  }

  @Test
  void whereEverybodyMayDoEverythingNobodyIsShutOut() throws Exception {
    for (String change :
        List.of("    allow.everyone.if.no.acl.found=true\n    super.users=", "    super.users=")) {
      boolean isOpen = change.contains("allow");
      Observation bundle = isOpen
          ? bundle("    super.users=", change)
          : bundle(
              "    authorizer.class.name="
                  + "org.apache.kafka.metadata.authorizer.StandardAuthorizer\n",
              "");
      try (ThrowAway material = material(bundle)) {
        assertFalse(material
            .write(
                bundle.nodes().get(0),
                NAMES,
                ADDRESSES,
                directory.resolve(isOpen ? "open" : "unauthorized"))
            .containsKey("super.users"));
        assertEquals(
            Map.of("a wrong password", "SaslAuthenticationException"), refused(material, "CLIENT"));
      }
    }
  }

  @Test
  void listenerOfUnknownLoginsIsLeftOut() throws Exception {
    Observation bundle = bundle(
        "sasl.enabled.mechanisms=SCRAM-SHA-512",
        "sasl.enabled.mechanisms=OAUTHBEARER\n"
            + "    listener.name.client.oauthbearer.sasl.jaas.config=${dir:/etc/kafka-tls:jaas}");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      assertTrue(material.isLeftOut("CLIENT"));
      assertFalse(material.isLeftOut("BROKER"));
      assertEquals(
          List.of("listener CLIENT: nobody can log in by OAUTHBEARER here, so it is left out as a"
              + " whole"),
          material.leftOut());
      assertEquals("", options.get("listener.name.client.oauthbearer.sasl.jaas.config"));
      assertEquals(List.of(), material.formatWords(bundle.nodes().get(0), List.of()));
      assertEquals(List.of(), material.refusedClients("CLIENT", "a:9092"));
    }
  }

  @Test
  void oneOfTwoMechanismsIsTried() throws Exception {
    Observation bundle = bundle(
        "sasl.enabled.mechanisms=SCRAM-SHA-512", "sasl.enabled.mechanisms=GSSAPI,SCRAM-SHA-512");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      assertFalse(material.isLeftOut("CLIENT"));
      assertEquals(
          List.of("listener CLIENT: nobody can log in by GSSAPI here"), material.leftOut());
      assertEquals("SCRAM-SHA-512", options.get("listener.name.client.sasl.enabled.mechanisms"));
    }
  }

  private static String refusal(String... changes) throws IOException {
    Observation bundle = bundle(changes);
    return assertThrows(
            LocalException.class, () -> ThrowAway.of(bundle, bundle.nodes(), Path.of("clients")))
        .getMessage();
  }

  @Test
  void whatTheClusterCannotFormWithoutIsRefused() throws Exception {
    assertEquals(
        "deploy/configmap.yaml:8:5: nodes log in to each other at listener BROKER of pod"
            + " events-0 by GSSAPI, for which no credentials can be made on this machine; for PLAIN"
            + " and SCRAM they can. Rehearse an environment whose nodes use SSL, PLAIN or SCRAM.",
        refusal("BROKER:SSL", "BROKER:SASL_SSL"));
    assertEquals(
        "deploy/configmap.yaml:37:5: authorizer.class.name of pod events-0 is"
            + " org.example.Authorizer, which is in none of Kafka's own jars, so the pod cannot be"
            + " run here. Rehearse an environment without it.",
        refusal(
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer", "org.example.Authorizer"));
  }

  @Test
  void superUsersThatOnlyThePodKnowsAreMadeUp() throws Exception {
    Observation bundle = bundle(
        "super.users=User:kafka-broker;User:admin", "super.users=${dir:/etc/kafka-tls:supers}");
    try (ThrowAway material = material(bundle)) {
      assertEquals(
          "User:kafka-broker;User:kafka-k3s-client", write(material, bundle).get("super.users"));
    }
  }

  @Test
  void filesOfTheBundleAreReadOutOfIt() throws Exception {
    Observation bundle = bundle(
        "num.partitions=3",
        "num.partitions=${dir:/etc/kafka-config:partitions}",
        "  events-0.properties: |",
        "  partitions: \"7\"\n  events-0.properties: |");
    try (ThrowAway material = material(bundle)) {
      assertEquals("7", resolved(write(material, bundle)).get("num.partitions"));
    }
  }

  @Test
  void valueInAFileThatTheBundleDoesNotHoldIsRefused() throws Exception {
    Observation bundle =
        bundle("num.partitions=3", "num.partitions=${dir:/etc/kafka-tls:partitions}");
    try (ThrowAway material = material(bundle)) {
      String message =
          assertThrows(LocalException.class, () -> write(material, bundle)).getMessage();
      assertEquals(
          "deploy/configmap.yaml:17:5: num.partitions of pod events-0 is"
              + " ${dir:/etc/kafka-tls:partitions}, and the bundle does not hold what that reads."
              + " Write the value itself, or rehearse a bundle that has it.",
          message);
    }
  }

  @Test
  void providerOfSomebodyElseIsTakenOut() throws Exception {
    Observation bundle = bundle(
        "config.providers=dir",
        "config.providers=vault\n    config.providers.vault.class=org.example.VaultProvider",
        "${dir:/etc/kafka-tls:",
        "${vault:/secret/kafka:");
    try (ThrowAway material = material(bundle)) {
      Map<String, String> options = write(material, bundle);
      assertEquals("throwaway", options.get("config.providers"));
      assertVouches(stores(bundle, options));
    }
  }

  @Test
  void plainClusterNeedsNothing() throws Exception {
    String map = "listener.security.protocol.map=BROKER:SSL,CLIENT:SASL_SSL,CONTROLLER:SSL\n";
    Observation bundle = bundle(
        map,
        "listener.security.protocol.map=BROKER:PLAINTEXT,CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT\n",
        KEY_OPTIONS,
        "",
        "    config.providers=dir\n",
        "",
        "    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\n",
        "");
    try (ThrowAway material = material(bundle)) {
      assertEquals(Map.of(), write(material, bundle));
      KafkaNode node = bundle.nodes().get(0);
      assertEquals(List.of("-t", "x"), material.formatWords(node, List.of("-t", "x")));
      assertEquals(List.of(), material.replacements());
      assertFalse(material.isSecured("CLIENT"));
    }
    assertEquals(List.of(), files());
  }

  /** Nodes that nobody may know are locked out of a plain listener; that must still be seen. */
  @Test
  void anonymousNodesAreNotLetInByOurClient() throws Exception {
    Observation bundle = bundle(
        "listener.security.protocol.map=BROKER:SSL,CLIENT:SASL_SSL,CONTROLLER:SSL\n",
        "listener.security.protocol.map=BROKER:PLAINTEXT,CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT\n");
    try (ThrowAway material = material(bundle)) {
      assertFalse(write(material, bundle).containsKey("super.users"));
    }
  }
}
