package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.rehearse.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a real browser, where there is one. */
@EnabledIf("isThere")
class ChromiumTest {
  private static final String PROGRAM = "chromium";
  private static final long LONGEST_SECONDS = 120;
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![a-zA-Z])");

  @TempDir
  Path directory;

  static boolean isThere() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns what the browser writes, after it has said nothing on the page's console. */
  private String run(Path page, String... options) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path log = directory.resolve("log");
    List<String> command = new ArrayList<>(List.of(
        program().orElseThrow().toString(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        "--v=0",
        "--user-data-dir=" + Files.createTempDirectory(directory, "profile")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Process process = new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(log.toFile())
        .start();
    try {
      process.getOutputStream().close();
      assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), said);
    assertFalse(said.contains("CONSOLE"), said);
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private Path written(Rehearsal rehearsal) throws IOException {
    return Files.writeString(directory.resolve("page.html"), RehearsalPage.write(rehearsal));
  }

  @Test
  void showsThePageWithoutNetworkAndWithoutAWordOnTheConsole() throws Exception {
    String dom = run(written(Rehearsals.broken()), "--dump-dom");
    assertTrue(dom.contains("<strong>BROKEN</strong>"), dom);
    assertTrue(dom.contains(">longest gap 21.2 s</text>"), dom);
    assertTrue(dom.contains("stops: BROKEN"), dom);
    assertTrue(dom.contains("</html>"), dom);
  }

  @Test
  void textsOfOthersStayTexts() throws Exception {
    String dom = run(written(Rehearsals.nasty()), "--dump-dom");
    assertFalse(dom.contains("<script"), dom);
    assertTrue(dom.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), dom);
  }

  static Stream<Rehearsal> printed() {
    return Stream.of(
        Rehearsals.holds(), Rehearsals.broken(), Rehearsals.large(), Rehearsals.nasty());
  }

  @ParameterizedTest
  @MethodSource("printed")
  void isPrintedOnOnePage(Rehearsal rehearsal) throws Exception {
    Path pdf = directory.resolve("page.pdf");
    run(written(rehearsal), "--no-pdf-header-footer", "--print-to-pdf=" + pdf);
    Matcher pages = PAGE.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1));
    assertEquals(1, pages.results().count());
  }

  /** A page of pages, which asks each how wide it is where it has little room. */
  @Test
  void isNoWiderThanTheSmallestScreen() throws Exception {
    StringBuilder frames = new StringBuilder("<!DOCTYPE html><title>frames</title>");
    List<Rehearsal> rehearsals =
        List.of(Rehearsals.holds(), Rehearsals.broken(), Rehearsals.nasty(), Rehearsals.empty());
    for (Rehearsal rehearsal : rehearsals) {
      String source = RehearsalPage.write(rehearsal).replace("&", "&amp;").replace("\"", "&quot;");
      frames.append("<iframe width=360 height=600 srcdoc=\"").append(source).append("\"></iframe>");
    }
    frames.append("<p id=widths></p><script>onload = () => {");
    frames.append("widths.textContent = [...document.querySelectorAll('iframe')].map(frame => {");
    frames.append("const root = frame.contentDocument.documentElement;");
    frames.append("return root.scrollWidth + ' in ' + root.clientWidth }).join('; ') }</script>");
    Path page = Files.writeString(directory.resolve("frames.html"), frames);
    String dom = run(page, "--dump-dom");
    Matcher widths = Pattern.compile("([0-9]+) in ([0-9]+)(?=[;<])").matcher(dom);
    int seen = 0;
    while (widths.find()) {
      int room = Integer.parseInt(widths.group(2));
      assertTrue(room <= 360 && room > 300, widths.group());
      assertTrue(Integer.parseInt(widths.group(1)) <= room, widths.group());
      seen++;
    }
    assertEquals(rehearsals.size(), seen, dom.substring(dom.length() - 300));
  }
}
