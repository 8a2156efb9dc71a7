package io.github.kafkak3s.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "label, kafka-0, true",
    "label, -kafka, false",
    "label, kafka-, false",
    "label, Kafka, false",
    "label, a.b, false",
    "label, '', false",
    "subdomain, kafka.example.org, true",
    "subdomain, kafka..org, false",
    "subdomain, kafka., false",
    "value, '', true",
    "value, x_Y.z-1, true",
    "value, a b, false",
    "value, .a, false",
    "key, app.kubernetes.io/name, true",
    "key, app, true",
    "key, /app, false",
    "key, app/, false",
    "key, A.org/x, false",
    "port, client, true",
    "port, a23456789012345, true",
    "port, a234567890123456, false",
    "port, 9093, false",
    "port, kafka_client, false",
    "port, a--b, false"
  })
  void checksTheSyntax(String what, String text, boolean isRight) {
    Function<String, Optional<String>> check = switch (what) {
      case "label" -> Names::dnsLabel;
      case "subdomain" -> Names::dnsSubdomain;
      case "value" -> Names::labelValue;
      case "key" -> Names::key;
      default -> Names::portName;
    };
    assertEquals(isRight, check.apply(text).isEmpty(), text);
  }
}
