package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** KK5013: a TLS client refuses a certificate that does not name the host it connected to. */
public final class CertificateNames implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5013",
      "certificate-names",
      ERROR,
      "TLS names that do not cover every advertised host (cert-manager Certificate in the bundle)");
  private static final String HOST_CHECK = "ssl.endpoint.identification.algorithm";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().set().ofKind("Certificate").isEmpty()) {
      return;
    }
    for (KafkaNode node : subject.bundle().nodes()) {
      List<K8sObject> certificates = certificates(subject.bundle(), node);
      boolean isOff = node.declared()
          .written(HOST_CHECK)
          .flatMap(OptionFact::value)
          .filter(String::isBlank)
          .isPresent();
      if (certificates.isEmpty() || isOff) {
        continue;
      }
      hosts(node)
          .filter(host -> certificates.stream().noneMatch(each -> covers(each, host)))
          .findFirst()
          .ifPresent(host -> reporter
              .at(
                  certificates.get(0).keyPlaceOf("spec", "dnsNames"),
                  "%s does not name %s, by which %s is reached"
                      .formatted(certificates.get(0).shown(), host, node.podName()))
              .consequence("the handshake fails: No subject alternative DNS name matching %s found"
                  .formatted(host))
              .help("add %s, or a wildcard for its first label".formatted(host))
              .related(
                  node.declared().get("advertised.listeners").isPresent()
                      ? node.declared().get("advertised.listeners").get().keyPlace()
                      : node.workload().object().place(),
                  "the node"));
    }
  }

  /** Returns the certificates of the bundle that the node may show: those that it mounts. */
  private static List<K8sObject> certificates(Observation bundle, KafkaNode node) {
    Set<String> volumes = Stream.concat(
            Stream.of(node.container()), node.workload().initContainers().stream())
        .flatMap(container -> container.mounts().stream())
        .map(Container.Mount::volume)
        .collect(Collectors.toSet());
    Set<String> secrets = node.workload().podSpec().itemsAt("volumes").stream()
        .filter(volume -> volumes.contains(volume.textAt("name")))
        .flatMap(volume -> Stream.concat(
            Stream.of(volume.textAt("secret", "secretName")),
            volume.itemsAt("projected", "sources").stream()
                .map(source -> source.textAt("secret", "name"))))
        .collect(Collectors.toSet());
    return bundle.set().ofKind("Certificate").stream()
        .filter(object -> object.group().equals("cert-manager.io"))
        .filter(object -> ManifestSet.meet(object.namespace(), node.namespace()))
        .filter(object -> secrets.contains(object.node().textAt("spec", "secretName")))
        .filter(CertificateNames::isOfServer)
        .toList();
  }

  /** Authorities and certificates of clients are mounted to trust or to show them elsewhere. */
  private static boolean isOfServer(K8sObject certificate) {
    Set<String> usages = certificate.node().itemsAt("spec", "usages").stream()
        .flatMap(item -> text(item).stream())
        .collect(Collectors.toSet());
    return !certificate.node().textAt("spec", "isCA").equals("true")
        && (!usages.contains("client auth") || usages.contains("server auth"));
  }

  /** Returns the hosts by which others reach the TLS listeners of a node. */
  private static Stream<String> hosts(KafkaNode node) {
    List<NodeListener> encrypted = node.listeners().stream()
        .filter(
            listener -> listener.protocol().filter(text -> text.endsWith("SSL")).isPresent())
        .toList();
    Stream<String> advertised = encrypted.stream()
        .flatMap(listener -> listener.advertised().stream())
        .map(ListenerAddress::host);
    boolean isVoter =
        node.nodeId().isPresent() && encrypted.stream().anyMatch(NodeListener::isController);
    Stream<String> voters = node.voters().stream()
        .flatMap(each -> each.voters().stream())
        .filter(voter -> isVoter && Objects.equals(voter.id(), node.nodeId().get()))
        .map(Voter::host);
    return Stream.concat(advertised, voters)
        .map(host -> host.toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty() && !Hosts.isWildcard(host) && !Hosts.isLoopback(host));
  }

  private static boolean covers(K8sObject certificate, String host) {
    String field = Hosts.isAddress(host) ? "ipAddresses" : "dnsNames";
    return certificate.node().at("spec", "literalSubject") != null
        || certificate.node().at("spec", "otherNames") != null
        || certificate.node().itemsAt("spec", field).stream()
            .flatMap(item -> text(item).stream())
            .anyMatch(name -> matches(name, host));
  }

  private static Optional<String> text(YamlNode item) {
    return item instanceof YamlScalar scalar
        ? Optional.of(scalar.text().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** A star stands for one whole label, the first (RFC 6125, section 6.4.3). */
  private static boolean matches(String name, String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    int dot = bare.indexOf('.');
    return name.equals(bare)
        || name.startsWith("*.") && dot > 0 && name.substring(1).equals(bare.substring(dot));
  }
}
