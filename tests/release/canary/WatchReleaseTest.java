package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;

class WatchReleaseTest {

    private final ReleaseDay day = new ReleaseDay();
    private final Seat olga = day.operator("Olga");

    @AfterEach
    void end() {
        day.close();
    }

    private void promoted(String... subjects) {
        for (String subject : subjects) {
            day.landTested(subject);
            assertThat(olga.promoteNow().exitCode()).isZero();
        }
    }

    private Outcome watch(String... more) {
        String[] words = Stream.concat(
                Stream.of("--for", "1s", "--every", "200ms"), Arrays.stream(more))
                .toArray(String[]::new);
        return olga.open("watch-release", words);
    }

    @Test
    void a_production_that_is_well_passes() {
        promoted("one");
        Outcome watched = watch();

        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isZero();
        assertThat(watched.out()).contains("PASS  production");
        assertThat(watched.err()).contains("look 2: no rollback trigger");
    }

    @Test
    void a_trigger_that_two_looks_show_is_a_recommendation() {
        promoted("one", "two");
        day.productionBreaks(Fault.CHAT_500);
        String before = day.refs();
        Outcome watched = watch();

        assertThat(watched.exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(watched.out()).contains(
                "Roll back: rollback-release --from " + day.head("release") + " --trigger '5xx spike'", "chat_happy");
        assertThat(watched.err()).contains("look 2: 5xx spike");
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void with_auto_rollback_it_is_done_and_what_was_measured_is_recorded() {
        promoted("one");
        String good = day.head("release");
        promoted("two");
        day.productionBreaks(Fault.CHAT_500);
        Outcome watched = watch("--auto-rollback");

        assertThat(watched.exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(day.head("release")).isEqualTo(good);
        assertThat(day.log()).contains("5xx spike").contains("watch-release measured: smoke: chat_happy");
    }

    @Test
    void a_dry_run_shows_what_would_be_moved_back_and_moves_nothing() {
        promoted("one");
        String good = day.head("release");
        promoted("two");
        day.productionBreaks(Fault.CHAT_500);
        String before = day.refs();
        Outcome watched = watch("--auto-rollback", "--dry-run");

        assertThat(watched.exitCode()).as(watched.err()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(watched.out()).contains("FAIL  production", "dry run: nothing was changed",
                "force, leased release: " + day.head("release") + " -> " + good, "watch-release measured: ");
        assertThat(json(watch("--auto-rollback", "--dry-run", "--json")).path("planned_rollback").path("moves").get(0)
                .path("to").asString()).isEqualTo(good);
        assertThat(day.refs()).isEqualTo(before);
        assertThat(watch("--dry-run").exitCode()).isEqualTo(ExitCode.USAGE.code());
    }

    /** Each look counts 1,000 requests more; at these looks 30 of them fail. */
    private Outcome watchesErrors(String looks) {
        try (CanaryDay counted = new CanaryDay()) {
            assertThat(counted.day().operator("Olga").promoteNow().exitCode()).isZero();
            ReleaseDay.write(counted.weight().resolveSibling("looks"), "0");
            ReleaseDay.write(counted.weight().resolveSibling("errors"), "0");
            counted.script("counts", """
                    look=$(($(cat looks) + 1)) errors=$(cat errors)
                    if [ $look LOOKS ]; then errors=$((errors + 30)); fi
                    echo $look > looks; echo $errors > errors
                    printf '{"canary": {"requests": 0, "errors": 0}, "baseline": {"requests": %d000, "errors": %d}}' \
                        $look $errors
                    """.replace("LOOKS", looks));
            return counted.operator("Omar").open("watch-release", "--for", "3s", "--every", "200ms");
        }
    }

    @Test
    void errors_that_its_metrics_show_at_look_after_look_are_a_5xx_spike() {
        Outcome watched = watchesErrors("-ge 4");

        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(watched.out()).contains("metrics: availability").contains("requests failed");
    }

    @Test
    void errors_that_came_at_once_and_are_over_are_none() {
        Outcome watched = watchesErrors("-eq 2");

        assertThat(watched.err()).contains("look 4: ").doesNotContain("5xx spike");
    }

    /** Two people who watch are to take back what they watched, whatever somebody promotes before they do. */
    @Test
    void what_it_recommends_leaves_the_commit_that_it_watched_also_where_a_rollback_brought_that() {
        promoted("one", "two", "three");
        assertThat(olga.rollBack("--trigger", "5xx spike", "--approve", "--yes").exitCode()).isZero();
        String watched = day.head("release");
        day.productionBreaks(Fault.CHAT_500);
        JsonNode way = json(watch("--json")).path("way_back");

        assertThat(way.path("from").asString()).isEqualTo(watched);
        assertThat(way.path("command").asString())
                .isEqualTo("rollback-release --from " + watched + " --trigger '5xx spike'");
        Outcome pasted = olga.rollBack("--from", watched, "--trigger", "5xx spike", "--approve", "--yes");
        assertThat(pasted.exitCode()).as(pasted.err()).isNotEqualTo(ExitCode.REFUSED.code());
        assertThat(day.head("release")).isNotEqualTo(watched);
    }

    @Test
    void what_it_recommends_is_about_the_repository_that_was_watched() {
        promoted("one", "two");
        day.productionBreaks(Fault.CHAT_500);
        String clone = olga.folder().toString();
        String command = "rollback-release --from " + day.head("release") + " --trigger '5xx spike' --repo " + clone;
        assertThat(watch("--repo", clone).out()).contains("Roll back: " + command);
        assertThat(json(watch("--repo", clone, "--json")).path("way_back").path("command").asString())
                .isEqualTo(command);
    }

    @Test
    void who_asks_for_a_rollback_beforehand_is_told_that_it_needs_approvals_on_the_record() {
        promoted("one");
        olga.reconfigure("service: demo\n", "service: demo\npipeline: {roles: {OWNER: [anna@example.org]}, "
                + "rollback: {approvals: {role: OWNER, count: 1, signed: false}}}\n");
        assertThat(watch("--auto-rollback").err()).containsSubsequence(
                "pipeline.rollback asks for approvals on the record", "`approve-release SHA --action rollback`",
                "look 1");
        assertThat(watch().err()).doesNotContain("pipeline.rollback asks");
    }

    @Test
    void where_nobody_knows_which_commit_was_watched_nothing_is_rolled_back_and_the_command_is_told() throws IOException {
        try (CanaryDay counted = new CanaryDay()) {
            assertThat(counted.day().operator("Olga").promoteNow().exitCode()).isZero();
            ReleaseDay.write(counted.weight().resolveSibling("looks"), "0");
            counted.script("counts", """
                    look=$(($(cat looks) + 1)); echo $look > looks
                    printf '{"canary": {"requests": 0, "errors": 0}, "baseline": {"requests": %d000, "errors": %d00}}' \
                        $look $look
                    """);
            Seat omar = counted.operator("Omar");
            Path bare = counted.day().bare();
            Files.move(bare, bare.resolveSibling("gone.git"));
            Outcome watched = omar.open("watch-release", "--for", "3s", "--every", "200ms", "--auto-rollback");
            Files.move(bare.resolveSibling("gone.git"), bare);

            assertThat(watched.exitCode()).as(watched.out() + watched.err()).isEqualTo(ExitCode.GATE_FAILED.code());
            assertThat(watched.err()).contains("not rolled back: release moved while it was watched, or could not be read");
            assertThat(watched.out()).contains(
                    "See `status` for the commit, then roll back: rollback-release --trigger '5xx spike'");
        }
    }

    private static JsonNode json(Outcome watched) {
        return JsonReader.read(watched.out()).orElseThrow(() -> new AssertionError(watched.out() + watched.err()));
    }

    @Test
    void without_a_rollback_none_is_told() {
        promoted("one");
        assertThat(json(watch("--json")).path("rollback").isNull()).isTrue();
    }

    @Test
    void how_the_rollback_ended_is_told_to_programs() {
        promoted("one", "two");
        day.productionBreaks(Fault.CHAT_500);
        Outcome watched = watch("--auto-rollback", "--json");

        JsonNode rollback = json(watched).path("rollback");
        assertThat(rollback.path("release_id").asString()).matches("\\d{8}-\\d{4}-rb1");
        assertThat(rollback.path("verdict").asString()).isEqualTo("fail");
        assertThat(rollback.path("exit_code").asInt()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(rollback.path("words").asString()).contains("production is unhealthy");
        assertThat(watched.exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
    }

    @Test
    void a_rollback_that_is_not_finished_is_told_and_gives_its_exit_code() {
        promoted("one", "two");
        day.productionBreaks(Fault.CHAT_500);
        day.platformStops();
        Outcome watched = watch("--auto-rollback", "--json");

        JsonNode rollback = json(watched).path("rollback");
        assertThat(rollback.path("exit_code").asInt()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(rollback.path("verdict").isNull()).isTrue();
        assertThat(rollback.path("words").asString()).contains("is not finished: release moved to");
        assertThat(watched.exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(watched.err()).contains("rollback-release --resume");
    }

    @Test
    void a_rollback_that_is_refused_is_told_too() {
        promoted("one");
        day.productionBreaks(Fault.CHAT_500);
        Outcome watched = watch("--auto-rollback", "--json");

        JsonNode rollback = json(watched).path("rollback");
        assertThat(rollback.path("exit_code").asInt()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(rollback.path("release_id").isNull()).isTrue();
        assertThat(watched.exitCode()).isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void a_direct_deploy_is_told_and_makes_the_promotion_invalid() {
        promoted("one");
        day.runs(Environment.PRODUCTION, "b".repeat(40));
        Outcome watched = watch("--json");

        assertThat(watched.exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(watched.out()).contains("a direct deploy, or drift").contains("\"triggers\" : [ ]");
    }

    @Test
    void a_promotion_can_watch_what_it_promoted() {
        day.landTested("one");
        Outcome promoted = olga.promoteNow("--watch", "500ms");

        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(promoted.out()).contains("production is healthy").contains("PASS  production, ");
    }
}
