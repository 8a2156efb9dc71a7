/**
 * What Kubernetes is, apart from its objects: the syntax and meaning of its own values. Facts only.
 */
package io.github.kafkak3s.kubernetes;
