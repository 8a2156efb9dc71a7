package io.github.kafkak3s.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Against the brokers of kafka.yaml, which {@code kafka-k3s:start} has started for this module. */
class OrderEventsIT {
  private static final int ORDERS = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String KAFKA = System.getProperty("kafka-k3s.bootstrapServers");

  @Test
  void losesNoOrderWhenABrokerIsKilled() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
      NewTopic asKafkaYamlSays =
          new NewTopic(OrderEvents.TOPIC, Optional.empty(), Optional.empty());
      admin.createTopics(List.of(asKafkaYamlSays)).all().get();
    }
    publish();
    assertEquals(ORDERS, read().size());
  }

  private static void publish() throws Exception {
    List<CompletableFuture<?>> acknowledged = new ArrayList<>();
    try (OrderEvents events = new OrderEvents(new KafkaProducer<>(
        Map.of("bootstrap.servers", KAFKA, "acks", "all"),
        new StringSerializer(),
        new StringSerializer()))) {
      for (int i = 0; i < ORDERS; i++) {
        OrderCreated order = new OrderCreated("o-" + i, "c-7", 1999, Instant.now());
        acknowledged.add(events.publish(order).toCompletableFuture());
        if (i == ORDERS / 2) {
          // What was sent before has arrived, what is sent now meets two brokers of three.
          CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new))
              .join();
          kill("orders-1");
        }
      }
      CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new)).join();
    }
  }

  /** Ends the process of a broker as a failing machine would. */
  private static void kill(String pod) throws IOException {
    Properties pods = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of("target/kafka-k3s/local/pods.properties"))) {
      pods.load(in);
    }
    long pid = Long.parseLong(pods.getProperty(pod + ".pid"));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static Set<String> read() {
    Set<String> orders = new HashSet<>();
    Instant end = Instant.now().plus(LIMIT);
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", KAFKA, "group.id", "it", "auto.offset.reset", "earliest"),
        new StringDeserializer(),
        new StringDeserializer())) {
      consumer.subscribe(List.of(OrderEvents.TOPIC));
      while (orders.size() < ORDERS && Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
          orders.add(each.key());
        }
      }
    }
    return orders;
  }
}
