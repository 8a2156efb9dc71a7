package io.github.kafkak3s.kafka;

import static io.github.kafkak3s.kafka.OptionKind.BROKER;
import static io.github.kafkak3s.kafka.OptionKind.GROUP;
import static io.github.kafkak3s.kafka.OptionKind.TOPIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.KafkaOption.Type;
import io.github.kafkak3s.kafka.KafkaOption.UpdateMode;
import io.github.kafkak3s.kafka.OptionFate.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionCatalogueTest {
  private static OptionCatalogue of(String version) {
    return OptionCatalogue.of(KafkaReleases.find(version).orElseThrow());
  }

  @Test
  void everyReleaseHasItsOptions() {
    for (KafkaRelease release : KafkaReleases.all()) {
      OptionCatalogue catalogue = OptionCatalogue.of(release);
      assertTrue(catalogue.names(BROKER).size() > 300, release.version());
      assertTrue(catalogue.names(TOPIC).size() > 30, release.version());
      assertEquals(release.log4j2(), catalogue.names(GROUP).size() > 3, release.version());
      assertEquals(
          release.shareGroups(),
          catalogue.broker("share.coordinator.state.topic.replication.factor").isPresent(),
          release.version());
      for (OptionKind kind : OptionKind.values()) {
        assertEquals(
            catalogue.names(kind).stream().sorted().toList(), List.copyOf(catalogue.names(kind)));
      }
    }
  }

  /**
   * A default that the rules refuse would be a rule misread; Kafka checks its defaults as it
   * defines them.
   */
  @Test
  void acceptsEveryDefault() {
    for (KafkaRelease release : KafkaReleases.all()) {
      OptionCatalogue catalogue = OptionCatalogue.of(release);
      for (OptionKind kind : OptionKind.values()) {
        for (KafkaOption option : catalogue.options(kind)) {
          assertEquals(
              Optional.empty(),
              option.defaultValue().flatMap(option::problem),
              release.version() + " " + option);
        }
      }
    }
  }

  @Test
  void holdsWhatKafkaDefines() {
    KafkaOption option = of("4.3.1").broker("min.insync.replicas").orElseThrow();
    assertEquals(Type.INT, option.type());
    assertEquals(Optional.of("1"), option.defaultValue());
    assertEquals(UpdateMode.CLUSTER_WIDE, option.updateMode());
    assertFalse(option.isPassword());
    assertTrue(of("4.3.1").broker("ssl.keystore.password").orElseThrow().isPassword());
    assertTrue(of("4.3.1").broker("process.roles").orElseThrow().required());
    assertTrue(of("4.4.0").broker("broker.id").orElseThrow().deprecated());
    assertTrue(of("4.3.1").broker("unstable.api.versions.enable").orElseThrow().internal());
    assertEquals(
        Optional.of("log.retention.ms"),
        of("4.3.1").option(TOPIC, "retention.ms").orElseThrow().brokerName());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "num.partitions | many | `\"many\" is not a whole number (INT)`",
        "num.partitions | 1.5 | `\"1.5\" is not a whole number (INT)`",
        "num.partitions | 3000000000 | `\"3000000000\" is too large (INT)`",
        "num.partitions | 0 | `\"0\" is out of range: at least 1 (INT)`",
        "log.cleaner.io.buffer.load.factor | x | `\"x\" is not a number (DOUBLE)`",
        "compression.gzip.level | 0 | `\"0\" is out of range: -1 or 1 to 9 (INT)`",
        "compression.lz4.level | 18 | `\"18\" is out of range: 1 to 17 (INT)`",
        "auto.create.topics.enable | yes | `\"yes\" is neither true nor false (BOOLEAN)`",
        "log.message.timestamp.type | now | `\"now\" is none of CreateTime, LogAppendTime (STRING)`",
        "process.roles | brokr | `\"brokr\" is none of broker, controller (LIST)`",
        "process.roles | `` | `the list is empty (LIST)`",
        "log.dirs | /a,,/b | `the list has an empty entry (LIST)`",
        "controller.quorum.voters | kafka-0:9093 | `\"kafka-0:9093\" is not of the form id@host:port (LIST)`",
        "controller.quorum.bootstrap.servers | kafka | `\"kafka\" is not of the form host:port (LIST)`",
        "remote.log.storage.manager.impl.prefix | ` ` | `the value is empty (STRING)`",
        "authorizer.class.name | `` | ``",
        "principal.builder.class | `` | `the name of a class is missing (CLASS)`"
      })
  void saysWhyAValueIsRefused(String name, String value, String problem) {
    KafkaOption option = of("4.3.1").broker(name).orElseThrow();
    assertEquals(problem, option.problem(value).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "num.partitions | ` 12 `",
        "num.partitions | +3",
        "auto.create.topics.enable | FALSE",
        "group.consumer.migration.policy | upgrade",
        "process.roles | broker , controller",
        "node.id | 10${env:NODE_ID}",
        "num.partitions | ${file:/p:key}",
        "principal.builder.class | com.example.Builder"
      })
  void acceptsWhatKafkaAccepts(String name, String value) {
    assertEquals(Optional.empty(), of("4.3.1").broker(name).orElseThrow().problem(value));
  }

  @Test
  void aPlainVariableIsNoReference() {
    assertTrue(of("4.3.1").broker("node.id").orElseThrow().problem("${NODE_ID}").isPresent());
  }

  @Test
  void quotesWithoutControlCharactersAndNeverAtLength() {
    KafkaOption option = of("4.3.1").broker("node.id").orElseThrow();
    String problem = option.problem("a\n\u001b" + "x".repeat(100_000)).orElseThrow();
    assertTrue(problem.startsWith("\"a??xxx") && problem.length() < 100, problem);
  }

  @Test
  void judgesByTheRelease() {
    String empty = "a,,b";
    assertEquals(Optional.empty(), of("4.1.2").broker("log.dirs").orElseThrow().problem(empty));
    assertTrue(of("4.2.2").broker("log.dirs").orElseThrow().problem(empty).isPresent());
    KafkaOption version = of("3.9.2").broker("inter.broker.protocol.version").orElseThrow();
    assertEquals(Optional.empty(), version.problem("3.9.1"));
    assertEquals(Optional.empty(), version.problem("3.9-IV0"));
    assertTrue(version.problem("4.7").isPresent());
  }

  @Test
  void judgesGroupsAndTopics() {
    KafkaOption reset = of("4.3.1").option(GROUP, "share.auto.offset.reset").orElseThrow();
    assertEquals(Optional.empty(), reset.problem("by_duration:PT1H"));
    assertTrue(reset.problem("by_duration:-PT1H").isPresent());
    assertTrue(reset.problem("none").isPresent());
    KafkaOption throttled =
        of("4.3.1").option(TOPIC, "leader.replication.throttled.replicas").orElseThrow();
    assertEquals(Optional.empty(), throttled.problem("*"));
    assertEquals(Optional.empty(), throttled.problem("0:1,1:2"));
    assertTrue(throttled.problem("0:a").isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4.3.1 | min.insync.replicas | KNOWN | `` | ``",
        "4.3.1 | zookeeper.connect | REMOVED | zookeeper.connect was removed in Kafka 4.0.0 | remove it: controllers keep the metadata, there is no ZooKeeper",
        "4.3.1 | inter.broker.protocol.version | REMOVED | inter.broker.protocol.version was removed in Kafka 4.0.0 | remove it: the cluster's metadata version took its place",
        "4.3.1 | group.share.enable | REMOVED | group.share.enable was removed in Kafka 4.3.0 | remove it: the feature share.version took its place",
        "4.2.2 | group.share.enable | KNOWN | `` | ``",
        "4.3.1 | advertised.host.name | REMOVED | advertised.host.name was removed in Kafka 3.0 | use advertised.listeners",
        "3.9.2 | zookeeper.connect | WITHOUT_EFFECT | zookeeper.connect is for clusters with ZooKeeper and has no place in a KRaft cluster | remove it: controllers keep the metadata, there is no ZooKeeper",
        "4.2.2 | cordoned.log.dirs | LATER | Kafka 4.2.2 does not know cordoned.log.dirs; 4.3.0 does | ``",
        "4.3.1 | max.decompressed.message.bytes | LATER | Kafka 4.3.1 does not know max.decompressed.message.bytes; 4.4.0 does | ``",
        "4.2.2 | max.decompressed.message.bytes | KNOWN | `` | ``",
        "4.3.1 | retention.ms | MISPLACED | retention.ms is an option of topics, not of nodes | use log.retention.ms",
        "4.3.1 | cleanup.policy | MISPLACED | cleanup.policy is an option of topics, not of nodes | use log.cleanup.policy",
        "4.3.1 | consumer.session.timeout.ms | MISPLACED | consumer.session.timeout.ms is an option of groups, not of nodes | ``",
        "4.3.1 | acks | MISPLACED | acks is an option of clients (producer), not of nodes | ``",
        "4.3.1 | bootstrap.servers | MISPLACED | bootstrap.servers is an option of clients (admin, consumer, producer), not of nodes | ``",
        "4.3.1 | log4j.rootLogger | MISPLACED | log4j.rootLogger is an option of the logging configuration, not of nodes | ``",
        "4.3.1 | plain.sasl.jaas.config | MISPLACED | plain.sasl.jaas.config is an option of one listener, not of nodes | use listener.name.<listener>.plain.sasl.jaas.config",
        "4.3.1 | min.insync.replica | UNKNOWN | Kafka 4.3.1 does not know the option min.insync.replica | `did you mean \"min.insync.replicas\"?`",
        "4.3.1 | zzz | UNKNOWN | Kafka 4.3.1 does not know the option zzz | ``",
        "4.3.1 | config.providers | KNOWN | `` | ``",
        "4.1.2 | config.providers | OUTSIDE | `` | ``",
        "4.3.1 | config.providers.env.class | OUTSIDE | `` | ``",
        "4.3.1 | super.users | OUTSIDE | `` | ``",
        "4.3.1 | rsm.config.chunk.size | OUTSIDE | `` | ``",
        "4.3.1 | metrics.jmx.include | OUTSIDE | `` | ``",
        "4.3.1 | listener.name.client.ssl.keystore.type | KNOWN | `` | ``",
        "4.3.1 | listener.name.client.scram-sha-512.sasl.jaas.config | KNOWN | `` | ``",
        "4.3.1 | listener.name.client.oauthbearer.connections.max.reauth.ms | KNOWN | `` | ``",
        "4.3.1 | listener.name.client.ssl.keystore.typ | UNKNOWN | Kafka 4.3.1 does not know ssl.keystore.typ of a listener | `did you mean \"ssl.keystore.type\"?`",
        "4.3.1 | listener.name.client.plain.sasl.jas.config | UNKNOWN | Kafka 4.3.1 does not know sasl.jas.config of a listener | `did you mean \"sasl.jaas.config\"?`",
        "4.3.1 | listener.name.client | UNKNOWN | the name of an option is missing after the listener's | write listener.name.<listener>.<option>",
        "4.3.1 | listener.name.client.acme.key | OUTSIDE | `` | ``"
      })
  void saysWhatBecameOfANodesOption(
      String version, String name, Status status, String message, String help) {
    OptionFate fate = of(version).fate(BROKER, name, Map.of());
    assertEquals(status, fate.status());
    assertEquals(message, fate.message());
    assertEquals(help, fate.help());
    assertEquals(
        status == Status.KNOWN || status == Status.WITHOUT_EFFECT, fate.option().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "retention.ms | KNOWN | `` | ``",
        "log.retention.ms | MISPLACED | log.retention.ms is an option of nodes, not of topics | use retention.ms",
        "num.partitions | MISPLACED | num.partitions is an option of nodes, not of topics | ``",
        "retention.mss | UNKNOWN | Kafka 4.3.1 does not know the option retention.mss | `did you mean \"retention.ms\"?`",
        "message.format.version | REMOVED | message.format.version was removed in Kafka 4.0.0 | remove it: records are always written in the newest format"
      })
  void saysWhatBecameOfATopicsOption(String name, Status status, String message, String help) {
    OptionFate fate = of("4.3.1").fate(TOPIC, name, Map.of());
    assertEquals(
        List.of(status, message, help), List.of(fate.status(), fate.message(), fate.help()));
  }

  @Test
  void judgesAListenersValueByTheOption() {
    OptionFate fate = of("4.3.1").fate(BROKER, "listener.name.client.ssl.client.auth", Map.of());
    assertTrue(fate.option().orElseThrow().problem("maybe").isPresent());
  }

  @Test
  void acceptsWhatAPlugInMayRead() {
    Map<String, String> file = Map.of("metric.reporters", "com.example.Reporter");
    Map<String, String> ownOnly =
        Map.of("metric.reporters", "org.apache.kafka.common.metrics.JmxReporter");
    OptionCatalogue catalogue = of("4.3.1");
    assertEquals(
        Status.OUTSIDE, catalogue.fate(BROKER, "example.interval.ms", file).status());
    assertEquals(
        Status.UNKNOWN, catalogue.fate(BROKER, "example.interval.ms", ownOnly).status());
    assertEquals(
        Status.UNKNOWN, catalogue.fate(BROKER, "min.insync.replica", file).status());
    assertEquals(
        Status.OUTSIDE,
        catalogue
            .fate(BROKER, "x.y", Map.of("listener.name.a.principal.builder.class", "com.example.B"))
            .status());
    assertEquals(
        Status.OUTSIDE,
        catalogue
            .fate(BROKER, "tier.bucket", Map.of("remote.log.storage.manager.impl.prefix", "tier."))
            .status());
  }

  @ParameterizedTest
  @CsvSource({
    "${env:X}, true",
    "a${file:/p:key}b, true",
    "${:}, true",
    "${a ${b:c}, true",
    "${a}${b:c}, true",
    "${a}:{b}, false",
    "${a}, false",
    "a:b}, false",
    "${a:b, false",
    "$, false"
  })
  void findsReferencesToProviders(String value, boolean isThere) {
    assertEquals(isThere, ProviderReference.isIn(value));
  }
}
