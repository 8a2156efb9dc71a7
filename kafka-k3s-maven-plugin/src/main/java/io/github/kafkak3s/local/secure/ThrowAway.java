package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * The secured listeners of a cluster on this machine: a certificate authority, certificates and
 * passwords of one run, in place of those that the bundle names and does not hold. Protocols,
 * mechanisms, mapping rules, authorizer and user names stay as the bundle says. Not thread-safe.
 */
public final class ThrowAway implements AutoCloseable {
  /** The user, and common name, of a client that may do everything. */
  public static final String CLIENT = "kafka-k3s-client";

  /** The user, and common name, of a client that is known and may do nothing. */
  public static final String STRANGER = "kafka-k3s-stranger";

  private static final String NOT_HERE = "passwords come from Secrets that are not in the bundle";
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** Options that may name a class of the bundle's own, which is not among Kafka's jars. */
  private static final List<String> CLASSES =
      List.of("authorizer.class.name", "principal.builder.class", "ssl.engine.factory.class");

  private record Noted(String what, String from, String to, String why) {}

  private final Path directory;
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords(random);
  private final Authorities authorities;
  private final Subjects subjects;
  private final ScramUsers scram;
  private final Map<String, Door> entrances = new LinkedHashMap<>();
  private final List<SecretFiles> written = new ArrayList<>();
  private final Map<Noted, List<String>> noted = new LinkedHashMap<>();
  private final SecretFiles ownFiles;

  private ThrowAway(Observation bundle, List<KafkaNode> nodes, Path directory) {
    this.directory = directory;
    this.ownFiles = new SecretFiles(directory);
    this.written.add(ownFiles);
    this.authorities = new Authorities(nodes, random);
    this.subjects = new Subjects(bundle.set());
    this.scram = new ScramUsers(bundle);
  }

  /**
   * Reads what nodes of a cluster ask of those who come; writes nothing.
   *
   * @param nodes those that are run here
   * @param directory where the files of clients will be: made when first needed, removed in the end
   * @throws LocalException where nodes could not log in to each other here
   */
  public static ThrowAway of(Observation bundle, List<KafkaNode> nodes, Path directory)
      throws LocalException {
    ThrowAway material = new ThrowAway(bundle, nodes, directory);
    for (KafkaNode node : nodes) {
      for (Door door : Door.of(node)) {
        refuseUnknown(node, door);
        material.scram.add(node, door);
        if (node.isBroker() && door.use() != Door.Use.CONTROLLERS) {
          material.entrances.putIfAbsent(door.name(), door);
        }
      }
    }
    return material;
  }

  private static void refuseUnknown(KafkaNode node, Door door) throws LocalException {
    Optional<String> peers = door.peersMechanism();
    if (peers.isPresent() && !door.triable().contains(peers.get())) {
      throw new LocalException(door.peersPlace()
          + ": nodes log in to each other at listener " + door.name() + " of pod " + node.podName()
          + " by " + peers.get() + ", for which no credentials can be made on this machine; for"
          + " PLAIN and SCRAM they can. Rehearse an environment whose nodes use SSL, PLAIN or"
          + " SCRAM.");
    }
    for (String option : CLASSES) {
      Optional<OptionFact> fact = door.given(option);
      Optional<String> name = fact.flatMap(OptionFact::value).map(String::trim);
      boolean isKafkas = name.filter(text -> !text.isEmpty()
              && !text.startsWith("org.apache.kafka.")
              && !text.startsWith("kafka."))
          .isEmpty();
      if (!isKafkas) {
        throw new LocalException(fact.get().valuePlace() + ": " + option + " of pod "
            + node.podName() + " is " + name.get() + ", which is in none of Kafka's own jars, so"
            + " the pod cannot be run here. Rehearse an environment without it.");
      }
    }
  }

  /** Tells whether a listener is left out: the pod must not be told of it. */
  public boolean isLeftOut(String listener) {
    return entrance(listener).filter(Door::isLeftOut).isPresent();
  }

  /** Tells whether a listener asks its clients for anything. */
  public boolean isSecured(String listener) {
    return entrance(listener).filter(door -> door.isTls() || door.isSasl()).isPresent();
  }

  /** Tells whether a listener asks its clients who they are. */
  public boolean isAuthenticated(String listener) {
    return entrance(listener).filter(Door::isAuthenticated).isPresent();
  }

  private Optional<Door> entrance(String listener) {
    return Optional.ofNullable(entrances.get(listener.toUpperCase(Locale.ROOT)));
  }

