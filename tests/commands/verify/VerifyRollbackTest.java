package tests.commands.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** One line a service after a rollback; it only looks. */
class VerifyRollbackTest {

    private static ReleaseDay day;
    private static Seat ada;
    private static Sha good;
    private static Sha bad;

    @BeforeAll
    static void a_rollback() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        good = day.landTested("good");
        assertThat(ada.promoteNow().exitCode()).isZero();
        bad = day.landTested("bad");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
    }

    @AfterEach
    void production_is_as_the_rollback_left_it() {
        day.productionIsMended();
        day.runs(Environment.PRODUCTION, good.hex());
        day.move("release", good.hex());
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static Outcome verified() {
        String refs = day.refs();
        Outcome outcome = day.operator("Grace Hopper").open("verify-rollback");
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(outcome.out()).as(outcome.err()).hasLineCount(1);
        return outcome;
    }

    @Test
    void a_rollback_whose_production_is_healthy_is_verified() {
        Outcome outcome = verified();
        assertThat(outcome.out()).isEqualTo("✓ demo: " + good.abbreviated() + " (healthy)\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void production_that_is_unhealthy_is_said_with_its_gates() {
        day.productionBreaks(Fault.CHAT_500);
        day.productionBreaks(Fault.HEALTH_500);
        Outcome outcome = verified();
        assertThat(outcome.out()).startsWith("✗ demo: " + good.abbreviated() + " (unhealthy: health: expected status 200, got 500")
                .contains("; chat_happy: not run, because health did not pass");
        assertThat(outcome.exitCode()).isEqualTo(20);
    }

    @Test
    void production_that_runs_another_commit_is_unhealthy() {
        day.runs(Environment.PRODUCTION, bad.hex());
        Outcome outcome = verified();
        assertThat(outcome.out()).isEqualTo(
                "✗ demo: " + bad.abbreviated() + " (unhealthy: revision: the service runs " + bad + ", not " + good + ")\n");
        assertThat(outcome.exitCode()).isEqualTo(20);
    }

    @Test
    void where_nothing_is_asked_which_commit_runs_the_rollback_is_undecided() {
        Seat seat = day.operator("Grace Hopper");
        seat.reconfigure(", revision: {command: [cat, \"" + day.live(Environment.PRODUCTION) + "\"]}", "");
        Outcome outcome = seat.open("verify-rollback");
        assertThat(outcome.out()).as(outcome.err()).isEqualTo("? demo: commit unknown (undecided: nothing told which"
                + " commit runs; see environments.production.revision in lockstep.yaml)\n");
        assertThat(outcome.exitCode()).isEqualTo(21);
    }

    @Test
    void production_that_does_not_say_what_it_runs_is_undecided() {
        day.runs(Environment.PRODUCTION, "soon");
        Outcome outcome = verified();
        assertThat(outcome.out()).isEqualTo(
                "? demo: commit unknown (undecided: revision: the service's commit is unknown: 'soon' is not 7 to 40 hexadecimal digits)\n");
        assertThat(outcome.exitCode()).isEqualTo(21);
    }

    @Test
    void somebody_moved_release_since() {
        day.move("release", bad.hex());
        Outcome outcome = verified();
        assertThat(outcome.out()).startsWith("✗ demo: " + good.abbreviated() + " (moved on: release is at " + bad.abbreviated() + ", and ")
                .endsWith("-rb1 left it at " + good.abbreviated() + "; the smoke of " + good.abbreviated() + " said pass)\n");
        assertThat(outcome.err()).contains("the record failed verification: release-explained: ");
        assertThat(outcome.exitCode()).isEqualTo(20);
    }

    @Test
    void a_rollback_that_is_not_finished_is_not_verified_nor_the_one_before_it() {
        try (ReleaseDay broken = new ReleaseDay()) {
            Seat olga = broken.operator("Olga");
            Sha oldest = broken.landTested("oldest");
            assertThat(olga.promoteNow().exitCode()).isZero();
            Sha next = broken.landTested("next");
            assertThat(olga.promoteNow().exitCode()).isZero();
            broken.landTested("bad");
            assertThat(olga.promoteNow().exitCode()).isZero();
            assertThat(olga.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
            broken.platformStops();
            assertThat(olga.rollBack("--from", next.hex(), "--trigger", "5xx spike", "--approve").exitCode()).isEqualTo(24);
            Refusal refused = Refusal.of(broken.operator("Grace Hopper"), seat -> seat.open("verify-rollback"));
            assertThat(refused.message()).endsWith("-rb2 to " + oldest.abbreviated() + " is not finished, begun by Olga");
            assertThat(refused.remedy()).isEqualTo("Finish it from any host: `rollback-release --resume`.");
        }
    }

    /** Whoever may push can write it. */
    @Test
    void a_block_behind_it_that_the_audit_does_not_trust_hides_no_rollback() {
        String tip = day.head(day.evidenceBranch());
        String promotion = day.log().substring(day.log().lastIndexOf("\n## Promotion "), day.log().lastIndexOf("\n## Rollback "));
        for (String forged : List.of("\n## Rollback of somebody\n\n```yaml\n- release_id: soon\n```\n",
                promotion.replaceAll("-rc\\d+", "-rc99"))) {
            day.outsider().commitOn(day.evidenceBranch(), "docs/RELEASE_LOG.md", day.log() + forged);
            Outcome outcome = day.operator("Grace Hopper").open("verify-rollback");
            day.move(day.evidenceBranch(), tip);
            assertThat(outcome.out()).as(outcome.err()).isEqualTo("✓ demo: " + good.abbreviated() + " (healthy)\n");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.err()).contains("the record failed verification: ").containsPattern("what the log has behind \\S+-rb1"
                    + " is passed over, as the audit does not trust it; \\S+-rb1 is verified");
        }
    }

    @Test
    void where_no_rollback_is_trusted_a_block_that_cannot_be_read_is_refused() {
        try (ReleaseDay calm = new ReleaseDay()) {
            calm.landTested("good");
            Seat grace = calm.operator("Grace Hopper");
            assertThat(grace.promoteNow().exitCode()).isZero();
            calm.outsider().commitOn(calm.evidenceBranch(), "docs/RELEASE_LOG.md", calm.log()
                    + "\n## Rollback of somebody\n\n```yaml\n- release_id: soon\n```\n");
            Refusal refused = Refusal.of(grace, seat -> seat.open("verify-rollback"));
            assertThat(refused.message()).startsWith("the newest block of the log cannot be read: line ");
            assertThat(refused.remedy()).isEqualTo("See `release-log verify`.");
        }
    }

    @Test
    void a_promotion_under_way_that_moved_release_since_is_named() {
        try (ReleaseDay busy = new ReleaseDay()) {
            Seat olga = busy.operator("Olga");
            busy.landTested("good");
            assertThat(olga.promoteNow().exitCode()).isZero();
            busy.landTested("bad");
            assertThat(olga.promoteNow().exitCode()).isZero();
            assertThat(olga.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
            Sha fix = busy.landTested("fix");
            busy.platformStops();
            assertThat(olga.promoteNow().exitCode()).isEqualTo(24);
            Outcome outcome = busy.operator("Grace Hopper").open("verify-rollback");
            assertThat(outcome.out()).containsPattern("\\(moved on: release is at " + fix.abbreviated()
                    + ", by \\S+-rc\\d of Olga, which is not finished, and \\S+-rb1 left it at ");
            assertThat(outcome.exitCode()).isEqualTo(20);
            assertThat(olga.open("verify-rollback", "--json").out()).containsPattern("\"moved_by\" : \"\\S+-rc\\d\"");
        }
    }

    @Test
    void with_a_version_it_prints_what_the_process_shows_to_the_glyph() {
        try (ReleaseDay named = new ReleaseDay().deployedBy("wait: 5s, rollout: [sh, -c, 'echo {sha} >> rolled']")) {
            Seat olga = named.operator("Olga");
            Sha first = named.landTested("good");
            named.tag("v1.2.2", first);
            assertThat(olga.promote("v1.2.2", "--yes").exitCode()).isZero();
            Sha second = named.landTested("bad");
            named.tag("v1.2.3", second);
            assertThat(olga.promote("v1.2.3", "--yes").exitCode()).isZero();
            assertThat(olga.rollBack("production", "--version=v1.2.2", "--trigger", "5xx spike", "--approve")
                    .exitCode()).isZero();
            assertThat(olga.open("verify-rollback").out()).isEqualTo("✓ demo: v1.2.2 (healthy)\n");
            assertThat(olga.folder().resolve("rolled")).hasContent(first.hex() + "\n");
            assertThat(olga.open("verify-rollback", "--json").out())
                    .contains("\"version\" : \"v1.2.2\"", "\"rollout\" : {\n    \"verdict\" : \"pass\"");
            olga.reconfigure("'echo {sha} >> rolled'", "'echo not yet >&2; exit 3'");
            Outcome failed = olga.open("verify-rollback");
            assertThat(failed.out()).isEqualTo(
                    "✗ demo: v1.2.2 (unhealthy: rollout (sh) exited 3: not yet)\n");
            assertThat(failed.exitCode()).isEqualTo(20);
            olga.reconfigure("wait: 5s, rollout: [sh, -c, 'echo not yet >&2; exit 3']",
                    "wait: 200ms, rollout: [sleep, '60']");
            Outcome late = olga.open("verify-rollback");
            assertThat(late.out()).isEqualTo(
                    "? demo: v1.2.2 (undecided: rollout (sleep) did not end in time, and was ended)\n");
            assertThat(late.exitCode()).isEqualTo(21);
            olga.reconfigure("production: {wait: 200ms,", "staging: {");
            assertThat(olga.open("verify-rollback").err()).contains("rollout").contains("Known here: command, wait.");
        }
    }

    @Test
    void where_the_newest_entry_is_no_rollback_there_is_nothing_to_verify() {
        try (ReleaseDay calm = new ReleaseDay()) {
            calm.landTested("good");
            Seat grace = calm.operator("Grace Hopper");
            assertThat(grace.promoteNow().exitCode()).isZero();
            assertThat(Refusal.of(grace, seat -> seat.open("verify-rollback"))).isEqualTo(new Refusal(
                    22, "the newest entry of the log is not a rollback", List.of(),
                    "See `release-log list` and `status`."));
        }
    }
}
