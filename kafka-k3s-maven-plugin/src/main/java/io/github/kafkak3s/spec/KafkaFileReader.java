package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.INVALID_NAME;
import static io.github.kafkak3s.diagnostic.InputRules.UNSUPPORTED_VERSION;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads kafka.yaml into records; every fault becomes a finding at its place. */
public final class KafkaFileReader {
  /** The apiVersion of the language. */
  public static final String API_VERSION = "kafka-k3s/v1";

  /** The kind of the language's only document. */
  public static final String KIND = "KafkaCluster";

  private static final String ENVIRONMENTS = "environments";

  /** The name that no cluster and no environment may bear: the directory of the GitOps objects. */
  public static final String RESERVED_DIRECTORY = "gitops";

  private static final Field<String> API_VERSION_FIELD =
      Field.required("apiVersion", Types.text(), "`" + API_VERSION + "`.");
  private static final Field<String> KIND_FIELD =
      Field.required("kind", Types.text(), "`" + KIND + "`.");
  private static final Field<Metadata> METADATA =
      Field.required("metadata", Metadata.SHAPE, "How the cluster and its objects are called.");
  private static final Field<KafkaSpec> SPEC =
      Field.required("spec", KafkaSpec.SHAPE, "The cluster.");

  /** The whole file but its environments. */
  static final Shape<Document> DOCUMENT = new Shape<>(
      "a cluster",
      List.of(API_VERSION_FIELD, KIND_FIELD, METADATA, SPEC),
      List.of(),
      values -> new Document(values.get(METADATA).value(), values.get(SPEC).value()));

  /** What stands in the file, or in one environment merged over it. */
  record Document(Metadata metadata, KafkaSpec spec) {}

  private KafkaFileReader() {}

  /**
   * Reads the text of a kafka.yaml.
   *
   * @param file how the user knows the file
   * @return one entry for each environment in the order of the file, or one without environments;
   *     empty, with findings, where anything is wrong but a secret that is written out, which is a
   *     finding alone
   */
  public static Optional<List<KafkaFile>> read(String file, String text, Findings findings) {
    int before = findings.errorCount();
    Optional<YamlNode> root = YamlReader.readOne(file, text, YamlLimits.LANGUAGE, findings);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    if (!(root.get() instanceof YamlMap map)) {
      return Types.wrong(root.get(), "a map that starts with apiVersion", findings);
    }
    if (!isOurs(map, findings)) {
      return Optional.empty();
    }
    List<KafkaFile> files = new ArrayList<>();
    Map<String, YamlMap.Entry> baseEntries = new LinkedHashMap<>(map.byName());
    YamlMap.Entry environments = baseEntries.remove(ENVIRONMENTS);
    YamlMap base = map.with(baseEntries);
    if (environments == null
        || environments.value() instanceof YamlScalar scalar && scalar.isNull()) {
      Optional<Document> read = DOCUMENT.read(base, findings);
      if (read.isPresent()) {
        files.add(kafkaFile("", Place.ofFile(file), read.get(), base, findings));
      }
    } else if (environments.value() instanceof YamlMap named) {
      refuseSharedClusterId(base, findings);
      for (YamlMap.Entry entry : named.entries()) {
        environment(base, entry, findings).ifPresent(files::add);
      }
      if (named.entries().isEmpty()) {
        findings.add(
            WRONG_TYPE, named.place(), "no environment is declared", "remove \"environments\"");
      }
    } else {
      Types.wrong(environments.value(), "a map from a name to a merge patch", findings);
    }
    boolean complete = findings.errorCount() == before;
    // Found last: a secret that is written out hides no other fault.
    PlainSecrets.find(map, findings);
    return complete ? Optional.of(List.copyOf(files)) : Optional.empty();
  }

  private static boolean isOurs(YamlMap map, Findings findings) {
    return is(map, "apiVersion", API_VERSION, findings) & is(map, "kind", KIND, findings);
  }

  private static boolean is(YamlMap map, String name, String wanted, Findings findings) {
    YamlNode node = map.get(name).orElse(null);
    if (node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().equals(wanted)) {
      findings.add(
          UNSUPPORTED_VERSION,
          node.place(),
          "%s \"%s\" is not known; this plugin reads %s"
              .formatted(name, Texts.shown(scalar.text()), wanted),
          NearestName.hint(scalar.text(), List.of(wanted)));
      return false;
    }
    return true;
  }

  private static void refuseSharedClusterId(YamlMap base, Findings findings) {
    base.get("spec")
        .filter(YamlMap.class::isInstance)
        .flatMap(spec -> ((YamlMap) spec).get("clusterId"))
        .filter(id -> !(id instanceof YamlScalar scalar && scalar.isNull()))
        .ifPresent(id -> findings.add(
            WRONG_TYPE,
            id.place(),
            "one clusterId for every environment: disks of one cluster would pass for those"
                + " of another",
            "write a clusterId in each environment, or none"));
  }

  private static Optional<KafkaFile> environment(
      YamlMap base, YamlMap.Entry entry, Findings findings) {
    boolean named = FieldTypes.DNS_LABEL.read(entry.key(), findings).isPresent();
    if (entry.value() instanceof YamlScalar scalar && scalar.isNull()) {
      return named
          ? DOCUMENT
              .read(base, findings)
              .map(read -> kafkaFile(entry.name(), entry.keyPlace(), read, base, findings))
          : Optional.empty();
    }
    if (!(entry.value() instanceof YamlMap patch)) {
      return Types.wrong(entry.value(), "a merge patch, a map", findings);
    }
    YamlMap merged = MergePatch.apply(base, patch);
    if (!isOurs(merged, findings) || !named) {
      return Optional.empty();
    }
    return DOCUMENT
        .read(merged, findings)
        .map(read -> kafkaFile(entry.name(), entry.keyPlace(), read, merged, findings));
  }

  private static KafkaFile kafkaFile(
      String environment, Place place, Document document, YamlMap tree, Findings findings) {
    refuseReserved(environment, place, findings);
    if (environment.isEmpty()) {
      refuseReserved(
          document.metadata().name().value(), document.metadata().name().place(), findings);
    }
    return new KafkaFile(environment, document.metadata(), document.spec(), tree);
  }

  private static void refuseReserved(String name, Place place, Findings findings) {
    if (name.equals(RESERVED_DIRECTORY)) {
      findings.add(
          INVALID_NAME,
          place,
          "the name \"%s\" is reserved: its directory holds the objects of Argo CD and Flux"
              .formatted(name),
          "choose another name");
    }
  }
}
