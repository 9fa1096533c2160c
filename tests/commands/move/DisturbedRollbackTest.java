package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** What somebody may push to the evidence branch is named, and stops neither the end of a release nor a rollback. */
class DisturbedRollbackTest {

    private static final String APPROVED = """
            pipeline:
              roles: {RELEASE_APPROVER: [anna@example.org]}
              rollback: {approvals: {role: RELEASE_APPROVER, count: 1}}
            """;

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void a_day() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Sha released(String version) {
        Sha commit = day.landTested(version);
        day.tag(version, commit);
        Outcome promoted = ada.promote(version, "--yes");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        return commit;
    }

    private String file(String ending) {
        return day.evidence().lines().filter(path -> path.endsWith(ending)).toList().getLast();
    }

    private void rollsBackTo(Sha commit) {
        Outcome back = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(commit.hex());
    }

    @Test
    void a_huge_file_beside_an_open_promotion_is_named_and_stops_neither_its_end_nor_a_rollback() {
        released("v1.0.0");
        Sha good = released("v1.1.0");
        day.landTested("a change");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        String huge = file("/intent.json").replace("intent.json", "requirements.json");
        day.outsider().commitOn(day.evidenceBranch(), huge, "x".repeat(5 << 20));
        assertThat(ada.log("verify").out()).contains("evidence-trustworthy: " + huge + ": a file of the repository has "
                + (5 << 20) + " bytes");
        Outcome ended = ada.promote("--resume", "--give-up");
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(20);
        assertThat(ada.log("verify").out()).contains(huge).doesNotContain("outcome.intoto.json", "no trusted outcome");
        day.platformDeploys();
        rollsBackTo(good);
    }

    @Test
    void a_huge_file_beside_an_open_rollback_does_not_stop_its_end() {
        Sha good = released("v1.0.0");
        released("v1.1.0");
        day.platformStops();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isEqualTo(24);
        String huge = file("/intent.json").replace("intent.json", "requirements.json");
        day.outsider().commitOn(day.evidenceBranch(), huge, "x".repeat(5 << 20));
        day.runs(Environment.PRODUCTION, good.hex());
        Outcome resumed = ada.rollBack("--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(ada.log("verify").out()).contains(huge).doesNotContain("outcome.intoto.json", "no trusted outcome");
    }

    @Test
    void a_forged_intent_that_was_overwritten_hides_no_open_promotion() {
        released("v1.0.0");
        released("v1.1.0");
        day.landTested("a change");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        String open = file("/intent.json");
        String id = open.replaceAll(".*/(\\d{8}-\\d{4}-rc\\d+)/.*", "$1");
        String later = id.replaceAll("rc\\d+$", "rc9");
        day.outsider().commitOn(day.evidenceBranch(), open.replace(id, later), day.file(open).replace(id, later));
        day.outsider().commitOn(day.evidenceBranch(), open.replace(id, later), "{");
        Outcome refused = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("one-at-a-time: " + id + " to ");
    }

    @Test
    void a_record_of_a_version_that_is_too_large_stops_no_rollback() {
        Sha good = released("v1.0.0");
        released("v1.1.0");
        day.outsider().commitOn(day.evidenceBranch(), file("v1.0.0.json"), "x".repeat(17 << 10));
        rollsBackTo(good);
    }

    @Test
    void a_pinned_configuration_that_cannot_be_read_is_an_approval_that_is_missing_and_no_more() {
        day.configuredWith(APPROVED);
        ada = day.operator("Ada Lovelace");
        released("v1.0.0");
        released("v1.1.0");
        day.outsider().commitOn(day.evidenceBranch(), EvidenceLayout.pin(Instant.now().plusSeconds(60)), "{\n");
        Outcome refused = ada.rollBack("--trigger", "5xx spike", "--yes");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(Refusal.said(refused).reasons()).singleElement().asString()
                .isEqualTo("rollback-approvals: 1 of 1 approvals missing; nobody approved");
    }

    @Test
    void production_that_passes_while_somebody_moves_release_is_no_pass() {
        Sha good = released("v1.0.0");
        released("v1.1.0");
        day.platformStops();
        day.deployedBy("command: [sh, -c, \"echo {sha} > '" + day.live(Environment.PRODUCTION)
                + "'; git -C '" + day.bare() + "' update-ref refs/heads/release " + good + "\"], wait: 10s");
        Sha next = day.landTested("a change");
        Outcome promoted = day.operator("Grace Hopper").promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isEqualTo(20);
        assertThat(promoted.err() + promoted.out()).contains("somebody moved release to " + good
                + " while production was verified");
        assertThat(day.log().replace("\"", "")).contains("commit_sha: " + next).contains("  result: fail\n");
    }
}
