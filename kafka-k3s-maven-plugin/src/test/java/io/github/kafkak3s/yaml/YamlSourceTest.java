package io.github.kafkak3s.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlSourceTest {
  private final Path directory =
      Jimfs.newFileSystem(Configuration.unix()).getRootDirectories().iterator().next();
  private final Findings findings = new Findings();

  @Test
  void aByteOrderMarkIsLeftOutAndAllElseIsKept() throws IOException {
    assertEquals(
        Optional.of("a: \u00E9\uD83D\uDE00\r\n\uFEFF"),
        read("\uFEFFa: \u00E9\uD83D\uDE00\r\n\uFEFF".getBytes(StandardCharsets.UTF_8)));
    assertEquals(Optional.of(""), read(new byte[0]));
    assertEquals(List.of(), messages());
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertEquals(Optional.empty(), read("\uFEFFa: 1\n".getBytes(charset)));
    }
    assertEquals(
        List.of("kafka.yaml: error KK0013 unreadable-input: the file is UTF-16, not UTF-8"),
        messages());
  }

  @Test
  void theFirstByteThatIsNotUtf8IsLocated() throws IOException {
    assertEquals(
        Optional.empty(),
        read("a: 1\nb: \u00E9\uD83D\uDE00\u00FC".getBytes(StandardCharsets.UTF_8), 1));
    assertEquals(
        Optional.empty(), read("na\u00EFve: 1\n".getBytes(StandardCharsets.ISO_8859_1), 0));
    assertEquals(
        List.of(
            "kafka.yaml:1:3: error KK0013 unreadable-input: the byte 0xEF here is not UTF-8",
            "kafka.yaml:2:6: error KK0013 unreadable-input: the byte 0xC3 here is not UTF-8"),
        messages());
  }

  @Test
  void sizeIsBoundedInEveryLocale() throws IOException {
    byte[] most = new byte[1 << 20];
    Arrays.fill(most, (byte) 'x');
    assertTrue(read(most).isPresent());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(Optional.empty(), read(Arrays.copyOf(most, (1 << 20) + 1)));
      assertEquals(Optional.empty(), read(new byte[10 << 20]));
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(
        List.of(
            "kafka.yaml: error KK0013 unreadable-input: the file is larger than the bound of 1024 KiB"),
        messages());
  }

  @Test
  void whatIsNoFileIsNamedSo() throws IOException {
    Files.createDirectory(directory.resolve("dir"));
    Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
    for (String name : List.of("absent", "dir", "loop")) {
      assertEquals(
          Optional.empty(),
          YamlSource.read(directory.resolve(name), name, YamlLimits.LANGUAGE, findings));
    }
    List<String> messages = messages();
    assertEquals("absent: error KK0013 unreadable-input: there is no such file", messages.get(0));
    assertEquals(
        "dir: error KK0013 unreadable-input: this is a directory, not a file", messages.get(1));
    assertTrue(messages
        .get(2)
        .startsWith("loop: error KK0013 unreadable-input: the file cannot be read: "));
    assertEquals(3, messages.size());
  }

  @Test
  void reasonsHaveNoPath() {
    assertEquals("access denied", YamlSource.reason(new AccessDeniedException("/secret")));
    assertEquals("there is no such file", YamlSource.reason(new NoSuchFileException("/secret")));
    assertEquals(
        "something of that name is in the way",
        YamlSource.reason(new FileAlreadyExistsException("/secret")));
    assertEquals(
        "No space left on device",
        YamlSource.reason(new FileSystemException("/secret", null, "No space left on device")));
    assertEquals(
        "FileSystemLoopException", YamlSource.reason(new FileSystemLoopException("/secret")));
    assertEquals("out of disk space", YamlSource.reason(new IOException("out of disk space")));
    assertEquals("IOException", YamlSource.reason(new IOException()));
  }

  @Property(tries = 1_000)
  void anyBytesGiveTextOrOneLocatedFinding(@ForAll byte[] bytes) {
    Findings found = new Findings();
    Optional<String> text = YamlSource.decode(bytes, "f", found);
    assertEquals(text.isPresent() ? 0 : 1, found.sorted().size());
    text.ifPresent(decoded -> {
      byte[] again = decoded.getBytes(StandardCharsets.UTF_8);
      int mark = bytes.length - again.length;
      assertTrue(mark == 0 || mark == 3);
      assertTrue(Arrays.equals(bytes, mark, bytes.length, again, 0, again.length));
    });
  }

  private Optional<String> read(byte[] bytes) throws IOException {
    return read(bytes, 0);
  }

  private Optional<String> read(byte[] bytes, int without) throws IOException {
    Path file = directory.resolve("kafka.yaml");
    Files.write(file, Arrays.copyOf(bytes, bytes.length - without));
    return YamlSource.read(file, "kafka.yaml", YamlLimits.LANGUAGE, findings);
  }

  private List<String> messages() {
    return findings.sorted().stream().map(Finding::toString).toList();
  }
}
