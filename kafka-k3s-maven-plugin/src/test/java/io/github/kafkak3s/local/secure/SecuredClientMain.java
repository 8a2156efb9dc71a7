package io.github.kafkak3s.local.secure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A client of a secured listener; its only answer is a line on standard output. */
public final class SecuredClientMain {
  private SecuredClientMain() {}

  /**
   * Runs {@code round-trip <properties> <topic> <records>}, which answers how many were read, or
   * {@code describe <properties> <topic>}, which answers the exception that it got.
   */
  public static void main(String[] args) throws Exception {
    Properties options = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(args[1]))) {
      options.load(in);
    }
    options.put("default.api.timeout.ms", "60000");
    if (args[0].equals("round-trip")) {
      System.out.println("answer " + roundTrip(options, args[2], Integer.parseInt(args[3])));
    } else {
      System.out.println("answer " + describe(options, args[2]));
    }
    System.out.flush();
    System.exit(0);
  }

  private static int roundTrip(Properties options, String topic, int records) throws Exception {
    try (Admin admin = Admin.create(options)) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
          .all()
          .get();
    }
    Properties producing = copy(options, "acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, "record " + i)).get();
      }
    }
    Properties consuming = copy(options, "auto.offset.reset", "earliest");
    consuming.put("group.id", "readers");
    Set<String> seen = new HashSet<>();
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (seen.size() < records && System.nanoTime() < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          seen.add(record.value());
        }
      }
      consumer.commitSync();
    }
    return seen.size();
  }

  private static Properties copy(Properties options, String key, String value) {
    Properties copy = new Properties();
    copy.putAll(options);
    copy.put(key, value);
    return copy;
  }

  private static String describe(Properties options, String topic)
      throws IOException, InterruptedException {
    try (Admin admin = Admin.create(options)) {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      return "let in";
    } catch (ExecutionException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }
}
