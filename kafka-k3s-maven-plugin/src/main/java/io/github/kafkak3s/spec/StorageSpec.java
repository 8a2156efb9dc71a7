package io.github.kafkak3s.spec;

import io.github.kafkak3s.kubernetes.Quantity;
import java.util.List;

/**
 * {@code storage} of a pool: the disks of each node.
 *
 * @param size of each volume
 * @param storageClass the storage class
 * @param volumes how many volumes a node has
 */
public record StorageSpec(
    Located<Quantity> size, Located<String> storageClass, Located<Integer> volumes) {
  private static final Field<Quantity> SIZE =
      Field.required("size", FieldTypes.QUANTITY, "Size of each volume.");
  private static final Field<String> CLASS = Field.optional(
      "class",
      FieldTypes.DNS_NAME,
      "local-path",
      "local-path",
      "The storage class, always written into the claim. local-path is K3s' own: a directory of"
          + " one host, which the pod can never leave.");
  private static final Field<Integer> VOLUMES = Field.optional(
      "volumes",
      Types.whole(1, 20),
      1,
      "1",
      "Volumes of each node; more than one is JBOD. Cannot change later.");

  static final Shape<StorageSpec> SHAPE = new Shape<>(
      "the disks of each node",
      List.of(SIZE, CLASS, VOLUMES),
      List.of(),
      values -> new StorageSpec(values.get(SIZE), values.get(CLASS), values.get(VOLUMES)));
}
