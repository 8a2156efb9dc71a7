/**
 * Mends kafka.yaml where one edit of its text is all that is asked for: what is edited, and whether
 * it is better afterwards. Writes nothing.
 */
package io.github.kafkak3s.fix;
