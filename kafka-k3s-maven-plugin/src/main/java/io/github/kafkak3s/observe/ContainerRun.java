package io.github.kafkak3s.observe;

import io.github.kafkak3s.observe.shell.LocatedText;
import io.github.kafkak3s.observe.shell.ScriptRun;
import java.util.List;

/**
 * What a container of a Kafka pod does by scripts.
 *
 * @param container the container
 * @param isInit whether it runs before the others and ends
 * @param scripts the scripts that were followed
 * @param runs what each of them does, in the order of {@code scripts}
 */
public record ContainerRun(
    Container container, boolean isInit, List<LocatedText> scripts, List<ScriptRun> runs) {}
