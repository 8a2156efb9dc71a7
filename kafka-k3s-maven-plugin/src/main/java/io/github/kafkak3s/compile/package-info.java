/**
 * From kafka.yaml to bundles: reads the file, resolves each environment, renders it and adds the
 * extra manifests. Reads only; what becomes of the bundles is the caller's affair.
 */
package io.github.kafkak3s.compile;
