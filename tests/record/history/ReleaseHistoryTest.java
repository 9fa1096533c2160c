package tests.record.history;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.adoption;
import static tests.record.log.Entries.failedPromotion;
import static tests.record.log.Entries.promotion;
import static tests.record.log.Entries.rollback;
import static tests.record.log.Entries.sha;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateName;
import lockstep.record.history.KnownGood;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PassFail;
import lockstep.record.log.RollbackResult;
import org.junit.jupiter.api.Test;

public class ReleaseHistoryTest {

    @Test
    void an_empty_log_knows_nothing() {
        ReleaseHistory history = ReleaseHistory.of(List.of(new OtherBlock("x", "")));
        assertThat(history.standing()).isEmpty();
        assertThat(history.knownGood()).isEmpty();
    }

    @Test
    void what_was_promoted_and_verified_is_good_newest_first() {
        ReleaseHistory history = ReleaseHistory.of(List.of(
                promotion("20260101-1000-rc1", sha(1)), promotion("20260102-1000-rc1", sha(2))));
        assertThat(history.knownGood()).extracting(KnownGood::sha).containsExactly(sha(2), sha(1));
        assertThat(history.knownGood()).extracting(KnownGood::record).first().isEqualTo("20260102-1000-rc1");
    }

    @Test
    void what_failed_in_production_is_where_release_stands_and_not_good() {
        ReleaseHistory history = ReleaseHistory.of(List.of(
                promotion("20260101-1000-rc1", sha(1)), failedPromotion("20260102-1000-rc1", sha(2))));
        assertThat(history.standing()).contains(sha(2));
        assertThat(history.isKnownGood(sha(2))).isFalse();
    }

    @Test
    void what_was_rolled_back_from_is_good_no_more() {
        ReleaseHistory history = ReleaseHistory.of(List.of(
                promotion("20260101-1000-rc1", sha(1)), promotion("20260102-1000-rc1", sha(2)),
                rollback("20260102-1100-rb1", sha(2), sha(1))));
        assertThat(history.standing()).contains(sha(1));
        assertThat(history.knownGood()).extracting(KnownGood::sha).containsExactly(sha(1));
    }

    @Test
    void a_partial_rollback_adds_nothing_and_leaves_its_target_as_it_was() {
        ReleaseHistory history = ReleaseHistory.of(List.of(
                promotion("20260101-1000-rc1", sha(1)), promotion("20260102-1000-rc1", sha(2)),
                rollback("20260102-1100-rb1", sha(2), sha(1), RollbackResult.PARTIAL)));
        assertThat(history.knownGood()).extracting(KnownGood::record).containsExactly("20260101-1000-rc1");
    }

    @Test
    void a_pass_without_verification_or_with_a_failed_gate_is_not_good() {
        ReleaseHistory history = ReleaseHistory.of(List.of(
                promotion("20260101-1000-rc1", sha(1), PassFail.PASS, List.of(), "", List.of()),
                promotion("20260102-1000-rc1", sha(2), PassFail.PASS,
                        List.of(new LoggedGate(new GateName("health"), "FAILED: 503")), "", List.of())));
        assertThat(history.knownGood()).isEmpty();
    }

    @Test
    void an_adoption_says_where_release_stands_and_that_it_is_good() {
        ReleaseHistory history = ReleaseHistory.of(List.of(adoption(Optional.of(sha(7)), new byte[0], "0".repeat(64))));
        assertThat(history.standing()).contains(sha(7));
        assertThat(history.knownGood()).extracting(KnownGood::record).containsExactly("adoption");
    }
}
