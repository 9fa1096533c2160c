package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.document.RecordedDocument;
import lockstep.release.metrics.MetricsSource;
import lockstep.release.traffic.Traffic;
import lockstep.release.traffic.Weight;

/** The course of one canary from its deployment to what ends it. It gives traffic; its caller takes it back. */
final class CanaryCourse {

    /** A larger record could not be verified, with what is written about the intervals. */
    private static final long LARGEST_RECORD = RecordedDocument.LARGEST - (1 << 20);

    private final CanaryRig rig;
    private final CanaryListener listener;
    private final CanaryLedger ledger;
    private final CanaryIntent intent;
    private final InstantSource clock;
    private final Traffic traffic;
    private final Health health;
    private final Counting counting;
    private final CourseRecord record;
    private final CanaryJudge judge;
    private final Duration recordEvery;
    private int weight;
    private Instant recordedAt;
    private final OperatorPause pause;
    private int step;
    private Instant stepEnds;
    private Optional<Ending> paused = Optional.empty();
    /** Whether it is on record that it is paused. */
    private boolean told;
    /** Whether the weight read otherwise than it was set at the look before. */
    private boolean isDoubted;
    /** Whether it has passed, which could not be recorded. */
    private boolean waits;
    /** Whether an end that keeps its weight could not be recorded. */
    private boolean hasWaited;
    /** Whether the next look is the first at its weight. */
    private boolean isFirstLook = true;
    private boolean isUnchecked;
    private int looks;
    /** The look at which the weight was read last. */
    private int lookWithRead = -1;
    /** Whether it went on past its deadline, to read its weight once more. */
    private boolean hasOvertime;
    /** Whether to record took longer than from look to look: then it is not tried at each. */
    private boolean isRemoteSlow;
    /** Whether a look at its weight is on record: from then on others know that it had it. */
    private boolean isSeenByOthers;

    CanaryCourse(
            CanaryRig rig, CanaryListener listener, CanaryLedger ledger, CanaryIntent intent, MetricsSource source,
            InstantSource host, InstantSource clock, List<Interval> recorded) {
        this.rig = rig;
        this.listener = listener;
        this.ledger = ledger;
        this.intent = intent;
        this.clock = clock;
        this.traffic = rig.traffic();
        this.health = new Health(rig, listener);
        this.counting = new Counting(source, intent.terms().interval(), recorded, host, clock.instant());
        this.record = new CourseRecord(ledger, listener, intent, counting);
        this.judge = new CanaryJudge(intent.terms());
        this.recordEvery = intent.recordEvery();
        this.recordedAt = clock.instant();
        this.stepEnds = clock.instant();
        this.pause = new OperatorPause(ledger::outline, listener, intent.terms().interval(), clock.instant());
    }

