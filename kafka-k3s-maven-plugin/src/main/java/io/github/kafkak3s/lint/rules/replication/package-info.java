/** The rules of area 35 of the catalogue: replication, in-sync replicas and guarantees. */
package io.github.kafkak3s.lint.rules.replication;
