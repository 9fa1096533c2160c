package lockstep.policy.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.PolicyRule;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.GateRunFacts;

/**
 * Staging ran this commit for so long: from the first recorded run that saw it there to a passing run at the end, with
 * no failing one between.
 *
 * @param maxGap a longer time between two samples is told
 */
public record Soaked(Duration duration, Duration maxGap) implements Requirement {

    private static final String RULE = PolicyRule.SOAK.id();

    /** What failed; what more than time is missing for; what will hold last. */
    private static final Comparator<Assessment> LAST = Comparator
            .comparing((Assessment one) -> one.verdict() != Verdict.FAIL)
            .thenComparing(one -> one.holdsAt().isPresent())
            .thenComparing(one -> one.holdsAt().orElse(Instant.MIN), Comparator.reverseOrder());

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        if (facts.services().isEmpty()) {
            return List.of(assess(facts.stagingRuns(), facts));
        }
        List<Assessment> each = facts.services().stream()
                .map(service -> assess(facts.stagingRuns().stream()
                        .filter(run -> run.service().equals(Optional.of(service)))
                        .toList(), facts).about(service.word()))
                .toList();
        return List.of(each.stream().filter(one -> !one.holds()).min(LAST).orElseGet(() -> Assessment.pass(RULE,
                each.stream().map(Assessment::words).collect(Collectors.joining("; ")))));
    }

    private Assessment assess(List<GateRunFacts> runs, PipelineFacts facts) {
        List<GateRunFacts> own = runs.stream()
                .filter(run -> run.commit().equals(Optional.of(facts.candidate())))
                .filter(run -> !run.startedAt().isAfter(facts.now()))
                .sorted(Comparator.comparing(GateRunFacts::startedAt))
                .toList();
        int failure = lastFailure(own);
        List<GateRunFacts> good = own.subList(failure + 1, own.size()).stream()
                .filter(run -> run.verdict() == Verdict.PASS && run.revisionVerified())
                .toList();
        if (good.isEmpty() && failure >= 0 && own.stream().anyMatch(GateRunFacts::revisionVerified)) {
            return Assessment.fail(RULE,
                    "staging run " + own.get(failure).id() + " failed, and none passed since",
                    "Find out why; the time starts again with the next passing run.");
        }
        if (good.isEmpty()) {
            return Assessment.undecided(RULE, "no passing run saw this commit on staging",
                    "Deploy it to staging, then run `soak-staging --for " + Durations.typed(duration) + "`.");
        }
        return judge(good, facts.now());
    }

    /** A run that failed because staging was down, or ran another commit, is one too. */
    private static int lastFailure(List<GateRunFacts> runs) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).verdict() == Verdict.FAIL && runs.get(i).failedByService()) {
                return i;
            }
        }
        return -1;
    }

    private Assessment judge(List<GateRunFacts> good, Instant now) {
        Instant began = good.getFirst().startedAt();
        Duration soaked = Duration.between(began, good.getLast().startedAt());
        String words = "staging has run it for " + Durations.human(soaked) + " in " + good.size() + " passing "
                + (good.size() == 1 ? "run" : "runs") + gap(good);
        if (good.size() >= 2 && soaked.compareTo(duration) >= 0) {
            return Assessment.pass(RULE, words);
        }
        Instant ends = began.plus(duration);
        String remedy = ends.isAfter(now)
                ? "Keep sampling; one more passing run at " + ends + " or later completes it."
                : "Run `promotion-gate --mode staging --record` once more.";
        return Assessment.undecided(RULE, words + ", " + Durations.human(duration) + " are required", remedy)
                .at(ends.isAfter(now) ? ends : now);
    }

    private String gap(List<GateRunFacts> good) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < good.size(); i++) {
            Duration gap = Duration.between(good.get(i - 1).startedAt(), good.get(i).startedAt());
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest.compareTo(maxGap) > 0 ? ", with a gap of " + Durations.human(longest) : "";
    }
}
