package io.github.kafkak3s.local.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.apache.kafka.common.security.ssl.SslPrincipalMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalRulesTest {
  private static final List<String> SUBJECTS = List.of(
      "CN=kafka-broker",
      "CN=kafka-broker,O=Example",
      "CN=Duke,OU=ServiceUsers,O=Org,C=US",
      "CN=duke,OU=SME,O=mycp,L=Fulton,ST=MD,C=US",
      "OU=ServiceUsers,O=Org",
      "");

  static List<String> rules() {
    return List.of(
        "DEFAULT",
        "RULE:^CN=([^,]+).*$/$1/,DEFAULT",
        "RULE:^CN=(.*?),OU=ServiceUsers.*$/$1/",
        "RULE:^CN=(.*?),OU=(.*?),O=(.*?),L=(.*?),ST=(.*?),C=(.*?)$/$1@$2/L , RULE:^.*[Cc][Nn]=([a-zA-Z0-9.-]*).*$/$1/U",
        "RULE:^CN=(.*?)$/$1/U, DEFAULT",
        "RULE:^CN=([^,]+).*$/cn\\/$1/",
        "RULE:^OU=(.*?),.*$/$1/L,RULE:^CN=kafka-(.*)$/$1/");
  }

  /** Kafka's own reading is what counts. */
  @ParameterizedTest
  @MethodSource("rules")
  void namesAreThoseThatKafkaMakes(String rules) {
    SslPrincipalMapper kafka = SslPrincipalMapper.fromRules(rules);
    for (String subject : SUBJECTS) {
      assertEquals(
          named(kafka, subject),
          new PrincipalRules(rules).name(new X500Principal(subject)),
          subject);
    }
  }

  private static Optional<String> named(SslPrincipalMapper kafka, String subject) {
    try {
      return Optional.of(kafka.getName(subject));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void subjectsAreOnesThatKafkaTakesForTheName(String rules) {
    SslPrincipalMapper kafka = SslPrincipalMapper.fromRules(rules);
    Optional<X500Principal> subject = new PrincipalRules(rules).subjectOf("kafka");
    subject.ifPresent(
        found -> assertEquals(Optional.of("kafka"), named(kafka, found.getName()), found::getName));
  }

  private static String subjectOf(String rules, String name) {
    return new PrincipalRules(rules).subjectOf(name).map(X500Principal::getName).orElse("none");
  }

  @Test
  void subjectIsFoundForANameThatRulesMake() {
    assertEquals("CN=kafka", subjectOf("RULE:^CN=([^,]+).*$/$1/", "kafka"));
    assertEquals(
        "CN=kafka,OU=ServiceUsers", subjectOf("RULE:^CN=(.*?),OU=ServiceUsers.*$/$1/", "kafka"));
    assertEquals(
        "CN=rehearsal,OU=kafka,O=rehearsal,C=XX",
        subjectOf("RULE:^CN=(.*?),OU=(.*?),O=(.*?),C=(.*?)$/$2/", "kafka"));
    assertEquals("CN=node-kafka", subjectOf("RULE:^CN=node-(.*)$/$1/", "kafka"));
    assertEquals("CN=kafka,O=Example", subjectOf("DEFAULT", "CN=kafka,O=Example"));
    // Kafka compares texts, and writes no blank behind a comma.
    assertEquals("none", subjectOf("DEFAULT", "CN=kafka, O=Example"));
    assertEquals("none", subjectOf("DEFAULT", "kafka"));
    assertEquals("none", subjectOf("RULE:^CN=(.*?)$/$1/U", "kafka"));
  }

  @Test
  void someSubjectIsFoundWhereNoneHasTheName() {
    PrincipalRules rules = new PrincipalRules("RULE:^CN=(.*?)$/$1/U");
    assertEquals("CN=kafka", rules.subjectWith("kafka").orElseThrow().getName());
  }

  /** Such a pattern takes longer than anybody has; a match of it counts as none. */
  @Test
  void patternWithoutAnEndEnds() {
    PrincipalRules rules = new PrincipalRules("RULE:^CN=(([a-z]+)*)*!$/$1/");
    X500Principal subject = new X500Principal("CN=" + "a".repeat(60));
    assertEquals(Optional.empty(), rules.name(subject));
  }

  @Test
  void brokenPatternMatchesNothing() {
    assertEquals(
        Optional.empty(), new PrincipalRules("RULE:^CN=(/$1/").name(new X500Principal("CN=a")));
    assertEquals(
        Optional.empty(), new PrincipalRules("RULE:^CN=a$/$1/").name(new X500Principal("CN=a")));
  }
}
