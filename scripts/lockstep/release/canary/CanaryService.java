package lockstep.release.canary;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
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
import lockstep.record.journal.JournalView;
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

    private final ReleaseSite site;
    private final CanaryListener listener;
    private final CanaryPermission permission;
    private final InstantSource clock;
    private volatile Optional<LockstepError> unfinished = Optional.empty();

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

    private List<CanaryView> open(RemoteHeads heads) {
        return archive(heads).open();
    }

    private CanaryArchive archive(RemoteHeads heads) {
        return new CanaryArchive(site.repository(), heads.evidence());
    }

    private RemoteHeads fetch() {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        new RememberedTip(site).require(heads);
        return heads;
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
    public CanaryPlanned plan(CanaryWish wish) throws InterruptedException {
        site.suites().requireReady(Environment.CANARY);
        rig().requireFewLooks();
        RemoteHeads heads = fetch();
        NamedCommit named = site.versions().find(wish.commit(), heads);
        requireNew(heads, named.commit(), wish);
        new RunRecord(site, listener, wish.configAccepted()).requireConfiguration(heads, named.commit());
        CanaryPermission.Answer answer = permission.ask(named.commit(), heads, wish.skipped());
        if (!answer.refusals().isEmpty()) {
            throw new Refused("the canary may not begin; nothing was done", answer.refusals(), answer.remedy());
        }
        try (MetricsSource source = rig().source()) {
            listener.step("looking at the traffic: " + source.inWords());
            Duration apart = rig().terms().interval().compareTo(SHORTEST_SURVEY) < 0
                    ? SHORTEST_SURVEY
                    : rig().terms().interval();
            Survey survey = Survey.of(source, apart, clock, site.waiting());
            Instant now = clock.instant();
            CanaryIntent intent = new CanaryIntent(
                    CanaryId.first(now), named.commit(),
                    named.version().map(Version::name), site.operator(), CanaryLedger.host(), now,
                    now.plus(rig().longest()), heads.production(), rig().terms(), rig().steps(),
                    rig().settings().warmup(),
                    rig().settings().onDeadline() == OnDeadline.HOLD, source.inWords(), configuration(),
                    Optional.of(site.config().pipeline().countedBy()),
                    answer.approvals(), answer.hotfix(), several());
            Optional<BudgetReader.Read> budget =
                    site.config().slo().map(file -> new BudgetReader(site).read(heads, named.commit()));
            return new CanaryPlanned(heads, intent, named, survey, budget, wish.configAccepted());
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
    private void requireNew(RemoteHeads heads, Sha commit, CanaryWish wish) {
        BranchNames branches = site.repository().branches();
        boolean isKnown = site.repository().has(commit);
        boolean isMerged = isKnown && site.repository().isAncestor(commit, heads.staging());
        if (!isMerged && !wish.isHotfix()) {
            throw new Refused(commit + " is not on " + branches.staging() + "; nothing was done",
                    "Name a commit that was merged; for an urgent fix that is not, run-canary --hotfix.");
        }
        boolean descends = isKnown && heads.production()
                .filter(head -> !site.repository().isAncestor(head, commit)).isEmpty();
        if (wish.isHotfix() && !descends) {
            throw new Refused(commit + " does not descend from " + branches.production() + "; nothing was done",
                    "Make the fix on top of " + branches.production() + ", tag it, and push the tag.");
        }
        open(heads).stream().filter(open -> !makesRoom(open)).findFirst().ifPresent(open -> {
            throw new Refused("canary " + open.shown() + " is open" + open.stage().map(stage -> ", " + stage.word())
                    .orElse("") + "; nothing was done",
                    "Go on with it, or end it: run-canary --abort.");
        });
    }

    /** One of another service that has its pass: two services never have canary traffic at a time. */
    private boolean makesRoom(CanaryView open) {
        return site.serviceName().isPresent() && open.mayRest() && !open.service().equals(site.serviceName());
    }

    /** @return where the remote is then */
    private RemoteHeads makeRoom(RemoteHeads planned) {
        List<CanaryView> passed = open(planned).stream().filter(this::makesRoom).toList();
        passed.forEach(open -> {
            CanaryRig theirs = CanaryRig.of(site, open).orElseGet(() -> new FormerRig(site, planned).of(open));
            new CanaryFinish(theirs, listener, CanaryLedger.after(site, listener, open))
                    .rest(open, site.serviceName().orElseThrow());
        });
        return passed.isEmpty() ? planned : fetch();
    }

    /** Runs a canary from the deployment to its verdict. */
    public CanaryConclusion carryOut(CanaryPlanned planned) {
        CanaryLedger ledger = CanaryLedger.begin(site, listener, planned, makeRoom(planned.heads()));
        listener.step("canary " + ledger.shown() + " is recorded; abort by " + planned.intent().abortBy());
        return carry(ledger, planned.intent(), List.of(), CanaryCourse::fromTheStart);
    }

    /** Goes on with an open canary, whoever began it and wherever. */
    public CanaryConclusion resume(CanaryView open) {
        CanaryView view = view(open.id());
        if (!view.service().equals(site.serviceName())) {
            throw new Refused("canary " + view.shown() + " is not of "
                    + site.serviceName().map(ServiceName::word).orElse("the only service"),
                    "End it: run-canary --abort.");
        }
        CanaryIntent intent = view.intent().orElseThrow(() -> new Refused(
                "the intent of canary " + view.shown() + " cannot be read", "End it: run-canary --abort."));
        if (view.isStuck()) {
            throw new Refused("canary " + view.shown() + " was to be taken off the traffic, and that failed",
                    "It gets no more traffic. Take it off: run-canary --abort.");
        }
        if (view.isJudged()) {
            throw new Refused("canary " + view.shown() + " has its verdict: "
                    + view.end().orElseThrow().verdict().word(), view.promotedBy()
                    .map(command -> "Promote it: " + command + "; or end it: run-canary --abort.")
                    .orElse("End it: run-canary --abort."));
        }
        if (view.isPast(site.clock().instant())) {
            throw new Refused("canary " + view.shown() + " is past its abort_by, " + intent.abortBy(),
                    "End it: run-canary --abort.");
        }
        boolean asConfigured = intent.configuration().equals(configuration())
                && intent.terms().equals(rig().terms().by(intent.terms().method()))
                && intent.steps().equals(rig().steps());
        if (!asConfigured) {
            throw new Refused("canary " + view.shown() + " was begun under another configuration",
                    "Go on with that one, or end it: run-canary --abort.");
        }
        requireClock(view);
        CanaryLedger ledger = CanaryLedger.after(site, listener, view);
        ledger.add(CanaryStage.TAKEN_OVER, view.weight(), "goes on here", List.of());
        List<Interval> intervals = view.intervals();
        Optional<Instant> since = intervals.isEmpty() ? Optional.empty() : Optional.of(intervals.getLast().to());
        Optional<Integer> weight = view.weight().filter(percent -> percent > 0);
        return carry(ledger, intent, intervals, course -> {
            view.untilPausedByGate().ifPresent(course::keepPaused);
            return weight.isEmpty() ? course.fromTheStart() : course.from(weight.get(), since);
        });
    }

    /** A canary goes on from its record's time: a host that is a day behind it, or an intent that lies, is refused. */
    private void requireClock(CanaryView view) {
        Instant recorded = view.intervals().isEmpty()
                ? view.intent().orElseThrow().since()
                : view.intervals().getLast().to();
        if (recorded.isAfter(site.clock().instant().plus(MOST_APART))) {
            throw new Refused("the record of canary " + view.shown() + " is more than a day ahead of this host's clock",
                    "See which clock is wrong; end the canary: run-canary --abort.");
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
            CanaryCourse course = new CanaryCourse(rig(), listener, ledger, intent, source, clock,
                    SteadyClock.goingOn(last, clock), recorded);
            Way next = way;
            while (true) {
                Ending ending = through(next, course, finish, intent);
                try {
                    return finish.end(intent, ending, course.weight(), course.counting().unrecorded());
                } catch (PausedMeanwhile e) {
                    next = going -> going.onwardsPaused(e);
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
     * Takes all traffic off the canary, before anything is thought or read, and records that.
     *
     * @return the canaries that it ended; none where none was open
     * @throws LockstepError where it could not be done or not be recorded
     */
    public List<CanaryId> abort(String reason) {
        List<CanaryRig> rigs = CanaryRig.ofEach(site);
        if (rigs.isEmpty()) {
            RemoteHeads heads = fetch();
            List<CanaryView> open = open(heads);
            return open.isEmpty()
                    ? unconfigured()
                    : eachService(open, own -> ended(new FormerRig(site, heads).of(own.getLast()), own,
                            view -> reason));
        }
        List<TakenOff> tried = rigs.stream().map(this::takenOff).toList();
        List<CanaryId> all = new ArrayList<>(inTurn(tried, one -> CanaryFinish.aborted(
                one.rig(), listener, one.failure(), view -> with(reason, one.doubts()), () -> openOf(one.rig()))));
        all.addAll(endForgotten(rigs, reason));
        return all;
    }

    /**
     * What came of the command that takes all traffic off.
     *
     * @param failure why it may have some still
     */
    private record TakenOff(CanaryRig rig, Optional<String> failure, List<String> doubts) {}

    private TakenOff takenOff(CanaryRig rig) {
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = rig.traffic().abort(doubts::add);
        if (failure.isEmpty()) {
            listener.step(doubts.isEmpty()
                    ? "all traffic is off " + rig.inWords() + "; recording that"
                    : "traffic.abort ended without an error, but " + doubts.getFirst() + "; recording that");
        }
        return new TakenOff(rig, failure, doubts);
    }

    private List<CanaryView> openOf(CanaryRig rig) {
        return open(fetch()).stream().filter(view -> view.service().equals(rig.settings().service())).toList();
    }

    /** Those whose canary lockstep.yaml has no more. What tells of no service has no traffic now: no service has. */
    private List<CanaryId> endForgotten(List<CanaryRig> rigs, String reason) {
        if (site.serviceName().isPresent()) {
            return List.of();
        }
        RemoteHeads heads = fetch();
        List<CanaryView> forgotten = open(heads).stream()
                .filter(view -> rigs.stream().noneMatch(rig -> rig.settings().service().equals(view.service())))
                .toList();
        return eachService(forgotten, own -> own.getLast().intent().isEmpty()
                ? CanaryFinish.aborted(rigs.getFirst(), listener, Optional.empty(), view -> reason, () -> own)
                : ended(new FormerRig(site, heads).of(own.getLast()), own, view -> reason));
    }

    /** What one of them comes to keeps no other from its turn; the first failure is told. */
    private static <T> List<CanaryId> inTurn(Collection<T> all, Function<T, List<CanaryId>> work) {
        List<CanaryId> ended = new ArrayList<>();
        List<LockstepError> failures = new ArrayList<>();
        for (T one : all) {
            try {
                ended.addAll(work.apply(one));
            } catch (LockstepError e) {
                failures.add(e);
            }
        }
        failures.stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
        return ended;
    }

    private static List<CanaryId> eachService(
            List<CanaryView> canaries, Function<List<CanaryView>, List<CanaryId>> work) {
        return inTurn(canaries.stream().collect(Collectors.groupingBy(
                CanaryView::service, LinkedHashMap::new, Collectors.toList())).values(), work);
    }

    /**
     * Ends what should have been ended by its {@code abort_by}, or by the promotion of its commit.
     *
     * @throws PartlyDone where no canary is open and the weight is not 0
     */
    public List<CanaryId> reap() {
        Instant now = site.clock().instant();
        RemoteHeads heads = fetch();
        List<CanaryView> all = open(heads);
        if (all.isEmpty()) {
            requireNoStray();
        }
        List<CanaryView> late = all.stream()
                .filter(open -> open.isPast(now) || open.isStuck() || isPromoted(open, heads))
                .toList();
        return eachService(late, own -> ended(new FormerRig(site, heads).unattended(own.getLast()), own,
                view -> view.isPast(now) ? "past its abort_by"
                        : view.isStuck() ? "its abort had failed" : "its commit is promoted"));
    }

    /** One that begins just now has its weight by right: it is on record before it gets any. */
    private void requireNoStray() {
        StrayTraffic.at(site).filter(stray -> open(fetch()).isEmpty()).ifPresent(stray -> {
            throw new PartlyDone("canary: " + stray.words(), stray.remedy());
        });
    }

    private List<CanaryId> ended(CanaryRig terms, List<CanaryView> open, Function<CanaryView, String> reason) {
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = terms.traffic().abort(doubts::add);
        doubts.forEach(listener::step);
        return CanaryFinish.aborted(terms, listener, failure, view -> with(reason.apply(view), doubts), () -> open);
    }

    private static String with(String reason, List<String> doubts) {
        return Stream.concat(Stream.of(reason), doubts.stream()).collect(Collectors.joining("; "));
    }

    /** What takes the traffic off is not known, and nothing says that it has to be: a mistake of the configuration. */
    private List<CanaryId> unconfigured() {
        rig().traffic();
        return List.of();
    }

    /** A promotion that is not finished, or failed, leaves its canary as it is. */
    private boolean isPromoted(CanaryView view, RemoteHeads heads) {
        if (!view.isPromoted(heads.production())) {
            return false;
        }
        JournalView journal = site.journal().view(heads.evidence());
        return journal.openIntent().isEmpty() && journal.history().knownGood().stream()
                .anyMatch(good -> view.commit().equals(Optional.of(good.sha())));
    }

    /**
     * Answers for the last canary of a commit, which was inconclusive.
     *
     * @throws Refused if it was not, or if whoever acts may not
     */
    public CanaryId accept(CommitName name, String reason) {
        RemoteHeads heads = fetch();
        Sha commit = site.versions().find(name, heads).commit();
        CanaryView ended = archive(heads).last(commit, site.serviceName()).filter(CanaryView::isJudged).orElseThrow(() -> new Refused(
                "the last canary of " + commit.abbreviated() + " has no end on record",
                "Run one to its end first: run-canary."));
        Verdict verdict = ended.end().orElseThrow().verdict();
        if (verdict != Verdict.INCONCLUSIVE || ended.acceptance().isPresent()) {
            throw new Refused("canary " + ended.shown() + (verdict == Verdict.INCONCLUSIVE
                    ? " was accepted before" : " was not inconclusive but " + verdict.word())
                    + "; nothing was recorded", "Only an inconclusive canary can be accepted, and only once.");
        }
        if (ended.end().orElseThrow().hidesHarm()) {
            throw new Refused("canary " + ended.shown() + " says that it was inconclusive, and its counts show harm;"
                    + " nothing was recorded", "Fix what it showed. Run release-log verify.");
        }
        SignedAcceptance signed = new Approvers(site).requireOne(heads, commit, ended, reason);
        CanaryLedger.after(site, listener, ended).accept(signed.acceptance(), signed);
        return ended.id();
    }

    /** What is true if the process ends now: empty unless a canary is being carried. */
    public Optional<LockstepError> unfinished() {
        return unfinished;
    }
}
