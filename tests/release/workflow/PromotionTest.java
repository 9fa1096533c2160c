package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** Promotions that are begun: what moves, what is written into the log and beside it, and how it is told. */
class PromotionTest {

    private ReleaseDay day;
    private Sha candidate;
    private Seat ada;

    @BeforeEach
    void a_tested_candidate_and_an_operator() {
        day = new ReleaseDay();
        candidate = day.landTested("second");
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    /** The ids of the log's entries, oldest first. */
    private List<String> ids() {
        return day.log().lines().filter(line -> line.matches("- release_id: \\d.*"))
                .map(line -> line.substring(14))
                .toList();
    }

    private String lastEntry() {
        return day.log().substring(day.log().lastIndexOf("\n## ") + 1) + "\n";
    }

    private String stagingRun(Sha commit) {
        return day.evidence().lines()
                .filter(path -> path.startsWith("evidence/runs/" + commit.hex().substring(0, 2) + "/" + commit + "/"))
                .filter(path -> !path.endsWith(".intoto.json"))
                .findFirst().orElseThrow();
    }

    private String promotionEntry(String id, Sha commit, String chat, String result, String notes) {
        return """
                ## Promotion %1$s
                ```
                - release_id: %1$s
                  type: promotion
                  commit_sha: %2$s
                  environment: production
                  from_branch: main
                  to_branch: release
                  staging_base: %3$s
                  staging_gate_command: MODE=staging BASE=%3$s jbang promotion-gate --sha %2$s --record
                  staging_gate_result: pass
                  gates_run:
                    - revision
                    - health
                    - db_health
                    - whoami
                    - chat_happy
                    - chat_415
                    - burst_429
                  change_class: A
                  prod_verification:
                    - revision
                    - health
                    - db_health
                    - whoami
                    - %5$s
                    - chat_415
                    - health_after
                    - db_health_after
                  result: %6$s
                  rollback_plan: flag off
                  notes: %7$s
                  operator: Ada Lovelace
                  evidence_refs:
                    - %4$s
                    - %8$s/
                  cost_control_evidence: []
                ```
                """.formatted(id, commit, day.stagingBase(), stagingRun(commit), chat, result, notes, ReleaseDay.folderOf(id));
    }

    @Test
    void a_tested_commit_goes_to_production_and_into_the_log() {
        String own = ada.own();
        Outcome outcome = ada.promoteNow("--notes", "the first one", "--rollback-plan", "flag off");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        String id = ids().getFirst();
        assertThat(outcome.out()).endsWith("✓ PASS  " + id + "  promoted " + candidate.abbreviated() + "; production is healthy\n");
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        assertThat(lastEntry()).isEqualTo(promotionEntry(id, candidate, "chat_happy", "pass", "the first one"));
        assertThat(day.evidence().lines().filter(path -> path.startsWith(ReleaseDay.folderOf(id) + "/"))
                .map(path -> path.substring(ReleaseDay.folderOf(id).length() + 1)))
                .satisfiesExactlyInAnyOrder(
                        file -> assertThat(file).isEqualTo("change.json"),
                        file -> assertThat(file).isEqualTo("decision.intoto.json"),
                        file -> assertThat(file).isEqualTo("intent.json"),
                        file -> assertThat(file).isEqualTo("outcome.intoto.json"),
                        file -> assertThat(file).isEqualTo("outcome.json"),
                        file -> assertThat(file).isEqualTo("policy.json"),
                        file -> assertThat(file).matches("\\d{8}T\\d{6}Z-promotion-gate-[0-9a-f]{8}\\.json"),
                        file -> assertThat(file).matches("\\d{8}T\\d{6}Z-promotion-gate-[0-9a-f]{8}\\.intoto\\.json"));
        assertThat(day.file(ReleaseDay.folderOf(id) + "/intent.json"))
                .contains("\"target\" : \"" + candidate + "\"", "\"path\" : \"" + stagingRun(candidate) + "\"",
                        "\"operator\" : \"Ada Lovelace\"");
        assertThat(day.file(ReleaseDay.folderOf(id) + "/outcome.json"))
                .contains("\"smoke\" : \"pass\"", "\"words\" : \"production smoke passed\"");
        assertThat(ada.own()).as("nothing of the operator's is touched").isEqualTo(own);
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void a_commit_that_is_not_well_in_production_is_recorded_as_that_and_the_way_back_is_told() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha bad = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
        Outcome outcome = ada.promoteNow("--rollback-plan", "flag off");
        assertThat(outcome.exitCode()).isEqualTo(20);
        String id = ids().getLast();
        assertThat(outcome.out())
                .contains("✗ FAIL  " + id + "  release moved to " + bad + "; production is unhealthy: ")
                .endsWith("Roll back: rollback-release --to " + candidate + " --trigger '5xx spike'\n");
        assertThat(day.head("release")).isEqualTo(bad.hex());
        assertThat(lastEntry()).isEqualTo(promotionEntry(
                id, bad, "chat_happy (fail)", "fail",
                "\"production smoke: chat_happy: expected status 200, got 500 (internal_error)\""));
        assertThat(day.file(ReleaseDay.folderOf(id) + "/outcome.json")).contains("\"smoke\" : \"fail\"");
        assertThat(ada.log("verify").exitCode()).as("a failure that is recorded is no violation").isZero();
    }

    @Test
    void what_is_rolled_back_by_itself_has_its_own_entry() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha bad = day.landTested("bad");
        day.productionBreaks(Fault.CHAT_500);
        Outcome outcome = ada.promoteNow("--auto-rollback");
        assertThat(outcome.exitCode()).as("the promotion failed, whatever came after").isEqualTo(20);
        assertThat(outcome.out()).contains("Rolling back to " + candidate + ", as --auto-rollback asks.\n");
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        String id = ids().getLast();
        assertThat(lastEntry()).isEqualTo("""
                ## Rollback %1$s
                ```
                - release_id: %1$s
                  type: rollback
                  trigger: 5xx spike
                  from_sha: %2$s
                  to_sha: %3$s
                  environment: production
                  actions:
                    - redeploy last known good
                    - rerun smoke (health/db/chat/415)
                  post_rollback_verification:
                    - revision
                    - health
                    - db_health
                    - whoami
                    - chat_happy (fail)
                    - chat_415
                    - health_after
                    - db_health_after
                  result: partial
                  notes: "auto-rollback of %4$s; approved by Ada Lovelace; production smoke: chat_happy: expected status 200, got 500 (internal_error)"
                  operator: Ada Lovelace
                  evidence_refs: %5$s/
                ```
                """.formatted(id, bad, candidate, ids().get(1), ReleaseDay.folderOf(id)));
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void a_rollback_goes_to_the_last_good_commit_and_into_the_log() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha second = day.landTested("third");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String own = ada.own();
        Outcome outcome = ada.rollBack("--trigger", "auth failure", "--notes", "logins fail", "--approve");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        String id = ids().getLast();
        assertThat(outcome.out())
                .endsWith("✓ PASS  " + id + "  rolled back to " + candidate.abbreviated() + "; production is healthy\n");
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        // YAML has a commit in quotes that would be a number.
        assertThat(lastEntry().replace("\"", "")).startsWith("## Rollback " + id + "\n").contains(
                "  trigger: auth failure\n  from_sha: " + second + "\n  to_sha: " + candidate + "\n",
                "    - chat_happy\n", "  result: completed\n  notes: logins fail; approved by Ada Lovelace\n",
                "  evidence_refs: " + ReleaseDay.folderOf(id) + "/\n");
        assertThat(day.evidence().lines().filter(path -> path.startsWith(ReleaseDay.folderOf(id) + "/"))).hasSize(6);
        assertThat(day.file(ReleaseDay.folderOf(id) + "/intent.json")).contains(
                "\"trigger\" : \"auth failure\"", "\"approved_by\" : \"Ada Lovelace\"",
                "\"known_good_by\" : \"" + ids().getFirst() + "\"");
        assertThat(ada.own()).isEqualTo(own);
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void what_somebody_answers_for_is_recorded_with_name_and_reason() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("third");
        day.runs(Environment.PRODUCTION, day.git().in(day.bare(), "rev-parse", candidate + "~1"));
        Outcome outcome = ada.promoteNow("--accept-drift", "the platform hangs");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(lastEntry()).contains("(accepted by Ada Lovelace: the platform hangs)");
        assertThat(day.file(ReleaseDay.folderOf(ids().getLast()) + "/decision.intoto.json"))
                .contains("LOCKSTEP_STAGING_ACCEPTED");
        assertThat(ada.log("verify").exitCode()).isZero();
    }
}
