package io.github.kafkak3s;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the rooms and their doors as CONTRIBUTING.md draws them; change both together. */
@AnalyzeClasses(packages = "io.github.kafkak3s", importOptions = DoNotIncludeTests.class)
class RoomsTest {
  private static final String ROOT = "io.github.kafkak3s.";

  @ArchTest
  static final ArchRule roomsHaveOnlyTheseDoors = rooms();

  @ArchTest
  static final ArchRule onlyMojoKnowsMaven = noClasses()
      .that()
      .resideOutsideOfPackages(ROOT + "mojo..", ROOT + "kafka_k3s_maven_plugin..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..");

  @ArchTest
  static final ArchRule onlyRenderKnowsTheKubernetesModel = noClasses()
      .that()
      .resideOutsideOfPackage(ROOT + "render..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule onlyYamlKnowsTheYamlLibrary = noClasses()
      .that()
      .resideOutsideOfPackage(ROOT + "yaml..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("org.yaml.snakeyaml..");

  @ArchTest
  static final ArchRule onlyChildrenKnowKafka = noClasses()
      .that()
      .resideOutsideOfPackage(ROOT + "local.child..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.apache.kafka..", "kafka..");

  @ArchTest
  static final ArchRule childrenKnowNothingElse = noClasses()
      .that()
      .resideInAPackage(ROOT + "local.child..")
      .should()
      .dependOnClassesThat()
      .resideOutsideOfPackages(ROOT + "local.child..", "org.apache.kafka..", "java..", "javax..");

  @ArchTest
  static final ArchRule onlyGoalsThatRunBrokersLoadWhatRunsThem = noClasses()
      .that()
      .haveSimpleName("GenerateMojo")
      .or()
      .haveSimpleName("CheckMojo")
      .or()
      .haveSimpleName("LintMojo")
      .should()
      .transitivelyDependOnClassesThat()
      .resideInAnyPackage(ROOT + "local..", ROOT + "rehearse..");

  private static ArchRule rooms() {
    Map<String, List<String>> mayUse = new LinkedHashMap<>();
    mayUse.put("diagnostic", List.of());
    mayUse.put("kubernetes", List.of("diagnostic"));
    mayUse.put("yaml", List.of("diagnostic"));
    mayUse.put("kafka", List.of("diagnostic"));
    mayUse.put("spec", List.of("yaml", "kubernetes", "diagnostic"));
    mayUse.put("cluster", List.of("spec", "kafka", "kubernetes", "diagnostic"));
    mayUse.put("bundle", List.of("yaml", "diagnostic"));
    mayUse.put("render", List.of("cluster", "bundle", "kafka", "kubernetes", "yaml", "diagnostic"));
    mayUse.put(
        "compile", List.of("render", "cluster", "spec", "bundle", "kafka", "yaml", "diagnostic"));
    mayUse.put("observe", List.of("bundle", "kafka", "kubernetes", "yaml", "diagnostic"));
    mayUse.put("plan", List.of("bundle", "kafka", "kubernetes", "yaml", "diagnostic"));
    mayUse.put("proof", List.of("observe", "kafka", "yaml", "diagnostic"));
    mayUse.put(
        "lint", List.of("proof", "observe", "bundle", "kafka", "kubernetes", "yaml", "diagnostic"));
    mayUse.put("fix", List.of("yaml", "diagnostic"));
    mayUse.put("local", List.of("observe", "kafka", "kubernetes", "yaml", "diagnostic"));
    mayUse.put(
        "rehearse",
        List.of("local", "proof", "observe", "kafka", "kubernetes", "yaml", "diagnostic"));
    mayUse.put(
        "report", List.of("rehearse", "local", "lint", "proof", "observe", "yaml", "diagnostic"));
    mayUse.put(
        "mojo",
        List.of(
            "compile",
            "plan",
            "report",
            "rehearse",
            "local",
            "fix",
            "lint",
            "proof",
            "observe",
            "spec",
            "cluster",
            "bundle",
            "kafka",
            "yaml",
            "diagnostic"));
    LayeredArchitecture rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : mayUse.keySet()) {
      rooms = rooms.layer(room).definedBy(ROOT + room + "..");
    }
    for (Map.Entry<String, List<String>> room : mayUse.entrySet()) {
      rooms = room.getValue().isEmpty()
          ? rooms.whereLayer(room.getKey()).mayNotAccessAnyLayer()
          : rooms
              .whereLayer(room.getKey())
              .mayOnlyAccessLayers(room.getValue().toArray(String[]::new));
    }
    return rooms;
  }
}
