package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.Optional;

/**
 * A directory of {@code log.dirs} or {@code metadata.log.dir} and what it lies on.
 *
 * @param path the directory
 * @param fact the option that names it
 * @param mount the mount that it lies on, if any
 * @param kind what is below
 * @param volume the claim template, claim or volume, if any
 * @param storageClass the class of the claim, if one is written
 * @param size the size of the claim, if one is written
 */
public record LogDirectory(
    String path,
    OptionFact fact,
    Optional<Container.Mount> mount,
    Kind kind,
    Optional<YamlMap> volume,
    Optional<String> storageClass,
    Optional<Quantity> size) {
  /** What a directory lies on. */
  public enum Kind {
    /** A claim template of the StatefulSet: a claim for each pod. */
    CLAIM_TEMPLATE,
    /** One claim by its name. */
    CLAIM,
    /** An emptyDir: gone with the pod. */
    EMPTY_DIR,
    /** A directory of the host. */
    HOST_PATH,
    /** Any other volume. */
    OTHER,
    /** No volume: gone with the container. */
    CONTAINER
  }

  /** Tells whether the directory is where the volume is mounted, not one below. */
  public boolean isVolumeRoot() {
    return mount.isPresent()
        && mount.get().path().equals(path)
        && mount.get().subPath().isEmpty();
  }

  /** Tells whether it survives the pod. */
  public boolean isPersistent() {
    return kind != Kind.EMPTY_DIR && kind != Kind.CONTAINER;
  }

  /** Returns where the volume stands, or the mount, or the option. */
  public Place volumePlace() {
    return volume
        .map(YamlMap::place)
        .orElse(mount.map(Container.Mount::place).orElse(fact.keyPlace()));
  }
}
