package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the tests of a module get of the brokers that run for them. */
class TestPropertiesTest {
  private final Properties properties = new Properties();
  private final Map<String, String> servers = new LinkedHashMap<>();

  TestPropertiesTest() {
    servers.put("PLAINTEXT", "127.0.0.1:4001,127.0.0.1:4002");
    servers.put("EXTERNAL", "127.0.0.1:4003");
  }

  @Test
  void theFirstListenerIsAlsoTheOneWithoutAName() {
    new TestProperties(properties).set(servers);
    assertEquals(
        "127.0.0.1:4001,127.0.0.1:4002", properties.getProperty("kafka-k3s.bootstrapServers"));
    assertEquals(
        "127.0.0.1:4001,127.0.0.1:4002",
        properties.getProperty("kafka-k3s.bootstrapServers.PLAINTEXT"));
    assertEquals("127.0.0.1:4003", properties.getProperty("kafka-k3s.bootstrapServers.EXTERNAL"));
  }

  @Test
  void theJvmOfTheTestsKeepsWhatItHadAndGetsThem() {
    properties.setProperty("argLine", "-javaagent:jacoco.jar ");
    new TestProperties(properties).set(servers);
    assertEquals(
        "-javaagent:jacoco.jar -Dkafka-k3s.bootstrapServers=127.0.0.1:4001,127.0.0.1:4002"
            + " -Dkafka-k3s.bootstrapServers.PLAINTEXT=127.0.0.1:4001,127.0.0.1:4002"
            + " -Dkafka-k3s.bootstrapServers.EXTERNAL=127.0.0.1:4003",
        properties.getProperty("argLine"));
  }

  @Test
  void aJvmWithoutArgumentsGetsNothingElse() {
    new TestProperties(properties).set(Map.of("PLAINTEXT", "127.0.0.1:4001"));
    assertEquals(
        "-Dkafka-k3s.bootstrapServers=127.0.0.1:4001"
            + " -Dkafka-k3s.bootstrapServers.PLAINTEXT=127.0.0.1:4001",
        properties.getProperty("argLine"));
  }
}
