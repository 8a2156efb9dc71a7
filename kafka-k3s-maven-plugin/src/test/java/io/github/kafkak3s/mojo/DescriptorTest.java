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
import java.util.TreeMap;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Maven reads about the goals. */
class DescriptorTest {
  private static final Map<String, MojoDescriptor> GOALS = new TreeMap<>();

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
    assertEquals(Map.of("check", "verify", "lint", "verify"), phases);
    // A goal that needs no project would run at the root of a build only.
    assertTrue(GOALS.get("generate").isProjectRequired());
    assertTrue(GOALS.get("check").isProjectRequired());
    assertFalse(GOALS.get("init").isProjectRequired());
    assertFalse(GOALS.get("explain").isProjectRequired());
    // It judges any directory, and walks the modules itself.
    assertFalse(GOALS.get("lint").isProjectRequired());
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

  private static void assertNamedLikeItsProperty(MojoDescriptor goal, Parameter parameter) {
    String expression =
        goal.getMojoConfiguration().getChild(parameter.getName()).getValue("");
    String name = parameter.getName();
    // A flag that skips one goal, which may be part of another.
    boolean isSkip = name.startsWith("skip") && name.length() > "skip".length();
    String property = isSkip ? name.substring(4).toLowerCase(Locale.ROOT) + ".skip" : name;
    // What a person types again and again is short.
    String prefix = goal.getGoal().equals("explain") && property.equals("rule") ? "" : "kafka-k3s.";
    assertEquals("${" + prefix + property + "}", expression, goal.getGoal());
    assertFalse(parameter.getDescription().isBlank(), parameter.getName());
  }
}
