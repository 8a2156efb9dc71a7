package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.Classpath;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.local.KafkaJars;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalArtifactRequest;
import org.eclipse.aether.repository.LocalArtifactResult;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.LocalRepositoryManager;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resolves by Maven's own resolver, out of the local repository of this build. */
@MojoTest
class KafkaJarsResolverTest {
  @Inject
  private RepositorySystem system;

  @ParameterizedTest
  @ValueSource(strings = {"3.9.2", "4.0.2", "4.1.2", "4.2.2", "4.3.1", "4.4.0"})
  void findsWhatTheLabRuns(String version) throws Exception {
    List<Path> jars = Classpath.of("kafka-" + version).jars();
    KafkaJars found = resolver(repositoryOf(jars), List.of()).resolve(release(version));
    assertEquals(names(jars), names(found.jars()));
    assertTrue(found.jars().stream().allMatch(Files::isRegularFile));
    assertTrue(Files.exists(found.children().resolve("io/github/kafkak3s/local/child")));
  }

  @Test
  void saysWhatIsMissingAndWhatToDo(@TempDir Path empty) {
    RemoteRepository secret = new RemoteRepository.Builder(
            "ours", "default", "https://reader:hunter2@repo.example/maven")
        .build();
    KafkaJarsResolver resolver = resolver(empty, List.of(secret));
    MojoExecutionException fault =
        assertThrows(MojoExecutionException.class, () -> resolver.resolve(release("4.3.1")));
    String said = fault.getMessage();
    assertTrue(
        said.startsWith("Brokers of Kafka 4.3.1 need org.apache.kafka:kafka_2.13:jar:4.3.1, which"
            + " cannot be had: Cannot access ours (https://repo.example/maven) in offline mode"),
        said);
    assertTrue(said.contains("ours (https://repo.example/maven)\nMaven works offline"), said);
    assertTrue(
        said.endsWith("mvn dependency:get -Dartifact=org.apache.kafka:kafka_2.13:4.3.1"), said);
    assertFalse(said.contains("hunter2"), said);
  }

  @Test
  void namesAJarThatKafkaNeeds() throws Exception {
    List<Path> jars = Classpath.of("kafka-4.3.1").jars();
    Path jar = jars.get(1);
    Path repository = repositoryOf(jars);
    String artifact = jar.getParent().getParent().getFileName().toString();
    KafkaJarsResolver resolver = resolver(repository, List.of(), artifact);
    MojoExecutionException fault =
        assertThrows(MojoExecutionException.class, () -> resolver.resolve(release("4.3.1")));
    assertTrue(
        fault.getMessage().contains("kafka_2.13:jar:4.3.1, and of what it needs "),
        fault.getMessage());
    assertTrue(fault.getMessage().contains(":" + artifact + ":jar:"), fault.getMessage());
  }

  private KafkaJarsResolver resolver(Path repository, List<RemoteRepository> remote) {
    return resolver(repository, remote, "");
  }

  /** A resolver that knows a local repository without the jar of one artifact. */
  private KafkaJarsResolver resolver(
      Path repository, List<RemoteRepository> remote, String hidden) {
    DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
    session.setOffline(true);
    session.setSystemProperties(System.getProperties());
    // Whatever is there counts, wherever it was downloaded from.
    LocalRepository local = new LocalRepository(repository.toFile(), "simple");
    LocalRepositoryManager manager = system.newLocalRepositoryManager(session, local);
    session.setLocalRepositoryManager((LocalRepositoryManager) Proxy.newProxyInstance(
        LocalRepositoryManager.class.getClassLoader(),
        new Class<?>[] {LocalRepositoryManager.class},
        (proxy, method, arguments) -> {
          boolean isHidden = arguments != null
              && arguments.length > 1
              && arguments[1] instanceof LocalArtifactRequest request
              && request.getArtifact().getArtifactId().equals(hidden)
              && request.getArtifact().getExtension().equals("jar");
          return isHidden
              ? new LocalArtifactResult((LocalArtifactRequest) arguments[1])
              : method.invoke(manager, arguments);
        }));
    return new KafkaJarsResolver(system, session, remote);
  }

  private static KafkaRelease release(String version) {
    return KafkaReleases.find(version).orElseThrow();
  }

  /** The directory that the jars have in common, and their group ids below it. */
  private static Path repositoryOf(List<Path> jars) {
    Path kafka = jars.stream()
        .filter(jar -> jar.getFileName().toString().startsWith("kafka_2.13-"))
        .findFirst()
        .orElseThrow();
    // <repository>/org/apache/kafka/kafka_2.13/<version>/<jar>
    return kafka.getParent().getParent().getParent().getParent().getParent().getParent();
  }

  private static Set<String> names(Collection<Path> jars) {
    Set<String> names = new TreeSet<>();
    jars.forEach(jar -> names.add(jar.getFileName().toString()));
    return names;
  }
}
