package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.INFO;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.diagnostic.TransitionRules;
import io.github.kafkak3s.lint.rules.availability.BudgetBlocksDrain;
import io.github.kafkak3s.lint.rules.availability.BudgetBreaksQuorum;
import io.github.kafkak3s.lint.rules.availability.DefaultHeap;
import io.github.kafkak3s.lint.rules.availability.EvictionOfPinnedPod;
import io.github.kafkak3s.lint.rules.availability.ExecProbeStartsJvm;
import io.github.kafkak3s.lint.rules.availability.IdenticalProbes;
import io.github.kafkak3s.lint.rules.availability.ImplicitProbeTiming;
import io.github.kafkak3s.lint.rules.availability.ImplicitUpdateStrategy;
import io.github.kafkak3s.lint.rules.availability.LivenessKillsStart;
import io.github.kafkak3s.lint.rules.availability.NoDisruptionBudget;
import io.github.kafkak3s.lint.rules.availability.NoExec;
import io.github.kafkak3s.lint.rules.availability.NoPriority;
import io.github.kafkak3s.lint.rules.availability.NoResources;
import io.github.kafkak3s.lint.rules.availability.NoSpareHost;
import io.github.kafkak3s.lint.rules.availability.NoSpread;
import io.github.kafkak3s.lint.rules.availability.OvercommittedNode;
import io.github.kafkak3s.lint.rules.availability.OverlappingBudgets;
import io.github.kafkak3s.lint.rules.availability.ParallelRollout;
import io.github.kafkak3s.lint.rules.availability.ProbeOnWrongPort;
import io.github.kafkak3s.lint.rules.availability.ShallowReadiness;
import io.github.kafkak3s.lint.rules.availability.ShortGrace;
import io.github.kafkak3s.lint.rules.availability.StartFails;
import io.github.kafkak3s.lint.rules.availability.UncheckedScript;
import io.github.kafkak3s.lint.rules.availability.Unschedulable;
import io.github.kafkak3s.lint.rules.gitops.ConfigChangeWithoutRollout;
import io.github.kafkak3s.lint.rules.gitops.CrdAssumed;
import io.github.kafkak3s.lint.rules.gitops.DangerousSyncOption;
import io.github.kafkak3s.lint.rules.gitops.DriftProneForm;
import io.github.kafkak3s.lint.rules.gitops.FluxSubstitution;
import io.github.kafkak3s.lint.rules.gitops.HookNeverRuns;
import io.github.kafkak3s.lint.rules.gitops.ImmutableFields;
import io.github.kafkak3s.lint.rules.gitops.LoadBalancerBlocksSync;
import io.github.kafkak3s.lint.rules.gitops.MutableHelperImage;
import io.github.kafkak3s.lint.rules.gitops.MutableImage;
import io.github.kafkak3s.lint.rules.gitops.NoKustomization;
import io.github.kafkak3s.lint.rules.gitops.NoMetrics;
import io.github.kafkak3s.lint.rules.gitops.NoStandardLabels;
import io.github.kafkak3s.lint.rules.gitops.RetypedScalar;
import io.github.kafkak3s.lint.rules.gitops.UnprotectedData;
import io.github.kafkak3s.lint.rules.gitops.UnrelocatableOverlay;
import io.github.kafkak3s.lint.rules.image.ConfigFileNotRead;
import io.github.kafkak3s.lint.rules.image.ControllerListenerMissing;
import io.github.kafkak3s.lint.rules.image.EnvMapping;
import io.github.kafkak3s.lint.rules.image.ForeignImageVariable;
import io.github.kafkak3s.lint.rules.image.FrozenImage;
import io.github.kafkak3s.lint.rules.image.HiddenImageFiles;
import io.github.kafkak3s.lint.rules.image.JmxPortInEnv;
import io.github.kafkak3s.lint.rules.image.LegacyBrokerId;
import io.github.kafkak3s.lint.rules.image.MissingAdvertisedListenersEnv;
import io.github.kafkak3s.lint.rules.image.MissingClusterId;
import io.github.kafkak3s.lint.rules.image.MissingProcessRolesEnv;
import io.github.kafkak3s.lint.rules.image.OptionInTwoPlaces;
import io.github.kafkak3s.lint.rules.image.ReadOnlyConfigDir;
import io.github.kafkak3s.lint.rules.image.ReadOnlyRoot;
import io.github.kafkak3s.lint.rules.image.ServiceLinkEnv;
import io.github.kafkak3s.lint.rules.image.WrongArchitecture;
import io.github.kafkak3s.lint.rules.network.CertificateNames;
import io.github.kafkak3s.lint.rules.network.ControllerOpen;
import io.github.kafkak3s.lint.rules.network.DnsLabelTooLong;
import io.github.kafkak3s.lint.rules.network.ListenerClash;
import io.github.kafkak3s.lint.rules.network.LiteralAddress;
import io.github.kafkak3s.lint.rules.network.NetworkPolicyBlocks;
import io.github.kafkak3s.lint.rules.network.NoBootstrapService;
import io.github.kafkak3s.lint.rules.network.NoExternalAccess;
import io.github.kafkak3s.lint.rules.network.NodePortRange;
import io.github.kafkak3s.lint.rules.network.OrderedStart;
import io.github.kafkak3s.lint.rules.network.OutsideDoorMismatch;
import io.github.kafkak3s.lint.rules.network.PeersNotPublished;
import io.github.kafkak3s.lint.rules.network.ServiceLbPortClash;
import io.github.kafkak3s.lint.rules.network.ServiceLinks;
import io.github.kafkak3s.lint.rules.network.ServiceNameMismatch;
import io.github.kafkak3s.lint.rules.network.SharedExternalAddress;
import io.github.kafkak3s.lint.rules.network.UnnamedPorts;
import io.github.kafkak3s.lint.rules.network.UnresolvableAdvertisedHost;
import io.github.kafkak3s.lint.rules.options.AutoCreateTopics;
import io.github.kafkak3s.lint.rules.options.DeadSetting;
import io.github.kafkak3s.lint.rules.options.DuplicateOption;
import io.github.kafkak3s.lint.rules.options.ImplicitProtocolMap;
import io.github.kafkak3s.lint.rules.options.InvalidOptionValue;
import io.github.kafkak3s.lint.rules.options.LiteralPlaceholder;
import io.github.kafkak3s.lint.rules.options.Log4j1;
import io.github.kafkak3s.lint.rules.options.MissingNodeId;
import io.github.kafkak3s.lint.rules.options.MissingProcessRoles;
import io.github.kafkak3s.lint.rules.options.NoTopics;
import io.github.kafkak3s.lint.rules.options.OptionOutOfPlace;
import io.github.kafkak3s.lint.rules.options.RemovedOption;
import io.github.kafkak3s.lint.rules.options.SizeChain;
import io.github.kafkak3s.lint.rules.options.StorageNeverFormatted;
import io.github.kafkak3s.lint.rules.options.TimeoutChain;
import io.github.kafkak3s.lint.rules.options.UncleanLeaderElection;
import io.github.kafkak3s.lint.rules.options.UnknownOption;
import io.github.kafkak3s.lint.rules.options.UnsatisfiableReplication;
import io.github.kafkak3s.lint.rules.options.ZooKeeperMode;
import io.github.kafkak3s.lint.rules.quorum.AutoscaledQuorum;
import io.github.kafkak3s.lint.rules.quorum.ClusterIdInvalid;
import io.github.kafkak3s.lint.rules.quorum.CombinedRoles;
import io.github.kafkak3s.lint.rules.quorum.DuplicateNodeId;
import io.github.kafkak3s.lint.rules.quorum.DynamicQuorumFormat;
import io.github.kafkak3s.lint.rules.quorum.EphemeralQuorum;
import io.github.kafkak3s.lint.rules.quorum.EvenVoters;
import io.github.kafkak3s.lint.rules.quorum.MissingRole;
import io.github.kafkak3s.lint.rules.quorum.NodeIdOverlap;
import io.github.kafkak3s.lint.rules.quorum.RandomClusterId;
import io.github.kafkak3s.lint.rules.quorum.ReformatMajority;
import io.github.kafkak3s.lint.rules.quorum.RelativeVoterHost;
import io.github.kafkak3s.lint.rules.quorum.ReplicatedByDeployment;
import io.github.kafkak3s.lint.rules.quorum.SingleController;
import io.github.kafkak3s.lint.rules.quorum.StaticQuorum;
import io.github.kafkak3s.lint.rules.quorum.UnguardedFormat;
import io.github.kafkak3s.lint.rules.quorum.VotersAndBootstrap;
import io.github.kafkak3s.lint.rules.quorum.VotersDiffer;
import io.github.kafkak3s.lint.rules.quorum.VotersMismatch;
import io.github.kafkak3s.lint.rules.references.ApiValidation;
import io.github.kafkak3s.lint.rules.references.DanglingReference;
import io.github.kafkak3s.lint.rules.references.DuplicateListKey;
import io.github.kafkak3s.lint.rules.references.DuplicateObject;
import io.github.kafkak3s.lint.rules.references.MissingPath;
import io.github.kafkak3s.lint.rules.references.NamespaceMismatch;
import io.github.kafkak3s.lint.rules.references.NotAManifest;
import io.github.kafkak3s.lint.rules.references.NotUnderstood;
import io.github.kafkak3s.lint.rules.references.PortMismatch;
import io.github.kafkak3s.lint.rules.references.RemovedApi;
import io.github.kafkak3s.lint.rules.references.SecretNotBase64;
import io.github.kafkak3s.lint.rules.references.SelectorMismatch;
import io.github.kafkak3s.lint.rules.references.UnknownManifestField;
import io.github.kafkak3s.lint.rules.references.UnusedObject;
import io.github.kafkak3s.lint.rules.references.WrongManifestType;
import io.github.kafkak3s.lint.rules.replication.GuaranteeBroken;
import io.github.kafkak3s.lint.rules.replication.InternalTopicMinIsr;
import io.github.kafkak3s.lint.rules.replication.MinIsrAboveFactor;
import io.github.kafkak3s.lint.rules.replication.MinIsrFrozen;
import io.github.kafkak3s.lint.rules.replication.MinIsrOne;
import io.github.kafkak3s.lint.rules.replication.MinIsrOnlyOnBrokers;
import io.github.kafkak3s.lint.rules.replication.NoWriteSlack;
import io.github.kafkak3s.lint.rules.replication.PartitionsPerBroker;
import io.github.kafkak3s.lint.rules.replication.RackUnaware;
import io.github.kafkak3s.lint.rules.replication.RacksFewerThanFactor;
import io.github.kafkak3s.lint.rules.replication.ReplicasOnOneDisk;
import io.github.kafkak3s.lint.rules.replication.SingleReplica;
import io.github.kafkak3s.lint.rules.replication.UnevenRacks;
import io.github.kafkak3s.lint.rules.security.CopiedSymlinks;
import io.github.kafkak3s.lint.rules.security.GlobOnEmptyVolume;
import io.github.kafkak3s.lint.rules.security.HostnameCheckOff;
import io.github.kafkak3s.lint.rules.security.KeyInConfigMap;
import io.github.kafkak3s.lint.rules.security.Lockout;
import io.github.kafkak3s.lint.rules.security.MisnamedSecretKeys;
import io.github.kafkak3s.lint.rules.security.MountedApiToken;
import io.github.kafkak3s.lint.rules.security.NamespaceUnlabelled;
import io.github.kafkak3s.lint.rules.security.NoSecurityContext;
import io.github.kafkak3s.lint.rules.security.OpenAuthorizer;
import io.github.kafkak3s.lint.rules.security.OpenListener;
import io.github.kafkak3s.lint.rules.security.PlaceholderCredential;
import io.github.kafkak3s.lint.rules.security.PlaintextEverywhere;
import io.github.kafkak3s.lint.rules.security.ScramOnController;
import io.github.kafkak3s.lint.rules.security.SealedScope;
import io.github.kafkak3s.lint.rules.security.SecretInGit;
import io.github.kafkak3s.lint.rules.security.SecretInPlainSight;
import io.github.kafkak3s.lint.rules.security.SecretKeyMissing;
import io.github.kafkak3s.lint.rules.security.SecretOnDisk;
import io.github.kafkak3s.lint.rules.security.UnusedSecret;
import io.github.kafkak3s.lint.rules.security.WrongAuthorizer;
import io.github.kafkak3s.lint.rules.storage.ClaimTemplateDrift;
import io.github.kafkak3s.lint.rules.storage.EphemeralData;
import io.github.kafkak3s.lint.rules.storage.HostPath;
import io.github.kafkak3s.lint.rules.storage.ImmutableClaim;
import io.github.kafkak3s.lint.rules.storage.ImplicitClaimRetention;
import io.github.kafkak3s.lint.rules.storage.ImplicitStorageClass;
import io.github.kafkak3s.lint.rules.storage.JbodOnOneDisk;
import io.github.kafkak3s.lint.rules.storage.LocalPathDelete;
import io.github.kafkak3s.lint.rules.storage.LogDirIsVolumeRoot;
import io.github.kafkak3s.lint.rules.storage.LogDirOutsideVolume;
import io.github.kafkak3s.lint.rules.storage.NetworkFilesystem;
import io.github.kafkak3s.lint.rules.storage.NoFsGroup;
import io.github.kafkak3s.lint.rules.storage.ReadWriteOnce;
import io.github.kafkak3s.lint.rules.storage.SharedClaim;
import io.github.kafkak3s.lint.rules.storage.SmallScratchVolume;
import io.github.kafkak3s.lint.rules.storage.UnboundedRetention;
import io.github.kafkak3s.lint.rules.storage.UnusableVolume;
import io.github.kafkak3s.lint.rules.topics.JobNotRerunnable;
import java.util.List;
import java.util.Optional;

