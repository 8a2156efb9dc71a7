package io.github.kafkak3s.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.bundle.FaultyFileSystem.Operation;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleStoreTest {
  private static final Instant LONG_AGO = Instant.parse("2020-02-02T00:00:00Z");

  private Path project;
  private Path output;

  @BeforeEach
  void createFileSystem() throws IOException {
    use(Jimfs.newFileSystem(Configuration.unix()).getPath("/project"));
  }

  private void use(Path newProject) throws IOException {
    project = newProject;
    output = project.resolve("deploy");
    Files.createDirectories(project);
  }

  static Stream<Configuration> systems() {
    return Stream.of(Configuration.unix(), Configuration.osX(), Configuration.windows());
  }

  @ParameterizedTest
  @MethodSource("systems")
  void whatIsWrittenIsCleanAndIsNotWrittenAgain(Configuration system) throws IOException {
    use(Jimfs.newFileSystem(system).getPath("project").toAbsolutePath());
    Emission emission = emission("one", "dev", "prod");
    Outcome first = generate(emission);
    assertEquals(
        List.of(
            "deploy/dev/a.yaml",
            "deploy/dev/b.yaml",
            "deploy/dev/kustomization.yaml",
            "deploy/prod/a.yaml",
            "deploy/prod/b.yaml",
            "deploy/prod/kustomization.yaml",
            "deploy/images.txt"),
        first.written());
    assertEquals(files(emission), onDisk());
    for (Path file : regularFiles()) {
      Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
    assertTrue(compare(emission).isClean());
    Outcome second = generate(emission);
    assertEquals(new Outcome(List.of(), 7, List.of()), second);
    for (Path file : regularFiles()) {
      assertEquals(LONG_AGO, Files.getLastModifiedTime(file).toInstant(), file.toString());
    }
  }

  @Test
  void onlyWhatDiffersIsWrittenAndOnlyWhatIsOursIsRemoved() throws IOException {
    generate(emission("one", "dev"));
    Files.writeString(output.resolve("dev/b.yaml"), Ownership.HEADER + "\nedited: true\n");
    Files.delete(output.resolve("images.txt"));
    Files.writeString(output.resolve("dev/stale.yaml"), Ownership.HEADER + "\n");
    Files.writeString(output.resolve("dev/mine.yaml"), "mine: true\n");
    Files.writeString(output.resolve("dev/.gitignore"), "*.log\n");
    Files.writeString(output.resolve("dev/.a.yaml.0123.kafka-k3s-tmp"), "half");
    Files.writeString(output.resolve("dev/.a.yaml.kafka-k3s-tmp"), "half");
    Files.writeString(output.resolve(".images.txt.0123.kafka-k3s-tmp"), "half");
    assertEquals(
        Map.of(
            "deploy/dev/b.yaml", FileState.EDITED,
            "deploy/images.txt", FileState.MISSING,
            "deploy/dev/stale.yaml", FileState.STALE,
            "deploy/dev/mine.yaml", FileState.EXTRA,
            "deploy/dev/.a.yaml.0123.kafka-k3s-tmp", FileState.LEFTOVER,
            "deploy/dev/.a.yaml.kafka-k3s-tmp", FileState.LEFTOVER,
            "deploy/.images.txt.0123.kafka-k3s-tmp", FileState.LEFTOVER),
        drift(emission("one", "dev")));
    Outcome outcome = generate(emission("one", "dev"));
    assertEquals(List.of("deploy/dev/b.yaml", "deploy/images.txt"), outcome.written());
    assertEquals(2, outcome.unchanged());
    assertEquals(
        List.of(
            "deploy/dev/.a.yaml.0123.kafka-k3s-tmp",
            "deploy/dev/.a.yaml.kafka-k3s-tmp",
            "deploy/dev/stale.yaml",
            "deploy/.images.txt.0123.kafka-k3s-tmp"),
        outcome.removed());
    Map<String, String> expected = new TreeMap<>(files(emission("one", "dev")));
    expected.put("dev/mine.yaml", "mine: true\n");
    expected.put("dev/.gitignore", "*.log\n");
    assertEquals(expected, onDisk());
  }

  @Test
  void argoCdsOwnOverridesAreNotHiddenByTheirDot() throws IOException {
    generate(emission("one", "dev"));
    Files.writeString(output.resolve("dev/.argocd-source.yaml"), "kustomize: {}\n");
    assertEquals(
        Map.of("deploy/dev/.argocd-source.yaml", FileState.EXTRA), drift(emission("one", "dev")));
  }

  @Test
  void aCheckoutWithCarriageReturnsIsUnchangedAndAMixedOneIsEdited() throws IOException {
    Emission emission = emission("one", "dev");
    generate(emission);
    for (Path file : regularFiles()) {
      Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    }
    assertTrue(compare(emission).isClean());
    assertEquals(List.of(), generate(emission).written());

    Path mixed = output.resolve("dev/a.yaml");
    Files.writeString(mixed, Files.readString(mixed).replaceFirst("one\r\n", "one\n"));
    assertEquals(Map.of("deploy/dev/a.yaml", FileState.EDITED), drift(emission));
    assertTrue(new BundleStore(output, "deploy")
        .diff(compare(emission), 50)
        .contains("-" + Ownership.HEADER + "\\r"));
    assertEquals(List.of("deploy/dev/a.yaml"), generate(emission).written());

    // What is stale is ours with either line end.
    Files.writeString(output.resolve("dev/stale.yaml"), Ownership.HEADER + "\r\nx: 1\r\n");
    assertEquals(Map.of("deploy/dev/stale.yaml", FileState.STALE), drift(emission));
  }

  @Test
  void carriageReturnsElsewhereThanAtTheLineEndsAreAnEdit() throws IOException {
    Emission emission = emission("one", "dev");
    generate(emission);
    Path file = output.resolve("dev/kustomization.yaml");
    String text = Files.readString(file);
    long lines = text.chars().filter(c -> c == '\n').count();
    Files.writeString(file, text + "\r".repeat((int) lines)); // the size that CR LF would give
    assertEquals(Map.of("deploy/dev/kustomization.yaml", FileState.EDITED), drift(emission));
  }

  @Test
  void aForeignFileInTheWayIsRefusedBeforeAnythingIsWritten() throws IOException {
    generate(emission("one", "dev", "prod"));
    Map<String, String> before = new HashMap<>(onDisk());
    String foreign = "# " + Ownership.HEADER + "\n"; // nearly ours
    Files.writeString(output.resolve("prod/b.yaml"), foreign);
    before.put("prod/b.yaml", foreign);
    List<Finding> findings = refused(emission("two", "dev", "prod"));
    assertEquals(
        List.of(
            "deploy/prod/b.yaml: error KK0015 foreign-file: this is not ours: its first line is not the header of"
                + " generated files"),
        texts(findings));
    assertEquals(before, onDisk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " ", "\uFEFF", "kind: Service\n"})
  void aFileIsOursOnlyByItsFirstLine(String start) throws IOException {
    Files.createDirectories(output.resolve("dev"));
    Files.writeString(output.resolve("dev/a.yaml"), start + Ownership.HEADER);
    assertEquals(FileState.FOREIGN, drift(emission("one", "dev")).get("deploy/dev/a.yaml"));
    Files.writeString(output.resolve("dev/a.yaml"), Ownership.HEADER);
    assertEquals(FileState.EDITED, drift(emission("one", "dev")).get("deploy/dev/a.yaml"));
    Files.writeString(output.resolve("dev/a.yaml"), Ownership.HEADER + "!\n");
    assertEquals(FileState.FOREIGN, drift(emission("one", "dev")).get("deploy/dev/a.yaml"));
  }

  @Test
  void anEmptyFileIsNobodysAndIsWritten() throws IOException {
    Files.createDirectories(output.resolve("dev"));
    Files.createFile(output.resolve("dev/a.yaml"));
    Files.createFile(output.resolve("dev/other.yaml"));
    assertEquals(
        Map.of(
            "deploy/dev/a.yaml", FileState.EDITED,
            "deploy/dev/b.yaml", FileState.MISSING,
            "deploy/dev/kustomization.yaml", FileState.MISSING,
            "deploy/dev/other.yaml", FileState.EXTRA,
            "deploy/images.txt", FileState.MISSING),
        drift(emission("one", "dev")));
    assertEquals(List.of(), generate(emission("one", "dev")).removed());
  }

  @Test
  void aDirectoryInTheWayOfAFileIsForeign() throws IOException {
    Files.createDirectories(output.resolve("dev/a.yaml"));
    assertEquals(List.of("KK0015"), ids(refused(emission("one", "dev"))));
    assertEquals(Map.of(), onDisk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "deploy/dev"})
  void aFileWhereADirectoryMustStandIsRefused(String path) throws IOException {
    Files.createDirectories(project.resolve(path).getParent());
    Files.writeString(project.resolve(path), "I was here\n");
    List<Finding> findings = refused(emission("one", "dev"));
    assertEquals(
        List.of(
            path + ": error KK0014 unwritable-output: this is a file where a directory must stand"),
        texts(findings));
    assertEquals("I was here\n", Files.readString(project.resolve(path)));
  }

  @Test
  void aFileAboveTheOutputDirectoryIsRefused(@TempDir Path real) throws IOException {
    use(real);
    Files.writeString(output, "I was here\n");
    for (Path base : List.of(real, Jimfs.newFileSystem(Configuration.unix()).getPath("/project"))) {
      use(base);
      Files.writeString(output, "I was here\n");
      Findings findings = new Findings();
      BundleStore store = new BundleStore(output.resolve("below/it"), "deploy/below/it");
      Optional<Comparison> comparison = store.compare(emission("one", "dev"), findings);
      comparison.ifPresent(found -> assertEquals(Optional.empty(), store.write(found, findings)));
      assertEquals(List.of("KK0014"), ids(findings.sorted()));
      assertEquals("I was here\n", Files.readString(output));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "deploy/dev", "deploy/dev/a.yaml", "deploy/images.txt"})
  void aLinkIsRefusedWhereverItLeads(String path) throws IOException {
    Path target = project.resolve("elsewhere");
    for (boolean toDirectory : new boolean[] {true, false}) {
      for (boolean dangling : new boolean[] {true, false}) {
        use(Jimfs.newFileSystem(Configuration.unix()).getPath("/project"));
        target = project.resolve("elsewhere");
        if (!dangling && toDirectory) {
          Files.createDirectory(target);
        } else if (!dangling) {
          Files.writeString(target, Ownership.HEADER + "\n");
        }
        Files.createDirectories(project.resolve(path).getParent());
        Files.createSymbolicLink(project.resolve(path), target);
        Map<String, String> before = everything();
        List<Finding> findings = refused(emission("one", "dev"));
        assertEquals(List.of("KK0015"), ids(findings));
        assertEquals(path, findings.get(0).place().file());
        assertEquals(before, everything());
        assertTrue(Files.isSymbolicLink(project.resolve(path)));
      }
    }
  }

  @Test
  void linksThatAreNotInTheWayAreLeftAlone() throws IOException {
    generate(emission("one", "dev"));
    Path elsewhere = Files.writeString(project.resolve("elsewhere"), Ownership.HEADER + "\n");
    Files.createSymbolicLink(output.resolve("dev/old.yaml"), elsewhere);
    Files.createSymbolicLink(output.resolve("old"), project);
    assertEquals(Map.of("deploy/dev/old.yaml", FileState.EXTRA), drift(emission("one", "dev")));
    assertEquals(List.of(), generate(emission("two", "dev")).removed());
    assertTrue(Files.exists(elsewhere));
  }

  @Test
  void theAncestorsOfTheOutputDirectoryMayBeLinks() throws IOException {
    Path link = Files.createSymbolicLink(
        project.resolve("link"), Files.createDirectory(project.resolve("real")));
    output = link.resolve("deploy");
    assertEquals(4, generate(emission("one", "dev")).written().size());
    assertTrue(compare(emission("one", "dev")).isClean());
  }

  @Test
  void directoriesOfEnvironmentsThatAreGoneAreNamedAndNeverTouched() throws IOException {
    generate(emission("one", "dev", "prod"));
    Files.createDirectories(output.resolve("gitops"));
    Files.writeString(output.resolve("gitops/application.yaml"), Ownership.HEADER + "\n");
    Files.createDirectories(output.resolve("other"));
    Files.writeString(output.resolve("other/mine.yaml"), "mine: true\n");
    Map<String, String> before = onDisk();
    assertEquals(Map.of("deploy/prod", FileState.GONE), drift(emission("one", "dev")));
    generate(emission("one", "dev"));
    assertEquals(before, onDisk());
    Emission part = new Emission(emission("one", "dev").bundles(), "image-one\n", false);
    assertTrue(compare(part).isClean());
  }

  @Test
  void aFullDiskChangesNothing() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setBlockSize(256).setMaxSize(256 * 40).build();
    use(Jimfs.newFileSystem(small).getPath("/project"));
    generate(emission("one", "dev"));
    Files.writeString(output.resolve("dev/stale.yaml"), Ownership.HEADER + "\n");
    Map<String, String> before = everything();
    Findings findings = new Findings();
    Emission larger = emission("two " + "x".repeat(9_000), "dev", "prod");
    BundleStore store = new BundleStore(output, "deploy");
    assertEquals(
        Optional.empty(), store.write(store.compare(larger, findings).orElseThrow(), findings));
    assertEquals(
        List.of(
            "deploy/dev/a.yaml: error KK0014 unwritable-output: this cannot be written: out of disk space;"
                + " nothing was written"),
        texts(findings.sorted()));
    assertEquals(before, everything());
    generate(emission("two", "dev"));
    assertTrue(compare(emission("two", "dev")).isClean());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"CREATE_DIRECTORY", "CREATE_FILE", "MOVE"})
  void aFaultAtEachStepLeavesWholeFilesAndNoTemporaryOnes(Operation failing) throws IOException {
    for (int nth = 1; nth <= 8; nth++) {
      use(Jimfs.newFileSystem(Configuration.unix()).getPath("/project"));
      Emission old = emission("one", "dev");
      generate(old);
      Emission wanted = emission("two", "dev", "prod");
      int[] count = {nth};
      Path faulty = FaultyFileSystem.over(output, (operation, path) -> {
        if (operation == failing && --count[0] == 0) {
          throw new FileSystemException(path.toString(), null, "No space left on device");
        }
      });
      Findings findings = new Findings();
      BundleStore store = new BundleStore(faulty, "deploy");
      Optional<Outcome> outcome =
          store.write(store.compare(wanted, findings).orElseThrow(), findings);
      if (count[0] > 0) {
        assertTrue(outcome.isPresent(), "the fault never came");
        continue;
      }
      assertEquals(Optional.empty(), outcome);
      int written = failing == Operation.MOVE ? nth - 1 : 0;
      Finding finding = findings.sorted().get(0);
      assertTrue(
          finding
              .message()
              .endsWith(
                  written == 0
                      ? "No space left on device; nothing was written"
                      : "No space left on device; " + written + " of 6 files were written"),
          finding.message());
      assertFalse(finding.message().contains("/project"), finding.message());
      Map<String, String> expected = new TreeMap<>(files(old));
      List<String> order = List.of(
          "dev/a.yaml",
          "dev/b.yaml",
          "prod/a.yaml",
          "prod/b.yaml",
          "prod/kustomization.yaml",
          "images.txt");
      order.subList(0, written).forEach(name -> expected.put(name, files(wanted).get(name)));
      assertEquals(expected, onDisk());
      assertEquals(written > 2, Files.exists(output.resolve("prod")));
      generate(wanted);
      assertEquals(files(wanted), onDisk());
    }
  }

  @Test
  void aFaultWhileRemovingSaysThatAllIsWritten() throws IOException {
    generate(emission("one", "dev"));
    Files.writeString(output.resolve("dev/stale.yaml"), Ownership.HEADER + "\n");
    Path faulty = FaultyFileSystem.over(output, (operation, path) -> {
      if (operation == Operation.DELETE) {
        throw new AccessDeniedException(path.toString());
      }
    });
    Findings findings = new Findings();
    BundleStore store = new BundleStore(faulty, "deploy");
    Emission wanted = emission("two", "dev");
    assertEquals(
        Optional.empty(), store.write(store.compare(wanted, findings).orElseThrow(), findings));
    assertEquals(
        List.of(
            "deploy/dev/stale.yaml: error KK0014 unwritable-output: this cannot be removed: access denied;"
                + " 3 of 3 files were written"),
        texts(findings.sorted()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"READ", "LIST"})
  void whatCannotBeReadIsAFinding(Operation failing) throws IOException {
    generate(emission("one", "dev"));
    AtomicReference<Path> failed = new AtomicReference<>();
    Path faulty = FaultyFileSystem.over(output, (operation, path) -> {
      if (operation == failing) {
        failed.set(path);
        throw new AccessDeniedException(path.toString());
      }
    });
    Findings findings = new Findings();
    assertEquals(
        Optional.empty(),
        new BundleStore(faulty, "deploy").compare(emission("one", "dev"), findings));
    String name = failing == Operation.LIST ? "deploy" : "deploy/dev/a.yaml";
    assertEquals(
        List.of(name + ": error KK0014 unwritable-output: this cannot be read: access denied"),
        texts(findings.sorted()));
    assertEquals(name, project.relativize(failed.get()).toString());
  }

  @Test
  void aTemporaryFileTakenByAnotherRunIsWrittenAgain() throws IOException {
    Emission wanted = emission("one", "dev");
    int[] moves = {0};
    Files.createDirectories(output);
    Path faulty = FaultyFileSystem.over(output, (operation, path) -> {
      if (operation == Operation.MOVE && moves[0]++ % 2 == 0) {
        for (Path file : regularFiles()) {
          if (Ownership.isTemporary(file.getFileName().toString())) {
            Files.delete(file);
          }
        }
      }
    });
    Findings findings = new Findings();
    BundleStore store = new BundleStore(faulty, "deploy");
    store.write(store.compare(wanted, findings).orElseThrow(), findings);
    assertEquals(List.of(), texts(findings.sorted()));
    assertEquals(files(wanted), onDisk());
  }

  @Test
  void twoRunsAtOnceLeaveWholeFilesAndTheNextRunRepairs(@TempDir Path real) throws Exception {
    use(real);
    List<Emission> wanted = List.of(
        emission("one " + "x".repeat(50_000), "dev"), emission("two " + "y".repeat(50_000), "dev"));
    List<Thread> writers = new ArrayList<>();
    List<Finding> unexpected = new ArrayList<>();
    for (Emission emission : wanted) {
      Thread writer = new Thread(() -> {
        for (int i = 0; i < 30; i++) {
          Findings findings = new Findings();
          BundleStore store = new BundleStore(output, "deploy");
          store.compare(emission, findings).ifPresent(found -> store.write(found, findings));
          synchronized (unexpected) {
            findings.sorted().stream()
                .filter(finding -> !finding.rule().id().equals("KK0014"))
                .forEach(unexpected::add);
          }
        }
      });
      writer.start();
      writers.add(writer);
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertEquals(List.of(), texts(unexpected));
    for (Map.Entry<String, String> file : onDisk().entrySet()) {
      if (!Ownership.isTemporary(file.getKey().replace("dev/", ""))) {
        assertTrue(
            wanted.stream().anyMatch(e -> file.getValue().equals(files(e).get(file.getKey()))),
            file.getKey());
      }
    }
    generate(wanted.get(0));
    assertEquals(files(wanted.get(0)), onDisk());
  }

  @Test
  void whereCaseIsIgnoredAnotherSpellingIsTheSameFile() throws IOException {
    use(Jimfs.newFileSystem(Configuration.osX()).getPath("/project"));
    Files.createDirectories(output.resolve("dev"));
    Files.writeString(output.resolve("dev/A.yaml"), "mine: true\n");
    assertEquals(List.of("KK0015"), ids(refused(emission("one", "dev"))));
    Files.writeString(output.resolve("dev/A.yaml"), Ownership.HEADER + "\nold: true\n");
    Outcome outcome = generate(emission("one", "dev"));
    assertEquals(List.of(), outcome.removed());
    assertTrue(compare(emission("one", "dev")).isClean());
  }

  @Test
  void theDiffIsCappedOverAllFiles() throws IOException {
    generate(emission("one", "dev", "prod"));
    Comparison comparison = compare(emission("two", "dev", "prod"));
    BundleStore store = new BundleStore(output, "deploy");
    assertEquals(
        List.of(
            "--- deploy/dev/a.yaml",
            "+++ deploy/dev/a.yaml (compiled)",
            "@@ -1 +1 @@",
            " " + Ownership.HEADER,
            "-a: dev one",
            "+a: dev two"),
        store.diff(comparison, 50).subList(0, 6));
    assertEquals(
        5,
        store.diff(comparison, 50).stream()
            .filter(line -> line.startsWith("---"))
            .count());
    List<String> capped = store.diff(comparison, 9);
    assertEquals(9, capped.size());
    assertEquals("… and more", capped.get(8));
  }

  @Test
  void messagesDoNotDependOnTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      aFaultWhileRemovingSaysThatAllIsWritten();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aThousandBundlesNeedOneListingEachAndOneReadAFile() throws IOException {
    String[] names = IntStream.range(0, 1_000).mapToObj(i -> "env-" + i).toArray(String[]::new);
    Emission emission = emission("one", names);
    generate(emission);
    Map<Operation, Integer> counts = new HashMap<>();
    Path counting = FaultyFileSystem.over(
        output, (operation, path) -> counts.merge(operation, 1, Integer::sum));
    Findings findings = new Findings();
    assertTrue(new BundleStore(counting, "deploy")
        .compare(emission, findings)
        .orElseThrow()
        .isClean());
    assertEquals(Map.of(Operation.LIST, 1_001, Operation.READ, 3_001), counts);
  }

  private static Emission emission(String value, String... directories) {
    List<Bundle> bundles = new ArrayList<>();
    for (String directory : directories) {
      bundles.add(Bundle.of(
          directory,
          Map.of(
              "a.yaml", "a: " + directory + " " + value + "\n",
              "b.yaml", "b: " + value + "\nlist:\n  - 1\n")));
    }
    return new Emission(bundles, "image-" + value + "\n", true);
  }

  private Comparison compare(Emission emission) {
    Findings findings = new Findings();
    Optional<Comparison> comparison = new BundleStore(output, "deploy").compare(emission, findings);
    assertEquals(List.of(), texts(findings.sorted()));
    return comparison.orElseThrow();
  }

  private Map<String, FileState> drift(Emission emission) {
    return compare(emission).drift().stream()
        .collect(Collectors.toMap(Comparison.Item::name, Comparison.Item::state));
  }

  private Outcome generate(Emission emission) {
    Findings findings = new Findings();
    Optional<Outcome> outcome =
        new BundleStore(output, "deploy").write(compare(emission), findings);
    assertEquals(List.of(), texts(findings.sorted()));
    return outcome.orElseThrow();
  }

  private List<Finding> refused(Emission emission) {
    Findings findings = new Findings();
    assertEquals(
        Optional.empty(), new BundleStore(output, "deploy").write(compare(emission), findings));
    return findings.sorted();
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(finding -> finding.rule().id()).toList();
  }

  private static Map<String, String> files(Emission emission) {
    Map<String, String> files = new TreeMap<>(Map.of("images.txt", emission.images()));
    for (Bundle bundle : emission.bundles()) {
      bundle.files().forEach((name, text) -> files.put(bundle.directory() + "/" + name, text));
    }
    return files;
  }

  private List<Path> regularFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(output)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private Map<String, String> onDisk() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : regularFiles()) {
      String name = output.relativize(file).toString().replace('\\', '/');
      files.put(name, Files.readString(file));
    }
    return files;
  }

  /** Every path of the project with what it is or holds. */
  private Map<String, String> everything() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(project)) {
      for (Path path : paths.toList()) {
        found.put(
            path.toString(),
            Files.isSymbolicLink(path)
                ? "link"
                : Files.isDirectory(path) ? "directory" : Files.readString(path));
      }
    }
    return found;
  }
}
