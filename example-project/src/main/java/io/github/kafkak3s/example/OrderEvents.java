package io.github.kafkak3s.example;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes order events. The order's id is the key, so that the events of one order stay in order.
 */
public final class OrderEvents implements AutoCloseable {
  /** Where the events go. */
  public static final String TOPIC = "orders.created";

  private final Producer<String, String> producer;

  /** Takes a producer over; it is closed with this object. */
  public OrderEvents(Producer<String, String> producer) {
    this.producer = producer;
  }

  /** Sends an event; the stage completes when the cluster has acknowledged it, or exceptionally. */
  public CompletionStage<RecordMetadata> publish(OrderCreated event) {
    CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
    producer.send(
        new ProducerRecord<>(TOPIC, event.orderId(), event.toJson()), (metadata, failure) -> {
          if (failure == null) {
            acknowledged.complete(metadata);
          } else {
            acknowledged.completeExceptionally(failure);
          }
        });
    return acknowledged;
  }

  @Override
  public void close() {
    producer.close();
  }
}
