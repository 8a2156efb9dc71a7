package io.github.kafkak3s.local.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.LocalCluster;
import io.github.kafkak3s.local.LocalSettings;
import io.github.kafkak3s.local.LocalSettings.Addressing;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.rehearse.Drill;
import io.github.kafkak3s.rehearse.DrillSettings;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Verdict;
import io.github.kafkak3s.rehearse.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Brokers of a secured bundle are run, clients with throw-away credentials work with them, and
 * others are refused. {@code -Dkafka-k3s.lab=4.3.1,4.4.0} runs it on those releases alone.
 */
class SecuredConsequences {
  private static final List<String> RELEASES =
      List.of("3.9.2", "4.0.2", "4.1.2", "4.2.2", "4.3.1", "4.4.0");
  private static final int RECORDS = 50;
  private static final long SECONDS = 180;

  @TempDir
  Path directory;

  static Stream<String> releases() {
    String asked = System.getProperty("kafka-k3s.lab", "");
    return RELEASES.stream()
        .filter(release -> asked.isEmpty() || List.of(asked.split(",")).contains(release));
  }

  @ParameterizedTest(name = "mTLS and SCRAM, Kafka {0}")
  @MethodSource("releases")
  void certificatesBetweenBrokersAndPasswordsForClients(String release) throws Exception {
    run(
        LocalBundles.observed(CaseFiles.group("rehearse").resolve("secured")),
        release,
        Addressing.OWN_ADDRESSES,
        false,
        List.of("a wrong password", "no ACL"));
  }

  @Test
  void oneNodeOnFreePorts() throws Exception {
    run(
        LocalBundles.observed(CaseFiles.group("rehearse").resolve("secured")),
        "4.3.1",
        Addressing.OWN_PORTS,
        true,
        List.of("a wrong password", "no ACL"));
  }

  @ParameterizedTest(name = "PLAIN and mTLS, Kafka {0}")
  @MethodSource("releases")
  void passwordsBetweenNodesAndCertificatesForClients(String release) throws Exception {
    run(
        LocalBundles.observed(turnedRound()),
        release,
        Addressing.OWN_ADDRESSES,
        false,
        List.of("a certificate of another authority", "no ACL"));
  }

