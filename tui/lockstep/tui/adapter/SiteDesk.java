package lockstep.tui.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.UsageError;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.ForgePage;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.RunListener;
import lockstep.gates.http.Deadline;
import lockstep.gates.run.GateRun;
import lockstep.policy.promotion.Acceptance;
import lockstep.policy.requirement.Action;
import lockstep.record.canary.CanaryView;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.canary.CanaryRig;
import lockstep.release.canary.OffRecord;
import lockstep.release.canary.StrayTraffic;
import lockstep.release.metrics.Look;
import lockstep.release.metrics.MetricsSource;
import lockstep.release.service.ApprovalService;
import lockstep.release.service.Explanation;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.git.RemoteHeads;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.api.StoredRun;
import lockstep.tui.api.StraySeen;

/** The desk over a real repository and real environments: the same workflow as the commands use. */
public class SiteDesk implements ReleaseDesk {

    private final ReleaseSite site;
    /** A second view of the same clone, so that looking need not wait for what is going on. */
    private final ReleaseSite looking;
    /** A third one: a canary is aborted whatever else goes on. */
    private final ReleaseSite aborting;
    private final ReleaseReflog reflog;
    private final ReleaseService service;
    private final Invocation invocation;
    private final boolean demo;
    private volatile Opened opened;
    private final GitReadings readings;
    private final EnvironmentReadings environments;
    private final Receivers receivers;
    private final CanaryControls canary;
    private final ReentrantLock remote = new ReentrantLock();
    private volatile Optional<ReleaseService> moving = Optional.empty();

    /** @param reflog where the clone has seen the production branch, for verifying the log */
    public SiteDesk(
            ReleaseSite site, ReleaseSite looking, ReleaseSite aborting, ReleaseReflog reflog, Invocation invocation,
            boolean demo) {
        this.site = site;
        this.looking = looking;
        this.aborting = aborting;
        this.reflog = reflog;
        this.service = new ReleaseService(site, WorkflowListener.silent());
        this.readings = new GitReadings(looking);
        this.environments = new EnvironmentReadings(looking);
        this.receivers = new Receivers(looking, this::alone);
        this.canary = new CanaryControls(site, aborting, receivers);
        this.invocation = invocation;
        this.demo = demo;
        this.opened = opened(site.services().getFirst(), looking.services().getFirst());
    }

    /** One of several services, or the only one. */
    private record Opened(ReleaseSite site, ReleaseSite looking, DeskTerms terms) {}

    private Opened opened(ReleaseSite one, ReleaseSite looked) {
        return new Opened(one, looked, terms(one));
    }

    @Override
    public DeskTerms open(String service) {
        ServiceName name = new ServiceName(service);
        opened = opened(site.of(name), looking.of(name));
        return opened.terms();
    }

    private DeskTerms terms(ReleaseSite site) {
        return new DeskTerms(
                site.config().service() + site.serviceName().map(one -> " " + one).orElse(""), site.operator(),
                site.repository().remoteAddress(),
                site.config().git().staging(), site.config().git().production(),
                site.service(Environment.STAGING).settings().base().base(),
                site.service(Environment.PRODUCTION).settings().base().base(),
                site.gates(Environment.STAGING).gates().stream().map(Gate::name).toList(),
                site.gates(Environment.PRODUCTION).gates().stream().map(Gate::name).toList(),
                Drills.of(invocation, site.config().gates()), invocation, demo,
                ForgePage.of(site.repository().remoteAddress(), site.config().evidence().branch()),
                site.config().pipeline().isConfigured(),
                !site.config().pipeline().canaries().isEmpty(),
                site.config().serviceNames().stream().map(ServiceName::word).toList(),
                site.serviceName().map(ServiceName::word));
    }

    @Override
    public DeskTerms terms() {
        return opened.terms();
    }

    @Override
    public GitSeen read() {
        return receivers.beside(alone(readings::read));
    }

    /** Who reads the remote does so one after the other. */
    private <T> T alone(Supplier<T> reading) {
        remote.lock();
        try {
            return reading.get();
        } finally {
            remote.unlock();
        }
    }

    @Override
    public PipelineSeen explain(Optional<Sha> commit, Optional<Declared> declared) {
        Explanation found = alone(() -> new ReleaseService(looking, WorkflowListener.silent()).explain(
                request(commit, declared.orElseGet(() -> Declared.of(ChangeClass.A)))));
        return new PipelineSeen(
                found.named().commit(), found.named().brief(), found.requirements(), found.reasons(),
                found.unready().stream()
                        .map(one -> new PipelineSeen.Lack(
                                one instanceof ConfigurationError ? "configuration" : "here", one.getMessage(),
                                one.remedy()))
                        .toList(),
                found.approvals(), found.promotableAt(), found.needsOneMoreRun(), site.config().pipeline().freeze(),
                declared);
    }

    @Override
    public MetricsSeen metrics() {
        try (MetricsSource source = CanaryRig.of(counted()).source()) {
            Look look = source.look(looking.clock().instant(), Deadline.in(EnvironmentReadings.ONE_LOOK));
            return new MetricsSeen(source.inWords(), look.canary().scrapes().size(),
                    look.baseline().scrapes().size(), look.troubles(), look.failed());
        }
    }

    /** Of several services the one whose canary was seen last, else the opened one, else the first that has one. */
    private ReleaseSite counted() {
        List<ServiceName> having = looking.config().pipeline().canaries().stream()
                .flatMap(canary -> canary.service().stream()).toList();
        return Stream.concat(Stream.concat(readings.canaryService().stream(), opened.looking().serviceName().stream()),
                        having.stream())
                .filter(having::contains)
                .findFirst()
                .map(looking::of)
                .orElse(looking);
    }

