package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's files say of the memory that is left. */
class MemoryTest {
  @TempDir
  Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private OptionalLong available() {
    return new Memory(root).available();
  }

  @Test
  void whereTheSystemSaysNothingNothingIsRefused() {
    assertEquals(OptionalLong.empty(), available());
    assertDoesNotThrow(() -> new Memory(root).refuse(1_000_000, "all of it"));
  }

  @Test
  void machineAloneDecidesWhereNoGroupHasALimit() throws IOException {
    file("proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    4096000 kB\n");
    file("sys/fs/cgroup/memory.max", "max\n");
    file("sys/fs/cgroup/memory.current", "1048576\n");
    assertEquals(OptionalLong.of(4_000), available());
  }

  @Test
  void groupsLimitCountsAndItsFilesCanBeGivenBack() throws IOException {
    file("proc/meminfo", "MemAvailable: 4096000 kB\n");
    file("sys/fs/cgroup/memory.max", "1073741824\n");
    file("sys/fs/cgroup/memory.current", "536870912\n");
    file("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 104857600\nactive_file 1\n");
    assertEquals(OptionalLong.of(1_024 - 512 + 100), available());
  }

  @Test
  void anyGroupAboveTheProcessMayBeTheTightest() throws IOException {
    file("proc/meminfo", "MemAvailable: 4096000 kB\n");
    file("proc/self/cgroup", "0::/ci.slice/job-1\n");
    file("sys/fs/cgroup/ci.slice/memory.max", "314572800\n");
    file("sys/fs/cgroup/ci.slice/memory.current", "104857600\n");
    file("sys/fs/cgroup/ci.slice/job-1/memory.max", "max\n");
    file("sys/fs/cgroup/ci.slice/job-1/memory.current", "1\n");
    assertEquals(OptionalLong.of(200), available());
  }

  @Test
  void groupsOfTheFirstKindAreRead() throws IOException {
    file("proc/meminfo", "MemAvailable: 4096000 kB\n");
    file("proc/self/cgroup", "5:cpu:/a\n4:memory:/docker/1\n");
    file("sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", "209715200\n");
    file("sys/fs/cgroup/memory/docker/1/memory.usage_in_bytes", "104857600\n");
    file("sys/fs/cgroup/memory/docker/1/memory.stat", "total_inactive_file 10485760\n");
    assertEquals(OptionalLong.of(110), available());
  }

  @Test
  void whatFitsIsKnownBeforeItIsRefused() throws IOException {
    assertTrue(new Memory(root).fits(1_000_000), "where nothing is known");
    file("proc/meminfo", "MemAvailable: 409600 kB\n");
    assertTrue(new Memory(root).fits(400));
    assertFalse(new Memory(root).fits(401));
  }

  @Test
  void refusalNamesBothFiguresAndWhatToDo() throws IOException {
    file("proc/meminfo", "MemAvailable: 409600 kB\n");
    assertDoesNotThrow(() -> new Memory(root).refuse(400, "a broker"));
    String message = assertThrows(
            LocalException.class, () -> new Memory(root).refuse(401, "a broker, a client"))
        .getMessage();
    assertTrue(message.contains("401 MiB of memory (a broker, a client)"), message);
    assertTrue(message.contains("400 MiB left"), message);
    assertTrue(message.contains("kafka-k3s.rehearse.heap"), message);
  }
}
