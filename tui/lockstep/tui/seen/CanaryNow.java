package lockstep.tui.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;

/**
 * A canary by its record, whoever carries it and wherever: what was counted, and what follows from it so far.
 *
 * @param verdict empty before anything was counted, or where its terms cannot be read
 */
public record CanaryNow(CanaryView view, Observations seen, Optional<CanaryVerdict> verdict) {

    private static volatile CanaryNow last;

    /** Asked several times a frame, of the same view; to fold thousands of intervals takes longer than a key may. */
    public static CanaryNow of(CanaryView view) {
        CanaryNow before = last;
        if (before == null || before.view() != view) {
            before = folded(view);
            last = before;
        }
        return before;
    }

    private static CanaryNow folded(CanaryView view) {
        List<Interval> intervals = view.intervals();
        Observations seen = Observations.of(intervals);
        Optional<CanaryVerdict> verdict = intervals.isEmpty()
                ? Optional.empty()
                : view.intent().map(CanaryIntent::terms)
                        .map(terms -> new CanaryJudge(terms).judge(seen, intervals.getLast().to()));
        return new CanaryNow(view, seen, verdict);
    }

    /** The recorded verdict once there is one. No data is never a pass. */
    public Verdict now() {
        return view.end().map(CanaryEnd::verdict)
                .or(() -> verdict.map(CanaryVerdict::verdict))
                .orElse(Verdict.INCONCLUSIVE);
    }

    /** What a failure asks for; empty where it does not fail, or its gates do not say. */
    public Optional<Breach> breach() {
        return verdict.flatMap(CanaryVerdict::breach);
    }

    /** Whether its counts say so. */
    public boolean isFailing() {
        return now() == Verdict.FAIL;
    }

    /** As it is named. */
    public String commit() {
        return view.commit().map(Sha::abbreviated).orElse("?");
    }

    /** Where it stands, in a word. */
    public Optional<String> stage() {
        return view.isPaused() ? Optional.of("PAUSED") : view.stage().map(CanaryStage::word);
    }

    public List<GateJudgement> gates() {
        return verdict.map(CanaryVerdict::gates).orElse(List.of());
    }

    /** Whether its two arms are times, in seconds; all others are shares. */
    public boolean isLatency(GateJudgement judged) {
        return view.intent().stream().flatMap(intent -> intent.terms().gates().stream())
                .anyMatch(gate -> gate instanceof LatencyGate && gate.name().equals(judged.gate()));
    }

    public List<String> reasons() {
        return view.end().map(CanaryEnd::reasons)
                .or(() -> verdict.map(CanaryVerdict::reasons))
                .orElse(List.of("nothing was counted yet"));
    }

    /** What whoever carries it recorded last; what others say beside it is no sign that it goes on. */
    public Optional<CanaryState> carried() {
        return view.states().reversed().stream().filter(state -> !state.stage().isSaidBeside()).findFirst();
    }

    public Duration left(Instant now) {
        return view.intent().map(intent -> Duration.between(now, intent.abortBy())).orElse(Duration.ZERO);
    }

    public long requests() {
        return seen.canary().requests() + seen.baseline().requests();
    }

    /** The part of the traffic that it was given when it was looked at last; what it has now where it never was. */
    public double asked() {
        List<Interval> looks = view.intervals();
        return looks.isEmpty() ? view.weight().orElse(0) / 100.0 : looks.getLast().weight();
    }

    /** The canary's part of what arrived. */
    public double arrived() {
        return requests() == 0 ? 0 : (double) seen.canary().requests() / requests();
    }
}
