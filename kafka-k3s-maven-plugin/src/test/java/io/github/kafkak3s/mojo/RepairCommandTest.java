package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {
  @TempDir
  private Path root;

  private final PluginDescriptor descriptor = new PluginDescriptor();

  @BeforeEach
  void describe() {
    descriptor.setGroupId("io.github.kafkak3s");
    descriptor.setArtifactId("kafka-k3s-maven-plugin");
    descriptor.setVersion("1.2.3");
    descriptor.setGoalPrefix("kafka-k3s");
  }

  @Test
  void isShortWhereTheProjectDeclaresThePlugin() throws IOException {
    MavenProject project = project("pom.xml");
    project.getBuild().addPlugin(plugin());
    assertEquals(
        "mvn kafka-k3s:generate", RepairCommand.generate(root, project, descriptor, Map.of()));
  }

  @Test
  void isShortWhereTheProjectOnlyManagesThePlugin() throws IOException {
    MavenProject project = project("pom.xml");
    project.getBuild().setPluginManagement(new PluginManagement());
    project.getBuild().getPluginManagement().addPlugin(plugin());
    assertEquals(
        "mvn kafka-k3s:generate", RepairCommand.generate(root, project, descriptor, Map.of()));
  }

  @Test
  void isFullWhereThePrefixIsNotKnown() throws IOException {
    assertEquals(
        "mvn io.github.kafkak3s:kafka-k3s-maven-plugin:1.2.3:generate",
        RepairCommand.generate(root, project("pom.xml"), descriptor, Map.of()));
  }

  @Test
  void namesTheModuleAsSeenFromTheShell() throws IOException {
    MavenProject project = project("services/orders/pom.xml");
    project.getBuild().addPlugin(plugin());
    assertEquals(
        "mvn -f services/orders kafka-k3s:generate",
        RepairCommand.generate(root, project, descriptor, Map.of()));
    assertEquals(
        "mvn -f ../services/orders kafka-k3s:generate",
        RepairCommand.generate(root.resolve("elsewhere"), project, descriptor, Map.of()));
  }

  @Test
  void namesAPomOfAnotherName() throws IOException {
    MavenProject project = project("kafka-pom.xml");
    project.getBuild().addPlugin(plugin());
    assertEquals(
        "mvn -f kafka-pom.xml kafka-k3s:generate",
        RepairCommand.generate(root, project, descriptor, Map.of()));
  }

  @Test
  void looksThroughADerivedPom() throws IOException {
    Files.createFile(root.resolve("pom.xml"));
    MavenProject project = project(".flattened-pom.xml");
    project.getBuild().addPlugin(plugin());
    assertEquals(
        "mvn kafka-k3s:generate", RepairCommand.generate(root, project, descriptor, Map.of()));
  }

  @Test
  void repeatsOptionsAndQuotesThem() throws IOException {
    MavenProject project = project("pom.xml");
    project.getBuild().addPlugin(plugin());
    Map<String, String> options = new LinkedHashMap<>();
    options.put("kafka-k3s.file", "my files/kafka.yaml");
    options.put("kafka-k3s.environment", "prod");
    assertEquals(
        "mvn kafka-k3s:generate \"-Dkafka-k3s.file=my files/kafka.yaml\""
            + " -Dkafka-k3s.environment=prod",
        RepairCommand.generate(root, project, descriptor, options));
  }

  private MavenProject project(String pom) throws IOException {
    Path file = root.resolve(pom);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    Model model = new Model();
    model.setBuild(new Build());
    MavenProject project = new MavenProject(model);
    project.setFile(file.toFile());
    return project;
  }

  private static Plugin plugin() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.kafkak3s");
    plugin.setArtifactId("kafka-k3s-maven-plugin");
    return plugin;
  }
}
