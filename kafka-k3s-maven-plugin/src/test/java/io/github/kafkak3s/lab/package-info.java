/**
 * The lab: what stands in for a Kubernetes cluster in the tests. It reads a bundle as it lies on
 * disk, does in small what a kubelet and the cluster's DNS do with it, and runs Kafka's own classes
 * of the exact release in child processes; it validates documents with Kubernetes' own models and
 * builds them with the real {@code kubectl kustomize}. Knows the product only by its YAML reader.
 */
package io.github.kafkak3s.lab;
