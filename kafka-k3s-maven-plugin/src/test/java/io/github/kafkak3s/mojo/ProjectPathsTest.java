package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectPathsTest {
  @TempDir
  private Path root;

  @Test
  void namesFilesOfTheOnlyProjectWithoutPrefix() {
    ProjectPaths paths = new ProjectPaths(root, root);
    assertEquals("", paths.prefix());
    assertEquals("kafka.yaml", paths.name(root.resolve("kafka.yaml")));
    assertEquals("deploy/kafka", paths.shown(root.resolve("deploy/x/../kafka")));
    assertEquals(".", paths.shown(root));
  }

  @Test
  void namesFilesOfAModuleFromTheRoot() {
    ProjectPaths paths = new ProjectPaths(root, root.resolve("services/orders"));
    assertEquals("services/orders/", paths.prefix());
    assertEquals("kafka.yaml", paths.name(paths.base().resolve("kafka.yaml")));
    assertEquals("services/orders/kafka.yaml", paths.shown(paths.base().resolve("kafka.yaml")));
    assertEquals("services/orders", paths.shown(paths.base()));
  }

  @Test
  void namesFilesOutsideOfTheProject() {
    ProjectPaths paths = new ProjectPaths(root.resolve("build"), root.resolve("orders"));
    assertEquals("../orders/", paths.prefix());
    assertEquals("../kafka.yaml", paths.name(root.resolve("kafka.yaml")));
    assertEquals("../kafka.yaml", paths.shown(root.resolve("kafka.yaml")));
  }
}