  @Test
  void drillHolds() throws Exception {
    Observation bundle = LocalBundles.observed(CaseFiles.group("rehearse").resolve("secured"));
    try (LocalCluster local = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jars("4.3.1"),
        new LocalSettings(
            directory.resolve("run"), Addressing.OWN_ADDRESSES, Optional.empty(), false))) {
      Rehearsal rehearsal = Drill.run(
          bundle,
          bundle.clusters().get(0),
          local,
          new DrillSettings(
              EnumSet.of(Step.FORM, Step.TOPICS, Step.ROLL, Step.VERIFY), Duration.ofMinutes(10)),
          (line, isMilestone) -> {});
      assertEquals(Verdict.HOLDS, rehearsal.verdict(), rehearsal::toString);
      String topics = rehearsal.steps().get(Step.TOPICS.ordinal()).summary();
      assertTrue(topics.endsWith(", and 2 clients are refused that must be"), topics);
      String told = rehearsal.toString();
      List<String> secrets = secrets(directory.resolve("run"));
      assertTrue(secrets.size() >= 8, secrets::toString);
      secrets.forEach(secret -> assertFalse(told.contains(secret)));
    }
  }

  /** Makes of the secured bundle one that does everything the other way. */
  private Path turnedRound() throws IOException {
    Map<String, String> texts =
        new LinkedHashMap<>(CaseFiles.texts(CaseFiles.group("rehearse").resolve("secured")));
    String config = texts.get("configmap.yaml");
    String plain = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    String login = plain + " username=\"kafka-broker\" password=\"${dir:/etc/kafka-tls:broker}\""
        + " user_kafka-broker=\"${dir:/etc/kafka-tls:broker}\";";
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put(
        "BROKER:SSL,CLIENT:SASL_SSL,CONTROLLER:SSL",
        "BROKER:SASL_SSL,CLIENT:SSL,CONTROLLER:SASL_PLAINTEXT");
    changes.put("listener.name.broker.ssl.client.auth", "listener.name.client.ssl.client.auth");
    changes.put("ssl.keystore.type=PEM", "ssl.keystore.password=${dir:/etc/kafka-tls:password}");
    changes.put(
        "ssl.keystore.key=${dir:/etc/kafka-tls:tls.key}",
        "ssl.keystore.location=/etc/kafka-tls/keystore.jks");
    changes.put(
        "ssl.keystore.certificate.chain=${dir:/etc/kafka-tls:tls.crt}",
        "ssl.key.password=${dir:/etc/kafka-tls:password}");
    changes.put("sasl.enabled.mechanisms=SCRAM-SHA-512", "sasl.enabled.mechanisms=PLAIN");
    changes.put(
        "listener.name.client.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram"
            + ".ScramLoginModule required;",
        "sasl.mechanism.inter.broker.protocol=PLAIN\n"
            + "    sasl.mechanism.controller.protocol=PLAIN\n"
            + "    listener.name.broker.plain.sasl.jaas.config=" + login + "\n"
            + "    listener.name.controller.plain.sasl.jaas.config=" + login);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertTrue(config.contains(change.getKey()), change.getKey());
      config = config.replace(change.getKey(), change.getValue());
    }
    texts.put("configmap.yaml", config);
    Path turned = Files.createDirectory(directory.resolve("bundle"));
    CaseFiles.replace(turned, texts);
    return turned;
  }

  private void run(
      Observation bundle,
      String release,
      Addressing addressing,
      boolean isFolded,
      List<String> strangers)
      throws Exception {
    Path run = directory.resolve("run");
    List<String> secrets;
    try (LocalCluster cluster = LocalCluster.prepare(
        bundle,
        bundle.clusters().get(0),
        LocalBundles.jarsWithTests(release),
        new LocalSettings(run, addressing, Optional.empty(), isFolded))) {
      LocalBundles.serve(cluster);
      Path client = cluster.clientProperties(cluster.clientListener());
      assertEquals(
          Integer.toString(RECORDS),
          answer(cluster, "round-trip", client.toString(), "orders", "" + RECORDS));
      Map<String, String> expected = new LinkedHashMap<>();
      Map<String, String> got = new LinkedHashMap<>();
      for (RefusedClient refused : cluster.refusedClients()) {
        expected.put(refused.what(), refused.exception());
        got.put(
            refused.what(), answer(cluster, "describe", refused.properties().toString(), "orders"));
      }
      assertEquals(expected, got);
      assertEquals(strangers, List.copyOf(expected.keySet()));
      secrets = secrets(run);
      assertTrue(secrets.size() >= 8, secrets::toString);
      String replacements = cluster.replacements().toString();
      secrets.forEach(secret -> assertFalse(replacements.contains(secret)));
    }
    // What stays after the end are the logs, and all else but secrets.
    Map<Path, String> left = texts(run);
    assertTrue(left.keySet().stream().anyMatch(file -> file.endsWith("kafka.log")));
    for (String secret : secrets) {
      left.forEach((file, text) -> assertFalse(text.contains(secret), file::toString));
    }
    assertEquals(List.of(), files(run, "secrets"));
    assertEquals(List.of(), files(run, "clients"));
  }

  private static String answer(LocalCluster cluster, String... arguments) throws Exception {
    Path errors = Files.createTempFile("client", ".log");
    Process process =
        cluster.startChild(SecuredClientMain.class.getName(), "96m", List.of(arguments), errors);
    CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> said(process));
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> text(errors));
      return said.join()
          .lines()
          .filter(line -> line.startsWith("answer "))
          .map(line -> line.substring("answer ".length()))
          .findFirst()
          .orElseThrow(() -> new AssertionError(text(errors)));
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }

  private static String said(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns every password and every line of a key that is on the disk. */
  private static List<String> secrets(Path run) throws IOException {
    List<String> secrets = new ArrayList<>();
    for (Map.Entry<Path, String> file : texts(run).entrySet()) {
      String directory = file.getKey().getParent().getFileName().toString();
      String name = file.getKey().getFileName().toString();
      if (directory.equals("secrets") && name.startsWith("password")) {
        secrets.add(file.getValue());
      } else if (directory.equals("secrets") && name.startsWith("key")
          || directory.equals("clients") && name.endsWith(".pem")) {
        String key = file.getValue().split("-----END")[0];
        key.lines().skip(1).filter(line -> line.length() > 20).forEach(secrets::add);
      } else if (name.equals("format.args")) {
        file.getValue()
            .lines()
            .filter(line -> line.contains("password="))
            .map(line -> line.substring(line.indexOf("password=") + 9, line.length() - 1))
            .forEach(secrets::add);
      }
    }
    return secrets.stream().distinct().toList();
  }

  private static List<Path> files(Path run, String parent) throws IOException {
    return texts(run).keySet().stream()
        .filter(file -> file.getParent().getFileName().toString().equals(parent))
        .toList();
  }

  /** Reads every file but those of the disks, whose indexes are large and empty. */
  private static Map<Path, String> texts(Path run) throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!run.relativize(file).toString().contains("volumes")) {
          texts.put(file, text(file));
        }
      }
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
