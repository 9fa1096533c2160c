package tests.commands.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** deploy: runs the configured command, waits until the environment runs the commit, and says how that went. */
class DeployDoorTest {

    private static final String UNCONFIGURED = "deploy: {production: {wait: 2s}}";

    private static ReleaseDay day;
    private static Sha released;

    private Seat ada;

    @BeforeAll
    static void a_release() {
        day = new ReleaseDay();
        released = day.landTested("released");
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
    }

    @BeforeEach
    void main_and_release_are_one_and_an_operator_comes() {
        day.move("main", released.hex());
        day.runs(Environment.STAGING, released.hex());
        ada = day.operator("Ada Lovelace");
    }

    @AfterAll
    static void close() {
        day.close();
    }

    /** What is run in the operator's folder, with the commit as its first word. */
    private void stagingIsDeployedBy(String script, String wait) {
        Path file = day.folder().resolve("deploy.sh");
        ReleaseDay.write(file, script + "\n");
        ada.reconfigure(UNCONFIGURED,
                "deploy: {staging: {command: [sh, \"" + file + "\", \"{sha}\"], wait: " + wait + "}}");
    }

    private Outcome staging(String... more) {
        String refs = day.refs();
        List<String> words = new ArrayList<>(List.of("--mode", "staging", "--yes"));
        words.addAll(List.of(more));
        Outcome outcome = ada.open("deploy", words.toArray(String[]::new));
        assertThat(day.refs()).isEqualTo(refs);
        return outcome;
    }

    @Test
    void the_command_gets_the_commit_and_the_environment_is_seen_to_run_it() {
        Sha main = day.land("a change");
        day.runs(Environment.STAGING, released.hex());
        stagingIsDeployedBy("echo deploying $1; pwd; echo $1 > " + day.live(Environment.STAGING), "30s");
        Outcome outcome = staging();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo("staging runs " + main + "\n");
        assertThat(outcome.err()).contains("  | deploying " + main + "\n  | " + ada.folder() + "\n");
        assertThat(staging("--sha", released.hex()).out()).isEqualTo("staging runs " + released + "\n");
    }