  private List<Door> openEntrances() {
    return entrances.values().stream().filter(door -> !door.isLeftOut()).toList();
  }

  /** Returns a sentence for each listener of which something is not tried. */
  public List<String> leftOut() {
    List<String> sentences = new ArrayList<>();
    for (Door door : entrances.values()) {
      List<String> missing = new ArrayList<>(door.isSasl() ? door.mechanisms() : List.of());
      missing.removeAll(door.triable());
      if (!missing.isEmpty()) {
        sentences.add("listener " + door.name() + ": nobody can log in by "
            + String.join(" or ", missing) + " here"
            + (door.isLeftOut() ? ", so it is left out as a whole" : ""));
      }
    }
    return List.copyOf(sentences);
  }

  /**
   * Makes the material of a pod and returns the options that differ from the bundle, in order; none
   * of them holds a secret itself.
   *
   * @param node the pod's node
   * @param names the host names by which it is reached
   * @param addresses the IPv4 addresses by which it is reached
   * @param directory where its secrets will be: not there yet, removed in the end
   */
  public Map<String, String> write(
      KafkaNode node, Collection<String> names, Collection<String> addresses, Path directory)
      throws LocalException {
    List<Door> doors = Door.of(node);
    Options options = node.effective();
    Lines lines = new Lines(options);
    try {
      SecretFiles files = new SecretFiles(directory);
      written.add(files);
      Optional<X500Principal> subject = Optional.empty();
      if (Stores.areNeeded(options, doors)) {
        String password = passwords.of("the stores of " + node.podName());
        // This image makes options of a kind of its own, and files of its own.
        boolean isByImage = node.image() == ImageKind.BITNAMI;
        Stores stores = new Stores(options, lines, files, random, password, isByImage);
        subject = Optional.of(certify(node, doors, names, addresses, stores));
      }
      for (Door door : doors) {
        if (door.isSasl() && !door.isLeftOut()) {
          logins(node, door, lines, files);
        }
      }
      new Access(options).admit(doors, subject, openEntrances(), lines);
      new Providers(node, lines, files)
          .replace(doors.stream().filter(Door::isLeftOut).toList());
    } catch (IOException | GeneralSecurityException e) {
      throw failed(directory, e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    lines.all().forEach((option, line) -> {
      values.put(option, line.value());
      note(node, new Noted(option, line.from(), line.to(), line.why()));
    });
    return Collections.unmodifiableMap(values);
  }

  private static LocalException failed(Path directory, Exception cause) {
    return new LocalException(
        "Throw-away keys and passwords cannot be made in " + directory + ": " + cause.getMessage(),
        cause);
  }

  private void note(KafkaNode node, Noted entry) {
    noted.computeIfAbsent(entry, key -> new ArrayList<>()).add(node.podName());
  }

  private X500Principal certify(
      KafkaNode node,
      List<Door> doors,
      Collection<String> names,
      Collection<String> addresses,
      Stores stores)
      throws GeneralSecurityException, IOException {
    Access access = new Access(node.effective());
    Subjects.Subject subject =
        subjects.of(node, doors, access.isRestricted() ? access.peers() : List.of());
    List<byte[]> bytes = new ArrayList<>();
    for (String address : Set.copyOf(addresses)) {
      bytes.add(bytesOf(address));
    }
    Identity identity =
        authorities.own().issue(subject.name(), names.stream().distinct().toList(), bytes);
    stores.replace(identity, authorities.own().certificate(), doors);
    String name = subject.name().getName();
    note(
        node,
        new Noted(
            "certificate",
            "",
            (name.isEmpty() ? "no subject" : "subject " + name)
                + ", names and addresses of the pod, valid for a day",
            subject.why()));
    return subject.name();
  }

  private static byte[] bytesOf(String address) throws IOException {
    if (!IPV4.matcher(address).matches()) {
      throw new IOException(address + " is no IPv4 address");
    }
    return InetAddress.getByName(address).getAddress();
  }

  /** Replaces the login modules of a listener by ones with passwords of this run. */
  private void logins(KafkaNode node, Door door, Lines lines, SecretFiles files)
      throws IOException {
    List<String> triable = door.triable();
    if (!triable.equals(door.mechanisms())) {
      String enabled = String.join(",", triable);
      lines.put(
          door.prefix() + "sasl.enabled.mechanisms",
          enabled,
          enabled,
          "credentials of other mechanisms cannot be made here");
    }
    for (String mechanism : triable) {
      boolean isWritten = node.effective().given(door.jaasOption(mechanism)).isPresent();
      // Without either, Kafka refuses to start, here as there.
      if (isWritten || mayHaveJaasFile(node)) {
        Jaas jaas = jaas(door, mechanism);
        Set<String> users = new LinkedHashSet<>(jaas.users());
        jaas.username().ifPresent(users::add);
        Map<String, String> references = passwords.references(files, users);
        lines.put(
            door.jaasOption(mechanism),
            jaas.text(mechanism, references::get),
            users.isEmpty()
                ? "the login module alone"
                : "throw-away passwords for " + String.join(", ", users),
            NOT_HERE);
      }
    }
  }

  private static Jaas jaas(Door door, String mechanism) {
    Jaas written = door.jaas(mechanism);
    Optional<String> username = door.peersMechanism()
        .filter(mechanism::equals)
        .map(peers -> new Access(door.options()).peer(door, peers));
    Set<String> users = new LinkedHashSet<>();
    if (mechanism.equals("PLAIN")) {
      users.addAll(written.users());
      if (users.isEmpty()) {
        // Nothing of it is known: nodes are meant to let each other in.
        username.ifPresent(users::add);
      }
      if (door.use() != Door.Use.CONTROLLERS) {
        users.add(CLIENT);
        users.add(STRANGER);
      }
    }
    return new Jaas(username, List.copyOf(users));
  }

  /** A file with login modules may be named to the JVM, or written by the image. */
  private static boolean mayHaveJaasFile(KafkaNode node) {
    return node.image() == ImageKind.BITNAMI
        || !node.environment().complete()
        || node.environment().all().stream()
            .anyMatch(variable -> variable
                .value()
                .map(text -> text.contains("java.security.auth.login.config"))
                .orElse(variable.name().endsWith("_OPTS")));
  }

  /**
   * Returns the words after {@code kafka-storage format} with the users of this run in place of the
   * bundle's {@code --add-scram}; in a file, since anybody on the machine sees a command line.
   */
  public List<String> formatWords(KafkaNode node, List<String> words) throws LocalException {
    List<String> all = new ArrayList<>(ScramUsers.without(words));
    List<String> added = scram.words(passwords);
    if (!added.isEmpty()) {
      try {
        // argparse4j, which Kafka's tools read their command line by, takes a word a line.
        Path file = ownFiles.write("format.args", String.join("\n", added) + "\n");
        all.add("@" + file);
      } catch (IOException e) {
        throw failed(directory, e);
      }
      note(node, new Noted("--add-scram", ScramUsers.shownOf(node), scram.shown(), NOT_HERE));
    }
    return List.copyOf(all);
  }

  /**
   * Writes the options of a client that may do everything, {@code bootstrap.servers} among them.
   *
   * @param listener the listener that it comes to; not one that is left out
   * @param bootstrap where it begins, {@code host:port,…}
   */
  public Path clientProperties(String listener, String bootstrap) throws LocalException {
    Door door = entrance(listener).orElseThrow();
    try {
      return new Clients(authorities, passwords, ownFiles).good(door, CLIENT, bootstrap);
    } catch (IOException | GeneralSecurityException e) {
      throw failed(directory, e);
    }
  }

  /** Writes the options of the clients that a listener must refuse; none for a plain one. */
  public List<RefusedClient> refusedClients(String listener, String bootstrap)
      throws LocalException {
    Optional<Door> door = entrance(listener);
    if (!isSecured(listener) || isLeftOut(listener) || door.isEmpty()) {
      return List.of();
    }
    try {
      return new Clients(authorities, passwords, ownFiles).refused(door.get(), bootstrap);
    } catch (IOException | GeneralSecurityException e) {
      throw failed(directory, e);
    }
  }

  /** Returns what is not as the bundle says, in the order of writing; nothing secret is in it. */
  public List<Replacement> replacements() {
    return noted.entrySet().stream()
        .map(entry -> new Replacement(
            entry.getValue(),
            entry.getKey().what(),
            entry.getKey().from(),
            entry.getKey().to(),
            entry.getKey().why()))
        .toList();
  }

  /** Removes every secret from the disk. */
  @Override
  public void close() {
    for (SecretFiles files : written) {
      try {
        files.delete();
      } catch (IOException e) {
        // Nobody but the owner can read them, and nothing takes them any more.
      }
    }
  }
}
