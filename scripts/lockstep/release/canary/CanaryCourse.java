package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Interval;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.release.metrics.MetricsSource;

/** The course of one canary from its deployment to what ends it. It gives traffic; its caller takes it back. */
final class CanaryCourse {

    private final CanaryRig rig;
    private final CanaryListener listener;
    private final CanaryIntent intent;
    private final InstantSource clock;
    private final Health health;
    private final Counting counting;
    private final CourseRecord record;
    private final CourseEndings endings;
    private final CanaryWeight weight;
    private final CanaryWatch watch;
    private int step;

    CanaryCourse(
            CanaryRig rig, CanaryListener listener, CanaryLedger ledger, CanaryIntent intent, MetricsSource source,
            InstantSource host, InstantSource clock, List<Interval> recorded) {
        this.rig = rig;
        this.listener = listener;
        this.intent = intent;
        this.clock = clock;
        this.weight = new CanaryWeight(rig, listener);
        this.health = new Health(rig, listener);
        this.counting = new Counting(source, intent.terms().interval(), recorded, host, clock.instant());
        this.record = new CourseRecord(ledger, listener, intent, counting);
        this.endings = new CourseEndings(intent, counting, clock);
        this.watch = new CanaryWatch(
                rig, listener, ledger, intent, health, counting, record, endings, weight);
    }

    /**
     * What a gate has paused stays paused, whoever carries it: harm was shown.
     *
     * @param till what was counted until then
     */
    void keepPaused(List<Interval> till) {
        watch.gate().keep(till);
    }

    /** What it was given last, in per cent. */
    int weight() {
        return weight.percent();
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
            return endings.before(fault.get().verdict(), cause, fault.get().words());
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
            return endings.before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION,
                    "it was paused before it could be given " + intent.steps().get(step) + " %");
        }
    }

    /** Goes on at the weight that it has. */
    private Ending onwards() throws InterruptedException {
        Optional<Ending> ending = watch.untilNextStep();
        while (ending.isEmpty()) {
            ending = nextStep();
            if (ending.isEmpty()) {
                ending = watch.untilNextStep();
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
            watch.operator().learn(Optional.of(e.pause()));
            return Optional.empty();
        } catch (WeightNotRecorded e) {
            step--;
            watch.stayFor(intent.recordEvery());
            listener.step("no more traffic yet: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Its pass was not recorded, because somebody paused it just then. */
    Ending onwardsPaused(PausedMeanwhile meanwhile) throws InterruptedException {
        watch.operator().learn(Optional.of(meanwhile.pause()));
        return onwards();
    }

    /** It keeps its traffic, so it is judged until that is on record; what ends otherwise then has not ended so. */
    Ending onwardsUnrecorded(Ending ending, EndNotRecorded away) throws InterruptedException {
        listener.step("it is " + ending.stage().word() + ", which is not recorded yet: " + away.getMessage()
                + "; it is watched until it is");
        watch.stayUntilRecorded(ending);
        return onwards();
    }

    /** Gives the canary a weight, and sees that it has it. */
    private Optional<Ending> raise(boolean warm) throws InterruptedException {
        int percent = intent.steps().get(step);
        if (endings.isPastItsTime(clock.instant())) {
            return Optional.of(watch.abandoned());
        }
        record.weight(percent, weight.percent());
        Optional<String> trouble = weight.set(percent);
        if (trouble.isPresent()) {
            return Optional.of(
                    endings.before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION, trouble.get()));
        }
        if (record.isEndedByOthers()) {
            // Whoever ended it may have taken the traffic just before it was set.
            weight.takeOff();
            throw record.lost();
        }
        if (!warm) {
            warmUp();
        }
        watch.beginAtWeight(step == intent.steps().size() - 1, warm);
        return Optional.empty();
    }

    private void warmUp() throws InterruptedException {
        listener.step("warming up, nothing counts yet");
        counting.begin(clock.instant());
        Instant from = clock.instant();
        rig.site().waiting().sleep(intent.warmup());
        if (Duration.between(from, clock.instant()).compareTo(intent.warmup().plus(Counting.LONGEST_LOOK)) > 0) {
            record.requireOurs();
        }
    }
}
