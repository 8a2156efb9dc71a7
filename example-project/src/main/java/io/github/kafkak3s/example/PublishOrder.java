package io.github.kafkak3s.example;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes one order from the command line: {@code PublishOrder <order> <customer> <cents>}. */
public final class PublishOrder {
  /** The Service that the generated manifests make for clients. */
  private static final String BOOTSTRAP = "orders-bootstrap.orders.svc.cluster.local:9092";

  private PublishOrder() {}

  /** Runs it; {@code KAFKA_BOOTSTRAP_SERVERS} names another cluster. */
  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println("usage: PublishOrder <order> <customer> <cents>");
      System.exit(2);
    }
    OrderCreated event = new OrderCreated(args[0], args[1], Long.parseLong(args[2]), Instant.now());
    Map<String, Object> config = Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", BOOTSTRAP),
        ProducerConfig.ACKS_CONFIG,
        "all");
    try (OrderEvents events = new OrderEvents(
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()))) {
      System.out.println(events.publish(event).toCompletableFuture().join());
    }
  }
}
