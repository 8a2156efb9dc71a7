/**
 * The resolved cluster: everything that kafka.yaml means, all defaults applied, nothing left to
 * decide. Immutable; no YAML and no Kubernetes types.
 */
package io.github.kafkak3s.cluster;
