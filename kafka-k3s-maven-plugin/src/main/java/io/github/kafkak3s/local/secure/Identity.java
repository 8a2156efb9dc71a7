package io.github.kafkak3s.local.secure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * A key and the certificates that vouch for it, in the forms that Kafka reads.
 *
 * @param key the private key
 * @param chain its certificate, and that of the authority
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
  /** The one encryption of keys that every JDK reads by the name in the file, as Kafka does. */
  private static final String ENCRYPTION = "PBEWithSHA1AndDESede";

  private static final int SALT = 8;
  private static final int ITERATIONS = 10_000;
  private static final String PKCS12 = "PKCS12";

  /** Keeps an unmodifiable copy. */
  Identity {
    chain = List.copyOf(chain);
  }

  /** Returns the key in PEM (PKCS #8), encrypted where there is a password. */
  String keyPem(Optional<String> password, SecureRandom random) throws GeneralSecurityException {
    return password.isEmpty()
        ? pem("PRIVATE KEY", key.getEncoded())
        : pem("ENCRYPTED PRIVATE KEY", encrypted(password.get(), random));
  }

  private byte[] encrypted(String password, SecureRandom random) throws GeneralSecurityException {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    Cipher cipher = Cipher.getInstance(ENCRYPTION);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(ENCRYPTION)
            .generateSecret(new PBEKeySpec(password.toCharArray())),
        new PBEParameterSpec(salt, ITERATIONS));
    try {
      return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key.getEncoded()))
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the certificates in PEM, its own first. */
  String chainPem() throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      text.append(pem(certificate));
    }
    return text.toString();
  }

  /** Returns key and certificates as a PKCS #12 store; the key has the same password. */
  byte[] store(String password) throws GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setKeyEntry("key", key, password.toCharArray(), chain.toArray(Certificate[]::new));
    return bytes(store, password);
  }

  /** Returns a PKCS #12 store that trusts an authority. */
  static byte[] trustStore(X509Certificate authority, String password)
      throws GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("ca", authority);
    return bytes(store, password);
  }

  /** Returns a certificate in PEM. */
  static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  private static String pem(String type, byte[] content) {
    byte[] newline = {'\n'};
    return "-----BEGIN " + type + "-----\n"
        + Base64.getMimeEncoder(64, newline).encodeToString(content)
        + "\n-----END " + type + "-----\n";
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(PKCS12);
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  private static byte[] bytes(KeyStore store, String password) throws GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      store.store(out, password.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
