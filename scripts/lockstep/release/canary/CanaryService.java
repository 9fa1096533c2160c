package lockstep.release.canary;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.SteadyClock;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.record.canary.OneOfSeveral;
import lockstep.release.metrics.MetricsSource;
import lockstep.release.pipeline.SignedAcceptance;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.release.slo.BudgetReader;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.RunRecord;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.CanarySettings.OnDeadline;

/**
 * What people do with a canary. Each call blocks; what it throws says what happened and what to do. Of several services
 * a canary is planned, run and accepted at the site of one; it is ended at that of all.
 */
public final class CanaryService {

    private static final Duration SHORTEST_SURVEY = Duration.ofSeconds(1);
    private static final Duration MOST_APART = Duration.ofDays(1);
    private static final Duration ONE_ASK = Duration.ofSeconds(5);
    private static final int LONGEST_REVISION = 64;
    private static final String END = "End it: `run-canary --abort`.";

    private final ReleaseSite site;
    private final CanaryListener listener;
    private final CanaryPermission permission;
    private final InstantSource clock;
    private volatile Optional<LockstepError> unfinished = Optional.empty();
    private volatile boolean isTakenOff;

    /** One whose canaries may begin where the stages before them allow it. */
    public CanaryService(ReleaseSite site, CanaryListener listener) {
        this(site, listener, new StagePermission(site, listener));
    }

    public CanaryService(ReleaseSite site, CanaryListener listener, CanaryPermission permission) {
        this(site, listener, permission, SteadyClock.of(site.clock()));
    }

    /** @param steady tells how time passes, whoever sets the host's clock */
    public CanaryService(
            ReleaseSite site, CanaryListener listener, CanaryPermission permission, InstantSource steady) {
        this.site = site;
        this.listener = listener;
        this.permission = permission;
        this.clock = steady;
    }

    private CanaryRig rig() {
        return CanaryRig.of(site);
    }

    /** The canaries that may have traffic, as the remote has them now, oldest first; at the site of one, its own. */
    public List<CanaryView> open() {
        return open(fetch()).stream()
                .filter(view -> site.serviceName().isEmpty() || view.service().equals(site.serviceName()))
                .toList();
    }

    /** The same of every service, whichever one the site is of. */
    public List<CanaryView> openOfAll() {
        return open(fetch());
    }

    private List<CanaryView> open(RemoteHeads heads) {
        return archive(heads).open();
    }

    private CanaryArchive archive(RemoteHeads heads) {
        return new CanaryArchive(site.repository(), heads.evidence());
    }

    private RemoteHeads fetch() {
        return new RememberedTip(site).fetch();
    }

    /** The canary as the remote has it now, with all that it counted. */
    public CanaryView view(CanaryId id) {
        return archive(fetch()).view(id);
    }

    /**
     * Asks whether a canary may begin and what it will take; changes nothing.
     *
     * @throws Refused with all reasons
     */
    public CanaryPlanned plan(CanaryRunRequest request) throws InterruptedException {
        site.suites().requireReady(Environment.CANARY);
        rig().requireFewLooks();
        RemoteHeads heads = fetch();
        NamedCommit named = site.versions().find(request.commit(), heads);
        requireNew(heads, named.commit(), request);
        new RunRecord(site, listener, request.configAccepted()).requireConfiguration(heads, named.commit());
        CanaryPermission.Answer answer = permission.ask(named.commit(), heads, request.skipped());
        if (!answer.refusals().isEmpty()) {
            throw new Refused("the canary may not begin; nothing was done", answer.refusals(), answer.remedy());
        }
        List<CanaryView> resting = open(heads).stream().filter(room()::isMadeBy).toList();
        room().requireNoOther(resting);
        try (MetricsSource source = rig().source()) {
            listener.step("looking at the traffic: " + source.inWords());
            Duration apart = rig().terms().interval().compareTo(SHORTEST_SURVEY) < 0
                    ? SHORTEST_SURVEY
                    : rig().terms().interval();
            Survey seen = Survey.of(source, apart, clock, site.waiting());
            Survey survey = new Survey(seen.traffic(), rig().worded(seen.troubles()));
            Instant now = clock.instant();
            CanaryIntent intent = new CanaryIntent(
                    CanaryId.first(now), named.commit(),
                    named.version().map(Version::name), site.operator(), CanaryLedger.host(), now,
                    now.plus(rig().longest()).truncatedTo(ChronoUnit.SECONDS), heads.production(), rig().terms(),
                    rig().steps(),
                    rig().settings().warmup(),
                    rig().settings().onDeadline() == OnDeadline.HOLD, source.inWords(), configuration(),
                    Optional.of(site.config().pipeline().countedBy()),
                    answer.approvals(), answer.hotfix(), several());
            Optional<BudgetReader.Read> budget =
                    site.config().slo().map(file -> new BudgetReader(site).read(heads, named.commit()));
            return new CanaryPlanned(
                    heads, intent, named, survey, budget, request.configAccepted(), resting);
        }
    }

