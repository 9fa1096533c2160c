package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.release.services.CanariesDay.json;

import java.util.Map;
import java.util.Optional;
import lockstep.base.error.LostRace;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Advice;
import tests.release.workflow.ReleaseDay;

/** Two services never have canary traffic at a time, whatever fails and whoever acts meanwhile. */
@Execution(ExecutionMode.CONCURRENT)
class MakingRoomTest {

    private final CanariesDay day = new CanariesDay();
    private final Sha commit = day.day().landTested("second");

    @AfterEach
    void end() {
        day.close();
    }

    private void nothingOfWorkersBegan() {
        assertThat(day.host("workers").weightNow()).isZero();
        assertThat(day.day().evidence()).noneMatch(path -> path.startsWith("evidence/canary/")
                && path.endsWith("/intended.json") && day.day().file(path).contains("\"service\" : \"workers\""));
    }

    private void isPromoted() {
        Outcome promoted = day.open("promote-release", "--yes");
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(day.open("release-log", "verify").exitCode()).isZero();
    }

    @Test
    void who_planned_with_one_canary_takes_no_traffic_off_another() throws InterruptedException {
        day.passes("api-gateway");
        try (ReleaseSite site = day.site()) {
            CanaryService workers = new CanaryService(site.of(new ServiceName("workers")), CanaryListener.silent(),
                    (sha, heads, skipped) -> CanaryPermission.Answer.allowed());
            CanaryPlanned planned = workers.plan(
                    new CanaryRunRequest(new CommitName.Exact(commit), Map.of(), Optional.empty()));
            assertThat(day.open("run-canary", "--abort").exitCode()).isZero();
            ReleaseDay.write(day.host("api-gateway").weight().resolveSibling("started"), "");
            day.passes("api-gateway");
            assertThatThrownBy(() -> workers.carryOut(planned)).isInstanceOf(LostRace.class)
                    .hasMessageContaining("nothing was done to their traffic");
        }
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);
        nothingOfWorkersBegan();
    }

    @Test
    void a_rest_that_failed_is_tried_again_by_the_same_command_and_voids_no_pass() {
        day.passes("api-gateway");
        day.host("api-gateway").script("abort", "exit 9");
        Outcome failed = day.canary("workers");
        assertThat(failed.exitCode()).isEqualTo(24);
        assertThat(failed.err()).contains("the pass of " + day.id("api-gateway") + " stands",
                "run the same command again", "`run-canary --abort` would take its pass away");
        nothingOfWorkersBegan();

        day.host("api-gateway").script("abort", "echo 0 > weight");
        day.passes("workers");
        assertThat(day.host("api-gateway").weightNow()).isZero();
        isPromoted();
    }

    @Test
    void a_weight_that_cannot_be_read_is_not_off() {
        day.passes("api-gateway");
        day.host("api-gateway").script("read", "exit 9");
        day.host("api-gateway").script("abort", "true");
        Outcome doubted = day.canary("workers");
        assertThat(doubted.exitCode()).isEqualTo(24);
        assertThat(doubted.err()).contains("may still have traffic", "could not be read back",
                "run the same command again");
        assertThat(day.day().evidence()).noneMatch(path -> path.endsWith("-rested.json"));
        nothingOfWorkersBegan();

        day.host("api-gateway").script("read", "cat weight");
        day.host("api-gateway").script("abort", "echo 0 > weight");
        day.passes("workers");
        isPromoted();
    }

    @Test
    void beside_traffic_that_another_service_gets_without_a_canary_none_begins() {
        ReleaseDay.write(day.host("api-gateway").weight(), "10\n");
        Outcome beside = day.canary("workers");
        assertThat(beside.exitCode()).isEqualTo(22);
        assertThat(beside.err()).contains("the weight of api-gateway reads 10 %, and no canary of it is open",
                "api-gateway/abort.sh");
        ReleaseDay.write(day.host("api-gateway").weight(), "0\n");
        day.host("api-gateway").script("read", "exit 9");
        Outcome unread = day.canary("workers");
        assertThat(unread.exitCode()).isEqualTo(22);
        assertThat(unread.err()).contains(
                "the weight of api-gateway cannot be read", "services.api-gateway.canary.traffic.read works");
        nothingOfWorkersBegan();
    }

    @Test
    void traffic_beside_an_open_canary_is_told_with_what_takes_off_that_alone() {
        day.passes("api-gateway");
        assertThat(day.open("run-canary", "--reap").exitCode()).isZero();
        ReleaseDay.write(day.host("workers").weight(), "25\n");
        assertThat(day.open("status").out()).contains(
                "none of workers is open, but the canary of workers gets 25 % of the traffic", "workers/abort.sh");
        assertThat(json(day.open("status", "--json").out()).path("stray_weight_percent").asInt()).isEqualTo(25);
        Outcome reaped = day.open("run-canary", "--reap");
        assertThat(reaped.exitCode()).isEqualTo(24);
        assertThat(reaped.err()).contains("the canary of workers gets 25 % of the traffic").doesNotContain("run-canary --abort");
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);
    }

    @Test
    void of_two_commands_that_fail_both_are_told_the_one_with_a_canary_first() {
        day.dies("workers", commit, "judged 2");
        day.host("api-gateway").script("abort", "exit 9");
        day.host("workers").script("abort", "exit 8");
        Outcome failed = day.open("run-canary", "--abort");
        assertThat(failed.exitCode()).isEqualTo(24);
        assertThat(failed.err()).containsSubsequence(
                "THE ABORT FAILED: canary " + day.id("workers") + " (workers)",
                "THE ABORT FAILED: the canary of api-gateway", "workers/abort.sh", "api-gateway/abort.sh");

        day.host("workers").script("abort", "echo 0 > weight");
        Outcome half = day.open("run-canary", "--abort");
        assertThat(half.exitCode()).isEqualTo(24);
        assertThat(half.err()).contains(
                "THE ABORT FAILED: the canary of api-gateway", "ended: " + day.id("workers"));
        assertThat(day.host("workers").weightNow()).isZero();
    }

    @Test
    void what_hangs_for_one_service_holds_up_no_other() {
        day.dies("workers", commit, "judged 2");
        day.host("api-gateway").script("abort", "until test -e ../workers/off; do sleep 0.1; done");
        day.host("workers").script("abort", "echo 0 > weight; touch off");
        assertThat(day.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.host("workers").weightNow()).isZero();
    }

    @Test
    void under_the_name_of_a_service_the_open_canary_of_another_is_named_with_what_goes_on_with_it() {
        day.dies("workers", commit, "judged 2");
        assertThat(day.open("run-canary", "--watch", "--service", "api-gateway").out()).contains(
                "No canary of api-gateway is open; " + day.id("workers") + " (workers) is: "
                        + "run-canary --watch --service workers.");
        String refused = day.canary("api-gateway").err();
        assertThat(refused).contains("Continue it: `run-canary " + commit + " --service workers`. "
                + "End it: `run-canary --abort`.");
        Advice advice = Advice.in(refused, "Continue it: ");
        Outcome continued = day.open(advice.alias(), advice.arguments("--yes"));
        assertThat(continued.exitCode()).as(continued.err()).isZero();
        assertThat(continued.err()).contains("recorded: " + day.id("workers") + " taken-over");
    }

    @Test
    void whose_weight_is_in_doubt_and_whose_canary_has_no_end_is_told() {
        day.host("workers").script("read", "exit 9");
        Outcome aborted = day.open("run-canary", "--abort");
        assertThat(aborted.exitCode()).isZero();
        assertThat(aborted.err()).contains("traffic.abort of workers ended without an error, but the weight could not")
                .doesNotContain("traffic.abort of api-gateway");
        assertThat(day.open("run-canary", commit.hex(), "--service", "workers", "--accept-inconclusive", "few").err())
                .contains("the last canary of workers of " + commit.abbreviated() + " has no end on record");
    }

    private void rests(String name) {
        String last = day.day().evidence().stream()
                .filter(path -> path.startsWith(day.folder(name)) && path.matches(".*/\\d{4}-[a-z-]+\\.json"))
                .sorted().reduce((one, later) -> later).orElseThrow();
        String file = last.substring(last.lastIndexOf('/') + 1, last.length() - ".json".length());
        String next = "%04d".formatted(Integer.parseInt(file.substring(0, 4)) + 1);
        day.day().insider(day.folder(name) + "/" + next + "-rested.json", day.day().file(last)
                .replaceAll("\"number\" : \\d+", "\"number\" : " + Integer.parseInt(next))
                .replace("\"" + file.substring(5) + "\"", "\"rested\"") + "\n");
    }

    private CanaryView seen(String name) {
        try (ReleaseSite site = day.site()) {
            return new CanaryArchive(site.repository(), site.repository().fetch(site.remoteDeadline()).evidence())
                    .outline(CanaryId.tryParse(day.id(name)).orElseThrow());
        }
    }

    @Test
    void one_that_was_aborted_gets_no_pass_back_by_resting() {
        day.passes("api-gateway");
        assertThat(day.open("run-canary", "--abort").exitCode()).isZero();
        rests("api-gateway");
        assertThat(seen("api-gateway").aborts()).isNotEmpty();
        Outcome verified = day.open("release-log", "verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).contains("it rested after it was aborted");
    }

    @Test
    void one_that_runs_makes_no_room_by_resting() {
        day.dies("workers", commit, "judged 2");
        rests("workers");
        CanaryView running = seen("workers");
        assertThat(running.isOpen()).isTrue();
        assertThat(running.stage()).isNotEqualTo(Optional.of(CanaryStage.RESTED));
        try (ReleaseSite site = day.site()) {
            assertThat(new CanaryArchive(site.repository(),
                    site.repository().fetch(site.remoteDeadline()).evidence()).open())
                    .extracting(CanaryView::id).containsExactly(running.id());
        }
        Outcome verified = day.open("release-log", "verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).contains("it rested, and had neither passed nor been accepted");
    }
}
