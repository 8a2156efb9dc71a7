package io.github.kafkak3s.diagnostic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts of which each ends with NUL, so that no two lists of texts look the same. */
public final class Checksum {
  private final MessageDigest digest = sha256();

  /** Adds a text. */
  public Checksum add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** Returns the checksum as 64 hexadecimal digits, and begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the 32 bytes of the checksum of bytes alone. */
  public static byte[] of(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
