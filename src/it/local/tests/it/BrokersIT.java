package it;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Runs in each module and prints what it got, for verify.groovy. */
class BrokersIT {
  @Test
  void producesAndConsumes() throws Exception {
    Properties client = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of("target/kafka-k3s/local/client.properties"))) {
      client.load(in);
    }
    String servers = System.getProperty("kafka-k3s.bootstrapServers");
    Assertions.assertEquals(servers, client.getProperty("bootstrap.servers"));
    String module = Path.of("").toAbsolutePath().getFileName().toString();
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(List.of(new NewTopic("t", Optional.empty(), Optional.empty())))
          .all()
          .get();
      int partitions = admin
          .describeTopics(List.of("t"))
          .allTopicNames()
          .get()
          .get("t")
          .partitions()
          .size();
      System.out.println(module + " got " + servers + " of cluster "
          + admin.describeCluster().clusterId().get() + " with "
          + admin.describeCluster().nodes().get().size() + " broker and " + partitions
          + " partitions");
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("t", module)).get();
    }
    client.put("group.id", "it");
    client.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("t"));
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      ConsumerRecords<String, String> records = ConsumerRecords.empty();
      while (records.isEmpty() && System.nanoTime() < end) {
        records = consumer.poll(Duration.ofMillis(200));
      }
      Assertions.assertEquals(module, records.iterator().next().value());
    }
  }
}
