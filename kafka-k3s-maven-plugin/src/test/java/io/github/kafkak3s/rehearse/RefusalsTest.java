package io.github.kafkak3s.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.local.secure.RefusedClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private FakeCluster fake;

  @BeforeEach
  void three() throws Exception {
    fake = new FakeCluster(LocalBundles.golden("smallest").clusters().get(0), 500_000);
    fake.stage.strangers().add(client("a wrong password", "wrong", "SaslAuthenticationException"));
    fake.stage.strangers().add(client("no ACL", "stranger", "TopicAuthorizationException"));
  }

  private static RefusedClient client(String what, String file, String exception) {
    return new RefusedClient(what, "CLIENT", Path.of(file), exception);
  }

  private List<String> failures(String wrong, String stranger) throws Exception {
    Map<String, String> exceptions = Map.of("wrong", wrong, "stranger", stranger);
    fake.answer("refusal", arguments -> {
      assertEquals("drill", arguments.get(1));
      String exception = exceptions.get(arguments.get(0));
      return List.of(List.of(exception, exception.isEmpty() ? "" : exception + ": no"));
    });
    return new Refusals(fake.stage).failures("drill");
  }

  @Test
  void allAreRefused() throws Exception {
    assertEquals(List.of(), failures("SaslAuthenticationException", "TopicAuthorizationException"));
    assertEquals(", and 2 clients are refused that must be", new Refusals(fake.stage).summary());
  }

  @Test
  void whoIsLetInIsNamed() throws Exception {
    assertEquals(
        List.of("a client comes to listener CLIENT with no ACL and is let in, where it must get"
            + " TopicAuthorizationException: anybody can read and write"),
        failures("SaslAuthenticationException", ""));
  }

  @Test
  void anotherReasonIsNoRefusal() throws Exception {
    assertEquals(
        List.of("a client comes to listener CLIENT with a wrong password and must get"
            + " SaslAuthenticationException; it gets TimeoutException: no"),
        failures("TimeoutException", "TopicAuthorizationException"));
  }

  @Test
  void noAnswerIsNoRefusal() throws Exception {
    fake.answer("refusal", arguments -> null);
    assertEquals(
        List.of(
            "a client comes to listener CLIENT with a wrong password and must get"
                + " SaslAuthenticationException; what it gets is not known: no answer in time",
            "a client comes to listener CLIENT with no ACL and must get"
                + " TopicAuthorizationException; what it gets is not known: no answer in time"),
        new Refusals(fake.stage).failures("drill"));
  }

  @Test
  void whereEverybodyMayComeNothingIsSaid() throws Exception {
    fake.stage.strangers().clear();
    assertEquals(List.of(), new Refusals(fake.stage).failures("drill"));
    assertEquals("", new Refusals(fake.stage).summary());
  }
}
