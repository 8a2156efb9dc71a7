package io.github.kafkak3s.compile;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.spec.KafkaFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kafka.yaml compiles to.
 *
 * @param text the text of the file
 * @param bundles one for each environment in the order of the file, or the one of a file without
 *     environments
 * @param files what each bundle was compiled from, by its directory
 * @param environments the names of the environments; empty for a file without
 * @param images the text of images.txt: every image of all bundles, fully qualified, sorted, one a
 *     line
 * @param copies where the extra manifests of the bundles come from: the name of the file in the
 *     project by directory and file name of the bundle, {@code kafka/console.yaml}
 * @param notes what is worth a line to the user although nothing is wrong
 */
public record Compilation(
    String text,
    List<Bundle> bundles,
    Map<String, KafkaFile> files,
    List<String> environments,
    String images,
    Map<String, String> copies,
    List<String> notes) {
  /** Keeps unmodifiable copies. */
  public Compilation {
    bundles = List.copyOf(bundles);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    environments = List.copyOf(environments);
    copies = Map.copyOf(copies);
    notes = List.copyOf(notes);
  }
}
