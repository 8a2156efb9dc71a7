package io.github.kafkak3s.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static final Pattern HOST_PORT =
      Pattern.compile("(.*?)\\[?([0-9a-zA-Z\\-%._:]*)\\]?:([0-9]+)");
  private static final Pattern URI =
      Pattern.compile("^(.*)://\\[?([0-9a-zA-Z\\-%._:]*)\\]?:([0-9]+)");

  @Property(tries = 5000)
  void takesTextsApartAsKafkasPatternsDo(
      @ForAll
          @Chars({'a', '1', ':', '/', '[', ']', '-', ' ', '\n', '\u2028', ','})
          @StringLength(max = 12)
          String text) {
    Matcher hostPort = HOST_PORT.matcher(text);
    assertEquals(
        hostPort.matches()
            ? Optional.of(new HostPort(hostPort.group(1), hostPort.group(2), hostPort.group(3)))
            : Optional.empty(),
        HostPort.parse(text));
    String listener = "a" + text + ":1";
    Matcher uri = URI.matcher(listener);
    assertEquals(
        uri.matches()
            ? Optional.of(new ListenerAddress(
                uri.group(1).toUpperCase(Locale.ROOT),
                uri.group(2),
                Integer.parseInt(uri.group(3))))
            : Optional.empty(),
        ListenerAddress.parse(listener));
    assertEquals(List.of(text.split("\\s*,\\s*", -1)), Commas.split(text));
  }

  @Property
  void votersPrintAndReadBack(
      @ForAll List<Integer> ids,
      @ForAll @AlphaChars @NotEmpty String host,
      @ForAll @IntRange(max = 65535) int port) {
    List<Voter> voters = ids.stream().map(id -> new Voter(id, host, port)).toList();
    String text = voters.stream().map(Voter::toString).collect(Collectors.joining(","));
    assertEquals(Optional.of(voters), Voter.parseAll(text));
  }

  @Test
  void readsVotersWithBlanksAndBrackets() {
    assertEquals(
        Optional.of(List.of(new Voter(0, "kafka-0.kafka", 9093), new Voter(1, "::1", 9093))),
        Voter.parseAll(" 0@kafka-0.kafka:9093 , 1@[::1]:9093 "));
    assertEquals("1@[::1]:9093", new Voter(1, "::1", 9093).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0@a",
        "a:9093",
        "x@a:9093",
        "0@a:port",
        "0@a:65536",
        "0@a:99999999999",
        "0@@a:1",
        "0@a:9093,",
        ",0@a:9093",
        "@a:9093",
        "99999999999@a:1",
        "0@a:-1"
      })
  void refusesWhatKafkaRefusesOfVoters(String text) {
    assertEquals(Optional.empty(), Voter.parseAll(text));
  }

  @Test
  void readsListeners() {
    assertEquals(
        Optional.of(List.of(
            new ListenerAddress("CLIENT", "", 9092),
            new ListenerAddress("CONTROLLER", "::1", 9093))),
        ListenerAddress.parseAll("client://:9092, CONTROLLER://[::1]:9093"));
    assertEquals("CLIENT://:9092", new ListenerAddress("CLIENT", "", 9092).toString());
    assertEquals("A://[::1]:1", new ListenerAddress("A", "::1", 1).toString());
    assertEquals(Optional.of(List.of()), ListenerAddress.parseAll(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLIENT",
        "CLIENT://host",
        "://host:9092",
        "A://h:65536",
        "A://h:1,",
        "A://h h:1",
        "A://h:99999999999"
      })
  void refusesOtherListeners(String text) {
    assertEquals(Optional.empty(), ListenerAddress.parseAll(text));
  }
}
