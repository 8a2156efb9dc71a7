package io.github.kafkak3s.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one run writes below the output directory.
 *
 * @param bundles the compiled clusters, each with a directory of its own
 * @param images the text of {@code images.txt}: every image of all environments
 * @param complete whether every environment was compiled, so that other bundles on the disk are
 *     left-overs
 */
public record Emission(List<Bundle> bundles, String images, boolean complete) {
  /** The list of images beside the bundles; ours by its name, since K3s would pull a header. */
  public static final String IMAGES = "images.txt";

  /** The directory that holds what Argo CD and Flux themselves read; no bundle. */
  public static final String GITOPS = "gitops";

  /**
   * Checks that no two bundles share a directory and that none has a reserved one.
   *
   * @throws IllegalArgumentException if they do
   */
  public Emission {
    bundles = List.copyOf(bundles);
    Set<String> taken = new HashSet<>(Set.of(IMAGES, GITOPS));
    for (Bundle bundle : bundles) {
      if (!taken.add(bundle.directory())) {
        throw new IllegalArgumentException("this directory is taken: " + bundle.directory());
      }
    }
  }
}
