package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
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
    void a_rollback_that_nobody_began_is_not_finished_but_can_be_given_up() {
        Sha untested = day.land("untested");
        String path = lastIntent();
        String id = idOf(path).replaceAll("-rc\\d+", "-rb99");
        String forged = "{\"schema\": \"lockstep/intent/v1\", \"release_id\": \"" + id
                + "\", \"type\": \"rollback\", \"operator\": \"alice\", \"since\": \"2026-01-22T10:00:00Z\", \"from\": \""
                + second + "\", \"target\": \"" + untested + "\", \"trigger\": \"5xx spike\", \"approved_by\": \"alice\", "
                + "\"known_good_by\": \"x\", \"unverified_accepted\": false, \"notes\": \"\"}\n";
        outsider.commitOn(day.evidenceBranch(), path.replace(idOf(path), id), forged);
        day.move("release", untested.hex());
        Refusal refusal = Refusal.said(ada.rollBack("--resume"));
        assertThat(refusal.exitCode()).isEqualTo(25);
        assertThat(refusal.message()).isEqualTo(id + " cannot be resumed: its record failed verification");
        assertThat(refusal.reasons()).contains(
                "known-good: the log does not show that " + untested + " was healthy in production");
        assertThat(ada.rollBack("--resume", "--give-up").exitCode()).isEqualTo(20);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
    }

    /** Only the first thousand violations are kept: what was begun is told by its content, not by them. */
    @Test
    void an_intent_that_was_changed_behind_a_thousand_violations_is_not_carried_out() {
        Sha third = released("third");
        day.platformStops();
        assertThat(ada.rollBack("--to", second.hex(), "--trigger", "5xx spike", "--approve").exitCode()).isEqualTo(24);
        String path = day.evidence().lines().filter(one -> one.matches(".*-rb\\d+/intent.json")).toList().getLast();
        outsider.checkOut(day.evidenceBranch());
        for (int at = 0; at <= 1_000; at++) {
            ReleaseDay.write(outsider.folder().resolve("evidence/stray/" + at), "\n");
        }
        outsider.pushed(day.evidenceBranch(), "Add what nobody asked for");
        outsider.commitOn(day.evidenceBranch(), path,
                day.file(path).replace("\"target\" : \"" + second, "\"target\" : \"" + first) + "\n");
        day.move("release", first.hex());
        day.runs(Environment.PRODUCTION, first.hex());
        Refusal refusal = Refusal.of(ada, seat -> seat.rollBack("--resume"));
        assertThat(refusal.exitCode()).isEqualTo(25);
        assertThat(refusal.message()).endsWith(" cannot be resumed: its record failed verification");
        assertThat(refusal.reasons()).containsExactly(
                "evidence-add-only: " + path + ": it is not the intent that was begun");
        assertThat(ada.rollBack("--resume", "--give-up").exitCode()).isEqualTo(20);
        day.platformDeploys();
        Outcome back = ada.rollBack("--to", second.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(second.hex()).isNotEqualTo(third.hex());
    }

    @Test
    void an_older_intent_that_nobody_wrote_is_not_in_the_way_of_a_rollback_that_is_open() {
        day.platformStops();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isEqualTo(24);
        String real = day.evidence().lines().filter(one -> one.matches(".*-rc\\d+/intent.json")).toList().getLast();
        String path = real.replaceAll("\\d{4}-\\d{2}/\\d{8}-\\d{4}-rc\\d+", "2020-01/20200101-0000-rc1");
        outsider.commitOn(day.evidenceBranch(), path, day.file(real).replace(idOf(real), idOf(path)) + "\n");
        day.runs(Environment.PRODUCTION, first.hex());
        Outcome resumed = ada.rollBack("--resume");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(day.log()).contains("result: completed");
    }

    @Test
    void an_open_intent_that_was_overwritten_is_not_taken_for_nothing() {
        Sha third = day.landTested("third");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        String path = lastIntent();
        outsider.commitOn(day.evidenceBranch(), path, "{}\n");
        Refusal refusal = Refusal.of(day.operator("Grace Hopper"), seat -> seat.promote("--resume"));
        assertThat(refusal.exitCode()).isEqualTo(25);
        assertThat(refusal.message()).isEqualTo(
                idOf(path) + " was begun and has no outcome, but " + path + " cannot be read: it was changed");
        assertThat(day.head("release")).isEqualTo(third.hex());
    }

    @Test
    void a_log_that_can_take_no_entry_is_found_out_before_release_moves() {
        outsider.commitOn(day.evidenceBranch(), LOG, day.log() + "\n".repeat(600_000));
        outsider.commitOn(day.evidenceBranch(), "docs/RELEASE_LOG-2.md/x", "in the way\n");
        day.landTested("third");
        Seat grace = day.operator("Grace Hopper");
        Refusal refusal = Refusal.of(grace, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(25);
        assertThat(day.head("release")).isEqualTo(second.hex());
    }

    /** A promotion is refused by the audit already. A rollback goes on, and what it records clears the way. */
    @Test
    void what_is_in_the_way_of_the_end_of_a_rollback_is_told_before_release_moves() {
        assertThat(ada.log("verify").exitCode()).isZero();
        String month = lastIntent().split("/")[1];
        outsider.checkOut(day.evidenceBranch());
        day.git().in(outsider.folder(), "rm", "-r", "-q", "evidence/" + month);
        ReleaseDay.write(outsider.folder().resolve("evidence/" + month), "in the way\n");
        outsider.pushed(day.evidenceBranch(), "Tidy up");
        Outcome back = ada.rollBack("--to", first.hex(), "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(back.err()).containsSubsequence("could not be recorded: ", "moving release to ");
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(day.evidence()).contains("/outcome.json");
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
                .startsWith("no-later-failure: ").contains("which rolled the commit back");
        ada.record(StagingRuns.of(day, third, Verdict.PASS, Instant.now().plusSeconds(1)));
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @Test
    void what_was_taken_back_within_the_minute_of_its_test_is_tested_again_too() {
        Sha third = day.landTested("third");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(Refusal.of(ada, seat -> seat.promoteNow("--sha", third.hex())).reasons()).singleElement().asString()
                .startsWith("no-later-failure: ").contains("which rolled the commit back");
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