    /** What production of the other services runs is a part of what this canary was seen with. */
    private Optional<OneOfSeveral> several() {
        return site.serviceName().map(own -> {
            SequencedMap<ServiceName, Optional<String>> others = new LinkedHashMap<>();
            site.config().serviceNames().stream().filter(name -> !name.equals(own)).forEach(name ->
                    others.put(name, site.of(name).service(Environment.PRODUCTION).revision(Deadline.in(ONE_ASK))
                            instanceof RevisionReading.Reported(String text)
                            ? Optional.of(Sanitiser.line(text, LONGEST_REVISION)) : Optional.empty()));
            return new OneOfSeveral(own, others);
        });
    }

    private String configuration() {
        return GovernedConfig.of(site.config()).sha256();
    }

    /** A hotfix need not be merged yet; it has to have all that production has. */
    private void requireMerged(RemoteHeads heads, Sha commit, boolean isHotfix) {
        BranchNames branches = site.repository().branches();
        boolean isKnown = site.repository().has(commit);
        boolean isMerged = isKnown && site.repository().isAncestor(commit, heads.staging());
        if (!isMerged && !isHotfix) {
            throw new Refused(commit + " is not on " + branches.staging() + "; nothing was done",
                    "Name a commit that was merged; an urgent fix that is not merged: `run-canary --hotfix`.");
        }
        boolean descends = isKnown && heads.production()
                .filter(head -> !site.repository().isAncestor(head, commit)).isEmpty();
        if (isHotfix && !descends) {
            throw new Refused(commit + " does not descend from " + branches.production() + "; nothing was done",
                    "Make the fix on top of " + branches.production() + ", tag it, and push the tag.");
        }
    }

    private void requireNew(RemoteHeads heads, Sha commit, CanaryRunRequest request) {
        requireMerged(heads, commit, request.isHotfix());
        open(heads).stream().filter(open -> !room().isMadeBy(open)).findFirst().ifPresent(open -> {
            throw new Refused("canary " + open.shown() + " is open" + open.stage().map(stage -> ", " + stage.word())
                    .orElse("") + "; nothing was done",
                    open.continuedBy(site.clock().instant()).map(command -> "Continue it: `" + command + "`. ")
                            .or(() -> open.promotedBy().map(command -> "Promote it: `" + command + "`. "))
                            .orElse("") + END);
        });
    }

    private MakingRoom room() {
        return new MakingRoom(site);
    }

    /** @return where the remote is then */
    private RemoteHeads makeRoom(CanaryPlanned planned) {
        List<CanaryView> resting = planned.resting();
        for (int at = 0; at < resting.size(); at++) {
            CanaryView open = resting.get(at);
            room().requireAsPlanned(resting.subList(at, resting.size()), open(fetch()));
            CanaryRig theirs = CanaryRig.of(site, open)
                    .orElseGet(() -> new FormerRig(site, planned.heads()).of(open));
            new CanaryFinish(theirs, listener, CanaryLedger.after(site, listener, open))
                    .rest(open, site.serviceName().orElseThrow());
        }
        room().requireNoOther(List.of());
        return resting.isEmpty() ? planned.heads() : fetch();
    }

    /** Runs a canary from the deployment to its verdict. */
    public CanaryConclusion carryOut(CanaryPlanned planned) {
        CanaryLedger ledger = CanaryLedger.begin(site, listener, planned, makeRoom(planned));
        listener.step("canary " + ledger.shown() + " is recorded; abort by " + planned.intent().abortBy());
        return carry(ledger, planned.intent(), List.of(), CanaryCourse::fromTheStart);
    }

