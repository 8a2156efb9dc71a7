package io.github.kafkak3s.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A script is ours only to the byte, since what is ours is executed on the build machine. */
class DiskFormatScriptTest {
  private static final DiskFormatScript SCRIPT = new DiskFormatScript(
      "/etc/kafka-k3s",
      "format.policy",
      "/var/lib/kafka/data/kraft",
      "/opt/kafka/bin/kafka-storage.sh",
      "Kw9wtwHfvLxO-10ea_EaKQ",
      Optional.empty());

  private static final DiskFormatScript OLDER = new DiskFormatScript(
      "/etc/kafka-k3s",
      "format.policy",
      "/data",
      "/usr/bin/kafka-storage",
      "abc",
      Optional.of("4.2"));

  @Test
  void readsWhatItWrites() {
    assertEquals(Optional.of(SCRIPT), DiskFormatScript.parse(SCRIPT.text()));
    assertEquals(Optional.of(OLDER), DiskFormatScript.parse(OLDER.text()));
  }

  @Test
  void anyOtherByteMakesItForeign() {
    String text = SCRIPT.text();
    for (int i = 0; i < text.length(); i++) {
      for (char other : new char[] {';', '$', '`', '\n', ' '}) {
        String changed = text.substring(0, i) + other + text.substring(i + 1);
        if (!changed.equals(text)) {
          assertEquals(Optional.empty(), DiskFormatScript.parse(changed), changed);
        }
      }
    }
    assertEquals(Optional.empty(), DiskFormatScript.parse(text + "rm -rf /\n"));
    assertEquals(Optional.empty(), DiskFormatScript.parse("\n" + text));
    assertEquals(Optional.empty(), DiskFormatScript.parse(""));
  }

  @Test
  void twoDirectoriesOfTheConfigurationMakeItForeign() {
    String text = SCRIPT.text();
    int second = text.lastIndexOf("/etc/kafka-k3s");
    assertNotEquals(text.indexOf("/etc/kafka-k3s"), second);
    assertEquals(
        Optional.empty(),
        DiskFormatScript.parse(text.substring(0, second) + "/etc/elsewhere"
            + text.substring(second + "/etc/kafka-k3s".length())));
  }

  @Test
  void pathsOfThisMachineAreWordsOfTheShell() {
    String relocated =
        SCRIPT.relocated("/a b/it's", "/c $(d)", "/tools/kafka-storage", "/e f/termination-log");
    assertTrue(relocated.contains("config='/a b/it'\\''s'/$POD_NAME.properties\n"), relocated);
    assertTrue(relocated.contains("policy='/a b/it'\\''s'/format.policy\n"), relocated);
    assertTrue(relocated.contains("metadata='/c $(d)'\n"), relocated);
    assertTrue(relocated.contains("tee '/e f/termination-log'\n"), relocated);
    assertTrue(relocated.contains("exec '/tools/kafka-storage' format"), relocated);
    for (String place : List.of("/dev/termination-log", "/etc/kafka-k3s", "/opt/kafka")) {
      assertFalse(relocated.contains(place), relocated);
    }
  }
}
