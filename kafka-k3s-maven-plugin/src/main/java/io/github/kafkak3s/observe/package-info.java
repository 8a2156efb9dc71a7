/**
 * What a bundle of manifests will run: its objects, pods, effective Kafka options, quorum and
 * addresses, each fact with its place. What cannot be known is said to be unknown; nothing is
 * guessed. Judges nothing.
 */
package io.github.kafkak3s.observe;
