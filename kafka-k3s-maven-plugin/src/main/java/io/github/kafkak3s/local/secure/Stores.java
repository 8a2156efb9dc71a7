package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.observe.Options;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts keys and certificates of one node in place of those that its options name, in the same form:
 * PEM inside of options, a PEM file, or a store with a password. What a listener has written for
 * itself stays its own.
 */
final class Stores {
  private static final Pattern STORE_OPTION = Pattern.compile("(listener\\.name\\.[^.]+\\.)?ssl\\."
      + "(keystore\\.(type|location|filename|password|credentials|key|certificate\\.chain)"
      + "|key\\.(password|credentials)"
      + "|truststore\\.(type|location|filename|password|credentials|certificates))");
  private static final String KEY = "ssl.keystore.key";
  private static final String KEY_TYPE = "ssl.keystore.type";
  private static final String KEY_FILE = "ssl.keystore.location";
  private static final String KEY_FILE_PASSWORD = "ssl.keystore.password";
  private static final String KEY_PASSWORD = "ssl.key.password";
  private static final String TRUST_TYPE = "ssl.truststore.type";
  private static final String TRUST_FILE = "ssl.truststore.location";
  private static final String TRUST_PASSWORD = "ssl.truststore.password";
  private static final String TRUSTED = "ssl.truststore.certificates";
  private static final String PEM = "PEM";
  private static final String PKCS12 = "PKCS12";
  private static final String WHY =
      "keys and certificates come from Secrets that are not in the bundle";

  private final Options options;
  private final Lines lines;
  private final SecretFiles files;
  private final SecureRandom random;
  private final String password;
  private final boolean isByImage;

  /**
   * Prepares the stores of a node.
   *
   * @param password opens every one of them
   * @param isByImage whether the image may name stores that no option shows
   */
  Stores(
      Options options,
      Lines lines,
      SecretFiles files,
      SecureRandom random,
      String password,
      boolean isByImage) {
    this.options = options;
    this.lines = lines;
    this.files = files;
    this.random = random;
    this.password = password;
    this.isByImage = isByImage;
  }

  /** Tells whether a node asks for any. */
  static boolean areNeeded(Options options, List<Door> doors) {
    return doors.stream().anyMatch(Door::isTls) || !prefixes(options).isEmpty();
  }

  private static Set<String> prefixes(Options options) {
    Set<String> prefixes = new LinkedHashSet<>();
    options.all().forEach(fact -> {
      Matcher matcher = STORE_OPTION.matcher(fact.name());
      if (matcher.matches()) {
        prefixes.add(matcher.group(1) == null ? "" : matcher.group(1));
      }
    });
    return prefixes;
  }

  /** Replaces all that is written, and gives a trust store to listeners that have none. */
  void replace(Identity identity, X509Certificate authority, List<Door> doors)
      throws GeneralSecurityException, IOException {
    for (String prefix : prefixes(options)) {
      keys(prefix, identity);
      trust(prefix, authority);
    }
    for (Door door : doors) {
      boolean hasKeys = inherits(door.prefix(), KEY_FILE) || inherits(door.prefix(), KEY);
      if (door.isTls() && !hasKeys && isByImage) {
        String pem = identity.keyPem(Optional.empty(), random) + identity.chainPem();
        put(door.prefix() + KEY_TYPE, PEM, PEM);
        put(
            door.prefix() + KEY_FILE,
            files.write("keystore.pem", pem).toString(),
            "a PEM file with a throw-away key");
      }
      boolean hasTrust = inherits(door.prefix(), TRUST_FILE) || inherits(door.prefix(), TRUSTED);
      if (door.isTls() && !hasTrust) {
        put(door.prefix() + TRUST_TYPE, PEM, PEM);
        put(
            door.prefix() + TRUST_FILE,
            files.write("ca.pem", Identity.pem(authority)).toString(),
            "a file with the certificate of the throw-away authority");
      }
    }
  }

  private void keys(String prefix, Identity identity) throws GeneralSecurityException, IOException {
    boolean isEncrypted = inherits(prefix, KEY_PASSWORD);
    Optional<String> keyPassword = isEncrypted ? Optional.of(password) : Optional.empty();
    String suffix = isEncrypted ? "-encrypted.pem" : ".pem";
    if (has(prefix, KEY)) {
      put(
          prefix + KEY,
          files.reference("key" + suffix, identity.keyPem(keyPassword, random)),
          "a throw-away key");
    }
    if (has(prefix, "ssl.keystore.certificate.chain")) {
      put(
          prefix + "ssl.keystore.certificate.chain",
          files.reference("chain.pem", identity.chainPem()),
          "the certificate of that key");
    }
    if (has(prefix, KEY_FILE)) {
      if (type(prefix, KEY_TYPE).equals(PEM)) {
        String pem = identity.keyPem(keyPassword, random) + identity.chainPem();
        put(
            prefix + KEY_FILE,
            files.write("keystore" + suffix, pem).toString(),
            "a PEM file with a throw-away key");
      } else {
        store(prefix + KEY_TYPE, type(prefix, KEY_TYPE));
        put(
            prefix + KEY_FILE,
            files.write("keystore.p12", identity.store(password)).toString(),
            "a store with a throw-away key");
      }
    }
    password(prefix, KEY_FILE_PASSWORD);
    password(prefix, KEY_PASSWORD);
  }

  private void trust(String prefix, X509Certificate authority)
      throws GeneralSecurityException, IOException {
    if (has(prefix, TRUSTED)) {
      put(
          prefix + TRUSTED,
          files.reference("ca.pem", Identity.pem(authority)),
          "the certificate of the throw-away authority");
    }
    if (has(prefix, TRUST_FILE)) {
      boolean isStore = inherits(prefix, TRUST_PASSWORD);
      if (isStore) {
        store(prefix + TRUST_TYPE, type(prefix, TRUST_TYPE));
      } else if (!type(prefix, TRUST_TYPE).equals(PEM)) {
        put(prefix + TRUST_TYPE, PEM, PEM);
      }
      put(
          prefix + TRUST_FILE,
          isStore
              ? files
                  .write("truststore.p12", Identity.trustStore(authority, password))
                  .toString()
              : files.write("ca.pem", Identity.pem(authority)).toString(),
          "a file with the certificate of the throw-away authority");
    }
    password(prefix, TRUST_PASSWORD);
  }

  private void store(String option, String type) {
    if (!type.equals(PKCS12)) {
      put(option, PKCS12, PKCS12);
    }
  }

  private void password(String prefix, String option) throws IOException {
    if (has(prefix, option)) {
      put(prefix + option, files.reference("password", password), "a throw-away password");
    }
  }

  private void put(String option, String value, String to) {
    lines.put(option, value, to, WHY);
  }

  private boolean inherits(String prefix, String option) {
    return has(prefix, option) || has("", option);
  }

  /** Tells whether an option is given, be it by what images make it of (cp-kafka, apache/kafka). */
  private boolean has(String prefix, String option) {
    String ofImage = option.replace("location", "filename").replace("password", "credentials");
    return isGiven(prefix + option) || !ofImage.equals(option) && isGiven(prefix + ofImage);
  }

  private boolean isGiven(String option) {
    return options
        .given(option)
        .filter(fact -> !fact.value().equals(Optional.of("")))
        .isPresent();
  }

  private String type(String prefix, String option) {
    return options
        .given(prefix + option)
        .or(() -> options.given(option))
        .flatMap(fact -> fact.value())
        .map(String::trim)
        .orElse("JKS");
  }
}
