package io.github.kafkak3s.local.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.local.secure.Authority.KeyKind;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Java's own reader and judge of certificates says what is in ours, and whether they hold. */
class AuthorityTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] ADDRESS = {127, 1, 2, 10};

  private static Authority authority(KeyKind kind, Instant now) throws GeneralSecurityException {
    return new Authority(kind, "test", RANDOM, now);
  }

  private static void validate(Identity identity, Authority trusted, Instant at)
      throws GeneralSecurityException {
    CertPath path = CertificateFactory.getInstance("X.509")
        .generateCertPath(List.of(identity.chain().get(0)));
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(trusted.certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void certificatesHoldForItsNamesAndItsAuthorityAlone(KeyKind kind) throws Exception {
    Instant now = Instant.now();
    Authority authority = authority(kind, now);
    X500Principal subject = new X500Principal("CN=kafka-broker,O=Example");
    // Enough names that lengths of one, two and three bytes occur.
    List<String> names =
        IntStream.range(0, 40).mapToObj(i -> "kafka-" + i + ".kafka.svc").toList();
    Identity identity = authority.issue(subject, names, List.of(ADDRESS));
    X509Certificate certificate = identity.chain().get(0);

    validate(identity, authority, now);
    Authority other = authority(kind, now);
    assertThrows(CertPathValidatorException.class, () -> validate(identity, other, now));

    assertEquals(subject, certificate.getSubjectX500Principal());
    assertEquals(3, certificate.getVersion());
    assertEquals(-1, certificate.getBasicConstraints());
    assertTrue(authority.certificate().getBasicConstraints() >= 0);
    Set<String> expected = new TreeSet<>(Set.of("7 127.1.2.10"));
    names.forEach(name -> expected.add("2 " + name));
    Set<String> actual = new TreeSet<>();
    certificate
        .getSubjectAlternativeNames()
        .forEach(each -> actual.add(each.get(0) + " " + each.get(1)));
    assertEquals(expected, actual);
  }

  @Test
  void certificatesHoldForADay() throws Exception {
    Instant now = Instant.parse("2049-12-31T12:00:00Z");
    Authority authority = authority(KeyKind.EC, now);
    X509Certificate certificate = authority
        .issue(new X500Principal("CN=a"), List.of("a"), List.of())
        .chain()
        .get(0);
    // Its end is written with four digits of the year, its begin with two.
    certificate.checkValidity(Date.from(now));
    certificate.checkValidity(Date.from(now.plus(Duration.ofHours(23))));
    assertThrows(
        CertificateExpiredException.class,
        () -> certificate.checkValidity(Date.from(now.plus(Duration.ofHours(25)))));
    assertThrows(
        CertificateNotYetValidException.class,
        () -> certificate.checkValidity(Date.from(now.minus(Duration.ofHours(2)))));
  }

  @Test
  void noSubjectIsMadeUpForByCriticalNames() throws Exception {
    Authority authority = authority(KeyKind.EC, Instant.now());
    Identity identity = authority.issue(new X500Principal(""), List.of("kafka"), List.of());
    X509Certificate certificate = identity.chain().get(0);
    validate(identity, authority, Instant.now());
    assertEquals("", certificate.getSubjectX500Principal().getName());
    assertEquals(Set.of("2.5.29.17"), certificate.getCriticalExtensionOIDs());
  }

  @Test
  void noTwoCertificatesHaveASerialNumber() throws Exception {
    Authority authority = authority(KeyKind.EC, Instant.now());
    X500Principal subject = new X500Principal("CN=a");
    X509Certificate one = authority.issue(subject, List.of(), List.of()).chain().get(0);
    X509Certificate other =
        authority.issue(subject, List.of(), List.of()).chain().get(0);
    assertFalse(one.getSerialNumber().equals(other.getSerialNumber()));
    assertTrue(one.getSerialNumber().signum() > 0);
  }
}
