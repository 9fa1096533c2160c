package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryIntent;

/** Watches a canary at the weight that it has, look by look, until something ends it or its time there is over. */
final class CanaryWatch {

    private final CanaryRig rig;
    private final CanaryListener listener;
    private final CanaryLedger ledger;
    private final CanaryIntent intent;
    private final InstantSource clock;
    private final Counting counting;
    private final CourseRecord record;
    private final CourseEndings endings;
    private final CanaryWeight weight;
    private final CanaryJudge judge;
    private final RecordedLooks looks;
    private final GatePause gate;
    private final OperatorPause operator;
    private final MovedByOthers moved;
    private boolean isLastStep;
    private Instant stepEnds;
    /** Whether the next look is the first at its weight. */
    private boolean isFirstLook = true;
    private boolean isUnchecked;
    /** Whether it has passed, which could not be recorded. */
    private boolean hasPassed;
    /** Whether an end that keeps its weight could not be recorded. */
    private boolean hasWaited;

    CanaryWatch(
            CanaryRig rig, CanaryListener listener, CanaryLedger ledger, CanaryIntent intent, Health health,
            Counting counting, CourseRecord record, CourseEndings endings, CanaryWeight weight) {
        this.rig = rig;
        this.listener = listener;
        this.ledger = ledger;
        this.intent = intent;
        this.clock = endings.clock();
        this.counting = counting;
        this.record = record;
        this.endings = endings;
        this.weight = weight;
        this.judge = new CanaryJudge(intent.terms());
        this.looks = new RecordedLooks(record, intent, clock);
        this.gate = new GatePause(record, endings);
        this.stepEnds = clock.instant();
        this.operator = new OperatorPause(ledger::outline, listener, intent.terms().interval(), clock.instant());
        this.moved = new MovedByOthers(rig, intent, ledger, health, weight, endings);
    }

    GatePause gate() {
        return gate;
    }

    OperatorPause operator() {
        return operator;
    }

    /** @param warm whether it had this weight before, so that what it was watched at it counts */
    void beginAtWeight(boolean isLastStep, boolean warm) {
        this.isLastStep = isLastStep;
        counting.begin(clock.instant());
        isFirstLook = true;
        isUnchecked = false;
        looks.atNewWeight();
        Duration whole = intent.terms().duration().dividedBy(intent.steps().size());
        stepEnds = clock.instant().plus(warm ? whole.minus(counting.watchedAt(weight.percent())) : whole);
    }

    /** It has no more traffic yet. */
    void stayFor(Duration time) {
        stepEnds = clock.instant().plus(time);
    }

    /** It keeps its traffic, so it is judged until its end is on record. */
    void stayUntilRecorded(Ending ending) {
        hasPassed = ending.verdict() == Verdict.PASS;
        hasWaited = true;
    }

    /** Past its {@code abort_by} others may have ended it. */
    Ending abandoned() {
        record.requireOursPatiently();
        return endings.abandoned(hasPassed);
    }

    /** Empty when it is time for the next step. */
    Optional<Ending> untilNextStep() throws InterruptedException {
        Instant next = clock.instant();
        while (true) {
            next = next.plus(intent.terms().interval());
            Duration rest = Duration.between(clock.instant(), next);
            if (rest.isPositive()) {
                rig.site().waiting().sleep(rest);
            } else {
                next = clock.instant();
            }
            Optional<Ending> ending = look();
            if (ending.isPresent()) {
                return ending;
            }
            if (!isLastStep && !gate.isOn() && !operator.isOn() && !clock.instant().isBefore(stepEnds)) {
                Optional<Ending> other = weight.isReadAtThisLook() ? Optional.empty() : other();
                if (other.isPresent() || !weight.isDoubted()) {
                    return other;
                }
            }
        }
    }

