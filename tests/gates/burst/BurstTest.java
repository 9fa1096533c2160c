package tests.gates.burst;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lockstep.gates.burst.Burst;
import lockstep.gates.burst.Burst.Shot;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Verdict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BurstTest {

    private static final Pace LIMIT = new Pace(5, Duration.ofSeconds(10));

    @Test
    void two_hundreds_then_four_two_nines_pass() {
        assertThat(inOrder(200, 200, 429, 429).decide().reason()).isEqualTo("2 × 200, then 2 × 429");
        assertThat(inOrder(200, 200, 429, 429).decide().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void no_limit_at_all_is_no_pass_even_where_it_is_allowed() {
        Burst unlimited = new Burst(inOrder(200, 200, 200).shots(), false, LIMIT, Optional.empty());
        assertThat(unlimited.decide().verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(unlimited.decide().reason()).isEqualTo(
                "3 × 200, no 429: allowed by --allow-no-429, but not a pass, because no limit was seen");
    }

    @Test
    void a_limit_that_was_spent_before_and_then_ends_decides_nothing() {
        assertThat(inOrder(429, 429, 200, 200).decide().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_limit_that_was_spent_before_and_is_reached_again_passes() {
        assertThat(inOrder(429, 200, 429).decide().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void requests_that_overlap_may_be_answered_in_any_order() {
        Shot limited = new Shot(1, 429, Optional.empty(), false, 0, 10);
        Shot passed = new Shot(2, 200, Optional.empty(), false, 5, 20);
        assertThat(new Burst(List.of(limited, passed), true, LIMIT, Optional.empty()).decide().verdict()).isEqualTo(Verdict.PASS);
    }

    @Property
    void anything_wrong_by_itself_fails(@ForAll("shots") List<Shot> shots, @ForAll boolean needs429) {
        List<Shot> withWrong = new ArrayList<>(shots);
        withWrong.add(new Shot(shots.size() + 1, 500, Optional.of("a 500"), false, 0, 1));
        assertThat(new Burst(withWrong, needs429, LIMIT, Optional.empty()).decide().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Property
    void where_nothing_is_wrong_a_missing_answer_decides_nothing(
            @ForAll("rightShots") List<Shot> shots, @ForAll boolean needs429) {
        List<Shot> withGap = new ArrayList<>(shots);
        withGap.add(new Shot(shots.size() + 1, 0, Optional.of("no route"), true, 0, 1));
        assertThat(new Burst(withGap, needs429, LIMIT, Optional.empty()).decide().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Property
    void no_limit_fails_unless_allowed(@ForAll @IntRange(min = 11, max = 20) int size) {
        int[] all200 = IntStream.generate(() -> 200).limit(size).toArray();
        assertThat(inOrder(all200).decide().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(new Burst(inOrder(all200).shots(), false, LIMIT, Optional.empty()).decide().verdict())
                .isEqualTo(Verdict.SKIPPED);
    }

    @Property
    void limits_from_the_first_request_on_decide_nothing(
            @ForAll @IntRange(min = 1, max = 20) int size, @ForAll boolean needs429) {
        int[] all429 = IntStream.generate(() -> 429).limit(size).toArray();
        assertThat(new Burst(inOrder(all429).shots(), needs429, LIMIT, Optional.empty()).decide().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Property
    void only_two_hundreds_and_limits_ever_pass(@ForAll("shots") List<Shot> shots, @ForAll boolean needs429) {
        if (new Burst(shots, needs429, LIMIT, Optional.empty()).decide().verdict() == Verdict.PASS) {
            assertThat(shots).extracting(Shot::status).containsAnyOf(200).isSubsetOf(200, 429);
            assertThat(!needs429 || shots.stream().anyMatch(shot -> shot.status() == 429)).isTrue();
        }
    }

    @Property
    void the_order_in_which_shots_are_listed_does_not_matter(@ForAll("shots") List<Shot> shots, @ForAll long seed) {
        List<Shot> shuffled = new ArrayList<>(shots);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(new Burst(shuffled, true, LIMIT, Optional.empty()).decide()).isEqualTo(new Burst(shots, true, LIMIT, Optional.empty()).decide());
    }

    @Provide
    Arbitrary<List<Shot>> shots() {
        return shots(Arbitraries.of(0, 200, 200, 429, 429, 500, 503));
    }

    @Provide
    Arbitrary<List<Shot>> rightShots() {
        return shots(Arbitraries.of(200, 429));
    }

    /** Overlapping as several workers make them overlap. */
    private static Arbitrary<List<Shot>> shots(Arbitrary<Integer> statuses) {
        return statuses.list().ofMinSize(1)
                .ofMaxSize(20)
                .flatMap(codes -> Arbitraries.integers().between(0, 30).map(overlap ->
                IntStream.range(0, codes.size()).mapToObj(i -> shot(i, codes.get(i), overlap)).toList()));
    }

    private static Burst inOrder(int... codes) {
        return new Burst(IntStream.range(0, codes.length).mapToObj(i -> shot(i, codes[i], 0)).toList(), true, LIMIT, Optional.empty());
    }

    private static Shot shot(int index, int status, int overlap) {
        Optional<String> complaint = status == 200 || status == 429 ? Optional.empty()
                : Optional.of("status " + status);
        return new Shot(index + 1, status, complaint, status == 0, index * 10L, index * 10L + 5 + overlap);
    }

    private static Burst everySoManySeconds(double seconds, int size) {
        return new Burst(IntStream.range(0, size)
                .mapToObj(i -> new Shot(i + 1, 200, Optional.empty(), false, (long) (i * seconds * 1e9), 0))
                .toList(), true, LIMIT, Optional.empty());
    }

    @Test
    void a_burst_too_slow_for_the_limit_says_by_how_much_and_decides_nothing() {
        assertThat(everySoManySeconds(2.7, 15).decide()).isEqualTo(Decision.inconclusive(
                "15 × 200, no 429: 15 requests over 37.8 s; a limit of 5 requests in 10.0 s was not put to the test"));
    }

    @Test
    void a_burst_of_fewer_than_the_limit_decides_nothing() {
        assertThat(everySoManySeconds(0.1, 4).decide()).isEqualTo(Decision.inconclusive(
                "4 × 200, no 429: 4 requests over 300 ms; a limit of 5 requests in 10.0 s was not put to the test: send at "
                        + "least 11"));
    }

    @Test
    void a_limit_that_counts_in_windows_of_its_own_is_not_said_to_be_missing_by_a_burst_across_two_of_them() {
        assertThat(everySoManySeconds(1, 10).decide().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(everySoManySeconds(0.9, 12).decide().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void who_spent_the_limit_is_said_where_the_run_knows_it() {
        Instant now = Instant.parse("2026-01-22T10:00:00Z");
        Burst own = new Burst(inOrder(429, 429).shots(), true, LIMIT, Optional.of(new Lockouts.Lockout(
                new GateName("burst_429"), now, now.plusSeconds(3_600), true)));
        assertThat(own.decide().reason())
                .isEqualTo("429 from the first request: burst_429 of this run had used up the limit before");
        assertThat(inOrder(429, 429).decide().reason()).isEqualTo("429 from the first request: an earlier run, or "
                + "somebody else on this address, has used up the limit; wait, and run again");
    }
}