    /** Goes on with an open canary, whoever began it and wherever. */
    public CanaryConclusion resume(CanaryView open) {
        RemoteHeads heads = fetch();
        CanaryView view = archive(heads).view(open.id());
        if (!view.service().equals(site.serviceName())) {
            throw new Refused("canary " + view.shown() + " is not of "
                    + site.serviceName().map(ServiceName::word).orElse("the only service"),
                    END);
        }
        CanaryIntent intent = view.intent().orElseThrow(() -> new Refused(
                "the intent of canary " + view.shown() + " cannot be read", END));
        if (view.isStuck()) {
            throw new Refused("canary " + view.shown() + " may still have traffic: its abort failed",
                    "It gets no more traffic. " + END);
        }
        if (view.isJudged()) {
            throw new Refused("canary " + view.shown() + " has its verdict: "
                    + view.end().orElseThrow().verdict().word(), view.promotedBy()
                    .map(command -> "Promote it: `" + command + "`. " + END).orElse(END));
        }
        if (view.isPast(site.clock().instant())) {
            throw new Refused("canary " + view.shown() + " is past its abort_by, " + intent.abortBy(),
                    END);
        }
        boolean asConfigured = intent.configuration().equals(configuration())
                && intent.terms().equals(rig().terms().by(intent.terms().method()))
                && intent.steps().equals(rig().steps());
        if (!asConfigured) {
            throw new Refused("canary " + view.shown() + " was begun under another configuration",
                    "Give --config with that one to continue it. " + END);
        }
        requireClock(view);
        requireBegun(view, intent, heads);
        CanaryLedger ledger = CanaryLedger.after(site, listener, view);
        List<Interval> kept = new UnrecordedCounts(site).of(view);
        List<Interval> intervals = Stream.concat(view.intervals().stream(), kept.stream()).toList();
        new UnrecordedEnd(site).of(view.id()).ifPresent(failed -> {
            throw new Refused("canary " + view.shown() + " was not continued: it failed, which is not recorded yet",
                    failed.reasons(), END);
        });
        if (!kept.isEmpty()) {
            requireNoHarm(view, intent, intervals);
        }
        OffRecord.takenOffForLong(
                rig(), view, intent.terms().interval(), listener::step).ifPresent(gone -> {
            throw new Refused("canary " + view.shown() + " was not continued: " + gone.words() + "; nothing was done",
                    gone.remedy() + " " + END);
        });
        ledger.add(CanaryStage.TAKEN_OVER, view.weight(), "goes on here", kept);
        Optional<Instant> since = intervals.isEmpty() ? Optional.empty() : Optional.of(intervals.getLast().to());
        Optional<Integer> weight = view.weight().filter(percent -> percent > 0);
        return carry(ledger, intent, intervals, course -> {
            view.untilPausedByGate().ifPresent(course::keepPaused);
            return weight.isEmpty() ? course.fromTheStart() : course.from(weight.get(), since);
        });
    }

    /** What was taken off the traffic for harm gets none again because that could not be recorded. */
    private static void requireNoHarm(CanaryView view, CanaryIntent intent, List<Interval> counted) {
        unrecordedHarm(view, intent, counted).ifPresent(shown -> {
            throw new Refused("canary " + view.shown()
                    + " was not continued: what was counted in this clone shows harm", shown.reasons(), END);
        });
    }

    /** Whatever somebody wrote there is judged by nobody else then. */
    private static Optional<CanaryVerdict> unrecordedHarm(
            CanaryView view, CanaryIntent intent, List<Interval> counted) {
        try {
            return CanaryFinish.unrecordedHarm(view, counted, intent);
        } catch (RuntimeException e) {
            throw new Refused("canary " + view.shown() + " was not continued: its counts cannot be judged: "
                    + Sanitiser.line(String.valueOf(e.getMessage()), 300), END);
        }
    }

    /** What beginning demands, going on demands too: else one that somebody left behind would be carried out. */
    private void requireBegun(CanaryView view, CanaryIntent intent, RemoteHeads heads) {
        requireMerged(heads, intent.commit(), intent.hotfix().isPresent());
        List<String> refusals = new ArrayList<>(permission.askAgain(intent, heads).refusals());
        if (intent.abortBy().isAfter(intent.since().plus(rig().longest()))) {
            refusals.add("its abort_by, " + intent.abortBy() + ", is later than that of a canary that began at "
                    + intent.since());
        }
        if (!refusals.isEmpty()) {
            throw new Refused("canary " + view.shown() + " was not continued: by its record it could not begin;"
                    + " nothing was done", refusals, "See `release-log verify`. " + END);
        }
    }

    /** A canary goes on from its record's time: a host that is a day behind it, or an intent that lies, is refused. */
    private void requireClock(CanaryView view) {
        Instant recorded = view.intervals().isEmpty()
                ? view.intent().orElseThrow().since()
                : view.intervals().getLast().to();
        if (recorded.isAfter(site.clock().instant().plus(MOST_APART))) {
            throw new Refused("the record of canary " + view.shown() + " is more than a day ahead of this host's clock",
                    "See which clock is wrong. " + END);
        }
    }

    /** One way through a canary. */
    @FunctionalInterface
    private interface Way {
        Ending through(CanaryCourse course) throws InterruptedException;
    }