    @Test
    void a_dry_run_shows_the_command_and_runs_nothing() {
        stagingIsDeployedBy("touch ran", "30s");
        Outcome shown = staging("--dry-run");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).isEqualTo("""
                dry run: nothing was changed; staging would be deployed at %1$s:
                  in %2$s this would be run:
                    sh
                    %3$s/deploy.sh
                    %1$s
                  staging would be asked what it runs, for up to 30.0 s
                """.formatted(released, ada.folder(), day.folder()));
        assertThat(ada.folder().resolve("ran")).doesNotExist();
    }

    @Test
    void deploy_waits_for_an_environment_that_takes_its_time() {
        Path asked = day.folder().resolve("asked");
        stagingIsDeployedBy("rm -f " + asked, "60s");
        Path slow = day.folder().resolve("slow");
        ReleaseDay.write(slow, "test -e " + asked + " && cat " + day.live(Environment.STAGING) + " || { touch " + asked
                + "; echo 1234567; }\n");
        ada.reconfigure("[cat, \"" + day.live(Environment.STAGING) + "\"]", "[sh, \"" + slow + "\"]");
        Outcome outcome = staging();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).containsPattern("  it still runs 1234567; waiting up to \\d+\\.\\d s more\n");
    }

    @Test
    void a_command_that_fails_has_happened_in_part_and_its_words_cannot_paint() {
        day.runs(Environment.STAGING, "0".repeat(40));
        stagingIsDeployedBy("printf 'half \\033[31mway\\n'; printf 'and no \\302\\233further\\n' >&2; exit 3", "30s");
        Outcome outcome = staging();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).doesNotContain("\u001b", "\u009b")
                .startsWith("  | half \\x1b[31mway\n  | and no \\x9bfurther\n");
        assertThat(Refusal.said(outcome)).isEqualTo(new Refusal(
                24, "the deploy command sh exited 3", List.of(),
                "Find out how far it got, then run the same command again."));
    }

    @Test
    void all_that_a_command_said_is_told_before_how_it_ended() {
        stagingIsDeployedBy("seq 1 3000; exit 3", "30s");
        assertThat(staging().err().lines())
                .hasSize(3002)
                .containsSubsequence("  | 2999", "  | 3000", "error: the deploy command sh exited 3");
    }

    @Test
    void a_command_that_does_not_end_is_ended_with_what_it_started() throws Exception {
        Path pipe = day.folder().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        stagingIsDeployedBy("sleep 600 > " + pipe + " & wait", "3s");
        // Its end is seen when the last that could write to it is gone.
        FutureTask<byte[]> written = new FutureTask<>(() -> Files.readAllBytes(pipe));
        Thread.ofPlatform().daemon().start(written);
        assertThat(Refusal.said(staging())).isEqualTo(new Refusal(
                24, "the deploy command sh did not end in time, and was ended", List.of(),
                "Find out how far it got, then run the same command again."));
        assertThat(written.get(120, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void a_command_that_is_not_there() {
        ada.reconfigure(UNCONFIGURED, "deploy: {staging: {command: [./no-such-script]}}");
        Refusal said = Refusal.said(staging());
        assertThat(said.exitCode()).isEqualTo(24);
        assertThat(said.message()).startsWith("the deploy command ./no-such-script could not be started: ");
    }

    @Test
    void an_environment_that_does_not_come_in_time() {
        day.runs(Environment.STAGING, "0".repeat(40));
        stagingIsDeployedBy("true", "1s");
        assertThat(Refusal.said(staging())).isEqualTo(new Refusal(
                24, "staging does not run " + released + " yet: it runs " + "0".repeat(40), List.of(),
                "Run the same command again to keep waiting."));
    }

    @Test
    void where_nothing_is_configured_that_deploys_it_says_that_nothing_was_deployed() {
        day.runs(Environment.STAGING, "0".repeat(40));
        ada.reconfigure(UNCONFIGURED, "deploy: {staging: {wait: 1s}}");
        assertThat(Refusal.said(staging())).isEqualTo(new Refusal(
                24, "staging does not run " + released + " yet: it runs " + "0".repeat(40), List.of(),
                "Nothing was deployed by this: lockstep.yaml has no deploy command for it. Deploy it as your team does, "
                        + "then run the same command again."));
    }

    @Test
    void production_is_deployed_from_release_only_and_only_when_confirmed() {
        Sha main = day.land("a change");
        Refusal bypass = Refusal.of(ada, seat -> seat.open("deploy", "--mode", "prod", "--sha", main.hex(), "--yes"));
        assertThat(bypass).isEqualTo(new Refusal(
                22, main + " is not the head of release; a direct production deploy makes the release invalid", List.of(),
                "Use promote-release, or rollback-release."));
        Refusal unconfirmed = Refusal.of(ada, seat -> seat.open("deploy", "--mode", "prod"));
        assertThat(unconfirmed.exitCode()).isEqualTo(22);
        assertThat(unconfirmed.remedy()).isEqualTo("Give --yes to confirm without being asked.");
        Outcome outcome = ada.open("deploy", "--mode", "prod", "--yes");
        assertThat(outcome.out()).isEqualTo("production runs " + released + "\n");
        day.outsider().delete("release");
        Refusal deleted = Refusal.of(ada, seat -> seat.open("deploy", "--mode", "prod", "--yes"));
        assertThat(deleted.remedy())
                .isEqualTo("Promote first; if it was there before, `rollback-release` puts it back.");
        day.move("release", released.hex());
    }

    @Test
    void a_deploy_without_an_environment_or_a_command_is_refused() {
        assertThat(Refusal.of(ada, seat -> seat.open("deploy", "--yes")).exitCode()).isEqualTo(64);
        ada.reconfigure(", revision: {command: [cat, \"" + day.live(Environment.STAGING) + "\"]}", "");
        Refusal blind = Refusal.said(staging());
        assertThat(blind.exitCode()).isEqualTo(78);
        assertThat(blind.remedy()).isEqualTo("Name deploy.staging.command, or environments.staging.revision.");
    }

    @Test
    void an_environment_that_is_given_twice_and_not_alike_is_refused() {
        Refusal refused = Refusal.of(ada, seat -> seat.open("deploy", "production", "--mode", "staging", "--yes"));
        assertThat(refused).isEqualTo(new Refusal(
                64, "the environment is given twice, as production and by --mode staging; nothing was deployed",
                List.of(), "Give one of them."));
        assertThat(ada.open("deploy", "production", "--mode", "PROD", "--yes").exitCode()).isZero();
    }

    @Test
    void an_environment_that_is_typed_counts_before_the_variable() {
        Doors doors = Doors.doors().in(ada.folder());
        day.git().environment().forEach(doors::with);
        assertThat(doors.with("MODE", "staging").open("deploy", "production", "--yes").out())
                .isEqualTo("production runs " + released + "\n");
    }

    @Test
    void an_environment_that_cannot_tell_its_commit_is_inconclusive() {
        stagingIsDeployedBy("true", "5s");
        ada.reconfigure(", revision: {command: [cat, \"" + day.live(Environment.STAGING) + "\"]}", "");
        Outcome outcome = staging();
        assertThat(outcome.exitCode()).isEqualTo(21);
        assertThat(outcome.out()).isEqualTo("deployed " + released + "; staging cannot report its commit\n");
    }

    @Test
    void the_value_of_a_header_is_not_shown_even_where_the_deploy_command_prints_it(@TempDir Path files)
            throws Exception {
        Path token = Files.writeString(files.resolve("token"), "Bearer tok-4711-secret");
        stagingIsDeployedBy("echo using Bearer tok-4711-secret; echo token tok-4711-secret; echo $1 > "
                + day.live(Environment.STAGING), "30s");
        Outcome outcome = staging("--header", "Authorization=@" + token);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("  | using [redacted]\n", "  | token [redacted]\n").doesNotContain("4711");
    }
}
