package tests.commands.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/**
 * A team that signs, and an operator at an old checkout or in another folder: what would be recorded there would never
 * count, so nothing moves.
 */
class AnotherConfigurationTest {

    @TempDir
    Path folder;

    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private Seat ada;
    private Sha first;

    @BeforeEach
    void two_signed_releases() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.allow("signers", keys.line("olga@example.org", "", "olga"));
        ada = day.operator("Ada Lovelace");
        ada.demandsSignatures(folder.resolve("olga"), folder.resolve("signers"));
        first = tested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Sha tested(String subject) {
        Sha commit = day.land(subject);
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    private void isRefused(Outcome outcome, String words) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(22);
        assertThat(outcome.err()).contains("this configuration cannot record the move; nothing was changed")
                .contains(words).contains("as pinned by Ada Lovelace on ").contains("docs/policy.md#config-in-force")
                .contains("--config FILE");
    }

    @Test
    void a_rollback_that_would_be_recorded_unsigned_is_refused_before_anything_moves() {
        tested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String refs = day.refs();
        Seat omar = day.operator("Omar");
        isRefused(omar.rollBack("--trigger", "5xx spike", "--approve"),
                "evidence.require_signatures is false here and true as pinned by ");
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(omar.status().out())
                .contains("first; refused: evidence.require_signatures is false here and true as pinned by ");
        assertThat(omar.open("status", "--json").out()).contains("\"rule\" : \"config-in-force\"");
        omar.demandsSignatures(folder.resolve("olga"), folder.resolve("signers"));
        assertThat(omar.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(ada.log("verify", "--all").exitCode()).isZero();
    }

    @Test
    void a_rollback_that_would_be_recorded_on_another_branch_is_refused_before_anything_moves() {
        tested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String refs = day.refs();
        ada.reconfigure("{branch: release-evidence", "{log: docs/OTHER_LOG.md, branch: release-evidence");
        isRefused(ada.rollBack("--trigger", "5xx spike", "--approve"),
                "evidence.log is docs/OTHER_LOG.md here and docs/RELEASE_LOG.md as pinned by ");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void what_is_open_is_neither_finished_nor_given_up_by_a_configuration_that_does_not_sign() {
        Sha second = tested("second");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        String refs = day.refs();
        Seat omar = day.operator("Omar");
        isRefused(omar.promote("--resume"), "evidence.require_signatures is false here");
        isRefused(omar.promote("--resume", "--give-up"), "evidence.require_signatures is false here");
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(day.head("release")).isEqualTo(second.hex());
    }

    @Test
    void a_rollback_in_a_folder_without_lockstep_yaml_is_refused_before_anything_moves() throws IOException {
        tested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String refs = day.refs();
        Files.delete(ada.folder().resolve("lockstep.yaml"));
        Outcome refused = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.err()).contains("lockstep.yaml does not say where production is");
        assertThat(ada.status().out()).contains("first; refused: lockstep.yaml does not say where production is");
        assertThat(ada.open("status", "--json").out()).containsPattern(
                "\"rollback_unready\" : \\[ \\{\\s+\"words\" : \"lockstep.yaml does not say where production is");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void a_forged_intent_of_another_century_can_be_given_up() {
        tested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String intent = day.evidence().lines().filter(path -> path.endsWith("/intent.json")).findFirst().orElseThrow();
        String forged = intent.replaceFirst("-rc1/", "-rc77/");
        String id = forged.split("/")[2];
        day.outsider().commitOn(day.evidenceBranch(), forged, day.file(intent)
                .replace(intent.split("/")[2], id)
                .replaceFirst("\"since\" : \"[^\"]+\"", "\"since\" : \"2099-01-01T00:00:00Z\"") + "\n");
        Outcome given = ada.promote("--resume", "--give-up");
        assertThat(given.err()).doesNotContain("this host's clock says");
    }
}
