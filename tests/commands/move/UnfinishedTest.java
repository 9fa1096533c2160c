package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.Refused;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A promotion that Ada began and production never came to: what Grace is told, and what she can do. */
class UnfinishedTest {

    private static final Pattern INTENT = Pattern.compile("\"since\" : \"([^\"]+)\"");

    private ReleaseDay day;
    private Sha before;
    private Sha candidate;
    private Seat ada;
    private Seat grace;
    private Outcome begun;

    @BeforeEach
    void production_does_not_come() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        before = day.landTested("before");
        assertThat(ada.promoteNow().exitCode()).isZero();
        candidate = day.landTested("a change");
        day.platformStops();
        begun = ada.promoteNow();
        grace = day.operator("Grace Hopper");
    }

    @AfterEach
    void close() {
        day.close();
    }

    /** The id of what is open, as the remote has it. */
    private String open() {
        return day.evidence().lines()
                .filter(path -> path.endsWith("/intent.json")
                        && day.file(path).contains("\"target\" : \"" + candidate + "\""))
                .map(path -> path.split("/")[2])
                .findFirst()
                .orElseThrow();
    }

    private String since() {
        Matcher since = INTENT.matcher(day.file(ReleaseDay.folderOf(open()) + "/intent.json"));
        assertThat(since.find()).isTrue();
        return since.group(1);
    }

    @Test
    void who_began_it_is_told_that_it_is_not_finished() {
        Refusal said = Refusal.said(begun);
        assertThat(said.exitCode()).isEqualTo(24);
        assertThat(said.message()).isEqualTo(
                open() + " is not finished: release moved to " + candidate + ", but production still runs " + before);
        assertThat(said.remedy()).isEqualTo("`promote-release --resume` continues, from any host; "
                + "`promote-release --resume --give-up` records the failure.");
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        String json = grace.promote("--resume", "--json").out();
        assertThat(JsonReader.read(json).orElseThrow().path("release_id").asString()).isEqualTo(open());
    }

    @Test
    void nothing_else_is_begun_and_who_began_it_and_when_is_named() {
        Sha next = day.landTested("another change");
        String words = "one-at-a-time: " + open() + " to " + candidate.abbreviated() + " is open since " + since()
                + ", begun by Ada Lovelace";
        Refusal promotion = Refusal.of(grace, seat -> seat.promoteNow("--sha", next.hex()));
        assertThat(promotion.exitCode()).isEqualTo(22);
        assertThat(promotion.reasons()).containsExactly(words);
        assertThat(promotion.remedy()).isEqualTo("Finish it from any host: `promote-release --resume`.");
        Refusal rollback = Refusal.of(grace, seat -> seat.rollBack("--to",
                before.hex(), "--trigger", "5xx spike", "--approve"));
        assertThat(rollback.exitCode()).isEqualTo(22);
        assertThat(rollback.reasons()).containsExactly(words);
        assertThat(rollback.remedy()).isEqualTo("Finish it from any host: `promote-release --resume`, or `promote-release --resume --give-up`; then roll back.");
    }

    @Test
    void the_other_door_says_which_one_finishes_it() {
        Refusal refusal = Refusal.of(grace, seat -> seat.rollBack("--resume"));
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.message()).isEqualTo(open() + " is open; rollback-release cannot resume it");
        assertThat(refusal.remedy()).isEqualTo("Finish it with `promote-release --resume`.");
    }

    @Test
    void what_cannot_be_meant_is_not_done() {
        day.runs(Environment.PRODUCTION, candidate.hex());
        for (String door : new String[] {"promote-release", "rollback-release"}) {
            Refusal dry = Refusal.of(grace, seat -> seat.open(door, "--resume", "--dry-run"));
            assertThat(dry.exitCode()).isEqualTo(64);
            assertThat(dry.message()).isEqualTo("--resume cannot be combined with --dry-run");
            Refusal given = Refusal.of(grace, seat -> seat.open(door, "--give-up", "--yes"));
            assertThat(given.exitCode()).isEqualTo(64);
            assertThat(given.remedy()).isEqualTo("Use --resume --give-up.");
        }
        assertThat(Refusal.of(grace, seat -> seat.promote("--resume", "--sha", before.hex())).exitCode()).isEqualTo(64);
    }

    @Test
    void nothing_can_be_declared_anew_of_what_was_begun() {
        for (String[] option : new String[][] {
            {"--class", "B"}, {"--notes", "late"}, {"--accept-drift", "why not"}, {"--accept-unverified", "why not"},
            {"--flag", "F"}, {"--surfaces", "waf"}, {"--rollback-plan", "none"}
        }) {
            Refusal refusal = Refusal.of(grace, seat -> seat.promote("--resume", option[0], option[1]));
            assertThat(refusal.exitCode()).isEqualTo(64);
            assertThat(refusal.message())
                    .isEqualTo("--resume continues what was started, so it takes no " + option[0]);
            assertThat(refusal.remedy()).isEqualTo("Leave out " + option[0] + ".");
        }
    }

    @Test
    void nothing_can_be_said_anew_of_a_rollback_that_was_begun() {
        for (String[] option : new String[][] {
            {"--to", before.hex(), "--to, --from and --version"}, {"--version", "v1.2.3", "--to, --from and --version"},
            {"--trigger", "5xx spike", "--trigger"}, {"--notes", "late", "--notes"}, {"--approve", "Olga", "--approve"},
            {"--approve", "", "--approve"}, {"--accept-unverified", "", "--accept-unverified"}
        }) {
            String refs = day.refs();
            Refusal refusal = Refusal.of(grace, seat -> option[1].isEmpty()
                    ? seat.rollBack("--resume", option[0])
                    : seat.rollBack("--resume", option[0], option[1]));
            assertThat(refusal.exitCode()).as(option[0]).isEqualTo(64);
            assertThat(refusal.message())
                    .isEqualTo("--resume continues what was started, so it takes no " + option[2]);
            assertThat(refusal.remedy()).isEqualTo("Leave out " + option[2] + ".");
            assertThat(day.refs()).isEqualTo(refs);
        }
    }

    @Test
    void whoever_comes_next_finishes_it_once_production_has_come() {
        day.runs(Environment.PRODUCTION, candidate.hex());
        Outcome resumed = grace.promote("--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out())
                .endsWith("✓ PASS  " + open() + "  promoted " + candidate.abbreviated() + "; production is healthy\n");
        assertThat(day.log()).contains("notes: begun by Ada Lovelace\n  operator: Grace Hopper\n");
        Refusal again = Refusal.of(ada, seat -> seat.promote("--resume"));
        assertThat(again.exitCode()).isEqualTo(22);
        assertThat(again.message()).isEqualTo("there is nothing to resume: no promotion or rollback is open");
    }

    @Test
    void a_deploy_command_that_fails_leaves_it_open_and_one_that_deploys_lets_it_be_finished() {
        day.deployedBy("command: [sh, -c, \"echo not {sha} today; exit 4\"], wait: 1s");
        Outcome failed = day.operator("Grace Hopper").promote("--resume");
        assertThat(failed.err()).contains("  | not " + candidate + " today\n");
        assertThat(Refusal.said(failed).exitCode()).isEqualTo(24);
        assertThat(Refusal.said(failed).message()).isEqualTo(
                open() + " is not finished: release moved to " + candidate + ", but the deploy command sh exited 4");
        day.deployedBy("command: [sh, -c, \"echo {sha} > " + day.live(Environment.PRODUCTION) + "\"], wait: 60s");
        Outcome resumed = day.operator("Mary Jackson").promote("--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(day.log()).contains("  operator: Mary Jackson\n");
    }

    @Test
    void one_instance_that_has_come_is_no_reason_to_pass_over_a_deploy_command_that_fails() {
        day.runs(Environment.PRODUCTION, candidate.hex());
        day.deployedBy("command: [sh, -c, \"echo only one of four is ready; exit 1\"], wait: 60s");
        Outcome failed = day.operator("Grace Hopper").promote("--resume");
        assertThat(failed.exitCode()).as(failed.out()).isEqualTo(24);
        assertThat(Refusal.said(failed).message()).endsWith("but the deploy command sh exited 1");
        assertThat(day.log()).doesNotContain("commit_sha: " + candidate);
    }

    @Test
    void who_gives_up_records_the_failure_and_is_told_where_to_go() {
        Outcome given = grace.promote("--resume", "--give-up");
        assertThat(given.exitCode()).as(given.err()).isEqualTo(20);
        assertThat(given.out()).contains(
                "✗ FAIL  " + open() + "  release moved to " + candidate
                        + "; recorded as failed: given up by Grace Hopper before production was verified\n",
                "Roll back: rollback-release --to " + before
                        + " --trigger 'given up by Grace Hopper before production was verified'\n");
        assertThat(day.log()).contains(
                "  prod_verification: []\n  result: fail\n",
                "notes: begun by Ada Lovelace; given up by Grace Hopper before production was verified\n");
        day.platformDeploys();
        assertThat(grace.rollBack("--trigger", "it never came", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(before.hex());
        assertThat(grace.log("verify").exitCode()).isZero();
    }

    @Test
    void who_decided_about_one_that_is_over_gives_no_other_one_up() {
        try (ReleaseSite site = grace.site()) {
            ReleaseId shown = ReleaseId.tryParse("20260122-0955-rc1").orElseThrow();
            assertThatThrownBy(() -> new ReleaseService(site, WorkflowListener.silent()).resume(shown, true))
                    .isInstanceOf(Refused.class)
                    .hasMessage(shown + " is not open any more; " + open() + " is, begun by Ada Lovelace. Nothing was done");
        }
        assertThat(grace.status().out()).contains(open());
    }
}
