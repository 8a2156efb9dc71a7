package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** Whether tests are about to run that need brokers. */
class FailsafeFlagsTest {
  @Test
  void failsafeSince36RunsInSpiteOfSkipTests() {
    assertTrue(FailsafeFlags.ignoreSkipTests(with("3.6.0")));
    assertTrue(FailsafeFlags.ignoreSkipTests(with("3.10.2")));
    assertFalse(FailsafeFlags.ignoreSkipTests(with("3.5.4")));
    assertFalse(FailsafeFlags.ignoreSkipTests(with("2.22.2")));
  }

  @Test
  void anUnknownFailsafeMayBeOne() {
    assertTrue(FailsafeFlags.ignoreSkipTests(with(null)));
  }

  @Test
  void withoutFailsafeSurefireIsObeyed() {
    assertFalse(FailsafeFlags.ignoreSkipTests(new MavenProject(new Model())));
  }

  private static MavenProject with(String version) {
    Plugin failsafe = new Plugin();
    failsafe.setArtifactId("maven-failsafe-plugin");
    failsafe.setVersion(version);
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(failsafe);
    return new MavenProject(model);
  }
}
