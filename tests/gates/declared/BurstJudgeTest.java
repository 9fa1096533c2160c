package tests.gates.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lockstep.gates.burst.Burst.Shot;
import lockstep.gates.burst.Pace;
import lockstep.gates.burst.Shots;
import lockstep.gates.declared.BurstJudge;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.BurstPlan.Share;
import lockstep.gates.declared.Statuses;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;

class BurstJudgeTest {

    private static final Optional<Pace> LIMIT = Optional.of(new Pace(5, Duration.ofSeconds(10)));
    private static final Statuses OK = Statuses.of(200);
    private static final Statuses LIMITED = Statuses.of(429);
    private static final Statuses UNAVAILABLE = Statuses.of(503);

    /** Example 4 of docs/declared-gates.md. */
    private static final BurstPlan QUOTES = plan(
            Map.of(OK, share(1, OptionalInt.of(6)), LIMITED, share(1)), List.of(OK, LIMITED), LIMIT);

    private static Share share(int least) {
        return share(least, OptionalInt.empty());
    }

    private static Share share(int least, OptionalInt most) {
        return new Share(least, most, Wanted.nothing());
    }

    private static BurstPlan plan(Map<Statuses, Share> answers, List<Statuses> order, Optional<Pace> limit) {
        Map<Statuses, Share> sorted = new LinkedHashMap<>();
        answers.keySet().stream().sorted(Comparator.comparing(Statuses::right))
                .forEach(statuses -> sorted.put(statuses, answers.get(statuses)));
        return new BurstPlan(12, 4, sorted, order, limit, Optional.empty());
    }

    /** One sent every so many seconds, and answered at once. */
    private static Decision judged(BurstPlan plan, double apart, int... statuses) {
        List<Shot> shots = IntStream.range(0, statuses.length).mapToObj(index -> {
            long sent = (long) (index * apart * 1e9);
            return new Shot(index + 1, statuses[index], Optional.empty(), false, sent, sent + 1);
        }).toList();
        return new BurstJudge(plan, new Shots(shots), Optional.empty()).decide();
    }

    private static int[] all(int status) {
        return IntStream.generate(() -> status).limit(12).toArray();
    }

    @Test
    void a_burst_too_slow_for_the_limit_may_have_more_answers_than_the_limit_lets_through() {
        assertThat(judged(QUOTES, 2.25, all(200))).isEqualTo(Decision.inconclusive("12 × 200: expected at most 6 × 200; a "
                + "limit of 5 in 10.0 s was not put to the test: send more at a time"));
        assertThat(judged(QUOTES, 0.1, all(200))).isEqualTo(Decision.fail("12 × 200: expected at most 6 × 200"));
    }

    @Test
    void a_burst_over_several_windows_of_the_limit_may_have_more_answers_too() {
        Decision two = judged(QUOTES, 1, 200, 200, 200, 200, 200, 429, 429, 429, 429, 429, 200, 200);
        assertThat(two).isEqualTo(Decision.inconclusive("7 × 200, then 5 × 429: expected at most 6 × 200; the burst took "
                + "11.0 s, in which a limit of 5 in 10.0 s begins anew: send more at a time"));
    }

    @Test
    void an_error_that_no_limit_tells_is_excused_by_no_slow_burst() {
        Statuses broken = Statuses.of(500);
        BurstPlan none = plan(Map.of(OK, share(1), LIMITED, share(0), broken, share(0, OptionalInt.of(0))), List.of(), LIMIT);
        assertThat(judged(none, 2.25, 200, 200, 200, 500, 500, 500, 200, 200, 200, 200, 200, 200))
                .isEqualTo(Decision.fail("9 × 200, 3 × 500: expected at most 0 × 500"));
    }

    @Test
    void what_a_slow_burst_does_not_excuse_fails() {
        BurstPlan few = plan(Map.of(OK, share(1), LIMITED, share(1, OptionalInt.of(2))), List.of(), LIMIT);
        assertThat(judged(few, 2.25, 200, 429, 429, 429).verdict()).as("more limits than declared")
                .isEqualTo(Verdict.FAIL);
        BurstPlan both = plan(Map.of(OK, share(1, OptionalInt.of(3)), Statuses.of(201), share(1), LIMITED, share(0)),
                List.of(), LIMIT);
        assertThat(judged(both, 2.25, all(200)).reason()).as("what is missing whatever the limit")
                .isEqualTo("12 × 200: expected at least 1 × 201");
        assertThat(judged(both, 2.25, all(200)).verdict()).isEqualTo(Verdict.FAIL);
        BurstPlan slack = plan(Map.of(OK, share(1, OptionalInt.of(6)), LIMITED, share(1)), List.of(), Optional.empty());
        assertThat(judged(slack, 2.25, all(200)).verdict()).as("no limit is declared").isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_limit_that_is_told_by_another_status_is_a_limit() {
        BurstPlan nginx = plan(Map.of(OK, share(1), UNAVAILABLE, share(1)), List.of(), LIMIT);
        assertThat(judged(nginx, 2.25, all(200))).isEqualTo(Decision.inconclusive("12 × 200: expected at least 1 × 503; a "
                + "limit of 5 in 10.0 s was not put to the test: send more at a time"));
        assertThat(judged(nginx, 0.1, all(200)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged(nginx, 0.1, all(503))).isEqualTo(Decision.inconclusive("503 from the first request: an earlier "
                + "run, or somebody else on this address, has used up the limit, or the service refuses for another "
                + "reason; wait, and run again"));
    }

    @Test
    void a_refusal_is_no_limit_where_none_is_declared_or_429_is() {
        BurstPlan counts = plan(Map.of(OK, share(1), UNAVAILABLE, share(1)), List.of(), Optional.empty());
        assertThat(judged(counts, 0.1, all(503)).verdict()).isEqualTo(Verdict.FAIL);
        BurstPlan stray = plan(Map.of(OK, share(1), UNAVAILABLE, share(1), LIMITED, share(0)), List.of(), LIMIT);
        assertThat(judged(stray, 2.25, all(200)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged(stray, 2.25, all(503)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_limit_spent_before_decides_nothing_with_an_order_and_without() {
        for (List<Statuses> order : List.of(List.<Statuses>of(), List.of(OK, LIMITED))) {
            BurstPlan plan = plan(Map.of(OK, share(1), LIMITED, share(1)), order, LIMIT);
            assertThat(judged(plan, 0.1, all(429)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
        BurstPlan only = plan(Map.of(OK, share(0), LIMITED, share(1)), List.of(), LIMIT);
        assertThat(judged(only, 0.1, all(429)).verdict()).as("nothing else had to come").isEqualTo(Verdict.PASS);
    }
}
