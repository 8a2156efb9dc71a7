package io.github.kafkak3s.local.secure;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate authority of one run, whose key is never written. Its certificates follow RFC 5280
 * and hold for a day.
 */
final class Authority {
  /** What keys are: elliptic ones are made in no time, but not every cipher suite takes them. */
  enum KeyKind {
    /** P-256, signed by ECDSA with SHA-256. */
    EC(256, "SHA256withECDSA", Der.sequence(Der.objectId("1.2.840.10045.4.3.2"))),
    /** 2048 bits, signed by RSA with SHA-256. */
    RSA(2048, "SHA256withRSA", Der.sequence(Der.objectId("1.2.840.113549.1.1.11"), Der.nothing()));

    private final int bits;
    private final String signature;
    private final byte[] signatureId;

    KeyKind(int bits, String signature, byte[] signatureId) {
      this.bits = bits;
      this.signature = signature;
      this.signatureId = signatureId;
    }
  }

  private static final byte[] VERSION_3 = Der.tagged(0xa0, Der.integer(BigInteger.TWO));
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final int DNS_NAME = 0x82;
  private static final int ADDRESS = 0x87;
  private static final int SERIAL_BITS = 126;

  /** What the clocks of a machine may differ by. */
  private static final Duration BEFORE = Duration.ofHours(1);

  private static final Duration VALID = Duration.ofDays(1);

  private final KeyKind kind;
  private final SecureRandom random;
  private final Instant now;
  private final PrivateKey key;
  private final X509Certificate certificate;

  /** Makes one; only its name tells it from another. */
  Authority(KeyKind kind, String name, SecureRandom random, Instant now)
      throws GeneralSecurityException {
    this.kind = kind;
    this.random = random;
    this.now = now;
    KeyPair pair = pair();
    this.key = pair.getPrivate();
    X500Principal self = new X500Principal("CN=" + name);
    byte[] isAuthority = extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.yes()));
    this.certificate = sign(self, self, pair.getPublic(), List.of(isAuthority));
  }

  /** Returns the certificate that vouches for all others. */
  X509Certificate certificate() {
    return certificate;
  }

  /**
   * Makes a key and its certificate.
   *
   * @param subject whose it is; may be empty
   * @param names the host names that it is good for
   * @param addresses the IPv4 addresses that it is good for, as bytes
   */
  Identity issue(X500Principal subject, List<String> names, List<byte[]> addresses)
      throws GeneralSecurityException {
    List<byte[]> alternatives = new ArrayList<>();
    names.forEach(
        name -> alternatives.add(Der.tagged(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))));
    addresses.forEach(address -> alternatives.add(Der.tagged(ADDRESS, address)));
    List<byte[]> extensions = new ArrayList<>();
    if (!alternatives.isEmpty()) {
      // Who has no name is known by the others alone (RFC 5280, 4.2.1.6).
      boolean isCritical = subject.getName().isEmpty();
      byte[] list = Der.sequence(alternatives.toArray(byte[][]::new));
      extensions.add(extension(ALTERNATIVE_NAMES, isCritical, list));
    }
    KeyPair pair = pair();
    X509Certificate issued =
        sign(certificate.getSubjectX500Principal(), subject, pair.getPublic(), extensions);
    return new Identity(pair.getPrivate(), List.of(issued, certificate));
  }

  private KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.name());
    generator.initialize(kind.bits, random);
    return generator.generateKeyPair();
  }

  private static byte[] extension(String id, boolean isCritical, byte[] value) {
    byte[] octets = Der.octets(value);
    return isCritical
        ? Der.sequence(Der.objectId(id), Der.yes(), octets)
        : Der.sequence(Der.objectId(id), octets);
  }

  private X509Certificate sign(
      X500Principal issuer, X500Principal subject, PublicKey subjectKey, List<byte[]> extensions)
      throws GeneralSecurityException {
    BigInteger serial = new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE);
    byte[] validity = Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(VALID)));
    byte[] toBeSigned = Der.sequence(
        VERSION_3,
        Der.integer(serial),
        kind.signatureId,
        issuer.getEncoded(),
        validity,
        subject.getEncoded(),
        subjectKey.getEncoded(),
        extensions.isEmpty()
            ? new byte[0]
            : Der.tagged(0xa3, Der.sequence(extensions.toArray(byte[][]::new))));
    Signature signature = Signature.getInstance(kind.signature);
    signature.initSign(key, random);
    signature.update(toBeSigned);
    byte[] whole = Der.sequence(toBeSigned, kind.signatureId, Der.bits(signature.sign()));
    return (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }
}