/** Every rule of the catalogue, by area, and whether it speaks unless somebody says otherwise. */
public final class AllRules {
  /** Who reports a rule. */
  public enum State {
    /** The lint, unless it is switched off. */
    ON,
    /** The lint, where it is switched on. */
    OFF,
    /** The compiler or a goal, about kafka.yaml and the files around it; not yet the lint. */
    COMPILED,
    /** Nobody yet. */
    LATER
  }

  /**
   * One row.
   *
   * @param rule what the rule is
   * @param state who reports it
   * @param check what looks for it in a bundle, where the lint does
   */
  public record Row(Rule rule, State state, Optional<LintRule> check) {}

  // One rule a line. To build one: replace its line by on(new ItsClass()).
  private static final List<Row> ROWS = List.of(
      // kafka.yaml
      compiled(InputRules.SYNTAX),
      compiled(InputRules.UNKNOWN_FIELD),
      compiled(InputRules.WRONG_TYPE),
      compiled(InputRules.MISSING_FIELD),
      compiled(InputRules.UNSUPPORTED_VERSION),
      compiled(InputRules.INVALID_NAME),
      compiled(InputRules.OWNED_OPTION),
      compiled(InputRules.PLAIN_SECRET),
      compiled(InputRules.UNUSED_SUPPRESSION),
      compiled(InputRules.UNKNOWN_ENVIRONMENT),
      compiled(InputRules.PATCH_FAILED),
      compiled(InputRules.NOT_SUPPORTED_YET),
      compiled(InputRules.UNREADABLE_INPUT),
      compiled(InputRules.UNWRITABLE_OUTPUT),
      compiled(InputRules.FOREIGN_FILE),
      // References and what the API server accepts
      on(new SecretNotBase64()),
      on(new DanglingReference()),
      on(new UnknownManifestField()),
      on(new WrongManifestType()),
      on(new DuplicateObject()),
      on(new SelectorMismatch()),
      on(new PortMismatch()),
      on(new NotAManifest()),
      on(new DuplicateListKey()),
      on(new RemovedApi()),
      on(new NamespaceMismatch()),
      on(new UnusedObject()),
      on(new ApiValidation()),
      on(new MissingPath()),
      on(new NotUnderstood()),
      // Identity and quorum
      on(new DuplicateNodeId()),
      on(new VotersMismatch()),
      on(new StaticQuorum()),
      on(new RelativeVoterHost()),
      on(new CombinedRoles()),
      on(new EvenVoters()),
      on(new MissingRole()),
      on(new SingleController()),
      on(new VotersAndBootstrap()),
      on(new VotersDiffer()),
      on(new ClusterIdInvalid()),
      on(new RandomClusterId()),
      on(new DynamicQuorumFormat()),
      on(new AutoscaledQuorum()),
      on(new NodeIdOverlap()),
      on(new UnguardedFormat()),
      on(new ReformatMajority()),
      compiled(TransitionRules.REFORMAT_LEFT_ON),
      on(new ReplicatedByDeployment()),
      on(new EphemeralQuorum()),
      // Kafka options
      on(new LiteralPlaceholder()),
      on(new MissingProcessRoles()),
      on(new MissingNodeId()),
      on(new StorageNeverFormatted()),
      on(new ImplicitProtocolMap()),
      on(new UnsatisfiableReplication()),
      on(new NoTopics()),
      on(new UnknownOption()),
      on(new InvalidOptionValue()),
      on(new RemovedOption()),
      on(new OptionOutOfPlace()),
      on(new DuplicateOption()),
      on(new AutoCreateTopics()),
      on(new UncleanLeaderElection()),
      on(new Log4j1()),
      on(new DeadSetting()),
      on(new SizeChain()),
      on(new TimeoutChain()),
      on(new ZooKeeperMode()),
      // Replication, ISR, guarantees
      on(new NoWriteSlack()),
      on(new MinIsrAboveFactor()),
      on(new SingleReplica()),
      on(new MinIsrOne()),
      on(new InternalTopicMinIsr()),
      on(new MinIsrOnlyOnBrokers()),
      on(new MinIsrFrozen()),
      on(new GuaranteeBroken()),
      on(new RackUnaware()),
      on(new RacksFewerThanFactor()),
      on(new UnevenRacks()),
      on(new PartitionsPerBroker()),
      on(new ReplicasOnOneDisk()),
      // Topics, users, ACLs
      later(
          "KK3101",
          "invalid-topic-name",
          ERROR,
          "not [a-zA-Z0-9._-]{1,249}, ./.., or a reserved __ name"),
      later("KK3102", "colliding-topic-names", ERROR, "names that differ only in . and _"),
      later(
          "KK3103",
          "unknown-topic-option",
          ERROR,
          "a topic option that this release does not know, or a value that it refuses"),
      later(
          "KK3104",
          "compact-with-retention",
          WARNING,
          "cleanup.policy and retention that do not fit together"),
      later(
          "KK3105",
          "retention-exceeds-disk",
          ERROR,
          "the sum over topics of retention × RF does not fit the claims; a declared topic "
              + "without byte retention: unbounded on a bounded disk (the cluster's default: KK6002)"),
      later(
          "KK3106",
          "partitions-below-consumers",
          INFO,
          "fewer partitions than declared members of a consumer group"),
      later(
          "KK3107",
          "acl-without-authorizer",
          ERROR,
          "ACLs or users declared, nothing authenticates or authorizes"),
      later(
          "KK3108",
          "invalid-acl",
          ERROR,
          "operation not valid for the resource type, unknown user, duplicate"),
      later(
          "KK3109", "acl-on-missing-topic", WARNING, "literal ACL on a topic that is not declared"),
      later(
          "KK3110", "unreachable-user", ERROR, "a user whose mechanism no client listener offers"),
      on(new JobNotRerunnable()),
      // Image contract
      on(new MissingProcessRolesEnv()),
      on(new MissingClusterId()),
      on(new MissingAdvertisedListenersEnv()),
      on(new ReadOnlyConfigDir()),
      on(new ConfigFileNotRead()),
      on(new HiddenImageFiles()),
      on(new OptionInTwoPlaces()),
      on(new LegacyBrokerId()),
      on(new ControllerListenerMissing()),
      on(new EnvMapping()),
      on(new ServiceLinkEnv()),
      on(new ReadOnlyRoot()),
      on(new FrozenImage()),
      on(new WrongArchitecture()),
      on(new JmxPortInEnv()),
      compiled(CompilerRules.VERSION_MISMATCH),
      on(new ForeignImageVariable()),
      // Network
      on(new PeersNotPublished()),
      on(new UnresolvableAdvertisedHost()),
      on(new NoBootstrapService()),
      on(new ServiceLinks()),
      on(new ControllerOpen()),
      on(new NoExternalAccess()),
      on(new UnnamedPorts()),
      on(new OrderedStart()),
      on(new ServiceLbPortClash()),
      on(new NodePortRange()),
      on(new SharedExternalAddress()),
      on(new ListenerClash()),
      on(new CertificateNames()),
      on(new NetworkPolicyBlocks()),
      on(new DnsLabelTooLong()),
      on(new ServiceNameMismatch()),
      on(new OutsideDoorMismatch()),
      on(new LiteralAddress()),
      // Storage
      on(new ImplicitStorageClass()),
      on(new UnboundedRetention()),
      on(new LogDirIsVolumeRoot()),
      on(new NoFsGroup()),
      on(new ImplicitClaimRetention()),
      on(new ImmutableClaim()),
      on(new ReadWriteOnce()),
      on(new EphemeralData()),
      on(new SharedClaim()),
      on(new LogDirOutsideVolume()),
      on(new LocalPathDelete()),
      on(new ClaimTemplateDrift()),
      on(new JbodOnOneDisk()),
      on(new UnusableVolume()),
      on(new HostPath()),
      on(new NetworkFilesystem()),
      on(new SmallScratchVolume()),
      // Availability, lifecycle, resources
      on(new LivenessKillsStart()),
      on(new IdenticalProbes()),
      on(new ShallowReadiness()),
      on(new ShortGrace()),
      on(new NoDisruptionBudget()),
      on(new NoSpareHost()),
      on(new NoPriority()),
      on(new ImplicitUpdateStrategy()),
      on(new NoResources()),
      on(new DefaultHeap()),
      on(new ImplicitProbeTiming()),
      on(new BudgetBreaksQuorum()),
      on(new BudgetBlocksDrain()),
      on(new NoSpread()),
      on(new Unschedulable()),
      on(new OvercommittedNode()),
      on(new ParallelRollout()),
      on(new EvictionOfPinnedPod()),
      on(new ExecProbeStartsJvm()),
      on(new OverlappingBudgets()),
      on(new ProbeOnWrongPort()),
      on(new NoExec()),
      on(new UncheckedScript()),
      on(new StartFails()),
      // Security
      on(new PlaintextEverywhere()),
      on(new UnusedSecret()),
      on(new MisnamedSecretKeys()),
      on(new PlaceholderCredential()),
      on(new SecretInGit()),
      on(new CopiedSymlinks()),
      on(new SecretOnDisk()),
      on(new GlobOnEmptyVolume()),
      on(new NoSecurityContext()),
      on(new MountedApiToken()),
      on(new NamespaceUnlabelled()),
      on(new Lockout()),
      on(new OpenAuthorizer()),
      on(new WrongAuthorizer()),
      on(new ScramOnController()),
      on(new SecretInPlainSight()),
      on(new HostnameCheckOff()),
      on(new SecretKeyMissing()),
      on(new SealedScope()),
      on(new OpenListener()),
      on(new KeyInConfigMap()),
      // GitOps
      on(new MutableImage()),
      on(new MutableHelperImage()),
      on(new ConfigChangeWithoutRollout()),
      on(new NoStandardLabels()),
      on(new NoKustomization()),
      on(new NoMetrics()),
      on(new ImmutableFields()),
      on(new FluxSubstitution()),
      on(new DriftProneForm()),
      on(new UnprotectedData()),
      on(new DangerousSyncOption()),
      on(new RetypedScalar()),
      on(new HookNeverRuns()),
      on(new UnrelocatableOverlay()),
      on(new CrdAssumed()),
      compiled(InputRules.STALE_OUTPUT),
      on(new LoadBalancerBlocksSync()),
      // Transitions (goal plan: the committed bundle against the new one)
      compiled(TransitionRules.IMMUTABLE_CHANGE),
      compiled(TransitionRules.CLUSTER_ID_CHANGE),
      compiled(TransitionRules.NODE_ID_CHANGE),
      compiled(TransitionRules.QUORUM_CHANGE),
      later(
          "KK9505",
          "broker-removed",
          ERROR,
          "a broker that may hold replicas leaves; with the reassignment to do first"),
      compiled(TransitionRules.STORAGE_SHRINK),
      later("KK9507", "partitions-decreased", ERROR, "Kafka refuses"),
      later(
          "KK9508",
          "replication-changed",
          ERROR,
          "RF change of an existing topic is a reassignment, not an edit"),
      later(
          "KK9509",
          "topic-dropped",
          WARNING,
          "left out without state: absent: it stays, unmanaged"),
      later(
          "KK9510",
          "min-isr-change-ignored",
          WARNING,
          "static edit on a cluster with ELR; what applies it"),
      later(
          "KK9511", "downgrade", ERROR, "lower release or metadata version; skipped upgrade step"),
      later(
          "KK9512",
          "listener-moved",
          WARNING,
          "advertised address or protocol change that breaks clients or peers during the roll"),
      later(
          "KK9513",
          "roll",
          INFO,
          "which pods will restart, in which order, and why; what changes without a restart"),
      later(
          "KK9514",
          "simultaneous-roll",
          WARNING,
          "controllers and brokers of different sets roll at once"),
      later(
          "KK9515",
          "two-phase-needed",
          ERROR,
          "a change that needs two pushes (protocol of the inter-broker listener, authorizer "
              + "on, quorum TLS); with the two steps"));

  private AllRules() {}

  /** Returns every row, by area. */
  public static List<Row> rows() {
    return ROWS;
  }

  /** Returns the row of a rule by its id, its slug or a slug that it once had. */
  public static Optional<Row> find(String name) {
    return ROWS.stream().filter(row -> row.rule().isNamed(name)).findFirst();
  }

  /** Returns the names of all rules. */
  static List<String> slugs() {
    return ROWS.stream().map(row -> row.rule().slug()).toList();
  }

  /** Returns the rules that speak unless they are switched off, by area. */
  public static List<LintRule> on() {
    return ROWS.stream()
        .filter(row -> row.state() == State.ON)
        .flatMap(row -> row.check().stream())
        .toList();
  }

  private static Row on(LintRule check) {
    return new Row(check.rule(), State.ON, Optional.of(check));
  }

  private static Row compiled(Rule rule) {
    return new Row(rule, State.COMPILED, Optional.empty());
  }

  private static Row later(String id, String slug, Severity severity, String summary) {
    return new Row(new Rule(id, slug, severity, summary), State.LATER, Optional.empty());
  }
}
