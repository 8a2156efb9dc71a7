package io.github.kafkak3s.observe.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: the evaluator ends, throws nothing and says what it did not follow. */
class AnyScriptTest {
  private static final int REPEATS = 20_000;

  /** What scripts are made of. */
  static final List<String> TOKENS = List.of(
      "if ",
      "then ",
      "elif ",
      "else ",
      "fi",
      "while ",
      "until ",
      "for i in ",
      "do ",
      "done",
      "case x in ",
      "esac",
      ";;",
      ";&",
      "x) ",
      "*) ",
      "f() ",
      "{ ",
      "}",
      "( ",
      ")",
      "((",
      "))",
      "[[ ",
      " ]]",
      "[ ",
      " ]",
      "$(",
      "`",
      "${",
      "}",
      "$((",
      "$A",
      "${A##*-}",
      "${A:-",
      "${#A}",
      "${A/b/",
      "${A:1:",
      "\"",
      "'",
      "\\",
      "\n",
      ";",
      " ",
      "&",
      "&&",
      "||",
      "|",
      "!",
      "#",
      "<<E\n",
      "<<-'E'\n",
      "\nE\n",
      "<<<",
      "<(",
      ">",
      ">>",
      "2>&1",
      "< /f",
      "A=",
      "A+=(",
      "A[1]=",
      "1",
      "x",
      "-",
      "=",
      "==",
      "=~ ",
      "*",
      "?",
      "[a-z]",
      "{1..3}",
      "{a,b}",
      "~",
      "export ",
      "local ",
      "read ",
      "echo ",
      "printf ",
      "sed 's/a/b/' ",
      "awk '{print $1}' ",
      "cut -d- -f1 ",
      "tr a b ",
      "tr '[:]' x ",
      "eval ",
      ". /f",
      "exec ",
      "exit ",
      "return ",
      "break ",
      "continue ",
      "set -e\n",
      "set -u\n",
      "shift ",
      "unset A",
      "true ",
      "false ",
      "curl ",
      "cat /f ",
      "tee /o ",
      "$SECRET",
      "$IMAGE",
      "$KNOWN",
      "$@",
      "\"$@\"",
      "$#",
      "$?",
      "+",
      "<",
      "%",
      "seq 3 ",
      "bash -c ",
      "cp /f /g\n");

  private static ScriptRun run(String text, Dialect dialect) {
    ScriptInput input = new ScriptInput(
        ShellText.of("kafka-1"),
        ShellText.unknown(),
        Map.of("KNOWN", ShellText.of("a b"), "SECRET", ShellText.unknown()),
        name -> name.startsWith("IMAGE"),
        Map.of("/f", LocatedText.at(new Place("f", 1, 1, ""), "a=b\nc=d\n")));
    LocatedText script = LocatedText.of(ShellText.of(text), line -> new Place("sh", line, 1, ""));
    return new Shell().run(script, dialect, ShellFlags.NONE, List.of(ShellText.of("x")), input);
  }

  static void follow(String text) {
    for (Dialect dialect : Dialect.values()) {
      ScriptRun run = run(text, dialect);
      int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
      for (ScriptRun.Gap gap : run.gaps()) {
        assertTrue(gap.place().line() >= 1 && gap.place().line() <= lines + 1, gap::toString);
      }
      run.files().values().forEach(file -> assertFalse(file.text().raw().length() > 1 << 21));
    }
  }

