/**
 * The failure model: which failures of pods, nodes and zones break writes, reads, durability and
 * the control plane of what a bundle runs.
 */
package io.github.kafkak3s.proof;
