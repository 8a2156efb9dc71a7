package io.github.kafkak3s.mojo;

import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.local.KafkaJars;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorPolicy;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;

/**
 * Finds a Kafka release in the repositories of the build, as a dependency would be: mirrors,
 * credentials, cache and {@code -o} are Maven's own.
 */
final class KafkaJarsResolver {
  private static final String SCOPE = "runtime";

  /** Where archives of classes are kept in the local repository; they are good for its jars. */
  private static final String ARCHIVES = ".cache/kafka-k3s";

  /** Of Kafka 4.0's distribution; its POM does not name it, those of later releases do. */
  private static final String LOG4J_OF_4_0 = "2.24.3";

  /** Of Kafka 3.9's distribution. */
  private static final String SLF4J_OF_3_9 = "1.7.36";

  /** What a URL may hold before its host. */
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]*@");

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  /**
   * Makes one.
   *
   * @param repositories those of the project; without a project those of the settings
   */
  KafkaJarsResolver(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    // Maven passes over a POM that it cannot read, and all that it asks for would be missing.
    DefaultRepositorySystemSession strict = new DefaultRepositorySystemSession(session);
    strict.setArtifactDescriptorPolicy((of, request) -> ArtifactDescriptorPolicy.STRICT);
    this.session = strict;
    this.repositories = List.copyOf(repositories);
  }

  /**
   * Returns a release with what it needs and the log backend of its own distribution, so that the
   * logging configuration of a bundle is read for real.
   *
   * @throws MojoExecutionException where something of it cannot be had; the message says what, and
   *     what to do
   */
  KafkaJars resolve(KafkaRelease release) throws MojoExecutionException {
    Artifact kafka = new DefaultArtifact("org.apache.kafka:kafka_2.13:" + release.version());
    try {
      List<Artifact> roots = new ArrayList<>();
      roots.add(kafka);
      roots.addAll(logging(release, kafka));
      DependencyResult result =
          system.resolveDependencies(session, new DependencyRequest(collect(roots), null));
      List<Path> jars = result.getArtifactResults().stream()
          .map(each -> each.getArtifact().getFile().toPath())
          .toList();
      Path repository = session.getLocalRepository().getBasedir().toPath();
      return new KafkaJars(release, jars, ownClasses(), Optional.of(repository.resolve(ARCHIVES)));
    } catch (DependencyCollectionException | DependencyResolutionException e) {
      throw new MojoExecutionException(message(release, kafka, e), e);
    }
  }

  private List<Artifact> logging(KafkaRelease release, Artifact kafka)
      throws DependencyCollectionException {
    if (!release.log4j2()) {
      return List.of(new DefaultArtifact("org.slf4j:slf4j-reload4j:" + SLF4J_OF_3_9));
    }
    DependencyNode tree =
        system.collectDependencies(session, collect(List.of(kafka))).getRoot();
    String log4j = "org.apache.logging.log4j:";
    String version = version(tree, "log4j-core").orElse(LOG4J_OF_4_0);
    return List.of(
        new DefaultArtifact(log4j + "log4j-slf4j-impl:" + version),
        new DefaultArtifact(log4j + "log4j-core:" + version));
  }

  private CollectRequest collect(List<Artifact> roots) {
    CollectRequest request = new CollectRequest();
    roots.forEach(root -> request.addDependency(new Dependency(root, SCOPE)));
    request.setRepositories(repositories);
    return request;
  }

  private static Optional<String> version(DependencyNode node, String artifactId) {
    Artifact artifact = node.getArtifact();
    if (artifact != null && artifact.getArtifactId().equals(artifactId)) {
      return Optional.of(artifact.getVersion());
    }
    return node.getChildren().stream()
        .flatMap(child -> version(child, artifactId).stream())
        .findFirst();
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          KafkaJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private String message(KafkaRelease release, Artifact kafka, Exception failure) {
    String missing = missing(failure)
        .map(artifact -> artifact.equals(kafka) ? "" : ", and of what it needs " + artifact)
        .orElse("");
    String looked = repositories.stream()
        .map(repository -> repository.getId() + " (" + repository.getUrl() + ")")
        .collect(Collectors.joining(", "));
    String offline = session.isOffline()
        ? "\nMaven works offline: run it once without -o, or fetch it beforehand: "
        : "\nWhere only another repository or a mirror has it, name that in settings.xml; to fetch"
            + " it beforehand: ";
    String text = "Brokers of Kafka " + release.version() + " need " + kafka + missing
        + ", which cannot be had: " + reason(failure) + "\nLooked in the local repository"
        + (looked.isEmpty() ? "" : " and in " + looked) + offline
        + "mvn dependency:get -Dartifact=" + kafka.getGroupId() + ":" + kafka.getArtifactId() + ":"
        + kafka.getVersion();
    return CREDENTIALS.matcher(text).replaceAll("");
  }

  /** Returns the first artifact that was looked for in vain. */
  private static Optional<Artifact> missing(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ArtifactResolutionException resolution) {
        return resolution.getResults().stream()
            .filter(result -> !result.isResolved())
            .map(ArtifactResult::getRequest)
            .map(request -> request.getArtifact())
            .findFirst();
      }
      if (each instanceof ArtifactDescriptorException unread) {
        return Optional.of(unread.getResult().getRequest().getArtifact());
      }
    }
    return Optional.empty();
  }

  /** Returns the first line of the deepest cause that says something. */
  private static String reason(Throwable failure) {
    String reason = failure.toString();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each.getMessage() != null && !each.getMessage().isBlank()) {
        reason = each.getMessage();
      }
    }
    return reason.lines().findFirst().orElse("");
  }
}
