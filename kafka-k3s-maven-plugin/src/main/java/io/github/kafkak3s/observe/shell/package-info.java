/**
 * Reads the start scripts of Kafka pods: a small evaluator of the POSIX shell and bash that runs a
 * script once per pod, with that pod's name and environment, and executes nothing.
 *
 * <p>Inside of the package a text is a {@code String} in which the character NUL, which no shell
 * can hold, stands for a part that is not known; see
 * {@link io.github.kafkak3s.observe.shell.ShellText}.
 */
package io.github.kafkak3s.observe.shell;
