package io.github.kafkak3s.local.child;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;

/**
 * Writes numbered records to some partitions at a steady rate and reads them. Its events, each with
 * the partition first:
 *
 * <ul>
 *   <li>{@code sent} number, when
 *   <li>{@code acked} number, when it was sent, when it was acknowledged
 *   <li>{@code failed} number, when it was sent, when the producer gave up, why
 *   <li>{@code read} number, when: by a reader that goes on with the records
 *   <li>{@code found} when it was asked for, when it came: the oldest record, read again and again
 * </ul>
 */
final class DrillTraffic {
  private static final long PAUSE_NANOS = 10_000_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long ROUND_MS = 1_000;

  private final DrillClient client;
  private final List<TopicPartition> partitions;
  private final AtomicLong waiting = new AtomicLong();
  private volatile boolean isSending = true;

  /** Begins to write and read; the topics are there. */
  DrillTraffic(DrillClient client, Collection<TopicPartition> partitions) {
    this.client = client;
    this.partitions = List.copyOf(partitions);
    run("drill-producer", this::send);
    run("drill-reader", this::read);
    run("drill-rereader", this::readAgain);
  }

  private void run(String name, Runnable task) {
    Thread thread = new Thread(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            e.printStackTrace();
            client.says("ended", name, DrillClient.words(e));
          }
        },
        name);
    thread.setDaemon(true);
    thread.start();
  }

  private void send() {
    // The producer's own patience: as an application has it that sets nothing but acks=all.
    try (KafkaProducer<Long, Long> producer = new KafkaProducer<>(
        client.options("acks=all", "enable.idempotence=true", "linger.ms=0"),
        new LongSerializer(),
        new LongSerializer())) {
      long next = System.nanoTime();
      for (long number = 0; isSending; number++) {
        TopicPartition partition = partitions.get((int) (number % partitions.size()));
        send(producer, partition, number / partitions.size());
        next = Math.max(next + PAUSE_NANOS, System.nanoTime() - 10 * PAUSE_NANOS);
        LockSupport.parkNanos(next - System.nanoTime());
      }
      producer.flush();
    }
  }

  private void send(KafkaProducer<Long, Long> producer, TopicPartition partition, long number) {
    long sent = client.now();
    waiting.incrementAndGet();
    client.says("sent", partition, number, sent);
    try {
      producer.send(
          new ProducerRecord<>(partition.topic(), partition.partition(), null, number),
          (metadata, thrown) -> {
            if (thrown == null) {
              client.says("acked", partition, number, sent, client.now());
            } else {
              client.says(
                  "failed", partition, number, sent, client.now(), DrillClient.words(thrown));
            }
            waiting.decrementAndGet();
          });
    } catch (KafkaException e) {
      waiting.decrementAndGet();
      client.says("failed", partition, number, sent, client.now(), DrillClient.words(e));
    }
  }

  private void read() {
    try (KafkaConsumer<Long, Long> consumer = consumer("max.poll.records=500")) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        for (ConsumerRecord<Long, Long> each : poll(consumer)) {
          client.says("read", partition(each), each.value(), client.now());
        }
      }
    }
  }

  private void readAgain() {
    try (KafkaConsumer<Long, Long> consumer =
        consumer("max.poll.records=50", "max.partition.fetch.bytes=1", "fetch.max.bytes=1")) {
      consumer.assign(partitions);
      while (true) {
        consumer.seekToBeginning(partitions);
        Set<TopicPartition> missing = new HashSet<>(partitions);
        long asked = client.now();
        while (!missing.isEmpty() && client.now() < asked + ROUND_MS) {
          for (ConsumerRecord<Long, Long> each : poll(consumer)) {
            if (missing.remove(partition(each))) {
              // What has come is not asked for again in this round.
              consumer.pause(List.of(partition(each)));
              client.says("found", partition(each), asked, client.now());
            }
          }
        }
        consumer.resume(partitions);
        LockSupport.parkNanos(15 * PAUSE_NANOS);
      }
    }
  }

  /** Brokers come and go here: what may be tried again is. */
  private static Iterable<ConsumerRecord<Long, Long>> poll(KafkaConsumer<Long, Long> consumer) {
    try {
      return consumer.poll(POLL);
    } catch (RetriableException e) {
      return List.of();
    }
  }

  /** Sends nothing more and waits for what was sent; returns how many are without an answer. */
  long stop(long end) throws InterruptedException {
    isSending = false;
    while (waiting.get() > 0 && client.now() < end) {
      Thread.sleep(50);
    }
    return waiting.get();
  }

  /**
   * Reads every partition from its beginning to its present end. Returns for each the numbers that
   * are there as ranges, {@code 0-17,19}, and what went wrong where it could not be read. One that
   * cannot be read leaves the others their share of the time.
   */
  List<List<Object>> all(long end) {
    List<List<Object>> rows = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      Map<TopicPartition, TreeSet<Long>> found = new LinkedHashMap<>();
      found.put(partition, new TreeSet<>());
      long share = Math.max(0, end - client.now()) / (partitions.size() - rows.size());
      String problem = all(found, client.now() + share);
      rows.add(Arrays.asList(partition, ranges(found.get(partition)), problem));
    }
    return rows;
  }

  private String all(Map<TopicPartition, TreeSet<Long>> found, long end) {
    Duration patience = Duration.ofMillis(Math.max(1, end - client.now()));
    try (KafkaConsumer<Long, Long> consumer = consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(found.keySet(), patience);
      consumer.assign(found.keySet());
      consumer.seekToBeginning(found.keySet());
      for (Map.Entry<TopicPartition, Long> each : ends.entrySet()) {
        while (consumer.position(each.getKey(), patience) < each.getValue()) {
          if (client.now() > end) {
            return "it could not be read to its end in time";
          }
          consumer.poll(POLL).forEach(record -> found.get(partition(record)).add(record.value()));
        }
      }
      return "";
    } catch (KafkaException e) {
      return DrillClient.words(e);
    }
  }

  private static String ranges(TreeSet<Long> numbers) {
    StringBuilder text = new StringBuilder();
    long first = -1;
    long last = -2;
    for (long number : numbers) {
      if (number != last + 1) {
        append(text, first, last);
        first = number;
      }
      last = number;
    }
    append(text, first, last);
    return text.toString();
  }

  private static void append(StringBuilder text, long first, long last) {
    if (first >= 0) {
      text.append(text.length() == 0 ? "" : ",").append(first).append('-').append(last);
    }
  }

  private KafkaConsumer<Long, Long> consumer(String... more) {
    List<String> options =
        new ArrayList<>(List.of("auto.offset.reset=earliest", "enable.auto.commit=false"));
    options.addAll(List.of(more));
    return new KafkaConsumer<>(
        client.options(options.toArray(String[]::new)),
        new LongDeserializer(),
        new LongDeserializer());
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
