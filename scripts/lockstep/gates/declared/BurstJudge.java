package lockstep.gates.declared;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Burst.Shot;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Lockouts.Lockout;
import lockstep.gates.gate.Throughput;

/**
 * Decides a declared burst, by the rules of the built-in one: what is wrong by itself first, then what nobody could
 * decide, then the counts, then the order. Pure.
 *
 * @param shots in the order of sending
 * @param before the last lockout that the run met before the burst
 */
public record BurstJudge(BurstPlan plan, List<Shot> shots, Optional<Lockout> before) {

    public BurstJudge {
        shots = List.copyOf(shots);
    }

    public Decision decide() {
        Optional<Decision> wrong = first(shot -> shot.complaint().isPresent() && !shot.undecided())
                .map(shot -> Decision.fail(complaint(shot)));
        return wrong.or(() -> first(Shot::undecided).map(shot -> Decision.inconclusive(complaint(shot))))
                .or(this::alreadyLimited)
                .or(this::miscounted)
                .or(this::misordered)
                .orElseGet(() -> Decision.pass(seen()));
    }

    private String complaint(Shot shot) {
        return "request " + shot.index() + " of " + shots.size() + ": " + shot.complaint().orElse("no answer");
    }

    /** Where the first of the order never came and the next came at once, somebody spent the limit before. */
    private Optional<Decision> alreadyLimited() {
        boolean speaks = plan.order().size() > 1 && count(plan.order().getFirst()) == 0
                && shots.stream().allMatch(shot -> shot.status() == 429);
        return !speaks ? Optional.empty() : Optional.of(Decision.inconclusive("limited from the first request on, "
                + before.map(lockout -> "by the limit that " + lockout.culprit() + " spent before")
                        .orElse("and not by this run: an earlier one, or somebody else behind this address, may "
                                + "have spent the limit")));
    }

    private Optional<Decision> miscounted() {
        for (var answer : plan.answers().entrySet()) {
            long count = count(answer.getKey());
            int least = answer.getValue().atLeast();
            if (count < least) {
                String words = seen() + ": expected at least " + least + " × " + answer.getKey().inWords();
                return Optional.of(answer.getKey().accepts(429) && !wasPutToTheTest()
                        ? Decision.inconclusive(words + "; a limit of " + limitInWords()
                                + " was not put to the test: send more at a time")
                        : Decision.fail(words));
            }
            if (answer.getValue().atMost().isPresent() && count > answer.getValue().atMost().getAsInt()) {
                return Optional.of(Decision.fail(seen() + ": expected at most "
                        + answer.getValue().atMost().getAsInt() + " × " + answer.getKey().inWords()));
            }
        }
        return Optional.empty();
    }

    private String limitInWords() {
        return plan.limit().map(limit -> limit.requests() + " in "
                + Durations.human(limit.window())).orElse("any size");
    }

    /** A limit that the burst could not have reached says nothing by not being seen. */
    private boolean wasPutToTheTest() {
        return plan.limit().isEmpty() || new Throughput(plan.limit().get())
                .surelyTogether(shots.stream().map(Shot::sent).toList()) > plan.limit().get().requests();
    }

    /** Requests overlap, so one counts as earlier unless it was sent after the other had been answered. */
    private Optional<Decision> misordered() {
        for (int next = 1; next < plan.order().size(); next++) {
            var earlier = plan.order().get(next - 1);
            var later = plan.order().get(next);
            long firstSent = shots.stream().filter(shot -> earlier.accepts(shot.status()))
                    .mapToLong(Shot::sent).min().orElse(Long.MAX_VALUE);
            boolean follows = shots.stream()
                    .anyMatch(shot -> later.accepts(shot.status()) && shot.answered() > firstSent);
            if (!follows && count(earlier) > 0 && count(later) > 0) {
                return Optional.of(Decision.inconclusive(later.inWords() + "s, then " + earlier.inWords()
                        + "s: the limit had been spent before, and was not reached again"));
            }
        }
        return Optional.empty();
    }

    /** {@code 4 × 200, then 11 × 429}. */
    private String seen() {
        String joint = plan.order().isEmpty() ? ", " : ", then ";
        return plan.answers().keySet().stream()
                .filter(statuses -> count(statuses) > 0)
                .map(statuses -> count(statuses) + " × " + statuses.inWords())
                .collect(Collectors.joining(joint));
    }

    private long count(Statuses statuses) {
        return shots.stream().filter(shot -> statuses.accepts(shot.status())).count();
    }

    private Optional<Shot> first(Predicate<Shot> predicate) {
        return shots.stream().filter(predicate).findFirst();
    }
}
