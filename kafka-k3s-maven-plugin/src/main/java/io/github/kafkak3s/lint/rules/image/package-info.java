/** The rules of area 4 of the catalogue: what the image makes of environment and mounts. */
package io.github.kafkak3s.lint.rules.image;
