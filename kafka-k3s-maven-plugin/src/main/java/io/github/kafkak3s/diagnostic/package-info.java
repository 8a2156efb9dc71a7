/**
 * What can be said about an input and where: findings, their rules, severities and places. Knows no
 * YAML, no Kafka and no Kubernetes; every other package may use it.
 */
package io.github.kafkak3s.diagnostic;
