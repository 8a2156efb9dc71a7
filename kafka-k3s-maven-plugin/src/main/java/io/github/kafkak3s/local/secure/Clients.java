package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.kafka.PropertiesText;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Writes the options of clients of this run, those among them whom brokers must refuse. */
final class Clients {
  private final Authorities authorities;
  private final Passwords passwords;
  private final SecretFiles files;

  Clients(Authorities authorities, Passwords passwords, SecretFiles files) {
    this.authorities = authorities;
    this.passwords = passwords;
    this.files = files;
  }

  /** Writes those of a client that is let in. */
  Path good(Door door, String user, String bootstrap) throws IOException, GeneralSecurityException {
    return write(door, user, user, bootstrap, authorities.own(), passwords.of(user));
  }

  /** Writes those of the clients that a listener must refuse. */
  List<RefusedClient> refused(Door door, String bootstrap)
      throws IOException, GeneralSecurityException {
    List<RefusedClient> refused = new ArrayList<>();
    String client = ThrowAway.CLIENT;
    if (door.isSasl()) {
      Path file = write(door, "wrong", client, bootstrap, authorities.own(), passwords.anew());
      refused.add(
          new RefusedClient("a wrong password", door.name(), file, "SaslAuthenticationException"));
    }
    if (door.asksForCertificate()) {
      Path file = write(door, "foreign", client, bootstrap, authorities.another(), "");
      refused.add(new RefusedClient(
          "a certificate of another authority", door.name(), file, "SslAuthenticationException"));
    }
    if (new Access(door.options()).shutsOut(door, ThrowAway.STRANGER)) {
      Path file = good(door, ThrowAway.STRANGER, bootstrap);
      refused.add(new RefusedClient("no ACL", door.name(), file, "TopicAuthorizationException"));
    }
    return List.copyOf(refused);
  }

  private Path write(
      Door door, String kind, String user, String bootstrap, Authority issuer, String password)
      throws IOException, GeneralSecurityException {
    String name = door.name().toLowerCase(Locale.ROOT) + "-" + kind;
    Map<String, String> options = new LinkedHashMap<>();
    options.put("bootstrap.servers", bootstrap);
    if (!door.protocol().isEmpty()) {
      options.put("security.protocol", door.protocol());
    }
    if (door.isTls()) {
      X500Principal subject =
          door.rules().subjectWith(user).orElse(new X500Principal("CN=" + user));
      Identity identity = issuer.issue(subject, List.of(), List.of());
      String ca = Identity.pem(authorities.own().certificate());
      String pem = authorities.keyPem(identity, Optional.empty()) + identity.chainPem();
      options.put("ssl.truststore.type", "PEM");
      options.put("ssl.truststore.location", files.write("ca.pem", ca).toString());
      options.put("ssl.keystore.type", "PEM");
      options.put("ssl.keystore.location", files.write(name + ".pem", pem).toString());
    }
    if (door.isSasl()) {
      String mechanism = door.triable().get(0);
      options.put("sasl.mechanism", mechanism);
      options.put(
          "sasl.jaas.config",
          new Jaas(Optional.of(user), List.of()).text(mechanism, each -> password));
    }
    return files.write(name + ".properties", PropertiesText.write(options));
  }
}
