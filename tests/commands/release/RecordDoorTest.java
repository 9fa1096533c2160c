package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.record.layout.EvidenceLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** promotion-gate --record: what staging showed, put where a promotion can rest on it. */
class RecordDoorTest {

    private ReleaseDay day;
    private Sha candidate;
    private Seat ada;

    @BeforeEach
    void a_change_on_staging() {
        day = new ReleaseDay();
        candidate = day.land("a change");
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Outcome gate(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "--mode";
        words[1] = "staging";
        System.arraycopy(more, 0, words, 2, more.length);
        return ada.open("promotion-gate", words);
    }

    @Test
    void the_run_is_for_the_head_of_main_and_a_promotion_rests_on_it() {
        Outcome recorded = gate("--record");
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        String path = recorded.err().lines()
                .filter(line -> line.startsWith("recorded: "))
                .findFirst()
                .orElseThrow()
                .substring("recorded: ".length());
        assertThat(path).startsWith(EvidenceLayout.runsOf(candidate) + "/");
        assertThat(day.file(path)).contains("\"commit\" : \"" + candidate + "\"", "\"verdict\" : \"pass\"");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(day.log()).contains("    - " + path + "\n");
    }

    @Test
    void a_dry_run_shows_what_would_be_recorded_and_records_nothing() {
        String refs = day.refs();
        Outcome shown = gate("--record", "--dry-run", "--json");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(shown.out()).startsWith("{").endsWith("}\n");
        assertThat(shown.err())
                .contains("dry run: nothing was changed; this would be pushed:\n  fast-forward release-evidence: (new)")
                .contains("  add " + EvidenceLayout.runsOf(candidate) + "/")
                .contains("sha256 " + Sha256.of(shown.out().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_annotated_tag_is_not_taken_for_the_commit_that_it_names() {
        day.git().in(day.bare(), "tag", "-a", "-m", "a release", "v1", candidate.hex());
        String tag = day.git().in(day.bare(), "rev-parse", "refs/tags/v1");
        day.git().in(ada.folder(), "fetch", "--quiet", "--tags");
        String refs = day.refs();
        Outcome refused = gate("--record", "--sha", tag);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains(tag + " is a tag");
        assertThat(refused.out()).isEmpty();
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void without_recording_an_annotated_tag_stands_for_its_commit() {
        day.git().in(ada.folder(), "tag", "-a", "-m", "a release", "v1", candidate.hex());
        String tag = day.git().in(ada.folder(), "rev-parse", "refs/tags/v1");
        Outcome run = gate("--sha", tag, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"commit\" : \"" + candidate + "\"").doesNotContain(tag);
    }

    @Test
    void what_names_no_commit_is_refused_before_anything_is_asked() {
        String tree = day.git().in(ada.folder(), "rev-parse", candidate.hex() + "^{tree}");
        day.git().in(ada.folder(), "tag", "-a", "-m", "no commit", "odd", tree);
        String tag = day.git().in(ada.folder(), "rev-parse", "refs/tags/odd");
        for (String id : List.of(tree, tag)) {
            Outcome refused = gate("--sha", id);
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(64);
            assertThat(refused.err()).contains(", and names no commit");
            assertThat(refused.out()).isEmpty();
        }
    }

    /** At a staging of its own, whose lockouts end soon. */
    private Outcome drilled(Seat seat, DemoService staging) {
        seat.reconfigure("staging:    {base: \"", "staging:    {base: \"" + staging.base() + "\", revision: "
                + "{header: X-Build-Sha}}\n  # {base: \"");
        seat.reconfigure("evidence: {", "contract: {limits: {lockouts: [1s]}}\nevidence: {");
        return seat.open("promotion-gate", "--mode", "staging", "--record", "--with", "drills", "--pace", "4/1s",
                "--reuse-drills", "24h");
    }

    @Test
    void drills_that_somebody_recorded_for_the_same_commit_are_reused_from_the_evidence_branch() {
        try (DemoService staging = DemoService.start(DemoSettings.of(Environment.STAGING, candidate)
                .withWaf(WafLimits.defaults().withBurst(5, Duration.ofSeconds(1)))
                .withLockouts(Duration.ofSeconds(1)))) {
            Outcome first = drilled(ada, staging);
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            assertThat(first.out()).doesNotContain("reused");
            Outcome second = drilled(day.operator("Grace Hopper"), staging);
            assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
            assertThat(second.out()).contains("drill_g          reused from the run of ", "drill_h          reused from the run of ");
        }
    }

    @Test
    void a_dry_run_of_nothing_is_a_mistake() {
        Outcome refused = gate("--dry-run");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("--record --dry-run");
    }

    @Test
    void a_clone_s_own_configuration_and_git_identity_count_from_wherever_the_command_is_started(@TempDir Path other) {
        ada.reconfigure("branch: release-evidence", "branch: team-record");
        Outcome recorded = doors().in(other).with("OPERATOR", "").open(
                "promotion-gate", "--mode", "staging", "--record", "--repo", ada.folder().toString(), "--dry-run");
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(recorded.err()).contains("fast-forward team-record: (new)");
        assertThat(recorded.out()).contains("verified by");
    }
}
