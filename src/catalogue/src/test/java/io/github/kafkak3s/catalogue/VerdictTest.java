package io.github.kafkak3s.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.OptionCatalogue;
import io.github.kafkak3s.kafka.OptionKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/**
 * Asks Kafka and us about the same texts, for every option: we refuse exactly what Kafka refuses,
 * but for classes, which may come with the user's image, and for addresses, where 4.2 and later are
 * stricter than what we know.
 */
class VerdictTest {
  private static final List<String> TEXTS = List.of(
      "",
      " ",
      "true",
      "FALSE",
      " True ",
      "yes",
      "0",
      "1",
      "-1",
      "+7",
      "00",
      " 5 ",
      "1.5",
      "1e3",
      "NaN",
      "Infinity",
      "0x10",
      "1d",
      "1_000",
      "2147483647",
      "2147483648",
      "-2147483648",
      "32767",
      "32768",
      "9223372036854775807",
      "9223372036854775808",
      "-9223372036854775809",
      "١٢",
      "many",
      "a,b",
      "a, b ,c",
      "a,,b",
      ",",
      "a,",
      "a,a",
      "\t",
      "a\tb",
      "é",
      "\u00a01",
      "\u20031",
      "none",
      "NONE",
      "producer",
      "gzip",
      "lz4,gzip",
      "broker",
      "controller,broker",
      "broker,broker",
      "Broker",
      "compact",
      "delete, compact",
      "compact,delete,",
      "required",
      "ssl",
      "SSL",
      "SASL_SSL",
      "CreateTime",
      "createtime",
      "classic,consumer",
      "classic,share",
      "streams",
      "unknown",
      "uniform,range",
      "upgrade",
      "Bidirectional",
      "es256",
      "ES256",
      "read_committed",
      "earliest",
      "latest",
      "EARLIEST",
      "by_duration:PT1H",
      "by_duration:",
      "by_duration:-PT1H",
      "by_duration:P1DT2H",
      "by_duration",
      "by_duration:1h",
      "*",
      "0:1",
      "0:1,1:2",
      "0:1 , 1:2",
      "0:a",
      "*,*",
      "*,",
      "0:1,*",
      ":",
      "0.8.0",
      "0.8",
      "0.8.0.1",
      "0.10.0-IV0",
      "0.10.0-IV0.1",
      "3.9",
      "3.9.2",
      "3.9-IV0",
      "3.9.1.2",
      "4.0-IV1",
      "4.0",
      "4.7",
      "1.0.",
      ".1",
      "PLAINTEXT://:9092",
      "PLAINTEXT://:9092,CONTROLLER://:9093",
      "/var/lib/kafka/data",
      "TLSv1.3,TLSv1.2",
      "$",
      "${",
      "${x}");

  /** No names that a resolver would have to be asked for: up to 4.1 the validator resolves them. */
  private static final List<String> ADDRESSES = List.of(
      "0@localhost:9093",
      "0@127.0.0.1:9093,1@127.0.0.2:9093",
      "0@127.0.0.1:9093, 0@127.0.0.2:1",
      "0@[::1]:9093",
      "0@:9093",
      "0@127.0.0.1:0",
      "0@127.0.0.1:65535",
      "0@127.0.0.1:65536",
      "0@127.0.0.1",
      "127.0.0.1:9093",
      "x@127.0.0.1:9093",
      "-1@127.0.0.1:9093",
      "0@@127.0.0.1:1",
      "0@127.0.0.1:1@",
      "@127.0.0.1:1",
      "0@127.0.0.1:99999999999",
      "99999999999@127.0.0.1:1",
      "0@127.0.0.1:1,",
      "+1@127.0.0.1:1",
      "0@0.0.0.0:9093",
      "[::1]:9093",
      "localhost:9093",
      "127.0.0.1:70000",
      "127.0.0.1",
      ":9093",
      "127.0.0.1:x",
      "127.0.0.1:1,127.0.0.2:2");

  private final OptionCatalogue catalogue =
      OptionCatalogue.of(KafkaReleases.find(System.getProperty("kafka")).orElseThrow());

  @Test
  void brokerOptions() {
    compare(OptionKind.BROKER, KafkaDefinitions.broker());
  }

  @Test
  void topicOptions() {
    compare(OptionKind.TOPIC, KafkaDefinitions.topic());
  }

  @Test
  void groupOptions() {
    Optional<ConfigDef> groups = KafkaDefinitions.group();
    assertEquals(groups.isEmpty(), catalogue.names(OptionKind.GROUP).isEmpty());
    groups.ifPresent(definition -> compare(OptionKind.GROUP, definition));
  }

  private void compare(OptionKind kind, ConfigDef definition) {
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    int accepted = 0;
    for (KafkaOption option : catalogue.options(kind)) {
      ConfigKey key = definition.configKeys().get(option.name());
      for (String text : texts(option)) {
        Optional<String> ours = option.problem(text);
        boolean kafkaRefuses = refuses(key, text);
        refused += kafkaRefuses ? 1 : 0;
        accepted += kafkaRefuses ? 0 : 1;
        boolean mayBeMilder = option.type() == KafkaOption.Type.CLASS || ADDRESSES.contains(text);
        if (ours.isPresent() && !kafkaRefuses || ours.isEmpty() && kafkaRefuses && !mayBeMilder) {
          wrong.add(option.name() + "=<" + text + "> ours: " + ours);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(
        refused > 1000 && accepted > 500 || kind == OptionKind.GROUP, refused + " " + accepted);
  }

  private static Set<String> texts(KafkaOption option) {
    Set<String> texts = new LinkedHashSet<>();
    if (option.constraint().equals("voters") || option.constraint().equals("addresses")) {
      texts.addAll(ADDRESSES);
      texts.add("");
      texts.add("many");
      return texts;
    }
    texts.addAll(TEXTS);
    for (String bound : option.constraint().split("[^0-9-]+")) {
      if (bound.matches("-?[0-9]{1,17}")) {
        long number = Long.parseLong(bound);
        texts.addAll(
            List.of(bound, Long.toString(number - 1), Long.toString(number + 1), bound + ".0"));
      }
    }
    Random random = new Random(option.name().hashCode());
    for (int i = 0; i < 40; i++) {
      texts.add(Long.toString(random.nextLong() >> random.nextInt(64)));
      texts.add(TEXTS.get(random.nextInt(TEXTS.size())) + "," + TEXTS.get(random.nextInt(10)));
    }
    return texts;
  }

  private static boolean refuses(ConfigKey key, String text) {
    try {
      new ConfigDef().define(key).parse(Map.of(key.name, text));
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
