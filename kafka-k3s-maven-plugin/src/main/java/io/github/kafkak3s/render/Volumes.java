package io.github.kafkak3s.render;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.github.kafkak3s.cluster.Pool;
import io.github.kafkak3s.cluster.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is mounted into both containers: the configuration, the claims, and two bounded scratch
 * directories, since the root file system is read-only. Neither image's tools write anywhere else.
 */
final class Volumes {
  private static final String CONFIG = "config";
  private static final String LOGS = "logs";
  private static final String TMP = "tmp";

  private Volumes() {}

  /** Returns the volumes of the pod template; the claims' volumes are the StatefulSet's own. */
  static List<Volume> volumes(Pool pool) {
    ConfigMapVolumeSource source = new ConfigMapVolumeSource();
    source.setName(pool.configMapName());
    Volume config = new Volume();
    config.setName(CONFIG);
    config.setConfigMap(source);
    return List.of(config, scratch(LOGS, "128Mi"), scratch(TMP, "64Mi"));
  }

  static List<VolumeMount> mounts(Pool pool) {
    VolumeMount config = mount(CONFIG, MountPaths.CONFIG);
    config.setReadOnly(true);
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(config);
    for (String claim : pool.storage().claimNames()) {
      mounts.add(mount(claim, Storage.mountPath(claim)));
    }
    mounts.add(mount(LOGS, MountPaths.LOGS));
    mounts.add(mount(TMP, MountPaths.TMP));
    return mounts;
  }

  /**
   * Returns the claim templates in the full form that the API server stores, so that no diff engine
   * sees a change.
   */
  static List<PersistentVolumeClaim> claims(Pool pool) {
    List<PersistentVolumeClaim> claims = new ArrayList<>();
    for (String name : pool.storage().claimNames()) {
      claims.add(claim(name, pool.storage()));
    }
    return claims;
  }

  private static PersistentVolumeClaim claim(String name, Storage storage) {
    Map<String, Quantity> requests = new LinkedHashMap<>();
    requests.put("storage", new Quantity(storage.size()));
    VolumeResourceRequirements resources = new VolumeResourceRequirements();
    resources.setRequests(requests);
    PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
    spec.setAccessModes(List.of("ReadWriteOnce"));
    spec.setStorageClassName(storage.storageClass());
    spec.setVolumeMode("Filesystem");
    spec.setResources(resources);
    ObjectMeta metadata = new ObjectMeta();
    metadata.setName(name);
    PersistentVolumeClaim claim = new PersistentVolumeClaim();
    claim.setMetadata(metadata);
    claim.setSpec(spec);
    return claim;
  }

  private static Volume scratch(String name, String limit) {
    EmptyDirVolumeSource source = new EmptyDirVolumeSource();
    source.setSizeLimit(new Quantity(limit));
    Volume volume = new Volume();
    volume.setName(name);
    volume.setEmptyDir(source);
    return volume;
  }

  private static VolumeMount mount(String name, String path) {
    VolumeMount mount = new VolumeMount();
    mount.setName(name);
    mount.setMountPath(path);
    return mount;
  }
}
