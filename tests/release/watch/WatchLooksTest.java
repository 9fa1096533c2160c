package tests.release.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.release.watch.WatchConclusion;
import lockstep.release.watch.WatchLook;
import lockstep.release.watch.WatchLooks;
import org.junit.jupiter.api.Test;

class WatchLooksTest {

    private static final WatchLook GOOD = look(Set.of(), List.of(), List.of());
    private static final WatchLook BAD = look(Set.of(RollbackTrigger.SERVER_ERRORS), List.of(), List.of());
    private static final WatchLook BLIND = look(Set.of(), List.of(), List.of("production's commit: no answer"));
    private static final WatchLook DRIFTED = look(Set.of(), List.of("production runs another commit"), List.of());

    private static WatchLook look(Set<RollbackTrigger> triggers, List<String> drifted, List<String> unknown) {
        return new WatchLook(Instant.EPOCH, Optional.empty(), triggers, triggers.isEmpty() ? List.of() : List.of("measured"), List.of(),
                drifted, unknown);
    }

    private static WatchLook at(char digit) {
        return new WatchLook(Instant.EPOCH, Optional.of(new Sha(String.valueOf(digit).repeat(40))), BAD.triggers(),
                List.of("measured"), List.of(), List.of(), List.of());
    }

    private static WatchConclusion after(WatchLook... looks) {
        return Arrays.stream(looks).reduce(WatchLooks.none(), WatchLooks::and, (one, other) -> other)
                .conclusion(List.of());
    }

    @Test
    void what_was_watched_is_the_commit_that_was_known_first_and_before_the_last_look() {
        assertThat(after(BAD, at('a'), at('a')).watched()).isEqualTo(at('a').head());
        assertThat(after(at('a'), BAD, BAD).watched()).isEqualTo(at('a').head());
        assertThat(after(BAD, at('b')).watched()).isEmpty();
    }

    @Test
    void looks_at_two_commits_are_not_two_in_a_row_and_who_watched_the_first_takes_back_neither() {
        assertThat(after(at('a'), at('b')).triggers()).isEmpty();
        WatchConclusion moved = after(at('a'), at('b'), at('b'));
        assertThat(moved.triggers()).isEqualTo(BAD.triggers());
        assertThat(moved.watched()).isEmpty();
        assertThat(moved.unknown()).containsExactly("another commit was released meanwhile: aaaaaaa was watched first, "
                + "then bbbbbbb; only the looks since then count");
    }

    @Test
    void good_looks_pass() {
        assertThat(after(GOOD, GOOD, GOOD).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void reasons_that_change_from_look_to_look_end_undecided() {
        WatchLook other = look(Set.of(RollbackTrigger.AUTH_FAILURE), List.of(), List.of());
        WatchLooks looks = WatchLooks.none().and(BAD).and(other);

        assertThat(looks.isConfirmed()).isTrue();
        assertThat(looks.again()).isEmpty();
        assertThat(looks.conclusion(List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_drifted_at_the_last_look_alone_is_undecided() {
        assertThat(after(GOOD, DRIFTED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void two_bad_looks_in_a_row_want_a_rollback() {
        assertThat(after(GOOD, BAD, BAD).wantsRollback()).isTrue();
    }

    @Test
    void one_bad_look_is_told_and_two_that_came_and_went_are_no_pass() {
        WatchConclusion once = after(GOOD, BAD, GOOD, GOOD);

        assertThat(once.verdict()).isEqualTo(Verdict.PASS);
        assertThat(once.fleeting()).containsExactly("look 2: 5xx spike: measured");
        assertThat(after(BAD, GOOD, BAD, GOOD).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void one_good_look_after_blind_ones_is_no_pass() {
        WatchConclusion blind = after(BLIND, BLIND, GOOD, GOOD, GOOD, GOOD, GOOD);

        assertThat(blind.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(blind.unknown()).containsExactly("2 of 7 looks could not measure everything");
        assertThat(after(BLIND, GOOD, GOOD, GOOD, GOOD).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_drifted_at_two_looks_makes_the_promotion_invalid_and_what_was_being_deployed_at_one_does_not() {
        assertThat(after(DRIFTED, GOOD).verdict()).isEqualTo(Verdict.PASS);
        assertThat(after(GOOD, DRIFTED, DRIFTED).invalid()).containsExactly("production runs another commit");
        assertThat(after(GOOD, DRIFTED, DRIFTED).verdict()).isEqualTo(Verdict.FAIL);
    }
}
