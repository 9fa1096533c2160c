package lockstep.tui.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Terms;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Ages;

/** What comes of a canary if nobody does anything, by its record and its counts. */
record CanaryOutlook(CanaryNow canary, Instant now) {

    String ifNothing() {
        Optional<CanaryIntent> intent = canary.view().intent();
        if (intent.isEmpty() || canary.view().isPast(now) || canary.view().silentFor(now).isPresent()) {
            return "the process that runs it may have stopped: it keeps its traffic until somebody aborts it";
        }
        if (canary.view().isJudged()) {
            return canary.now() == Verdict.FAIL ? "it keeps its traffic until it is aborted"
                    : "it keeps " + weight() + " until it is promoted or aborted, at most " + untilAbortBy();
        }
        if (canary.now() == Verdict.FAIL && canary.breach().filter(Breach.PAUSE::equals).isEmpty()) {
            return "it aborts itself at the next look" + nextLook();
        }
        if (isPausedByGate() || canary.now() == Verdict.FAIL) {
            return (isPausedByGate() ? "it is paused and waits" : "it is paused at the next look" + nextLook()
                    + " and waits") + ", at most until the deadline" + left() + "; then FAIL, "
                    + atDeadline(intent.get());
        }
        if (canary.now() == Verdict.PASS && !canary.view().isPaused()) {
            return isAtLastStep(intent.get())
                    ? "it passes at the next look" + nextLook() + " and keeps " + weight()
                            + " until it is promoted, at most " + untilAbortBy()
                    : "it gets more traffic when its time at " + weight() + " is over";
        }
        return canary.view().isPaused()
                ? "INCONCLUSIVE at the deadline" + left() + ", " + atDeadline(intent.get())
                : "INCONCLUSIVE at the deadline" + left() + " unless proven before: then " + atDeadline(intent.get());
    }

    private String weight() {
        return canary.view().weight().map(percent -> percent + " %").orElse("its traffic");
    }

    private String untilAbortBy() {
        return "until its abort_by in " + Ages.brief(canary.left(now)) + ", if a --reap timer runs";
    }

    private static String atDeadline(CanaryIntent intent) {
        return intent.holds() ? "it keeps its weight" : "all traffic goes back";
    }

    private boolean isPausedByGate() {
        return canary.carried().map(CanaryState::stage).filter(CanaryStage.PAUSED::equals).isPresent()
                || canary.view().stages().contains(CanaryStage.PAUSED);
    }

    private boolean isAtLastStep(CanaryIntent intent) {
        return canary.view().weight().filter(intent.steps().getLast()::equals).isPresent();
    }

    private Optional<Terms> terms() {
        return canary.view().intent().map(CanaryIntent::terms);
    }

    /** The deadline counts the time that it is watched. */
    private String left() {
        return terms().map(terms -> terms.deadline().minus(canary.seen().watched()))
                .filter(Duration::isPositive)
                .map(rest -> " in " + Ages.brief(rest))
                .orElse("");
    }

    /** It looks in a steady rhythm; not each look is recorded. */
    Optional<Duration> untilNextLook() {
        if (!canary.view().isOpen() || canary.view().isJudged() || canary.view().isPast(now)
                || canary.view().silentFor(now).isPresent() || canary.view().intervals().isEmpty()) {
            return Optional.empty();
        }
        Interval last = canary.view().intervals().getLast();
        long every = Math.max(1, terms().map(terms -> terms.interval().toSeconds()).orElse(1L));
        long since = Duration.between(last.to(), now).toSeconds();
        return Optional.of(Duration.ofSeconds(every - Math.floorMod(since, every)));
    }

    private String nextLook() {
        return untilNextLook().map(rest -> " in " + Ages.brief(rest)).orElse("");
    }
}
