package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Somebody who can push to the evidence branch claims what did not happen: it moves nobody's production. */
class ForgeryTest {

    private static final String LOG = "docs/RELEASE_LOG.md";

    private ReleaseDay day;
    private Sha first;
    private Sha second;
    private Seat ada;
    private Outsider outsider;

    @BeforeEach
    void two_releases() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        first = released("first");
        second = released("second");
        outsider = day.outsider();
    }

    private Sha released(String subject) {
        Sha commit = day.landTested(subject);
        assertThat(ada.promoteNow().exitCode()).isZero();
        return commit;
    }

    @AfterEach
    void close() {
        day.close();
    }

    private String lastIntent() {
        return day.evidence().lines().filter(path -> path.endsWith("/intent.json")).toList().getLast();
    }

    private static String idOf(String intent) {
        String[] parts = intent.split("/");
        return parts[parts.length - 2];
    }

    private static String madeUp(String id) {
        return id.substring(0, id.indexOf("-rc")) + "-rc99";
    }

    @Test
    void an_entry_that_was_made_up_is_no_place_to_go_back_to() {
        Sha untested = day.land("untested");
        String id = idOf(lastIntent());
        String entry = day.log().substring(day.log().lastIndexOf("\n## Promotion "));
        String forged = entry.replace(id, madeUp(id)).replace(second.hex(), untested.hex());
        outsider.commitOn(day.evidenceBranch(), LOG, day.log() + "\n" + forged + "\n");
        assertThat(Refusal.of(ada, seat -> seat.rollBack("--to", untested.hex(), "--trigger", "5xx", "--approve")).exitCode())
                .isEqualTo(22);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
    }

    @Test
    void a_promotion_that_nobody_began_is_not_finished_but_can_be_given_up() {
        Sha untested = day.land("untested");
        String path = lastIntent();
        String forged = day.file(path).replace(idOf(path), madeUp(idOf(path))).replace(second.hex(), untested.hex());
        outsider.commitOn(day.evidenceBranch(), path.replace(idOf(path), madeUp(idOf(path))), forged + "\n");
        day.move("release", untested.hex());
        String refs = day.refs();
        assertThat(ada.promote("--resume").exitCode()).isEqualTo(25);
        assertThat(ada.log("verify").out()).contains("evidence-trustworthy: ", "decision.intoto.json is not there");
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(ada.promote("--resume", "--give-up").exitCode()).isEqualTo(20);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isIn(first.hex(), second.hex());
    }

    @Test
    void an_intent_that_cannot_be_read_stops_promotions_and_no_rollback() {
        String path = lastIntent();
        outsider.commitOn(day.evidenceBranch(), path.replace(idOf(path), madeUp(idOf(path))), "{\n");
        day.landTested("next");
        assertThat(ada.promoteNow().exitCode()).isEqualTo(25);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
    }

    @Test
    void what_was_taken_back_is_tested_again_before_it_is_promoted_again() {
        Sha third = day.land("third");
        ada.record(StagingRuns.of(day, third, Verdict.PASS, Instant.now().minus(Duration.ofMinutes(10))));
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).singleElement().asString()
                .startsWith("no-later-failure: ").contains("which took the commit back from production");
        ada.record(StagingRuns.of(day, third, Verdict.PASS, Instant.now()));
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @Test
    void nothing_is_recorded_on_a_branch_that_was_cut() {
        assertThat(ada.log("verify").exitCode()).isZero();
        day.land("next");
        day.move(day.evidenceBranch(), day.git().in(day.bare(), "rev-parse", day.evidenceBranch() + "~2"));
        String refs = day.refs();
        assertThat(ada.open("promotion-gate", "--mode", "staging", "--record").exitCode()).isEqualTo(25);
        assertThat(day.refs()).isEqualTo(refs);
    }
}
