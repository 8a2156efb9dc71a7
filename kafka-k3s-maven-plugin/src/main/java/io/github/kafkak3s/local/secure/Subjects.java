package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** Whose name stands in the certificate of a node. */
final class Subjects {

  /**
   * The fields of {@code spec.subject} of a cert-manager Certificate and the attributes that they
   * become, from the last in the name to the first: Go writes them the other way round
   * ({@code pkix.Name}), and RFC 2253 once more.
   */
  private static final List<String[]> ATTRIBUTES = List.of(
      new String[] {"postalCodes", "2.5.4.17"},
      new String[] {"streetAddresses", "STREET"},
      new String[] {"provinces", "ST"},
      new String[] {"localities", "L"},
      new String[] {"organizationalUnits", "OU"},
      new String[] {"organizations", "O"},
      new String[] {"countries", "C"});

  /**
   * Whose name it is.
   *
   * @param name the name
   * @param why how it was found
   */
  record Subject(X500Principal name, String why) {}

  private final ManifestSet set;

  Subjects(ManifestSet set) {
    this.set = set;
  }

  /**
   * Returns the subject of a node's certificate: that of the bundle's own Certificate, else one by
   * which it is a super user, else one that the mapping rules take.
   *
   * @param doors the node's listeners
   * @param superUsers the names of those who are let in everywhere; none where everybody is
   */
  Subject of(KafkaNode node, List<Door> doors, List<String> superUsers) {
    Optional<Subject> written = written(node);
    if (written.isPresent()) {
      return written.get();
    }
    Optional<Door> peers = Stream.of(Door.Use.BROKERS, Door.Use.CONTROLLERS)
        .flatMap(use -> doors.stream().filter(door -> door.use() == use))
        .filter(Door::isByCertificate)
        .findFirst();
    if (peers.isPresent()) {
      PrincipalRules rules = peers.get().rules();
      for (String user : superUsers) {
        Optional<X500Principal> subject = rules.subjectOf(user);
        if (subject.isPresent()) {
          return new Subject(
              subject.get(),
              "assumed: ssl.principal.mapping.rules and super.users make it the super user "
                  + user);
        }
      }
      Optional<X500Principal> subject = rules.subjectWith(Access.BROKER);
      if (subject.isPresent()) {
        return new Subject(subject.get(), "assumed: ssl.principal.mapping.rules take it");
      }
    }
    return new Subject(new X500Principal("CN=" + Access.BROKER), "assumed: nothing depends on it");
  }

  /** Looks for the Certificate whose Secret the key is read from, else for one that is mounted. */
  private Optional<Subject> written(KafkaNode node) {
    Set<String> secrets = new LinkedHashSet<>();
    List<Mount> mounts = node.container().mounts();
    mounts.stream()
        .filter(mount -> isOfKeys(node, mount))
        .forEach(mount -> secrets.addAll(secrets(node.workload(), mount)));
    mounts.forEach(mount -> secrets.addAll(secrets(node.workload(), mount)));
    return secrets.stream()
        // A pod with a Secret of its own has its name in that of the Secret.
        .sorted(Comparator.comparing(name -> !name.contains(node.podName())))
        .flatMap(secret -> set.ofKind("Certificate").stream()
            .filter(object -> object.group().equals("cert-manager.io"))
            .filter(object -> ManifestSet.meet(object.namespace(), node.namespace()))
            .filter(object -> object.node().textAt("spec", "secretName").equals(secret)))
        .flatMap(object ->
            subject(object.node())
                .map(name -> new Subject(name, "the subject of " + object.shown()))
                .stream())
        .findFirst();
  }

  private static boolean isOfKeys(KafkaNode node, Mount mount) {
    return node.effective().all().stream()
        .filter(fact -> fact.name().contains("ssl.keystore."))
        .map(OptionFact::raw)
        .anyMatch(
            raw -> raw.contains(mount.path() + "/") || raw.contains(":" + mount.path() + ":"));
  }

  private static List<String> secrets(Workload workload, Mount mount) {
    List<String> names = new ArrayList<>();
    workload.volume(mount.volume()).ifPresent(volume -> {
      names.add(volume.textAt("secret", "secretName"));
      for (YamlNode source : volume.itemsAt("projected", "sources")) {
        names.add(source.textAt("secret", "name"));
      }
    });
    return names;
  }

  private static Optional<X500Principal> subject(YamlMap certificate) {
    String literal = certificate.textAt("spec", "literalSubject");
    List<String> parts = new ArrayList<>();
    add(parts, "SERIALNUMBER", certificate.textAt("spec", "subject", "serialNumber"));
    add(parts, "CN", certificate.textAt("spec", "commonName"));
    for (String[] attribute : ATTRIBUTES) {
      List<String> values = new ArrayList<>();
      for (YamlNode value : certificate.itemsAt("spec", "subject", attribute[0])) {
        add(values, attribute[1], value.textAt());
      }
      if (!values.isEmpty()) {
        parts.add(String.join("+", values));
      }
    }
    try {
      return Optional.of(new X500Principal(literal.isEmpty() ? String.join(",", parts) : literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void add(List<String> parts, String type, String value) {
    if (!value.isEmpty()) {
      parts.add(type + "=" + escaped(value));
    }
  }

  /** Takes from a value what means something in a name (RFC 2253, 2.4). */
  private static String escaped(String value) {
    String escaped = value.replaceAll("[,+\"\\\\<>;=]", "\\\\$0");
    return escaped.startsWith("#") || escaped.startsWith(" ") ? "\\" + escaped : escaped;
  }
}
