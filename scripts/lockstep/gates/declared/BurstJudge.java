package lockstep.gates.declared;

import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;
import lockstep.gates.burst.Shots;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Lockouts.Lockout;

/**
 * Decides a declared burst, by the rules of the built-in one: what is wrong by itself first, then what nobody could
 * decide, then the counts, then the order. Pure.
 *
 * @param before the last lockout that the run met before the burst
 */
public record BurstJudge(BurstPlan plan, Shots shots, Optional<Lockout> before) {

    public Decision decide() {
        return shots.complaint()
                .or(this::alreadyLimited)
                .or(this::miscounted)
                .or(this::misordered)
                .orElseGet(() -> Decision.pass(seen()));
    }

    /** Where the first of the order never came and the next came at once, somebody spent the limit before. */
    private Optional<Decision> alreadyLimited() {
        boolean speaks = plan.order().size() > 1 && count(plan.order().getFirst()) == 0
                && shots.count(status -> status == 429) == shots.all().size();
        return speaks ? Optional.of(Shots.limitedBefore(before)) : Optional.empty();
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
        return plan.limit().isEmpty() || shots.surelyExceed(plan.limit().get());
    }

    private Optional<Decision> misordered() {
        for (int next = 1; next < plan.order().size(); next++) {
            var earlier = plan.order().get(next - 1);
            var later = plan.order().get(next);
            if (!shots.follow(earlier::accepts, later::accepts) && count(earlier) > 0 && count(later) > 0) {
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
        return shots.count(statuses::accepts);
    }
}
