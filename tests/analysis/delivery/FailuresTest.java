package tests.analysis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.delivery.Failures;
import lockstep.analysis.delivery.Failures.Failure;
import lockstep.analysis.delivery.ProductionMove;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final Instant NOON = Instant.parse("2026-01-21T12:00:00Z");

    private final List<ProductionMove> moves = new ArrayList<>();

    /** One an hour, each of which takes ten minutes. */
    private FailuresTest move(String commit, boolean isRollback, boolean isGood, boolean isHotfix) {
        moves.add(new ProductionMove(commit, isRollback, isGood, isHotfix, begun(moves.size()), ended(moves.size())));
        return this;
    }

    private FailuresTest promoted(String commit) {
        return move(commit, false, true, false);
    }

    private FailuresTest hotfixed(String commit) {
        return move(commit, false, true, true);
    }

    private FailuresTest back(String commit) {
        return move(commit, true, true, false);
    }

    private static Instant begun(int hour) {
        return NOON.plus(Duration.ofHours(hour));
    }

    private static Instant ended(int hour) {
        return begun(hour).plus(Duration.ofMinutes(10));
    }

    private static Failure failure(Instant since, int restored) {
        return new Failure(since, Optional.of(ended(restored)));
    }

    private Map<Integer, Failure> failures() {
        return Failures.of(moves);
    }

    @Test
    void what_breaks_after_a_good_smoke_failed_since_the_rollback_began_not_since_it_was_promoted() {
        assertThat(promoted("a").promoted("b").back("a").failures()).isEqualTo(Map.of(1, failure(begun(2), 2)));
    }

    @Test
    void a_rollback_past_several_promotions_took_all_of_them_back() {
        assertThat(promoted("a").promoted("b").promoted("c").back("a").failures())
                .isEqualTo(Map.of(1, failure(begun(3), 3), 2, failure(begun(3), 3)));
    }

    @Test
    void what_a_hotfix_follows_failed() {
        assertThat(promoted("a").promoted("b").hotfixed("c").promoted("d").failures())
                .isEqualTo(Map.of(1, failure(begun(2), 2)));
    }

    @Test
    void a_hotfix_after_a_rollback_says_nothing_of_where_the_rollback_went() {
        assertThat(promoted("a").promoted("b").back("a").hotfixed("c").failures())
                .isEqualTo(Map.of(1, failure(begun(2), 2)));
    }

    @Test
    void a_promotion_whose_own_smoke_failed_did_so_when_that_was_seen_and_until_the_next_good_move() {
        assertThat(promoted("a").move("b", false, false, false).move("a", true, false, false).promoted("c").failures())
                .isEqualTo(Map.of(1, failure(ended(1), 3)));
        moves.removeLast();
        assertThat(failures()).isEqualTo(Map.of(1, new Failure(ended(1), Optional.empty())));
    }

    @Test
    void a_rollback_to_where_the_log_was_adopted_took_back_all_that_is_known() {
        assertThat(promoted("a").promoted("b").back("adopted").failures().keySet()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_rollback_that_follows_a_rollback_takes_back_what_is_left() {
        assertThat(promoted("a").promoted("b").promoted("c").back("b").back("a").failures())
                .isEqualTo(Map.of(2, failure(begun(3), 3), 1, failure(begun(4), 4)));
    }
}
