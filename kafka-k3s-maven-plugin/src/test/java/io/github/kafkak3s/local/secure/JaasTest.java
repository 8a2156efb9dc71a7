package io.github.kafkak3s.local.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;

class JaasTest {
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  @Test
  void namesAreReadAndPasswordsAreNot() {
    Jaas jaas = Jaas.parse(PLAIN + "username=\"broker\" password=\"${file:/c/users:broker}\""
        + " user_broker=\"${file:/c/users:broker}\" user_order-service=\"top secret\";");
    assertEquals(new Jaas(Optional.of("broker"), List.of("broker", "order-service")), jaas);
  }

  @Test
  void nameThatAFileHoldsIsUnknown() {
    assertEquals(
        new Jaas(Optional.empty(), List.of()),
        Jaas.parse(PLAIN + "username=\"${file:/c/users:name}\" password=\"x\";"));
    assertEquals(new Jaas(Optional.empty(), List.of()), Jaas.parse("${file:/c/users:jaas}"));
    assertEquals(new Jaas(Optional.empty(), List.of()), Jaas.parse("<unknown>"));
  }

  @Test
  void quotesOfAnEnvironmentAreSeenThrough() {
    assertEquals(
        new Jaas(Optional.of("admin"), List.of("admin")),
        Jaas.parse(PLAIN + "username=\\\"admin\\\" password=\\\"x\\\" user_admin=\\\"x\\\";"));
    assertEquals(
        new Jaas(Optional.of("admin"), List.of("bob")),
        Jaas.parse(PLAIN + "username='admin' password='x' user_bob='y';"));
  }

  /** What is written must be what Kafka's own reader reads. */
  @Test
  void kafkaReadsWhatIsWritten() {
    String text = new Jaas(Optional.of("broker"), List.of("broker", "order-service"))
        .text("PLAIN", user -> "of-" + user);
    Map<String, Password> options =
        Map.of("plain." + SaslConfigs.SASL_JAAS_CONFIG, new Password(text));
    JaasContext context =
        JaasContext.loadServerContext(new ListenerName("CLIENT"), "PLAIN", options);
    assertEquals(
        Map.of(
            "username", "broker",
            "password", "of-broker",
            "user_broker", "of-broker",
            "user_order-service", "of-order-service"),
        context.configurationEntries().get(0).getOptions());
  }
}
