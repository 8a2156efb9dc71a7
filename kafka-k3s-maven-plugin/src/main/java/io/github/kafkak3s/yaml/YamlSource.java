package io.github.kafkak3s.yaml;

import static io.github.kafkak3s.diagnostic.InputRules.UNREADABLE_INPUT;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a text file within bounds; every fault becomes a finding of KK0013. */
public final class YamlSource {
  private YamlSource() {}

  /**
   * Reads a file as UTF-8, a byte order mark at its start left out.
   *
   * @param path the file
   * @param name how the user knows it
   * @return the text, or nothing with a finding
   */
  public static Optional<String> read(
      Path path, String name, YamlLimits limits, Findings findings) {
    try {
      if (Files.isDirectory(path)) {
        return refuse(
            findings,
            Place.ofFile(name),
            "this is a directory, not a file",
            "name the file itself");
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(limits.bytes() + 1);
      }
      if (bytes.length > limits.bytes()) {
        return refuse(
            findings,
            Place.ofFile(name),
            "the file is larger than the bound of " + (limits.bytes() >> 10) + " KiB",
            "");
      }
      return decode(bytes, name, findings);
    } catch (NoSuchFileException e) {
      return refuse(findings, Place.ofFile(name), reason(e), "");
    } catch (IOException e) {
      return refuse(findings, Place.ofFile(name), "the file cannot be read: " + reason(e), "");
    }
  }

  /** Decodes bytes as UTF-8, a byte order mark at the start left out. */
  public static Optional<String> decode(byte[] bytes, String name, Findings findings) {
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return refuse(
          findings, Place.ofFile(name), "the file is UTF-16, not UTF-8", "save it as UTF-8");
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      String before = out.toString();
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      String lastLine = before.substring(before.lastIndexOf('\n') + 1);
      int column = 1 + lastLine.codePointCount(0, lastLine.length());
      return refuse(
          findings,
          new Place(name, line, column, ""),
          "the byte 0x%02X here is not UTF-8".formatted(bytes[in.position()] & 0xFF),
          "save the file as UTF-8");
    }
    return Optional.of(out.toString());
  }

  /** Returns what a failed access says, in words for a message and without the path. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "something of that name is in the way";
    }
    if (e instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason();
    }
    boolean silent = e.getMessage() == null || e instanceof FileSystemException;
    return silent || e instanceof CharacterCodingException
        ? e.getClass().getSimpleName()
        : e.getMessage();
  }

  private static Optional<String> refuse(
      Findings findings, Place place, String message, String help) {
    findings.add(UNREADABLE_INPUT, place, message, help);
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
