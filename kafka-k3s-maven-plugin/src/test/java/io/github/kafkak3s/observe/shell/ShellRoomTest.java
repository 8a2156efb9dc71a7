package io.github.kafkak3s.observe.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shell knows nothing of Kafka, Kubernetes or YAML, and executes nothing. */
@AnalyzeClasses(
    packages = "io.github.kafkak3s.observe.shell",
    importOptions = DoNotIncludeTests.class)
class ShellRoomTest {
  @ArchTest
  static final ArchRule knowsPlacesAlone = classes()
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage(
          "io.github.kafkak3s.observe.shell",
          "io.github.kafkak3s.diagnostic",
          "java.lang",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");

  @ArchTest
  static final ArchRule startsNoProcess = noClasses()
      .should()
      .dependOnClassesThat()
      .belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class);
}
