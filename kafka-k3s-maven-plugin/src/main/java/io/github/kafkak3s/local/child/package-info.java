/**
 * What runs in child processes, on the class path of a Kafka release: it uses nothing but Java and
 * Kafka's clients, none of which is on the class path of the build.
 */
package io.github.kafkak3s.local.child;