    private CanaryConclusion carry(CanaryLedger ledger, CanaryIntent intent, List<Interval> recorded, Way way) {
        CanaryFinish finish = new CanaryFinish(rig(), listener, ledger);
        unfinished = Optional.of(finish.open(intent));
        try (MetricsSource source = rig().source()) {
            Instant last = recorded.isEmpty() ? intent.since() : recorded.getLast().to();
            InstantSource recordClock = SteadyClock.goingOn(last, clock);
            CanaryCourse course = new CanaryCourse(
                    rig(), listener, ledger, intent, source, clock, recordClock, recorded);
            Way next = way;
            while (true) {
                Ending ending = through(next, course, finish, intent);
                try {
                    return finish.end(intent, ending, course.weight(), course.counting().unrecorded(),
                            Duration.between(recordClock.instant(), intent.abortBy()),
                            truth -> {
                                isTakenOff = !ending.keepsWeight();
                                unfinished = Optional.of(truth);
                            });
                } catch (PausedMeanwhile e) {
                    unfinished = Optional.of(finish.open(intent));
                    next = going -> going.onwardsPaused(e);
                } catch (EndNotRecorded e) {
                    unfinished = Optional.of(finish.open(intent));
                    next = going -> going.onwardsUnrecorded(ending, e);
                } catch (UncheckedIOException e) {
                    throw finish.afterDefect(e);
                }
            }
        } finally {
            unfinished = Optional.empty();
        }
    }

    private static Ending through(Way way, CanaryCourse course, CanaryFinish finish, CanaryIntent intent) {
        try {
            return way.through(course);
        } catch (LostRace e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw finish.open(intent);
        } catch (RuntimeException | Error e) {
            throw finish.afterDefect(e);
        }
    }

    /**
     * Takes all traffic off the canary, of several services off each, before anything is thought or read, and records
     * that.
     *
     * @return the canaries that it ended; none where none was open, perhaps with doubts all the same
     * @throws LockstepError where it could not be done or not be recorded
     */
    public CanariesEnded abort(String reason) {
        return new TakingOff(site, listener).abort(reason);
    }

    /**
     * Ends what should have been ended by its {@code abort_by}, or by the promotion of its commit.
     *
     * @throws LockstepError also where no canary is open and the weight is not 0
     */
    public CanariesEnded reap() {
        return new TakingOff(site, listener).reap();
    }

    /**
     * Lets the open one wait, until somebody resumes it.
     *
     * @param commit of the canary; empty for the one that is open
     * @throws Refused where there is none, or where it cannot wait
     */
    public PauseSaid pause(Optional<CommitName> commit, String reason) {
        return new PauseSaid(new CanaryPause(site, listener).pause(commit, reason), true, site.operator());
    }

    /**
     * Ends a pause.
     *
     * @throws Refused where nobody paused it
     */
    public PauseSaid resumePaused(Optional<CommitName> commit) {
        return new PauseSaid(new CanaryPause(site, listener).resume(commit), false, site.operator());
    }

    /**
     * Answers for the last canary of a commit, which was inconclusive.
     *
     * @throws Refused if it was not, or if whoever acts may not
     */
    public CanaryId accept(CommitName name, String reason) {
        RemoteHeads heads = fetch();
        Sha commit = site.versions().find(name, heads).commit();
        Optional<CanaryView> last = archive(heads).last(commit, site.serviceName());
        CanaryView ended = last.filter(CanaryView::isJudged).orElseThrow(() -> new Refused(
                "the last canary" + site.serviceName().map(own -> " of " + own).orElse("") + " of "
                        + commit.abbreviated() + " has no end on record",
                "Run one to its end first: `run-canary " + commit
                        + site.serviceName().map(own -> " --service " + own).orElse("") + "`."));
        Verdict verdict = ended.end().orElseThrow().verdict();
        if (verdict != Verdict.INCONCLUSIVE || ended.acceptance().isPresent()) {
            throw new Refused("canary " + ended.shown() + (verdict == Verdict.INCONCLUSIVE
                    ? " was accepted before" : " was not inconclusive but " + verdict.word())
                    + "; nothing was recorded", "Only an inconclusive canary can be accepted, and only once.");
        }
        if (ended.end().orElseThrow().hidesHarm()) {
            throw new Refused("canary " + ended.shown() + " says that it was inconclusive, and its counts show harm;"
                    + " nothing was recorded", "Fix what it showed. Run `release-log verify`.");
        }
        ended.failedBesideItsEnd().ifPresent(who -> {
            throw new Refused("canary " + ended.shown() + " says that it was inconclusive, and failed, or could not be"
                    + " taken off, afterwards, as is recorded by " + Sanitiser.line(who, 200)
                    + "; nothing was recorded", "Ask why. Fix what it showed, and run another canary.");
        });
        SignedAcceptance signed = new Approvers(site).requireOne(heads, commit, ended, reason);
        CanaryLedger.after(site, listener, ended).accept(signed.acceptance(), signed);
        return ended.id();
    }

    /** Whether the canary that is carried has no traffic any more, and only that is not recorded yet. */
    public boolean isTakenOff() {
        return isTakenOff;
    }

    /** What is true if the process ends now: empty unless a canary is being carried. */
    public Optional<LockstepError> unfinished() {
        return unfinished;
    }
}
