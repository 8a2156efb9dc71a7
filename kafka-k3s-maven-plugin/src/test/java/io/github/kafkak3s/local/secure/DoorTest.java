package io.github.kafkak3s.local.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Observation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DoorTest {
  private static List<Door> doors(String... changes) throws IOException {
    Map<String, String> texts =
        new TreeMap<>(CaseFiles.texts(CaseFiles.group("rehearse").resolve("secured")));
    for (int i = 0; i < changes.length; i += 2) {
      String from = changes[i];
      String to = changes[i + 1];
      texts.replaceAll((file, text) -> text.replace(from, to));
    }
    ManifestSet set =
        ManifestSet.of(new Bundle("b", new TreeMap<>(texts)), "deploy", new Findings());
    Observation bundle = Observation.of(set, Intent.NONE, new OptionCatalogues());
    return Door.of(bundle.nodes().get(0));
  }

  private static List<String> shown(List<Door> doors) {
    return doors.stream()
        .map(door -> door.name() + " " + door.protocol() + " " + door.use())
        .toList();
  }

  @Test
  void doorsOfACombinedNodeAreItsListeners() throws Exception {
    assertEquals(
        List.of("BROKER SSL BROKERS", "CLIENT SASL_SSL CLIENTS", "CONTROLLER SSL CONTROLLERS"),
        shown(doors()));
  }

  @Test
  void aBrokerCallsControllersByTheirDoor() throws Exception {
    assertEquals(
        List.of("BROKER SSL BROKERS", "CLIENT SASL_SSL CLIENTS", "CONTROLLER SSL CONTROLLERS"),
        shown(doors(
            "process.roles=broker,controller", "process.roles=broker", ",CONTROLLER://:9093", "")));
  }

  @Test
  void aListenersOwnOptionWins() throws Exception {
    List<Door> doors = doors();
    assertEquals(
        List.of(true, false, true), doors.stream().map(Door::asksForCertificate).toList());
    assertEquals(
        List.of(true, true, true), doors.stream().map(Door::isAuthenticated).toList());
    List<Door> open = doors(
        "listener.name.broker.ssl.client.auth=required",
        "listener.name.broker.ssl.client.auth=none\n    ssl.client.auth=required");
    assertEquals(
        List.of(false, true, true), open.stream().map(Door::isAuthenticated).toList());
  }

  @Test
  void mechanismsWithHandlersOfTheirOwnAreNotTried() throws Exception {
    Door door = doors(
            "sasl.enabled.mechanisms=SCRAM-SHA-512",
            "sasl.enabled.mechanisms=plain, SCRAM-SHA-512,OAUTHBEARER\n"
                + "    listener.name.client.plain.sasl.server.callback.handler.class=org.example.A")
        .get(1);
    assertEquals(List.of("PLAIN", "SCRAM-SHA-512", "OAUTHBEARER"), door.mechanisms());
    assertEquals(List.of("SCRAM-SHA-512"), door.triable());
  }
}
