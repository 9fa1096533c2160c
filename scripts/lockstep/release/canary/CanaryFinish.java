package lockstep.release.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.canary.FittingIntervals;
import lockstep.release.traffic.Traffic;
import lockstep.settings.pipeline.CanarySettings;

/** Ends a canary: takes it off the traffic first, then records it. What cannot be done is said as loudly as can be. */
record CanaryFinish(CanaryRig rig, CanaryListener listener, CanaryLedger ledger) {

    private static final int TRIES = 3;
    /** Nothing hurries where the traffic is off. */
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration AT_LEAST = Duration.ofMinutes(1);
    private static final Duration MOST_BETWEEN_TRIES = Duration.ofMinutes(1);
    private static final String TAKES_BACK = "`run-canary --abort` would take its pass away.";
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /**
     * Where the canary keeps its traffic, somebody has to go on watching it until that is recorded.
     *
     * @param unrecorded what no state has yet
     * @param left until its abort_by, from which on others may end it
     * @param truth hears what is true from when its traffic is settled until that is recorded
     */
    CanaryConclusion end(
            CanaryIntent intent, Ending ending, int weight, List<Interval> unrecorded, Duration left,
            Consumer<PartlyDone> truth) {
        List<String> told = new ArrayList<>(rig.worded(ending.reasons()));
        List<String> doubts = new ArrayList<>();
        if (!ending.keepsWeight()) {
            listener.step("taking all traffic off the canary");
            Optional<String> failure = rig.traffic().abort(doubts::add);
            told.addAll(doubts);
            if (failure.isPresent()) {
                throw stuck(Optional.of(weight), failure.get(), unrecorded,
                        Optional.of(ending).filter(one -> one.verdict() == Verdict.FAIL)
                                .map(harm -> ended(intent, harm, CanaryStage.ABORT_FAILED)),
                        ending.verdict() == Verdict.FAIL ? ending.reasons() : List.of());
            }
        }
        truth.accept(unrecorded(intent, ending, told, "the process was ended before", null));
        if (ending.keepsWeight()) {
            recordOnce(intent, ending, weight, told, unrecorded);
        } else {
            recordPatiently(intent, ending, told, unrecorded, patience(left));
        }
        return new CanaryConclusion(
                ledger.id(), intent.commit(), ending.stage(), ending.verdict(),
                told.stream().map(words -> Sanitiser.line(CanarySettings.words(intent.service(), words))).toList(),
                doubts.isEmpty(), intent.service());
    }

    /** Nobody looks while the remote is asked. */
    private void recordOnce(
            CanaryIntent intent, Ending ending, int weight, List<String> told, List<Interval> unrecorded) {
        try {
            ledger.add(ending.stage(), Optional.of(weight), String.join("; ", told), unrecorded,
                    Optional.of(ended(intent, ending, ending.stage())),
                    CourseRecord.MOST_PATIENCE);
        } catch (LostRace e) {
            throw e;
        } catch (LockstepError e) {
            throw new EndNotRecorded(e);
        }
    }

    /** The counts live in this process and this clone alone: a remote that is away must not cost them. */
    private void recordPatiently(
            CanaryIntent intent, Ending ending, List<String> told, List<Interval> unrecorded, Duration patience) {
        Optional<CanaryEnd> end = Optional.of(ended(intent, ending, ending.stage()));
        Duration left = patience;
        for (Duration pause = BETWEEN_TRIES; ; pause = longer(pause)) {
            long began = System.nanoTime();
            try {
                ledger.add(ending.stage(), Optional.of(0), String.join("; ", told), unrecorded, end);
                return;
            } catch (LostRace e) {
                throw e;
            } catch (LockstepError e) {
                left = left.minusNanos(System.nanoTime() - began);
                boolean isTime = left.compareTo(pause) > 0;
                if (isTime) {
                    listener.step("the end is not recorded yet: " + e.getMessage() + "; it is tried again for "
                            + Durations.human(left));
                }
                if (!isTime || !rig.site().waiting().passed(pause)) {
                    throw unrecorded(intent, ending, told, e.getMessage(), e);
                }
                left = left.minus(pause);
            }
        }
    }

    private static Duration patience(Duration left) {
        return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left.compareTo(LONG) > 0 ? LONG : left;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(MOST_BETWEEN_TRIES) > 0 ? MOST_BETWEEN_TRIES : twice;
    }

    private PartlyDone unrecorded(
            CanaryIntent intent, Ending ending, List<String> told, String why, LockstepError cause) {
        String remedy = switch (ending.stage()) {
            case PASSED -> "When the remote can be reached, `" + intent.continuedBy()
                    + "` goes on with it and can pass it again. " + TAKES_BACK;
            case HELD -> "When the remote can be reached, `" + intent.continuedBy()
                    + "` goes on with it; `run-canary --abort` takes its traffic off, and records that.";
            default -> "When the remote can be reached, `run-canary --abort` in this clone makes sure, and records it"
                    + " with what was counted.";
        };
        return new PartlyDone("canary " + ledger.shown() + " is " + ending.stage().word()
                + ", which could not be recorded: " + why + "; its verdict is " + ending.verdict().word() + ": "
                + Sanitiser.line(String.join("; ", told), 1_000), remedy, cause);
    }

