/**
 * A bundle is the files of one cluster as they are committed: their names and texts, who owns them,
 * how they are written whole or not at all, and how they compare with what is on disk.
 */
package io.github.kafkak3s.bundle;
