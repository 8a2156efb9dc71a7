/**
 * The committed bundle against the new one: what a cluster that already runs cannot take. The
 * committed bundle is what runs, as far as a build can know.
 */
package io.github.kafkak3s.plan;