    /**
     * How it ended, as it is recorded.
     *
     * @param stage where it is left
     */
    CanaryEnd ended(CanaryIntent intent, Ending ending, CanaryStage stage) {
        FittingIntervals fitting = FittingIntervals.of(ledger.origin(), ending.intervals());
        List<String> reasons = new ArrayList<>(rig.worded(ending.reasons()));
        if (fitting.left() > 0) {
            reasons.add("the counts of " + fitting.left() + " of its " + ending.intervals().size()
                    + " looks are missing: the record of an end has no room for them");
        }
        return new CanaryEnd(
                ledger.id(), intent.commit(), intent.version(), ledger.origin(), rig.site().clock().instant(), stage,
                ending.verdict(), ending.cause(), ending.judgedAt(), reasons,
                ending.judgement().map(CanaryVerdict::gates).orElse(List.of()), intent.terms(), fitting.intervals(),
                intent.service());
    }

    void record(
            CanaryStage stage, Optional<Integer> weight, String words, List<Interval> unrecorded,
            Optional<CanaryEnd> end) {
        for (int attempt = 1; ; attempt++) {
            try {
                ledger.add(stage, weight, words, unrecorded, end);
                return;
            } catch (LostRace e) {
                throw e;
            } catch (LockstepError e) {
                if (attempt == TRIES || !rig.site().waiting().passed(BETWEEN_TRIES)) {
                    throw new PartlyDone(
                            "canary " + ledger.shown() + " is " + stage.word() + ", which could not be recorded: "
                                    + e.getMessage(),
                            stage == CanaryStage.RESTED
                                    ? "When the remote can be reached, run the same command again: it makes sure and"
                                            + " records it. " + TAKES_BACK
                                    : "When the remote can be reached, `run-canary --abort` makes sure, and records"
                                            + " it.",
                            e);
                }
            }
        }
    }

    /**
     * The loudest that there is: users are on a canary that should have none.
     *
     * @param end how it ended, where harm was shown: that stays, whoever takes it off
     * @param harm what was shown, which may be known to this clone alone
     */
    PartlyDone stuck(
            Optional<Integer> weight, String failure, List<Interval> unrecorded, Optional<CanaryEnd> end,
            List<String> harm) {
        try {
            String words = harm.isEmpty() ? "" : CanaryState.HARM + Sanitiser.line(String.join("; ", harm), 600) + "; ";
            ledger.add(CanaryStage.ABORT_FAILED, weight, words + failure, unrecorded, end);
        } catch (LockstepError e) {
            listener.step("not recorded: " + e.getMessage());
        }
        return stuck("canary " + ledger.shown(), failure, rig.traffic());
    }

    static PartlyDone stuck(String canary, String failure, Traffic traffic) {
        return new PartlyDone(
                "THE ABORT FAILED: " + canary + " may still have traffic. " + Sanitiser.line(failure, 500),
                "By hand, now: " + traffic.abortByHand() + "; then `run-canary --abort`.");
    }

    /** Something in this program is wrong: nobody watches the canary any more, so it gets no traffic. */
    LockstepError afterDefect(Throwable defect) {
        String words = Sanitiser.line(String.valueOf(defect.getMessage()), 300);
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = rig.traffic().abort(doubts::add);
        if (failure.isPresent()) {
            return stuck(Optional.empty(), failure.get(), List.of(), Optional.empty(), List.of());
        }
        return new PartlyDone(
                "canary " + ledger.shown() + (doubts.isEmpty()
                        ? " gets no more traffic, because it could not continue: "
                        : " could not continue; " + unsure(doubts) + ": ") + words,
                "`run-canary --abort` makes sure, and records it.", defect);
    }

    static String unsure(List<String> doubts) {
        return "traffic.abort ended without an error, but " + doubts.getFirst();
    }

    /**
     * Takes one that passed off the traffic, which another service's is about to get. Its pass stands, also where that
     * fails: then nothing is recorded, and it can be tried again.
     */
    void rest(CanaryView passed, ServiceName next) {
        listener.step("taking all traffic off canary " + ledger.shown() + ", which passed");
        List<String> doubts = new ArrayList<>();
        Optional<String> failure = rig.traffic().abort(doubts::add);
        failure.or(() -> doubts.stream().findFirst()).ifPresent(why -> {
            throw new PartlyDone(
                    (failure.isPresent() ? "THE ABORT FAILED: canary " : "canary ") + passed.shown()
                            + " may still have traffic. " + Sanitiser.line(why, 500) + ". The canary of " + next
                            + " did not begin; the pass of " + passed.id() + " stands",
                    "By hand, now: " + rig.traffic().abortByHand() + "; then run the same command again. "
                            + TAKES_BACK);
        });
        record(CanaryStage.RESTED, Optional.of(0), "makes room for the canary of " + next, List.of(),
                Optional.empty());
    }

    /** What is true while a canary is carried. */
    PartlyDone open(CanaryIntent intent) {
        return new PartlyDone(
                "canary " + ledger.shown() + " is open and nobody watches it; its weight stays",
                "Continue it: `" + intent.continuedBy() + "`. End it: `run-canary --abort`. After " + intent.abortBy()
                        + " any host ends it with `run-canary --reap`.");
    }
}
