package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Maven reads about the goals. */
class DescriptorTest {
  private static final Map<String, MojoDescriptor> GOALS = new TreeMap<>();

  private static final Pattern GROUPED = Pattern.compile("^(rehearse|local)([A-Z])");

  /** What Maven and Failsafe skip tests by. */
  private static final Map<String, String> FOREIGN =
      Map.of("skipTests", "skipTests", "skipITs", "skipITs", "mavenTestSkip", "maven.test.skip");

  @BeforeAll
  static void read() throws Exception {
    try (Reader in = new InputStreamReader(
        DescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"),
        StandardCharsets.UTF_8)) {
      PluginDescriptor plugin = new PluginDescriptorBuilder().build(in);
      assertEquals("kafka-k3s", plugin.getGoalPrefix());
      plugin.getMojos().forEach(goal -> GOALS.put(goal.getGoal(), goal));
    }
  }

  @Test
  void everyGoalRunsInParallelAndResolvesNoDependencies() {
    assertTrue(GOALS.size() >= 4, GOALS.keySet().toString());
    GOALS.forEach((name, goal) -> {
      assertTrue(goal.isThreadSafe(), name);
      assertNull(goal.getDependencyResolutionRequired(), name);
      assertNull(goal.getDependencyCollectionRequired(), name);
    });
  }

  @Test
  void onlyWhatJudgesHasAPhase() {
    Map<String, String> phases = new TreeMap<>();
    GOALS.forEach((name, goal) -> {
      if (goal.getPhase() != null) {
        phases.put(name, goal.getPhase());
      }
    });
    assertEquals(
        Map.of(
            "check", "verify",
            "lint", "verify",
            "start", "pre-integration-test",
            "stop", "post-integration-test"),
        phases);
    // A goal that needs no project would run at the root of a build only.
    assertTrue(GOALS.get("generate").isProjectRequired());
    assertTrue(GOALS.get("check").isProjectRequired());
    assertFalse(GOALS.get("init").isProjectRequired());
    assertFalse(GOALS.get("explain").isProjectRequired());
    // It judges any directory, and walks the modules itself.
    assertFalse(GOALS.get("lint").isProjectRequired());
    // It takes minutes: whoever wants it in each build says so.
    assertNull(GOALS.get("rehearse").getPhase());
    assertFalse(GOALS.get("rehearse").isProjectRequired());
    assertFalse(GOALS.get("run").isProjectRequired());
    // Brokers for the tests of a module.
    assertTrue(GOALS.get("start").isProjectRequired());
    assertTrue(GOALS.get("stop").isProjectRequired());
  }

  @Test
  void everyGoalAndParameterIsDescribedAndNamedLikeItsProperty() {
    GOALS.forEach((name, goal) -> {
      assertFalse(goal.getDescription().isBlank(), name);
      if (!name.equals("help")) {
        assertNotNull(goal.getParameterMap().get("skip"), name);
        goal.getParameters().stream()
            .filter(Parameter::isEditable)
            .forEach(parameter -> assertNamedLikeItsProperty(goal, parameter));
      }
    });
  }

  /** What every text can be converted to. */
  private static final Set<String> TYPES =
      Set.of("java.lang.String", "java.io.File", "java.util.Set", "boolean");

  private static void assertNamedLikeItsProperty(MojoDescriptor goal, Parameter parameter) {
    String expression =
        goal.getMojoConfiguration().getChild(parameter.getName()).getValue("");
    String name = parameter.getName();
    assertEquals("${" + property(goal.getGoal(), name) + "}", expression, goal.getGoal());
    assertFalse(parameter.getDescription().isBlank(), parameter.getName());
    // Of a number that is none Maven itself would say what class it cannot be converted to.
    assertTrue(TYPES.contains(parameter.getType()), parameter.getName());
  }

  private static String property(String goal, String name) {
    if (FOREIGN.containsKey(name)) {
      return FOREIGN.get(name);
    }
    // What a person types again and again is short.
    if (goal.equals("explain") && name.equals("rule")) {
      return name;
    }
    // A flag that skips one goal, which may be part of another.
    if (name.startsWith("skip") && name.length() > "skip".length()) {
      return "kafka-k3s." + name.substring(4).toLowerCase(Locale.ROOT) + ".skip";
    }
    // What only some goals have bears their name, for one configuration in a POM is for all goals.
    return "kafka-k3s."
        + GROUPED
            .matcher(name)
            .replaceAll(part -> part.group(1) + "." + part.group(2).toLowerCase(Locale.ROOT));
  }
}
