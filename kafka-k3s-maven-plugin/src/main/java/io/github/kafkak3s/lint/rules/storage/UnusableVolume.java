package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK6014: a claim binds to a volume, and a pod mounts the claim, or nothing of it is of use. */
public final class UnusableVolume implements LintRule {
  private static final Rule RULE = new Rule(
      "KK6014",
      "unusable-volume",
      WARNING,
      "a PersistentVolume or claim of the bundle that cannot bind, or that nothing uses;"
          + " node-bound class with Immediate binding");
  private static final String CLASS = "storageClassName";
  private static final Set<String> ONCE = Set.of("ReadWriteOnce", "ReadWriteOncePod");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.bundle().kafkaWorkloads().isEmpty()) {
      return;
    }
    ManifestSet set = subject.bundle().set();
    set.ofKind("StorageClass").forEach(object -> binding(object, reporter));
    List<Claim> claims = Claim.of(subject.bundle().workloads(), set);
    List<K8sObject> volumes = set.ofKind("PersistentVolume");
    for (Claim claim : claims) {
      unsupported(claim, set, reporter);
      volumes.stream()
          .filter(volume -> !volume.name().isEmpty())
          .filter(volume -> volume.name().equals(claim.spec().textAt("volumeName")))
          .forEach(volume -> bind(claim, volume, reporter));
    }
    if (isWhole(subject)) {
      unused(subject, claims, volumes, reporter);
    }
  }

  /**
   * What asks for a volume.
   *
   * @param shown its kind and name
   * @param namespace its namespace; empty where none is written
   * @param name its name; for a template the beginning that all of its claims have
   * @param spec its {@code spec}
   * @param pods how many claims it stands for
   */
  private record Claim(
      String shown, String namespace, String name, YamlMap spec, int pods, K8sObject object) {
    static List<Claim> of(List<Workload> workloads, ManifestSet set) {
      List<Claim> claims = new ArrayList<>();
      for (Workload workload : workloads) {
        for (YamlNode template : workload.object().node().itemsAt("spec", "volumeClaimTemplates")) {
          String name = template.textAt("metadata", "name");
          if (template.at("spec") instanceof YamlMap spec) {
            claims.add(new Claim(
                "the claim template " + name,
                workload.object().namespace(),
                name + "-" + workload.object().name() + "-",
                spec,
                workload.replicas(),
                workload.object()));
          }
        }
      }
      for (K8sObject object : set.ofKind("PersistentVolumeClaim")) {
        if (object.node().at("spec") instanceof YamlMap spec) {
          claims.add(new Claim(object.shown(), object.namespace(), object.name(), spec, 1, object));
        }
      }
      return claims;
    }

    boolean isTemplate() {
      return !object.is("PersistentVolumeClaim");
    }

    /** Tells whether it is, or makes, the claim of a name. */
    boolean isNamed(String otherNamespace, String otherName) {
      boolean isIts = isTemplate() ? otherName.startsWith(name) : otherName.equals(name);
      return isIts && ManifestSet.meet(namespace, otherNamespace);
    }
  }

  /** A volume of one host must wait for the pod; {@code Immediate} is what the API takes. */
  private static void binding(K8sObject object, Reporter reporter) {
    StorageClass storageClass = new StorageClass(object.name(), Optional.of(object));
    String mode = object.node().textAt("volumeBindingMode");
    if (storageClass.isNodeLocal() && (mode.isEmpty() || mode.equals("Immediate"))) {
      reporter
          .at(
              object.keyPlaceOf("volumeBindingMode"),
              "%s makes volumes of one host (%s), but its volumeBindingMode is Immediate%s"
                  .formatted(
                      object.shown(),
                      storageClass.provisioner(),
                      mode.isEmpty() ? ", the default" : ""))
          .consequence("a claim is bound before anybody knows where its pod can run: local-path"
              + " refuses it, a local volume may pull the pod to a full host")
          .help("write volumeBindingMode: WaitForFirstConsumer");
    }
  }

  /** What K3s' own provisioner does not make (rancher/local-path-provisioner, provisioner.go). */
  private static void unsupported(Claim claim, ManifestSet set, Reporter reporter) {
    String name = claim.spec().textAt(CLASS);
    boolean isLocalPath = !name.isEmpty()
        && StorageClass.of(set, Optional.of(name)).provisioner().equals("rancher.io/local-path")
        && claim.spec().textAt("volumeName").isEmpty();
    if (!isLocalPath) {
      return;
    }
    for (YamlNode mode : claim.spec().itemsAt("accessModes")) {
      if (mode instanceof YamlScalar text
          && text.text().startsWith("Read")
          && !ONCE.contains(text.text())) {
        reporter
            .at(
                mode.place(),
                "%s asks for %s, but the class %s makes volumes of one host"
                    .formatted(claim.shown(), text.text(), name))
            .consequence("the provisioner refuses it: claim and pod stay Pending for ever")
            .help("write ReadWriteOnce");
      }
    }
    if (claim.spec().at("selector") != null) {
      reporter
          .at(
              claim.spec().byName().get("selector").keyPlace(),
              "%s selects volumes by labels, but the class %s makes them anew"
                  .formatted(claim.shown(), name))
          .consequence("the provisioner refuses it: claim and pod stay Pending for ever")
          .help("leave the selector out");
    }
  }

  /** A claim that names its volume binds to that one or to none. */
  private static void bind(Claim claim, K8sObject volume, Reporter reporter) {
    YamlNode spec = volume.node().at("spec");
    if (!(spec instanceof YamlMap of)) {
      return;
    }
    Optional<Quantity> asked =
        Quantity.parse(claim.spec().textAt("resources", "requests", "storage"));
    Optional<Quantity> capacity = Quantity.parse(of.textAt("capacity", "storage"));
    if (claim.isTemplate() && claim.pods() > 1) {
      cannot(
          claim,
          claim.spec().at("volumeName").place(),
          "%s names one volume, %s, for %s claims"
              .formatted(claim.shown(), volume.name(), claim.pods()),
          volume,
          reporter);
    } else if (claim.spec().at(CLASS) != null
        && !claim.spec().textAt(CLASS).equals(of.textAt(CLASS))) {
      cannot(
          claim,
          claim.spec().at(CLASS).place(),
          "%s is of the class \"%s\", and %s of the class \"%s\""
              .formatted(
                  claim.shown(), claim.spec().textAt(CLASS), volume.shown(), of.textAt(CLASS)),
          volume,
          reporter);
    } else if (asked.isPresent()
        && capacity.isPresent()
        && asked.get().compareTo(capacity.get()) > 0) {
      cannot(
          claim,
          claim.spec().at("resources", "requests", "storage").place(),
          "%s asks for %s, and %s has %s"
              .formatted(
                  claim.shown(),
                  claim.spec().textAt("resources", "requests", "storage"),
                  volume.shown(),
                  of.textAt("capacity", "storage")),
          volume,
          reporter);
    } else {
      Set<String> offered = texts(of.itemsAt("accessModes"));
      claim.spec().itemsAt("accessModes").stream()
          .filter(mode -> mode instanceof YamlScalar text && !offered.contains(text.text()))
          .findFirst()
          .ifPresent(mode -> cannot(
              claim,
              mode.place(),
              "%s asks for %s, and %s has %s"
                  .formatted(
                      claim.shown(),
                      ((YamlScalar) mode).text(),
                      volume.shown(),
                      String.join(", ", texts(of.itemsAt("accessModes")))),
              volume,
              reporter));
    }
  }

  private static Set<String> texts(List<YamlNode> items) {
    Set<String> texts = new LinkedHashSet<>();
    items.forEach(item -> texts.add(item instanceof YamlScalar text ? text.text() : ""));
    return texts;
  }

  private static void cannot(
      Claim claim, Place place, String message, K8sObject volume, Reporter reporter) {
    reporter
        .at(place, message)
        .related(volume.place(), "the volume")
        .consequence("the claim never binds, and its pod stays Pending for ever")
        .help(
            claim.isTemplate() && claim.pods() > 1
                ? "leave volumeName out, and give each volume a claimRef"
                : "make the two agree");
  }

  private static void unused(
      Subject subject, List<Claim> claims, List<K8sObject> volumes, Reporter reporter) {
    Set<String> mounted = new HashSet<>();
    for (Workload workload : subject.bundle().workloads()) {
      for (YamlNode volume : workload.podSpec().itemsAt("volumes")) {
        mounted.add(volume.textAt("persistentVolumeClaim", "claimName"));
      }
    }
    for (Claim claim : claims) {
      boolean isUsed = claim.isTemplate()
          || mounted.contains(claim.name())
          || claims.stream()
              .anyMatch(
                  other -> other.isTemplate() && other.isNamed(claim.namespace(), claim.name()))
          || claims.stream()
              .anyMatch(other -> other.spec().textAt("dataSource", "name").equals(claim.name()));
      if (!isUsed && !claim.name().isEmpty()) {
        reporter
            .at(
                claim.object().keyPlaceOf("metadata", "name"),
                "no pod of the bundle mounts " + claim.shown())
            .consequence("it holds disk that nobody uses, or waits for its first pod for ever")
            .help("mount it, or remove it");
      }
    }
    for (K8sObject volume : volumes) {
      if (claims.stream().noneMatch(claim -> mayBind(claim, volume))) {
        reporter
            .at(
                volume.keyPlaceOf("metadata", "name"),
                "no claim of the bundle can bind " + volume.shown())
            .consequence("the disk stays empty, and the claim that was meant gets another one")
            .help("give volume and claim one class, and a size that fits");
      }
    }
  }

  private static boolean mayBind(Claim claim, K8sObject volume) {
    String named = claim.spec().textAt("volumeName");
    if (volume.node().at("spec", "claimRef") instanceof YamlMap reference) {
      return claim.isNamed(reference.textAt("namespace"), reference.textAt("name"));
    }
    Optional<Quantity> asked =
        Quantity.parse(claim.spec().textAt("resources", "requests", "storage"));
    Optional<Quantity> capacity =
        Quantity.parse(volume.node().textAt("spec", "capacity", "storage"));
    boolean isOfClass = claim.spec().at(CLASS) == null
        || claim.spec().textAt(CLASS).equals(volume.node().textAt("spec", CLASS));
    boolean isLarge =
        asked.isEmpty() || capacity.isEmpty() || capacity.get().compareTo(asked.get()) >= 0;
    return named.equals(volume.name()) || named.isEmpty() && isOfClass && isLarge;
  }

  /** Tells whether nothing outside of the bundle, and no operator, may use what it holds. */
  private static boolean isWhole(Subject subject) {
    return subject.faults().isEmpty()
        && subject.bundle().set().isWhole()
        && subject.bundle().set().objects().stream()
            .map(K8sObject::group)
            .allMatch(group -> ApiGroups.isBuiltIn(group) || ApiGroups.makesNoPods(group));
  }
}