  @Property(tries = 300)
  void anyText(@ForAll String text) {
    follow(text);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
  void anyTokens(@ForAll("tokens") List<String> tokens) {
    follow(String.join("", tokens));
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(TOKENS).list().ofMaxSize(40);
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void anyMutationOfTheCorpus(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<String> scripts = ShellCorpusTest.scripts();
    Path corpus = CaseFiles.group("shell");
    StringBuilder text = new StringBuilder(
        Files.readString(corpus.resolve(scripts.get(random.nextInt(scripts.size())))));
    String other = Files.readString(corpus.resolve(scripts.get(random.nextInt(scripts.size()))));
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(20));
      int start = random.nextInt(other.length());
      int end = Math.min(other.length(), start + random.nextInt(30));
      text.replace(from, to, random.nextBoolean() ? "" : other.substring(start, end));
    }
    follow(text.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "( ",
        "{ ",
        "$(",
        "\"$(",
        "`",
        "\\`",
        "${a:-",
        "\"${a:-",
        "$((",
        "$((1+(",
        "((",
        "[[ ( ",
        "[[ ! ",
        "! ",
        "if ",
        "if a; then ",
        "while a; do ",
        "case x in a) ",
        "f() ",
        "f() { ",
        "a && ",
        "a || ",
        "a | ",
        "a & ",
        "<<E\n",
        "cat <<E\n",
        "$(cat <<E\n",
        "a=(",
        "a[",
        "{a,",
        "{a,{",
        "<(",
        "!",
        "\\",
        "\\\n",
        "\n",
        ";",
        "#",
        "'",
        "\"",
        "a=$((",
        "$[",
        "eval ",
        "exec ",
        "command ",
        "env ",
        "nohup ",
        "sh -c '",
        "${#",
        "${!",
        "${a/",
        "${a:",
        "x=$((1?",
        "x=$((-",
        "x=$((!",
        "x=$((2**",
        "[ ! ",
        "[ ( ",
        "$'",
        "a;\n",
        "echo a >> /o\n",
        "elif a; then ",
        "export a=$(",
        "{1..9}",
        "~/",
        "x=\"a$x\"\n",
        "set -- \"$@\" a b\n",
        "a+=(b)\n",
        "sed -e s/a/b/ "
      })
  void nestedAndRepeated(String part) {
    follow(part.repeat(REPEATS));
    follow("if curl; then\n" + part.repeat(300));
    follow("x=" + part.repeat(300) + " true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=a; while true; do x=$x$x; done",
        "x=a; for i in {1..60}; do x=$x$x; done",
        "x=a; while curl; do x=\"$x,$x\"; done",
        "while true; do :; done",
        "while :; do i=$((i+1)); done",
        "f() { f; }; f",
        "f() { f | f; }; f",
        "f() { x=$(f); }; f",
        "f() { if curl; then f; f; fi; }; f",
        "f() { for i in 1 2 3 4 5 6 7 8 9; do f; done; }; f",
        "eval \"$(cat /f)\"; x='eval \"$x\"'; eval \"$x\"",
        "echo '. /r' > /r; . /r",
        "echo 'sh /r' > /r; sh /r",
        "for i in {1..100000}; do for j in {1..100000}; do :; done; done",
        "echo {1..9}{1..9}{1..9}{1..9}{1..9}{1..9}{1..9}{1..9}{1..9}",
        "for ((;;)); do x=1; done",
        "seq 1 9999999 | while read -r l; do x=$l; done",
        "x=$(printf '%9999s' a); while true; do echo \"$x\" >> /o; cat /o /o > /p; mv /p /o; done",
        "x=$(printf '%9999s' a); echo \"$x\" | sed 's/\\(.*\\) \\(.*\\) \\(.*\\) \\(.*\\)b/x/'",
        "x=$(printf '%9999s' a); echo \"$x\" | grep -E '.* .* .* .* .* .*b'",
        "x=$(printf '%9999s' a); [[ $x =~ (.*)(.*)(.*)(.*)(.*)b ]]",
        "x=$(printf '%9999s' a); echo ${x//*a*b/y} ${x##*a*a*b} ${x%%b*a*}",
        "x=$(printf '%9999s' a); for i in {1..9999}; do case $x in *b*b*b) y=1;; esac; done",
        "while curl; do while curl; do while curl; do while curl; do a=$a.$b; b=$a; done; done; done; done",
        "x=$((1<<9999999999)); y=$((9223372036854775807+1)); z=$((-9223372036854775808/-1))"
      })
  void costly(String script) {
    follow(script);
  }

  /** Past a bound nothing is claimed to be known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "export A=1; while true; do i=$((i+1)); done; export A=2 ! turns",
        "export A=1; x=a; for i in {1..40}; do x=$x$x; done; export A=2 ! characters",
        "export A=1; f() { f; }; f; export A=2 ! nested",
        "export A=1; for i in {1..9999}; do for j in {1..99}; do :; done; done; export A=2 ! steps"
      })
  void pastABoundEverythingIsUnknown(String script, String bound) {
    ScriptRun run = run(script, Dialect.BASH);
    assertEquals(ScriptRun.End.UNKNOWN, run.end());
    assertEquals(ShellText.unknown(), run.environment().get("A"));
    List<String> gaps = new ArrayList<>();
    run.gaps().forEach(gap -> gaps.add(gap.what()));
    assertTrue(gaps.stream().anyMatch(gap -> gap.contains(bound)), gaps::toString);
  }
}
