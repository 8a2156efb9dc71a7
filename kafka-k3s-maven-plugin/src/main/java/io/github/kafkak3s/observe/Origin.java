package io.github.kafkak3s.observe;

/** Where the value of an option comes from. */
public enum Origin {
  /** A properties file out of a ConfigMap or Secret of the bundle. */
  FILE,
  /** A variable that the image turns into an option. */
  ENVIRONMENT,
  /** {@code --override} on the command line. */
  ARGUMENT,
  /** A file that a start script writes. */
  SCRIPT,
  /** What the image uses where nothing is written. */
  IMAGE,
  /** What Kafka uses where nothing is written. */
  KAFKA
}