    @Override
    public StraySeen stray() {
        List<CanaryView> open = readings.openCanaries();
        return open.isEmpty()
                ? new StraySeen(StrayTraffic.at(looking).map(StrayTraffic::words))
                : new StraySeen(OffRecord.of(looking, open).stream().findFirst().map(OffRecord::briefly),
                        Optional.of(open.getLast().id()));
    }

    @Override
    public String approve(Sha commit, Action action) {
        ApprovalService approvals = new ApprovalService(site, WorkflowListener.silent());
        ApprovalService.Statement statement =
                approvals.approve(new CommitName.Exact(commit), action, ApprovalService.Terms.usual(""));
        approvals.record(statement);
        return statement.by() + (statement.isSigned() ? "" : " (claimed, not signed)") + " approved: "
                + action.word() + " of " + statement.named().brief();
    }

    @Override
    public String abortCanary(Consumer<String> told) {
        return canary.abort(told);
    }

    @Override
    public String pauseCanary(String reason) {
        return canary.pause(reason);
    }

    @Override
    public String resumeCanary() {
        return canary.resume();
    }

    @Override
    public List<Candidate> candidates(int most) {
        return readings.candidates(most);
    }

    @Override
    public EnvironmentSeen ask(Environment environment) {
        return environments.ask(opened.looking(), environment);
    }

    @Override
    public EnvironmentSeen ask(Environment environment, Optional<String> service) {
        return environments.ask(
                service.map(name -> looking.of(new ServiceName(name))).orElseGet(opened::looking), environment);
    }

    @Override
    public List<StoredRun> runsOf(EntryLine entry) {
        return readings.runsOf(entry);
    }

    @Override
    public GateRun run(Environment mode, Sha commit, RunListener listener) {
        return run(mode, commit, Optional.empty(), listener);
    }

    @Override
    public GateRun run(Environment mode, Sha commit, Optional<String> service, RunListener listener) {
        ReleaseSite one = service.map(name -> site.of(new ServiceName(name))).orElseGet(() -> opened.site());
        return new ReleaseService(one, WorkflowListener.silent()).run(mode, commit, listener);
    }

    @Override
    public String record(GateRun run) {
        return service.record(run, site.secrets());
    }

    @Override
    public Judgement judge(Sha candidate, Declared declared) {
        Instant now = site.clock().instant();
        Explanation found = service.explain(request(Optional.of(candidate), declared));
        return new Judgement(candidate, now, Rules.of(
                        found.decision(), found.requirements(), declared.changeClass()),
                Optional.of(new DecisionTerm(site.config(), found.decision(), found.approvals()).after(now)));
    }

    private PromotionRequest request(Optional<Sha> candidate, Declared declared) {
        return new PromotionRequest(
                candidate, declared.change(), declared.unverified().map(this::answered),
                declared.drift().map(this::answered), "");
    }

    private Acceptance answered(String reason) {
        return new Acceptance(site.operator(), reason);
    }

    @Override
    public Conclusion promote(
            Sha candidate, Optional<Sha> from, Declared declared, ReleaseListener listener) {
        ReleaseService release = moving(listener);
        PushPlan move = release.plan(request(Optional.of(candidate), declared).leaving(from));
        return conclusion(receivers.hearOf(() -> release.carryOut(move)));
    }

    @Override
    public Conclusion rollBack(Sha target, Optional<Sha> from, String trigger, ReleaseListener listener) {
        ReleaseService release = moving(listener);
        PushPlan move = release.plan(
                new RollbackRequest(Optional.of(target), trigger, Optional.of(site.operator()), false, "")
                        .leaving(from));
        return conclusion(receivers.hearOf(() -> release.carryOut(move)));
    }

    @Override
    public Conclusion resume(ReleaseListener listener, ReleaseId id, boolean giveUp) {
        ReleaseService release = moving(listener);
        return conclusion(receivers.hearOf(() -> release.resume(id, giveUp)));
    }

    private ReleaseService moving(ReleaseListener listener) {
        ReleaseService release = new ReleaseService(site, new Relay(listener));
        moving = Optional.of(release);
        return release;
    }

    @Override
    public Optional<LockstepError> unfinished() {
        return moving.flatMap(ReleaseService::unfinished);
    }

    private static Conclusion conclusion(lockstep.release.service.MoveResult ended) {
        return new Conclusion(
                ended.intent().id().toString(), ended.isGood(), ended.wordsWithCanaries(),
                ended.exitCode(), ended.smoke());
    }

    @Override
    public LogCheck verifyLog() {
        return new LogVerification(site, reflog).check();
    }

    @Override
    public GateRun drill(DrillChoice drill, DrillListener listener) {
        RemoteHeads heads = service.heads();
        return Drills.run(drill, opened.site(), heads.staging(), heads.production().orElse(heads.staging()), listener);
    }

    @Override
    public CommandRun command(List<String> words, Duration limit) {
        return new OwnCommand(site.folder(), site.secrets()).run(words, limit);
    }

    @Override
    public String rehearse(String words) {
        throw new UsageError("nothing is rehearsed here: this is a real service", "Use --demo for that.");
    }

    /** Until the receivers are told of what was moved, or cannot be. */
    public void awaitReceivers() {
        receivers.await();
    }

    @Override
    public void close() {
        awaitReceivers();
        looking.close();
        aborting.close();
        site.close();
    }
}
