package lockstep.release.site;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.error.ConfigurationError;
import lockstep.base.process.Programs;
import lockstep.base.release.Branches;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.record.journal.Journal;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Signatures;
import lockstep.record.signature.Signer;
import lockstep.record.signature.SshKeygen;
import lockstep.release.deploy.LiveService;
import lockstep.release.version.Versions;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.settings.Config;
import lockstep.settings.EvidenceSettings;
import lockstep.settings.GovernedConfig;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.pipeline.PipelineSettings;
import lockstep.settings.services.ServiceChoice;
import lockstep.settings.suite.EnvironmentSuites;
import lockstep.suites.chat.SuiteParameters;

/**
 * Where releases are made: the repository and the environments, who works there, and how long to wait.
 *
 * @param folder the operator's, where deploy commands are started
 * @param remoteLimit for each conversation with the remote
 * @param remoteUntil when no further try is begun; empty where there is no such time
 * @param programs how commands are run
 */
public record ReleaseSite(
        Config config,
        ReleaseRepository repository,
        Path folder,
        Operator operator,
        HttpSettings http,
        Secrets secrets,
        Signatures signatures,
        InstantSource clock,
        Waiting waiting,
        Duration remoteLimit,
        Optional<Deadline> remoteUntil,
        Duration smokeLimit,
        Programs programs)
        implements AutoCloseable {

    private static final Duration REMOTE = Duration.ofSeconds(60);
    private static final Duration SMOKE = Duration.ofMinutes(5);

    /** @param remote overrides the configured one */
    public static ReleaseSite open(
            Config config, Path folder, Optional<String> remote, Operator operator, Map<String, String> environment,
            HttpSettings http) {
        config.each().forEach(one -> new EnvironmentSuites(one, http.environment()).requireSound());
        Secrets secrets = new Secrets();
        http.headers().forEach(header -> header.secrets().forEach(secrets::add));
        BranchNames branches =
                new BranchNames(config.git().staging(), config.git().production(), config.evidence().branch());
        ReleaseRepository repository = ReleaseRepository.open(
                folder, remote.orElse(config.git().remote()), branches, environment, secrets);
        Signatures signatures = signatures(config.evidence(), SshKeygen.ofHost(folder, environment), repository);
        return new ReleaseSite(
                config, repository, folder, operator, http, secrets, signatures, InstantSource.system(),
                Waiting.real(), REMOTE, Optional.empty(), SMOKE, Programs.ofHost());
    }

    private static Signatures signatures(
            EvidenceSettings evidence, SshKeygen keygen, ReleaseRepository repository) {
        return new Signatures(
                evidence.signingKey().map(key -> new Signer(key, keygen)),
                SignersFile.of(evidence).map(file -> allowed(evidence, file, keygen, repository)),
                evidence.requireSignatures()).after(evidence.requireSignaturesAfter());
    }

    private static AllowedSigners allowed(
            EvidenceSettings evidence, SignersFile file, SshKeygen keygen, ReleaseRepository repository) {
        if (file.isOutside()) {
            return AllowedSigners.in(file.name(), keygen);
        }
        if (!evidence.requireSignatures()) {
            return AllowedSigners.in(file.name(), keygen,
                    () -> repository.seenProduction().flatMap(release -> file.at(release, repository)))
                    .then(release -> file.known(release, repository));
        }
        SignersInForce inForce = new SignersInForce(
                file, repository, keygen, new LogVolumes(evidence.log()), InstantSource.system());
        return AllowedSigners.in(file.name(), keygen, inForce::lines);
    }

    public SshKeygen keygen() {
        return SshKeygen.ofHost(folder, http.environment());
    }

    public Journal journal() {
        return new Journal(
                repository, new EvidenceLayout(new LogVolumes(config.evidence().log())), signatures,
                Math.max(1, config.services().size()));
    }

    /** One of each of several services, in their order, over the same repository; itself where there is one. */
    public List<ReleaseSite> services() {
        return config.isOfSeveral() ? config.serviceNames().stream().map(this::of).toList() : List.of(this);
    }

    /** The same of one of several services. */
    public ReleaseSite of(ServiceName service) {
        return withConfig(config.of(service));
    }

    /** Which of several services it is of; empty where there is one, and for all of them. */
    public Optional<ServiceName> serviceName() {
        return config.chosen();
    }

    /** The environment, which has to be configured. */
    public LiveService service(Environment mode) {
        return service(mode, settings(mode));
    }

    public LiveService service(Environment mode, EnvironmentSettings settings) {
        return new LiveService(mode, settings, http, secrets, new RevisionCertainty(this)::of);
    }

    private EnvironmentSettings settings(Environment mode) {
        if (config.isOfSeveral()) {
            throw new ServiceChoice(config.serviceNames()).unnamed();
        }
        return config.environment(mode).orElseThrow(() -> new ConfigurationError(
                "lockstep.yaml does not say where " + mode.name() + " is",
                "Name environments." + mode.name() + ".base."));
    }

    /** The suites of the environments, declared or built in. */
    public EnvironmentSuites suites() {
        return new EnvironmentSuites(config, http.environment());
    }

    /** The gates of an environment. */
    public Suite gates(Environment environment) {
        return suites().promotionGate(environment, SuiteParameters.defaults());
    }

    /** Runs the gates of an environment for a commit. */
    public GateRun run(Environment environment, Sha commit, RunListener listener) {
        return run(environment, gates(environment), commit, listener);
    }

    /** The run carries the digest of the configuration. */
    public GateRun run(Environment mode, Suite suite, Sha commit, RunListener listener) {
        return service(mode).run(suite, commit, operator, clock, waiting, smokeLimit, listener)
                .configuredBy(GovernedConfig.of(config).sha256())
                .ofService(serviceName());
    }

    public Branches branchesInWords() {
        return new Branches(repository.branches().staging(), repository.branches().production());
    }

    public Versions versions() {
        return new Versions(repository, repository.remoteName(), this::remoteDeadline);
    }

    /** Whether the record is kept on the branch that staging is deployed from. */
    public boolean recordsOnStaging() {
        return config.evidence().branch().equals(config.git().staging());
    }

    public Deadline remoteDeadline() {
        return Deadline.in(remoteLimit);
    }

    /** Whether no further try is begun. */
    public boolean isLate() {
        return remoteUntil.filter(Deadline::isOver).isPresent();
    }

    /** Whom git names in the commits of the record. */
    public Identity identity() {
        return repository.identity().orElseGet(() -> new Identity(operator.name(), ""));
    }

    private ReleaseSite with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    private ReleaseSite withConfig(Config other) {
        return with(draft -> draft.config = other);
    }

    /** The same, for conversations with the remote that may not take as long. */
    public ReleaseSite withRemoteLimit(Duration other) {
        return with(draft -> draft.remoteLimit = other);
    }

    /** The same, for conversations with the remote that may take so long from now on, together. */
    public ReleaseSite withRemoteFor(Duration all) {
        return with(draft -> draft.remoteUntil = Optional.of(Deadline.in(all)));
    }

    /**
     * The same as it was at another time, under another pipeline. Whose signatures counted then is held elsewhere, file
     * by file as they were recorded.
     */
    public ReleaseSite asOf(Instant at, PipelineSettings pipeline) {
        return with(draft -> {
            draft.config = config.withPipeline(pipeline);
            draft.signatures = Signatures.none();
            draft.clock = InstantSource.fixed(at);
        });
    }

    public ReleaseSite withClock(InstantSource other, Waiting otherWaiting) {
        return with(draft -> {
            draft.clock = other;
            draft.waiting = otherWaiting;
        });
    }

    /**
     * The same for a rollback, which must not wait for a key where none is required: a signature that would not count
     * is told and left out.
     *
     * @param told hears of it
     */
    public ReleaseSite hurrying(Consumer<String> told) {
        return with(draft -> draft.signatures = signatures.lenient(told));
    }

    @Override
    public void close() {
        repository.close();
    }

    /** The same, to be changed in one thing. */
    private static final class Draft {

        private Config config;
        private ReleaseRepository repository;
        private Path folder;
        private Operator operator;
        private HttpSettings http;
        private Secrets secrets;
        private Signatures signatures;
        private InstantSource clock;
        private Waiting waiting;
        private Duration remoteLimit;
        private Optional<Deadline> remoteUntil;
        private Duration smokeLimit;
        private Programs programs;

        private Draft(ReleaseSite of) {
            config = of.config;
            repository = of.repository;
            folder = of.folder;
            operator = of.operator;
            http = of.http;
            secrets = of.secrets;
            signatures = of.signatures;
            clock = of.clock;
            waiting = of.waiting;
            remoteLimit = of.remoteLimit;
            remoteUntil = of.remoteUntil;
            smokeLimit = of.smokeLimit;
            programs = of.programs;
        }

        private ReleaseSite done() {
            return new ReleaseSite(config, repository, folder, operator, http, secrets, signatures, clock, waiting,
                    remoteLimit, remoteUntil, smokeLimit, programs);
        }
    }
}
