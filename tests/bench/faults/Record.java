package tests.bench.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryView;

/** Whether the record of one canary can be read, follows from its own integers, and counts nothing that was not. */
record Record(Universe universe, CanaryView view) {

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        check(faults, view.intent().isPresent(), "its intent cannot be read");
        check(faults, view.states().size() == view.stages().size(), "a state of it cannot be read");
        check(faults, view.stages().size() == view.last(), "a number of its states is missing");
        check(faults, view.end().isPresent(), "its end cannot be read");
        view.end().ifPresent(end -> check(faults, end));
        return faults.stream().map(line -> "canary " + view.id() + ": " + line).toList();
    }

    private void check(List<String> faults, CanaryEnd end) {
        end.fault().ifPresent(faults::add);
        boolean waited = end.verdict() == Verdict.FAIL && end.gates().stream()
                .anyMatch(gate -> gate.verdict() == Verdict.FAIL && gate.breach() == Breach.PAUSE);
        List<Interval> recorded = view.intervals();
        boolean follows = waited && end.intervals().size() < recorded.size()
                ? end.intervals().equals(recorded.subList(0, end.intervals().size()))
                : end.intervals().equals(recorded);
        check(faults, follows, "it was judged by " + end.intervals().size() + " intervals, which are not the "
                + recorded.size() + " of its states");
        CanaryVerdict recomputed = end.recomputed();
        check(faults, end.cause() != CanaryEnd.Cause.METRICS || end.gates().equals(recomputed.gates()),
                "judged while it was counted, it differs from judging it again: " + end.gates() + ", "
                        + recomputed.gates());
        check(faults, isInOrder(end.intervals()), "its intervals overlap");
        check(faults, end.verdict() != Verdict.PASS || view.intent()
                        .filter(intent -> end.judgedAt().isBefore(intent.abortBy())).isPresent(),
                "it passed past its abort_by");
        Observations counted = Observations.of(end.intervals());
        check(faults, counted.canary().requests() <= universe.canary().requests()
                        && counted.canary().errors() <= universe.canary().errors(),
                "it counts more of the canary than there was");
        check(faults, counted.baseline().requests() <= universe.baseline().requests()
                        && counted.baseline().errors() <= universe.baseline().errors(),
                "it counts more of the baseline than there was");
    }

    private static boolean isInOrder(List<Interval> intervals) {
        Optional<Instant> last = Optional.empty();
        for (Interval interval : intervals) {
            boolean after = last.map(end -> !interval.from().isBefore(end)).orElse(true);
            if (!after || interval.to().isBefore(interval.from())) {
                return false;
            }
            last = Optional.of(interval.to());
        }
        return true;
    }

    private static void check(List<String> faults, boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
