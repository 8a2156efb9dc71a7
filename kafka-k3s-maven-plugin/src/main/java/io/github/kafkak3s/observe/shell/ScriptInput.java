package io.github.kafkak3s.observe.shell;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What surrounds a script in one pod.
 *
 * @param podName the pod's name, which is its host name and the variable {@code HOSTNAME}; with an
 *     unknown part for a pod of a Deployment
 * @param fullHostName what {@code hostname -f} says, {@code <pod>.<service>.<namespace>.svc.…};
 *     unknown where no headless Service names the pod
 * @param environment the container's variables
 * @param mayBeSet tells of a variable that {@code environment} does not have whether the image or
 *     an {@code envFrom} may set it all the same; where it says no, the variable is unset
 * @param files what can be read, by absolute path: mounts, and files of the image where they are
 *     known
 */
public record ScriptInput(
    ShellText podName,
    ShellText fullHostName,
    Map<String, ShellText> environment,
    Predicate<String> mayBeSet,
    Map<String, LocatedText> files) {
  /** Keeps unmodifiable copies. */
  public ScriptInput {
    Objects.requireNonNull(podName);
    Objects.requireNonNull(fullHostName);
    Objects.requireNonNull(mayBeSet);
    environment = Map.copyOf(environment);
    files = Map.copyOf(files);
  }
}
