package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.Container;
import io.github.kafkak3s.observe.ContainerRun;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.shell.Command;
import io.github.kafkak3s.observe.shell.ScriptRun;
import io.github.kafkak3s.observe.shell.ShellText;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program that a container calls: in a script, or as its command.
 *
 * @param container the container
 * @param command the call
 */
record Call(Container container, Command command) {
  /** Returns what the init containers of a node and its container call, in order. */
  static List<Call> of(KafkaNode node) {
    List<Call> calls = new ArrayList<>();
    for (ContainerRun run : node.runs()) {
      if (run.scripts().isEmpty()) {
        Optional<Command> command = direct(run.container());
        if (command.isPresent()) {
          calls.add(new Call(run.container(), command.get()));
        }
      }
      for (ScriptRun script : run.runs()) {
        for (Command command : script.commands()) {
          calls.add(new Call(run.container(), command));
        }
      }
    }
    return List.copyOf(calls);
  }

  private static Optional<Command> direct(Container container) {
    List<YamlScalar> line = new ArrayList<>(container.words("command"));
    if (line.isEmpty()) {
      return Optional.empty();
    }
    line.addAll(container.words("args"));
    List<Command.Word> words = new ArrayList<>();
    for (YamlScalar word : line) {
      words.add(new Command.Word(ShellText.of(word.text()), false));
    }
    return Optional.of(new Command(
        words,
        Map.of(),
        line.get(0).place(),
        Set.of(),
        true,
        Command.Manner.EXEC,
        Command.Failure.STOPS));
  }

  /** Returns the name of the program without its directory; empty where it is not known. */
  String program() {
    return command.program().known().orElse("");
  }

  /** Returns the mount that a word of the call lies on, where the word is a known path on one. */
  Optional<Container.Mount> mountOf(Command.Word word) {
    String path = word.text().known().orElse("");
    return path.startsWith("/") ? container.mountOf(path) : Optional.empty();
  }
}
