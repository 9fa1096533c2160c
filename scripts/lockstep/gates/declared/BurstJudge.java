package lockstep.gates.declared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;
import lockstep.gates.burst.Burst.Shot;
import lockstep.gates.burst.Shots;
import lockstep.gates.declared.BurstPlan.Share;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Lockouts.Lockout;
import lockstep.gates.gate.Verdict;

/**
 * Decides a declared burst, by the rules of the built-in one: what is wrong by itself first, then what nobody could
 * decide, then the counts, then the order. Pure.
 *
 * @param before the last lockout that the run met before the burst
 */
public record BurstJudge(BurstPlan plan, Shots shots, Optional<Lockout> before) {

    private static final int FIRST_ERROR = 400;

    public Decision decide() {
        return shots.complaint()
                .or(this::alreadyLimited)
                .or(this::miscounted)
                .or(this::misordered)
                .orElseGet(() -> Decision.pass(seen()));
    }

    /** Where what comes below the limit never came, and the limit at once, somebody spent it before. */
    private Optional<Decision> alreadyLimited() {
        boolean isMissing = plan.answers().entrySet().stream().anyMatch(answer -> mustComeFirst(answer)
                && count(answer.getKey()) == 0);
        boolean isLimited = shots.count(plan::tellsLimit) == shots.all().size();
        return isMissing && isLimited
                ? Optional.of(Shots.limitedBefore(limitsSeen(), before))
                : Optional.empty();
    }

    private boolean mustComeFirst(Map.Entry<Statuses, Share> answer) {
        boolean leads = plan.order().size() > 1 && plan.order().getFirst().equals(answer.getKey());
        return leads || answer.getValue().atLeast() > 0 && !plan.tellsLimit(answer.getKey());
    }

    private String limitsSeen() {
        return shots.all().stream().map(shot -> String.valueOf(shot.status())).distinct()
                .collect(Collectors.joining(" or "));
    }

    /** What is wrong, before what could not be put to the test. */
    private Optional<Decision> miscounted() {
        List<Decision> decisions = plan.answers().entrySet().stream()
                .flatMap(answer -> miscounted(answer.getKey(), answer.getValue()).stream())
                .toList();
        return decisions.stream()
                .filter(decision -> decision.verdict() == Verdict.FAIL)
                .findFirst()
                .or(() -> decisions.stream().findFirst());
    }

    private Optional<Decision> miscounted(Statuses statuses, Share share) {
        long count = count(statuses);
        boolean isOfLimit = plan.tellsLimit(statuses);
        if (count < share.atLeast()) {
            return Optional.of(wrong("at least " + share.atLeast(), statuses,
                    isOfLimit ? untested() : Optional.empty()));
        }
        if (share.atMost().isPresent() && count > share.atMost().getAsInt()) {
            return Optional.of(wrong("at most " + share.atMost().getAsInt(), statuses,
                    isLetThrough(statuses) ? untested().or(this::renewed) : Optional.empty()));
        }
        return Optional.empty();
    }

    /** What a limit holds down; an error is one however many come. */
    private boolean isLetThrough(Statuses statuses) {
        boolean leads = plan.order().size() > 1 && plan.order().getFirst().equals(statuses);
        return !plan.tellsLimit(statuses) && (leads || shots.all().stream().map(Shot::status)
                .filter(statuses::accepts).allMatch(status -> status < FIRST_ERROR));
    }

    private Decision wrong(String expected, Statuses statuses, Optional<String> excuse) {
        String words = seen() + ": expected " + expected + " × " + statuses.inWords();
        return excuse.map(why -> Decision.inconclusive(words + "; " + why + ": send more at a time"))
                .orElseGet(() -> Decision.fail(words));
    }

    /** A limit that the burst could not have reached says nothing by not being seen. */
    private Optional<String> untested() {
        return plan.limit().isEmpty() || shots.surelyExceed(plan.limit().get())
                ? Optional.empty()
                : Optional.of("a limit of " + limitInWords() + " was not put to the test");
    }

    /** A limit lets as many through again when its window is over. */
    private Optional<String> renewed() {
        return plan.limit().filter(limit -> shots.span().compareTo(limit.window()) >= 0)
                .map(limit -> "the burst took " + Durations.human(shots.span()) + ", in which a limit of "
                        + limitInWords() + " begins anew");
    }

    private String limitInWords() {
        return plan.limit().map(limit -> limit.requests() + " in "
                + Durations.human(limit.window())).orElse("any size");
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
