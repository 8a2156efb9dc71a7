package io.github.kafkak3s.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class OrderEventsTest {
  private final MockProducer<String, String> kafka =
      new MockProducer<>(false, null, new StringSerializer(), new StringSerializer());
  private final OrderEvents events = new OrderEvents(kafka);
  private final OrderCreated order =
      new OrderCreated("o-1", "c-7", 1999, Instant.parse("2026-11-24T09:00:00Z"));

  @Test
  void sendsTheOrderUnderItsId() {
    CompletableFuture<?> acknowledged = events.publish(order).toCompletableFuture();

    assertEquals(
        List.of(new ProducerRecord<>(
            "orders.created",
            "o-1",
            "{\"orderId\":\"o-1\",\"customerId\":\"c-7\",\"totalCents\":1999,"
                + "\"at\":\"2026-11-24T09:00:00Z\"}")),
        kafka.history());
    assertFalse(acknowledged.isDone());
    kafka.completeNext();
    assertTrue(acknowledged.isDone());
  }

  @Test
  void reportsWhatTheClusterRefuses() {
    CompletableFuture<?> acknowledged = events.publish(order).toCompletableFuture();

    kafka.errorNext(new NotEnoughReplicasException("two of three are down"));

    assertTrue(acknowledged.isCompletedExceptionally());
  }

  @Test
  void refusesIdsThatWouldBreakTheJson() {
    assertThrows(
        IllegalArgumentException.class, () -> new OrderCreated("o\"1", "c-7", 1, Instant.EPOCH));
  }
}
