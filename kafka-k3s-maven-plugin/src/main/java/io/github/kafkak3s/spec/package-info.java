/**
 * The language of kafka.yaml: its records, and the shapes that say once what each field is called,
 * which values it takes and what it means. The reader, the JSON Schema and the reference page all
 * come from the same shapes.
 */
package io.github.kafkak3s.spec;
