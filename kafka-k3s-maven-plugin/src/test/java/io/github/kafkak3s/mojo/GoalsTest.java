package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

/** The goals with parameters as Maven injects them; whole builds are in {@code src/it}. */
@MojoTest
@Basedir("src/test/resources/goals")
class GoalsTest {
  @Inject
  private Log log;

  @Test
  @InjectMojo(goal = "generate", pom = "pom.xml")
  @MojoParameter(name = "skip", value = "true")
  void theCommonFlagSkips(GenerateMojo generate) throws Exception {
    generate.execute();
    verify(log).info("Skipping generate: kafka-k3s.skip is set");
    verifyNoMoreInteractions(log);
    assertFalse(Files.exists(Path.of("src/test/resources/goals/deploy")));
  }

  @Test
  @InjectMojo(goal = "check", pom = "pom.xml")
  @MojoParameter(name = "skipCheck", value = "true")
  void theFlagOfAGoalSkips(CheckMojo check) throws Exception {
    check.execute();
    verify(log).info("Skipping check: kafka-k3s.check.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "init", pom = "pom.xml")
  @MojoParameter(name = "skipInit", value = "true")
  void initSkips(InitMojo init) throws Exception {
    init.execute();
    verify(log).info("Skipping init: kafka-k3s.init.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "lint", pom = "pom.xml")
  @MojoParameter(name = "skipLint", value = "true")
  void lintSkips(LintMojo lint) throws Exception {
    lint.execute();
    verify(log).info("Skipping lint: kafka-k3s.lint.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "explain", pom = "pom.xml")
  @MojoParameter(name = "rule", value = "short-grace")
  void explainPrintsThePageOfARule(ExplainMojo explain) throws Exception {
    explain.execute();
    verify(log).info("# KK7004 short-grace");
    verify(log).info("## When to suppress");
  }

  @Test
  @InjectMojo(goal = "explain", pom = "pom.xml")
  @MojoParameter(name = "rule", value = "short-grase")
  void explainNamesTheNearestRule(ExplainMojo explain) {
    MojoFailureException fault = assertThrows(MojoFailureException.class, explain::execute);
    assertEquals(
        "no rule is named \"short-grase\"; did you mean \"short-grace\"?", fault.getMessage());
  }

  @Test
  @InjectMojo(goal = "start", pom = "pom.xml")
  @MojoParameter(name = "skipLocal", value = "true")
  void startSkips(StartMojo start) throws Exception {
    start.execute();
    verify(log).info("Skipping start: kafka-k3s.local.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "start", pom = "pom.xml")
  @MojoParameter(name = "skipITs", value = "true")
  void startSkipsWithTheTests(StartMojo start) throws Exception {
    start.execute();
    verify(log).info("Skipping start: tests are skipped");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "stop", pom = "pom.xml")
  @MojoParameter(name = "skip", value = "true")
  void stopSkips(StopMojo stop) throws Exception {
    stop.execute();
    verify(log).info("Skipping stop: kafka-k3s.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "run", pom = "pom.xml")
  @MojoParameter(name = "skipLocal", value = "true")
  void runSkips(RunMojo run) throws Exception {
    run.execute();
    verify(log).info("Skipping run: kafka-k3s.local.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "rehearse", pom = "pom.xml")
  @MojoParameter(name = "skipRehearse", value = "true")
  void rehearseSkips(RehearseMojo rehearse) throws Exception {
    rehearse.execute();
    verify(log).info("Skipping rehearse: kafka-k3s.rehearse.skip is set");
    verifyNoMoreInteractions(log);
  }

  @Test
  @InjectMojo(goal = "rehearse", pom = "pom.xml")
  @MojoParameter(name = "rehearseDrill", value = "form, rol")
  void rehearseNamesTheNearestStep(RehearseMojo rehearse) {
    MojoFailureException fault = assertThrows(MojoFailureException.class, rehearse::execute);
    assertEquals(
        "kafka-k3s.rehearse.drill: \"rol\" is none of form, topics, roll, kill, limits, verify,"
            + " disks; did you mean \"roll\"?",
        fault.getMessage());
  }

  @Test
  @InjectMojo(goal = "rehearse", pom = "pom.xml")
  @MojoParameter(name = "rehearseDrill", value = ",")
  void rehearseWantsAStep(RehearseMojo rehearse) {
    MojoFailureException fault = assertThrows(MojoFailureException.class, rehearse::execute);
    assertEquals(
        "kafka-k3s.rehearse.drill: \",\" names no step; the steps are form, topics, roll, kill,"
            + " limits, verify, disks",
        fault.getMessage());
  }

  @Test
  @InjectMojo(goal = "rehearse", pom = "pom.xml")
  @MojoParameter(name = "rehearseHeap", value = "64")
  void rehearseWantsAHeapLikeJavas(RehearseMojo rehearse) {
    MojoFailureException fault = assertThrows(MojoFailureException.class, rehearse::execute);
    assertEquals("kafka-k3s.rehearse.heap: \"64\" is not like 256m or 1g", fault.getMessage());
  }

  private static String refusal(RehearseMojo rehearse) {
    return assertThrows(MojoFailureException.class, rehearse::execute).getMessage();
  }

  @Test
  @InjectMojo(goal = "rehearse", pom = "pom.xml")
  @MojoParameter(name = "rehearseTimeout", value = "10m")
  void rehearseWantsSeconds(RehearseMojo rehearse) {
    assertEquals(
        "kafka-k3s.rehearse.timeout: \"10m\" is not a whole number of seconds from 1 to 999999999,"
            + " like 600",
        refusal(rehearse));
  }

  @Test
  @InjectMojo(goal = "rehearse", pom = "pom.xml")
  @MojoParameter(name = "rehearseTimeout", value = "-1")
  void rehearseWantsATimeThatIsNotOverAtOnce(RehearseMojo rehearse) {
    assertEquals(
        "kafka-k3s.rehearse.timeout: \"-1\" is not a whole number of seconds from 1 to 999999999,"
            + " like 600",
        refusal(rehearse));
  }
}