    /**
     * What a gate has paused stays paused, whoever carries it: harm was shown.
     *
     * @param till what was counted until then
     */
    void keepPaused(List<Interval> till) {
        Instant at = till.isEmpty() ? clock.instant() : till.getLast().to();
        CanaryVerdict then = judge.judge(Observations.of(till), at);
        paused = Optional.of(then.verdict() == Verdict.FAIL
                ? Ending.judged(CanaryStage.ROLLED_BACK, then, at, till)
                : before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION, "a gate paused it before it came here"));
        told = true;
    }

    /** What it was given last, in per cent. */
    int weight() {
        return weight;
    }

    Counting counting() {
        return counting;
    }

    /** From the deployment on. */
    Ending fromTheStart() throws InterruptedException {
        Optional<Health.Fault> fault = health.deploy(intent.commit()).or(() -> health.smoke(intent.commit()));
        if (fault.isPresent()) {
            CanaryEnd.Cause cause = fault.get().verdict() == Verdict.FAIL
                    ? CanaryEnd.Cause.HEALTH
                    : CanaryEnd.Cause.PREPARATION;
            return before(fault.get().verdict(), cause, fault.get().words());
        }
        return steps(0, false);
    }

    /**
     * From a weight on that was set before, perhaps by another host.
     *
     * @param since when the last interval ended; empty before the first
     */
    Ending from(int percent, Optional<Instant> since) throws InterruptedException {
        int step = Math.max(0, intent.steps().indexOf(percent));
        since.ifPresent(end -> counting.missedSince(end, clock.instant(), intent.steps().get(step)));
        return steps(step, counting.watchedAt(intent.steps().get(step)).isPositive());
    }

    private Ending steps(int first, boolean warm) throws InterruptedException {
        step = first;
        try {
            Optional<Ending> ending = raise(warm);
            return ending.isPresent() ? ending.get() : onwards();
        } catch (WeightNotRecorded e) {
            throw e.cause();
        } catch (PausedMeanwhile e) {
            return before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION,
                    "it was paused before it could be given " + intent.steps().get(step) + " %");
        }
    }

    /** Goes on at the weight that it has. */
    Ending onwards() throws InterruptedException {
        Optional<Ending> ending = observe();
        while (ending.isEmpty()) {
            ending = nextStep();
            if (ending.isEmpty()) {
                ending = observe();
            }
        }
        return ending.get();
    }

    /** Where somebody paused it just then, or it cannot be recorded, it keeps the weight that it has. */
    private Optional<Ending> nextStep() throws InterruptedException {
        step++;
        try {
            return raise(false);
        } catch (PausedMeanwhile e) {
            step--;
            pause.learn(Optional.of(e.pause()));
            return Optional.empty();
        } catch (WeightNotRecorded e) {
            step--;
            stepEnds = clock.instant().plus(recordEvery);
            listener.step("no more traffic yet: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Its pass was not recorded, because somebody paused it just then. */
    Ending onwardsPaused(PausedMeanwhile meanwhile) throws InterruptedException {
        pause.learn(Optional.of(meanwhile.pause()));
        return onwards();
    }

    /** It keeps its traffic, so it is judged until that is on record; what ends otherwise then has not ended so. */
    Ending onwardsUnrecorded(Ending ending, EndNotRecorded away) throws InterruptedException {
        listener.step("it is " + ending.stage().word() + ", which is not recorded yet: " + away.getMessage()
                + "; it is watched until it is");
        waits = ending.verdict() == Verdict.PASS;
        hasWaited = true;
        return onwards();
    }

    private boolean isLastStep() {
        return step == intent.steps().size() - 1;
    }

    /** Gives the canary a weight, and sees that it has it. */
    private Optional<Ending> raise(boolean warm) throws InterruptedException {
        int percent = intent.steps().get(step);
        if (isPastItsTime(clock.instant())) {
            return Optional.of(abandoned());
        }
        record.weight(percent, weight);
        weight = percent;
        isDoubted = false;
        listener.step("setting the weight to " + percent + " %");
        Optional<String> trouble = traffic.set(percent, Deadline.in(rig.settle()));
        if (trouble.isPresent()) {
            return Optional.of(before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION, trouble.get()));
        }
        if (record.isEndedByOthers()) {
            // Whoever ended it may have taken the traffic just before it was set.
            traffic.abort();
            throw record.lost();
        }
        if (!warm) {
            listener.step("warming up, nothing counts yet");
            counting.begin(clock.instant());
            warmUp();
        }
        counting.begin(clock.instant());
        isFirstLook = true;
        isUnchecked = false;
        isSeenByOthers = false;
        isRemoteSlow = false;
        recordedAt = clock.instant().minus(recordEvery);
        Duration whole = intent.terms().duration().dividedBy(intent.steps().size());
        stepEnds = clock.instant().plus(warm ? whole.minus(counting.watchedAt(percent)) : whole);
        return Optional.empty();
    }

    private void warmUp() throws InterruptedException {
        Instant from = clock.instant();
        rig.site().waiting().sleep(intent.warmup());
        if (Duration.between(from, clock.instant()).compareTo(intent.warmup().plus(Counting.LONGEST_LOOK)) > 0) {
            record.requireOurs();
        }
    }

    /** Empty when it is time for the next step. */
    private Optional<Ending> observe() throws InterruptedException {
        Instant next = clock.instant();
        while (true) {
            next = next.plus(intent.terms().interval());
            Duration rest = Duration.between(clock.instant(), next);
            if (rest.isPositive()) {
                rig.site().waiting().sleep(rest);
            } else {
                next = clock.instant();
            }
            Optional<Ending> ending = interval();
            if (ending.isPresent()) {
                return ending;
            }
            if (!isLastStep() && paused.isEmpty() && !pause.isOn() && !clock.instant().isBefore(stepEnds)) {
                Optional<Ending> other = lookWithRead == looks ? Optional.empty() : other();
                if (other.isPresent() || !isDoubted) {
                    return other;
                }
            }
        }
    }

    private Optional<Ending> interval() throws InterruptedException {
        Instant now = clock.instant();
        looks++;
        Optional<Duration> gap = counting.stoodStill(now, weight);
        gap.ifPresent(this::standStill);
        Duration took = gap.isPresent() ? Duration.ZERO : counting.next(now, weight);
        CanaryVerdict verdict = judge.judge(counting.seen(), now);
        Duration left = intent.terms().deadline().minus(counting.seen().watched());
        listener.judged(ledger.id(), weight, verdict, counting.seen(), left,
                rig.worded(counting.troubles()));
        if (verdict.verdict() == Verdict.FAIL) {
            Ending failed = Ending.judged(CanaryStage.ROLLED_BACK, verdict, now, counting.intervals());
            if (verdict.breach().filter(breach -> breach == Breach.ROLLBACK).isPresent()) {
                record.requireOursIfUnsure();
                return Optional.of(failed);
            }
            pause(failed);
        }
        if (isPastItsTime(now)) {
            record.requireOursPatiently();
            return Optional.of(paused.orElseGet(this::abandoned));
        }
        pause.look(now);
        if (pause.isOn()) {
            stepEnds = stepEnds.plus(took);
        }
        Optional<Ending> moved = productionMoved();
        if (moved.isPresent()) {
            return moved.map(this::orHarm);
        }
        boolean isTooLarge = counting.bytes() > LARGEST_RECORD;
        if (isTooLarge && hasWaited) {
            return Optional.of(paused.orElseGet(() -> tooLarge(verdict, now)));
        }
        if (verdict.verdict() == Verdict.PASS && mayPass(now)) {
            boolean isTime = isTimeToRecord(now);
            Optional<Ending> other = waits && !isTime ? doubted() : other();
            if (other.isPresent() || !isDoubted) {
                return other.or(() -> Optional.of(
                        Ending.judged(CanaryStage.PASSED, verdict, now, counting.intervals())));
            }
            if (!isTooLarge && (left.isPositive() || !hasOvertime)) {
                // Only two looks in a row say that a weight is another one, so the last may need one more.
                hasOvertime = !left.isPositive();
                if (isTime) {
                    keepLook(verdict);
                }
                return Optional.empty();
            }
        }
        if (isTooLarge) {
            return Optional.of(atDeadline(paused.orElseGet(() -> tooLarge(verdict, now))));
        }
        if (left.isNegative() || left.isZero()) {
            return Optional.of(atDeadline(paused.orElseGet(() -> undecided(verdict, now))));
        }
        return record(now, verdict);
    }

    private Ending tooLarge(CanaryVerdict verdict, Instant now) {
        return Ending.judged(CanaryStage.ABORTED, verdict, now, counting.intervals()).instead(
                CanaryEnd.Cause.PREPARATION, "its record reached 3 MiB, the most that can be verified; run it again"
                        + " with a longer interval or fewer buckets");
    }

    private void standStill(Duration gap) {
        stepEnds = stepEnds.plus(gap);
        record.gap(gap, weight);
    }

    private boolean isPastItsTime(Instant now) {
        return !now.isBefore(intent.abortBy());
    }

    private Ending abandoned() {
        record.requireOursPatiently();
        return before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.ABANDONED, "it is past its abort_by, " + intent.abortBy()
                + (waits ? "; that it passed could not be recorded before" : ""));
    }

    /**
     * No pass while an arm is not heard of: what it would have told may be why.
     *
     * <p>Time in which it was paused counts for the counts, and not for the time that it has to be watched; and so does
     * the time in which its weight was warming up.
     */
    private boolean mayPass(Instant now) {
        boolean hasItsTime = !pause.was() && intent.steps().size() == 1 || !now.isBefore(stepEnds);
        return isLastStep() && paused.isEmpty() && !pause.isOn() && hasItsTime
                && counting.seen().newestIsRead();
    }

    /** Whatever the counts say, a canary that may not pass at its deadline did not. */
    private Ending undecided(CanaryVerdict verdict, Instant now) {
        Ending judged = Ending.judged(CanaryStage.ABORTED, verdict, now, counting.intervals());
        if (verdict.verdict() != Verdict.PASS) {
            return judged;
        }
        if (isDoubted) {
            return judged.instead(CanaryEnd.Cause.PREPARATION, "the weight was set to " + weight
                    + " %, and read otherwise when it could be read last, before the deadline");
        }
        if (!counting.seen().newestIsRead()) {
            return judged.instead(
                    CanaryEnd.Cause.PREPARATION, "the last look before the deadline has no counts of one arm");
        }
        return judged.instead(pause.was() ? CanaryEnd.Cause.OPERATOR : CanaryEnd.Cause.PREPARATION,
                pause.words().map(words -> words + "; nobody resumed it until the deadline").orElse(
                        "the deadline came before its time at " + intent.steps().getLast() + " % was over"));
    }

    private void pause(Ending failed) {
        if (paused.isEmpty()) {
            paused = Optional.of(failed);
            told = keepPause();
        }
    }

    private boolean keepPause() {
        return record.keep(CanaryStage.PAUSED, weight, "paused until the deadline: "
                + String.join("; ", paused.orElseThrow().reasons()));
    }

    /** Harm that was shown keeps no users, with nobody watching them. */
    private Ending atDeadline(Ending ending) {
        return intent.holds() && ending.verdict() != Verdict.FAIL
                ? new Ending(CanaryStage.HELD, ending.verdict(), ending.cause(), ending.reasons(), ending.judgement(),
                        ending.judgedAt(), ending.intervals())
                : ending;
    }

    /** From time to time, what was counted; and whether the canary and its weight are still what they should be. */
    private Optional<Ending> record(Instant now, CanaryVerdict verdict) throws InterruptedException {
        boolean isTime = isTimeToRecord(now);
        if (!isTime && (isSeenByOthers || isRemoteSlow)) {
            return checked();
        }
        if (paused.isPresent() && !told) {
            told = keepPause();
        }
        keepLook(verdict);
        isRemoteSlow = Duration.between(now, clock.instant()).compareTo(intent.terms().interval()) > 0;
        if (isFirstLook) {
            isFirstLook = false;
            // Several replicas of a load balancer may not agree yet on a weight that was just set.
            isUnchecked = true;
            return otherCommit().map(this::orHarm);
        }
        return isTime ? other() : checked();
    }

    private void keepLook(CanaryVerdict verdict) {
        if (record.keep(CanaryStage.OBSERVED, weight,
                verdict.verdict().word() + ": " + String.join("; ", verdict.reasons()))) {
            isSeenByOthers = true;
        }
    }

    /** Each weight is looked at once at least, however short its time. */
    private Optional<Ending> checked() {
        boolean isDue = isUnchecked;
        isUnchecked = false;
        return isDue ? other() : doubted();
    }

    private boolean isTimeToRecord(Instant now) {
        boolean isTime = Duration.between(recordedAt, now).compareTo(recordEvery) >= 0;
        recordedAt = isTime ? now : recordedAt;
        return isTime;
    }

    private Optional<Ending> doubted() {
        return isDoubted ? otherWeight().map(this::orHarm) : Optional.empty();
    }

    /** Whether it is another commit, or has another weight, than it should. */
    private Optional<Ending> other() {
        return otherCommit().or(this::otherWeight).map(this::orHarm);
    }

    private Optional<Ending> otherCommit() {
        return health.otherCommit(intent.commit())
                .map(fault -> before(fault.verdict(), CanaryEnd.Cause.HEALTH, fault.words()));
    }

    /** Its counts would compare it with two baselines, and a pass say nothing of the one that is left. */
    private Optional<Ending> productionMoved() {
        return ledger.remote().filter(now -> !now.production().equals(intent.from()))
                .map(now -> before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION,
                        rig.site().branchesInWords().production() + " moved from " + shown(intent.from()) + " to "
                                + shown(now.production()) + " meanwhile, so its counts compare it with two baselines;"
                                + " run it again"));
    }

    private static String shown(Optional<Sha> commit) {
        return commit.map(Sha::abbreviated).orElse("nothing");
    }

    /** What a gate has shown stays shown, whatever else ends the canary. */
    private Ending orHarm(Ending ending) {
        return ending.verdict() == Verdict.FAIL ? ending : paused.orElse(ending);
    }

    /** Read so at two looks in a row: instances that are not ready for a moment are nobody's hand. */
    private Optional<Ending> otherWeight() {
        Duration limit = rig.settle().compareTo(CourseRecord.MOST_PATIENCE) > 0
                ? CourseRecord.MOST_PATIENCE
                : rig.settle();
        lookWithRead = looks;
        if (!(traffic.read(Deadline.in(limit)) instanceof Weight.Known(int percent))) {
            if (isDoubted) {
                listener.step("the weight read otherwise than it was set, and cannot be read now; it is read again"
                        + " at the next look, and nothing passes before");
            }
            return Optional.empty();
        }
        if (percent == weight) {
            isDoubted = false;
            hasOvertime = false;
            return Optional.empty();
        }
        String words = "the weight was set to " + weight + " %, and reads " + percent + " %";
        if (isDoubted) {
            return Optional.of(before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION, words
                    + ", at two looks in a row: somebody or something else moves it, or instances are not ready"));
        }
        isDoubted = true;
        listener.step(words + "; it is read again at the next look");
        return Optional.empty();
    }

    private Ending before(Verdict verdict, CanaryEnd.Cause cause, String reason) {
        return Ending.before(verdict, cause, reason, clock.instant(), counting.intervals());
    }
}
