package io.github.kafkak3s.mojo;

import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.fix.Judgement;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/**
 * Says of a text what compiler and lint find in it, as if it stood in kafka.yaml; every environment
 * is judged, and no baseline is known.
 *
 * @param log gets nothing from a judgement
 * @param paths where files are named from
 * @param options the options of the lint
 * @param file kafka.yaml, absolute
 * @param outputName the output directory, relative to the project
 */
record KafkaYamlJudge(
    Log log, ProjectPaths paths, LintOptions options, Path file, String outputName)
    implements Function<String, Judgement> {

  @Override
  public Judgement apply(String text) {
    Findings findings = new Findings();
    Optional<Compilation> compilation = KafkaCompiler.compile(paths.base(), file, text, findings);
    return compilation.isPresent()
        ? LintTask.withoutBaseline(log, paths, options)
            .judge(paths.name(file), outputName, compilation.get())
        : new Judgement(false, findings.sorted(), Set.of());
  }
}
