package io.github.kafkak3s.compile;

import io.github.kafkak3s.bundle.Bundle;
import java.util.List;

/**
 * What a kafka.yaml compiles to.
 *
 * @param bundles one for each environment in the order of the file, or the one of a file without
 *     environments
 * @param environments the names of the environments; empty for a file without
 * @param images the text of images.txt: every image of all bundles, fully qualified, sorted, one a
 *     line
 * @param notes what is worth a line to the user although nothing is wrong
 */
public record Compilation(
    List<Bundle> bundles, List<String> environments, String images, List<String> notes) {
  /** Keeps unmodifiable copies. */
  public Compilation {
    bundles = List.copyOf(bundles);
    environments = List.copyOf(environments);
    notes = List.copyOf(notes);
  }
}
