package io.github.kafkak3s.local.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.Classpath;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A child ends with its parent. */
class ParentWatchTest {
  /** A main class that would never end by itself. */
  public static final class Sleeper {
    private Sleeper() {}

    /** Says that it runs and sleeps. */
    public static void main(String[] args) throws Exception {
      System.out.println("asleep");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Test
  void childEndsWithThePipeToItsParent() throws Exception {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            Classpath.of(ParentWatch.class)
                + File.pathSeparator
                + Classpath.of(ParentWatchTest.class),
            ParentWatch.class.getName(),
            Sleeper.class.getName())
        .start();
    try (var out = child.inputReader()) {
      assertEquals("asleep", out.readLine());
      assertTrue(child.isAlive());
      // What the kernel does to the pipe when a parent dies.
      child.getOutputStream().close();
      assertTrue(child.waitFor(30, TimeUnit.SECONDS));
      assertEquals(130, child.exitValue());
    } finally {
      child.destroyForcibly();
    }
  }
}