    private Optional<Ending> look() {
        Instant now = clock.instant();
        weight.nextLook();
        Optional<Duration> gap = counting.stoodStill(now, weight.percent());
        gap.ifPresent(this::standStill);
        Duration took = gap.isPresent() ? Duration.ZERO : counting.next(now, weight.percent());
        CanaryVerdict verdict = judge.judge(counting.seen(), now);
        Duration left = intent.terms().deadline().minus(counting.seen().watched());
        listener.judged(ledger.id(), weight.percent(), verdict, counting.seen(), left,
                rig.worded(counting.troubles()));
        if (verdict.verdict() == Verdict.FAIL) {
            Ending failed = endings.failed(verdict, now);
            if (verdict.breach().filter(breach -> breach == Breach.ROLLBACK).isPresent()) {
                record.requireOursIfUnsure();
                return Optional.of(failed);
            }
            gate.begin(failed, weight.percent());
        }
        if (endings.isPastItsTime(now)) {
            record.requireOursPatiently();
            return Optional.of(gate.or(this::abandoned));
        }
        operator.look(now);
        if (operator.isOn()) {
            stepEnds = stepEnds.plus(took);
        }
        Optional<Ending> production = moved.production();
        if (production.isPresent()) {
            return production.map(gate::orHarm);
        }
        return judged(verdict, now, left);
    }

    private void standStill(Duration gap) {
        stepEnds = stepEnds.plus(gap);
        record.gap(gap, weight.percent());
    }

    /** @param left until the deadline */
    private Optional<Ending> judged(CanaryVerdict verdict, Instant now, Duration left) {
        boolean isRecordFull = endings.isRecordFull();
        if (isRecordFull && hasWaited) {
            return Optional.of(gate.or(() -> endings.recordFull(verdict, now)));
        }
        if (verdict.verdict() == Verdict.PASS && mayPass(now)) {
            boolean isTime = looks.isTime(now);
            Optional<Ending> other = hasPassed && !isTime ? doubted() : other();
            if (other.isPresent() || !weight.isDoubted()) {
                return other.or(() -> Optional.of(endings.passed(verdict, now)));
            }
            if (!isRecordFull && weight.hasAnotherLook(left)) {
                if (isTime) {
                    looks.keep(verdict, weight.percent());
                }
                return Optional.empty();
            }
        }
        if (isRecordFull) {
            return Optional.of(endings.atDeadline(gate.or(() -> endings.recordFull(verdict, now))));
        }
        if (!left.isPositive()) {
            return Optional.of(endings.atDeadline(
                    gate.or(() -> endings.undecided(verdict, now, weight, operator))));
        }
        return recorded(verdict, now);
    }

    /**
     * No pass while an arm is not heard of: what it would have told may be why.
     *
     * <p>Time in which it was paused counts for the counts, and not for the time that it has to be watched; and so does
     * the time in which its weight was warming up.
     */
    private boolean mayPass(Instant now) {
        boolean hasItsTime = !operator.was() && intent.steps().size() == 1 || !now.isBefore(stepEnds);
        return isLastStep && !gate.isOn() && !operator.isOn() && hasItsTime
                && counting.seen().newestIsRead();
    }

    /** From time to time, what was counted; and whether the canary and its weight are still what they should be. */
    private Optional<Ending> recorded(CanaryVerdict verdict, Instant now) {
        boolean isTime = looks.isTime(now);
        if (!isTime && !looks.isEachTried()) {
            return checked();
        }
        gate.recordIfNew(weight.percent());
        looks.keep(verdict, weight.percent());
        looks.tookSince(now);
        if (isFirstLook) {
            isFirstLook = false;
            // Several replicas of a load balancer may not agree yet on a weight that was just set.
            isUnchecked = true;
            return moved.commit().map(gate::orHarm);
        }
        return isTime ? other() : checked();
    }

    /** Each weight is looked at once at least, however short its time. */
    private Optional<Ending> checked() {
        boolean isDue = isUnchecked;
        isUnchecked = false;
        return isDue ? other() : doubted();
    }

    private Optional<Ending> doubted() {
        return weight.isDoubted() ? moved.weight().map(gate::orHarm) : Optional.empty();
    }

    /** Whether it is another commit, or has another weight, than it should. */
    private Optional<Ending> other() {
        return moved.commit().or(moved::weight).map(gate::orHarm);
    }
}
