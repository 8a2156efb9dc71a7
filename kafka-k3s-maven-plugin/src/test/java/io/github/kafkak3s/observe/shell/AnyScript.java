package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.Choices;
import io.github.kafkak3s.TextMutator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts that choices make of the corpus. */
final class AnyScript {
  private final List<String> scripts = new ArrayList<>();
  private final TextMutator mutator;

  AnyScript() throws IOException {
    for (String script : ShellCorpusTest.scripts()) {
      scripts.add(Files.readString(CaseFiles.group("shell").resolve(script)));
    }
    mutator = new TextMutator(scripts, AnyScriptTest.TOKENS);
  }

  /** Runs one of the scripts with changes. */
  void follow(byte[] bytes) {
    AnyScriptTest.follow(script(bytes));
  }

  /** Writes the script that bytes make. */
  void write(byte[] bytes, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("script.sh"), script(bytes));
  }

  private String script(byte[] bytes) {
    Choices choices = new Choices(bytes);
    return mutator.mutated(choices.of(scripts), choices);
  }
}
