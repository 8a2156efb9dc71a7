package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.lint.AllRules;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/rules/reproduced.md to the cases: which rules' consequences are made to happen on a
 * real broker, on which releases, and why others are not.
 */
class ReproducedRulesTest {
  private static final List<Class<?>> CASES = List.of(
      StartConsequences.class,
      QuorumConsequences.class,
      ReplicationConsequences.class,
      SecurityConsequences.class,
      ImageConsequences.class);

  private static final String KUBERNETES = "what happens is done by Kubernetes, not by Kafka";
  private static final String ADVICE = "nothing fails: it is worth knowing";

  /** Why the rules of an area have no case, by the first two digits of their ids. */
  private static final Map<String, String> AREAS = Map.of(
      "00", "about kafka.yaml",
      "10", KUBERNETES,
      "31", "about topics and users that are declared",
      "40", "what happens is done by the image's own start scripts or by Kubernetes",
      "50", KUBERNETES,
      "60", KUBERNETES,
      "70", KUBERNETES,
      "80", "about what others could read or do, or done by Kubernetes",
      "90", "what happens is done by Kubernetes or by a GitOps controller");

  /** Why single rules have none, where Kafka's own behaviour is the rule of the area. */
  private static final Map<String, String> RULES = Map.of(
      "KK2104", "what happens is done by the search domains of a pod's DNS",
      "KK2105", ADVICE,
      "KK2114", KUBERNETES,
      "KK2119", "about two bundles, one after the other",
      "KK3015", "what happens is done by Kafka's shell scripts, which are in no Maven artifact",
      "KK3016", "nothing happens, which is what the rule says",
      "KK3508", "a proof; other tests hold it to Kafka's own placement",
      "KK3512", "a guideline for many topics",
      "KK3513", "what happens needs two hosts");

  private static Map<String, List<Method>> cases() {
    Map<String, List<Method>> cases = new TreeMap<>();
    for (Class<?> type : CASES) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Reproduces.class))
          .sorted(Comparator.comparing(Method::getName))
          .forEach(method -> {
            for (String rule : method.getAnnotation(Reproduces.class).value()) {
              cases.computeIfAbsent(rule, key -> new ArrayList<>()).add(method);
            }
          });
    }
    return cases;
  }

  private static Optional<String> reason(String rule) {
    return Optional.ofNullable(RULES.get(rule))
        .or(() -> Optional.ofNullable(AREAS.get(rule.substring(2, 4))));
  }

  private static String link(AllRules.Row row) {
    return row.check().isPresent()
        ? "[" + row.rule().id() + "](" + row.rule().page() + ")"
        : row.rule().id();
  }

  private static String page() {
    Map<String, List<Method>> cases = cases();
    StringBuilder with = new StringBuilder();
    StringBuilder without = new StringBuilder();
    for (AllRules.Row row : AllRules.rows()) {
      String id = row.rule().id();
      String start = "| " + link(row) + " | " + row.rule().slug() + " | ";
      List<Method> methods = cases.getOrDefault(id, List.of());
      if (!methods.isEmpty()) {
        with.append(start)
            .append(methods.get(0).getAnnotation(Reproduces.class).from())
            .append(" | ")
            .append(methods.stream()
                .map(method ->
                    "`" + method.getDeclaringClass().getSimpleName() + "#" + method.getName() + "`")
                .collect(Collectors.joining("<br>")))
            .append(" |\n");
      }
      if (row.check().isPresent() && !cases.containsKey(id)) {
        without.append(start).append(reason(id).orElse("?")).append(" |\n");
      }
    }
    return """
        # Rules that are reproduced

        <!-- Generated from the cases. Do not edit: CONTRIBUTING.md says how to make it anew. -->

        Many rules speak of what a broker does. For these a case starts real nodes of each release with the
        smallest broken configuration, and asserts what the rule's page says: an exit code and Kafka's own
        words, a refused request, an option's effective value. The releases are those of the lab, %s.

        ```sh
        mvn test -pl kafka-k3s-maven-plugin -Dtest='*Consequences'                         # every release
        mvn test -pl kafka-k3s-maven-plugin -Dtest='*Consequences' -Dkafka-k3s.lab=4.3.1   # one of them
        ```

        ## With a case

        | rule | name | from | cases |
        |---|---|---|---|
        """.formatted(String.join(", ", LabBundles.RELEASES)) + with + """

        ## Without one

        | rule | name | why |
        |---|---|---|
        """ + without;
  }

  @Test
  void everyCaseIsOfARule() {
    cases().keySet().forEach(rule -> assertTrue(AllRules.find(rule).isPresent(), rule));
  }

  @Test
  void everyRuleHasACaseOrAReason() {
    Map<String, List<Method>> cases = cases();
    List<String> neither = AllRules.rows().stream()
        .filter(row -> row.check().isPresent())
        .map(row -> row.rule().id())
        .filter(rule -> !cases.containsKey(rule) && reason(rule).isEmpty())
        .toList();
    assertEquals(List.of(), neither);
    List<String> both =
        RULES.keySet().stream().filter(cases::containsKey).sorted().toList();
    assertEquals(List.of(), both);
  }

  @Test
  void listIsUpToDate() throws Exception {
    Path file = CaseFiles.repository().resolve("docs/rules/reproduced.md");
    if (CaseFiles.UPDATE) {
      Files.writeString(file, page());
    }
    assertEquals(
        page(),
        Files.readString(file).replace("\r\n", "\n"),
        "made anew by -Dtest=ReproducedRulesTest -Dkafka-k3s.update=true");
  }
}
