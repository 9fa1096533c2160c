package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.release.services.CanariesDay.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Waiting;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.release.workflow.ReleaseDay;
import tools.jackson.databind.JsonNode;

/** A change of class B of a monorepo goes through the canary of each service that has one, one after the other. */
@Execution(ExecutionMode.CONCURRENT)
class ServiceCanariesTest {

    private static final String[] CLASS_B = {
        "promote-release", "--class", "B", "--surfaces", "api", "--flag", "suggestions", "--policy-diff", "docs/api.md",
        "--yes"};

    private final CanariesDay day = new CanariesDay();

    @AfterEach
    void end() {
        day.close();
    }

    private Outcome promote() {
        return day.open(CLASS_B[0], List.of(CLASS_B).subList(1, CLASS_B.length).toArray(String[]::new));
    }

    private void drilled() {
        Outcome drill = day.open("drill-kill-switch", "suggestions", "--service", "api-gateway", "--yes");
        assertThat(drill.exitCode()).as(drill.out() + drill.err()).isZero();
    }

    private void passes(String name) {
        Outcome ran = day.canary(name);
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    }

    @Test
    void a_change_of_class_b_goes_through_the_canary_of_each_service_to_production() {
        Sha commit = day.day().landTested("second");
        drilled();
        Outcome none = promote();
        assertThat(none.exitCode()).isEqualTo(22);
        assertThat(none.err()).contains(
                "api-gateway: no canary of this commit has ended", "workers: no canary of this commit has ended",
                "run-canary --service workers", "docs/policy.md#canary-passed");
        assertThat(none.err()).doesNotContain("orchestrator: no canary");

        Outcome unnamed = day.open("run-canary", "--yes");
        assertThat(unnamed.exitCode()).isEqualTo(64);
        assertThat(unnamed.err()).contains("Use --service with one of: api-gateway, workers.");
        Outcome without = day.open("run-canary", "--service", "orchestrator", "--yes");
        assertThat(without.exitCode()).isEqualTo(78);
        assertThat(without.err()).contains(
                "lockstep.yaml says nothing of a canary of orchestrator", "services.orchestrator.canary");

        Outcome first = day.canary("api-gateway");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("(api-gateway) passed");
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);
        assertThat(day.open("status").out()).contains("(api-gateway) of " + commit.abbreviated() + " is passed at 10 %",
                "when each service that has a canary has its pass");
        Outcome half = promote();
        assertThat(half.exitCode()).isEqualTo(22);
        assertThat(half.err()).contains("workers: no canary of this commit has ended").doesNotContain("api-gateway:");

        Outcome second = day.canary("workers");
        assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
        assertThat(second.err()).contains("(api-gateway), which passed");
        assertThat(day.host("api-gateway").weightNow()).isZero();
        assertThat(day.host("workers").weightNow()).isEqualTo(10);
        assertThat(day.day().evidence()).anyMatch(path ->
                path.startsWith(day.folder("api-gateway")) && path.endsWith("-rested.json"));

        Outcome promoted = promote();
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(day.day().head("release")).isEqualTo(commit.hex());
        assertThat(day.host("workers").weightNow()).isZero();
        JsonNode intent = json(day.day().newest("intent.json"));
        assertThat(intent.has("canary")).isFalse();
        assertThat(intent.path("services").valueStream().map(one -> one.path("canary").asString("none")))
                .containsExactly(day.id("api-gateway"), "none", day.id("workers"));
        assertThat(json(day.day().newest("policy.json")).path("services").valueStream()
                .map(one -> one.path("canary").asBoolean())).containsExactly(true, false, true);
        JsonNode said = json(day.day().newest("requirements.json"));
        assertThat(said.path("edition").asInt()).isEqualTo(6);
        assertThat(said.path("requirements").valueStream().map(one -> one.path("words").asString()))
                .anyMatch(words -> words.startsWith("workers: canary " + day.id("workers") + " passed at "))
                .anyMatch(words -> words.startsWith("api-gateway: canary " + day.id("api-gateway") + " passed at "));
        JsonNode begun = json(day.day().file(day.folder("workers") + "/intended.json"));
        assertThat(begun.path("others").propertyNames()).containsExactly("api-gateway", "orchestrator");
        assertThat(json(day.day().file(day.folder("workers") + "/canary.json")).path("service").asString())
                .isEqualTo("workers");
        Outcome verified = day.open("release-log", "verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        day.isVerifiedByStockTools();
        assertThat(day.open("audit-trail").out()).contains("workers: steps of [10] per cent");
        Outcome report = day.open("release-report", intent.path("release_id").asString(), "--html");
        assertThat(report.out()).contains("Canary " + day.id("workers") + " (workers)",
                "Canary " + day.id("api-gateway") + " (api-gateway)");
    }

    @Test
    void the_only_service_with_a_canary_need_not_be_named_and_what_would_be_done_names_it() {
        day.day().landTested("second");
        passes("api-gateway");
        Outcome planned = day.open("run-canary", "--service", "workers", "--dry-run");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("would take canary " + day.id("api-gateway") + " (api-gateway), which passed",
                "\"service\" : \"workers\"");
        assertThat(json(day.open("run-canary", "--service", "workers", "--plan", "--json").out()).path("service").asString())
                .isEqualTo("workers");
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);

        Path file = day.day().checkout().resolve("lockstep.yaml");
        String yaml = Repository.read(file);
        String less = yaml.replaceFirst("(?m)^    canary:\n(?:      .*\n)+", "");
        ReleaseDay.write(file, less);
        day.day().landTested("one canary less");
        Outcome forgotten = day.open("run-canary", "--yes");
        assertThat(forgotten.exitCode()).isEqualTo(24);
        assertThat(forgotten.err()).contains(
                "(api-gateway) is open at 10 % of the traffic, and lockstep.yaml no longer says how traffic is moved");
        ReleaseDay.write(file, yaml);
        assertThat(day.open("run-canary", "--abort").exitCode()).isZero();
        ReleaseDay.write(file, less);
        day.day().landTested("third");
        Outcome ran = day.open("run-canary", "--yes", "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(json(ran.out()).path("service").asString()).isEqualTo("workers");
    }

    @Test
    void an_accepted_canary_makes_room_and_counts_for_its_service() {
        Path file = day.day().checkout().resolve("lockstep.yaml");
        String yaml = Repository.read(file);
        int workers = yaml.indexOf("  workers:\n");
        ReleaseDay.write(file, yaml.substring(0, workers).replaceFirst("deadline: 5m", "deadline: 3s\n      on_deadline: hold")
                .replaceFirst("min_requests: 100", "min_requests: 1000000000") + yaml.substring(workers));
        Sha commit = day.day().landTested("second");
        Outcome held = day.canary("api-gateway");
        assertThat(held.exitCode()).as(held.err()).isEqualTo(21);
        assertThat(held.out()).contains("services.api-gateway.canary", "--service api-gateway --accept-inconclusive REASON");
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);
        assertThat(day.canary("workers").exitCode()).isEqualTo(22);
        Outcome accepted = day.open(
                "run-canary", commit.hex(), "--service", "api-gateway", "--accept-inconclusive", "too little traffic");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(json(day.day().file(day.folder("api-gateway") + "/accepted.json")).path("service").asString())
                .isEqualTo("api-gateway");
        passes("workers");
        assertThat(day.host("api-gateway").weightNow()).isZero();
        Outcome promoted = day.open("promote-release", "--yes");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(json(day.day().newest("requirements.json")).path("requirements").valueStream()
                .map(one -> one.path("words").asString()))
                .anyMatch(words -> words.startsWith("api-gateway: canary ") && words.contains("accepted by"));
        assertThat(day.open("release-log", "verify").exitCode()).isZero();
    }

    @Test
    void errors_of_production_are_counted_and_told_by_service() {
        day.day().landTested("second");
        passes("api-gateway");
        passes("workers");
        assertThat(day.open("promote-release", "--yes").exitCode()).isZero();
        day.host("workers").script("counts", """
                look=$(($(cat looks 2> /dev/null || echo 0) + 1)); echo $look > looks
                printf '{"canary": {"requests": 0, "errors": 0}, "baseline": {"requests": %d000, "errors": %d0}}' \
                    $look $((look * 3))""");
        Outcome watched = day.open("watch-release", "--for", "5s", "--every", "200ms");
        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isEqualTo(20);
        assertThat(watched.out() + watched.err()).contains("workers: metrics: availability")
                .doesNotContain("api-gateway: metrics: availability");
    }

    @Test
    void the_effective_configuration_tells_the_canary_of_each_service() {
        Outcome effective = day.open("config", "show", "--effective");
        assertThat(effective.exitCode()).as(effective.err()).isZero();
        assertThat(effective.out()).contains("services.workers.canary.traffic.set", "services.api-gateway.canary.steps")
                .doesNotContain("services.orchestrator.canary");
        assertThat(day.open("config", "lint").exitCode()).isZero();
    }

    @Test
    void where_the_canary_of_one_service_fails_nothing_is_promoted() {
        day.day().landTested("second");
        drilled();
        passes("api-gateway");
        day.host("workers").shows(60, 5);
        Outcome failed = day.canary("workers");
        assertThat(failed.exitCode()).isEqualTo(20);
        assertThat(failed.out()).contains("(workers) failed, and gets no more traffic");
        assertThat(day.host("workers").weightNow()).isZero();
        Outcome refused = promote();
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("workers: canary " + day.id("workers") + " failed")
                .doesNotContain("api-gateway:");

        day.host("workers").shows(0, 0);
        ReleaseDay.write(day.host("workers").weight().resolveSibling("started"), "");
        passes("workers");
        assertThat(promote().exitCode()).isZero();
        assertThat(day.open("release-log", "verify").exitCode()).isZero();
    }

    @Test
    void a_canary_that_is_open_lets_no_other_begin_and_nothing_be_promoted_and_every_host_can_end_it() {
        Sha commit = day.day().landTested("second");
        drilled();
        passes("api-gateway");
        day.dies("workers", commit, "judged 2");
        assertThat(day.host("workers").weightNow()).isEqualTo(10);
        Outcome other = day.canary("api-gateway");
        assertThat(other.exitCode()).isEqualTo(22);
        assertThat(other.err()).contains("canary " + day.id("workers") + " (workers) is open");
        assertThat(promote().err()).contains(
                "workers: canary " + day.id("workers") + " of this commit is open without a verdict");
        JsonNode watched = json(day.open("run-canary", "--watch", "--json").out()).path("canaries");
        assertThat(watched.path(0).path("service").asString()).isEqualTo("workers");
        assertThat(json(day.open("status", "--json").out()).path("canaries").path(0).path("service").asString())
                .isEqualTo("workers");
        Outcome notIts = day.open("run-canary", "--pause", "omar looks", "--service", "api-gateway");
        assertThat(notIts.exitCode()).isEqualTo(22);
        assertThat(notIts.err()).contains("no canary of api-gateway is open");

        Outcome aborted = day.open("run-canary", "--abort");
        assertThat(aborted.exitCode()).as(aborted.err()).isZero();
        assertThat(aborted.err()).contains("all traffic is off the canary of api-gateway",
                "all traffic is off the canary of workers");
        assertThat(day.host("workers").weightNow()).isZero();
        passes("workers");
        assertThat(promote().exitCode()).isZero();
    }

    @Test
    void a_canary_whose_process_died_goes_on_by_whoever_runs_it() {
        Sha commit = day.day().landTested("second");
        drilled();
        day.dies("api-gateway", commit, "judged 2");
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);
        Outcome resumed = day.open("run-canary", "--yes");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        assertThat(resumed.out()).contains("(api-gateway) passed");

        day.dies("workers", commit, "taking all traffic off canary");
        assertThat(day.host("api-gateway").weightNow()).isEqualTo(10);
        day.dies("workers", commit, "entered rested");
        assertThat(day.host("api-gateway").weightNow()).isZero();
        passes("workers");
        assertThat(promote().exitCode()).isZero();
        assertThat(day.open("release-log", "verify").exitCode()).isZero();
    }

    @Test
    void a_service_that_cannot_be_taken_off_the_traffic_keeps_the_next_one_from_it() {
        day.day().landTested("second");
        passes("api-gateway");
        day.host("api-gateway").script("abort", "exit 9");
        Outcome stuck = day.canary("workers");
        assertThat(stuck.exitCode()).isEqualTo(24);
        assertThat(stuck.err()).contains("THE ABORT FAILED: canary " + day.id("api-gateway") + " (api-gateway)");
        assertThat(day.host("workers").weightNow()).isZero();
        assertThat(day.day().evidence()).noneMatch(path -> path.startsWith("evidence/canary/")
                && path.endsWith("/intended.json") && day.day().file(path).contains("\"service\" : \"workers\""));
        assertThat(day.open("run-canary", "--abort").exitCode()).isEqualTo(24);
        day.host("api-gateway").script("abort", "echo 0 > weight");
        assertThat(day.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.host("api-gateway").weightNow()).isZero();
    }

    @Test
    void one_past_its_abort_by_is_ended_by_the_commands_of_its_service_alone() {
        Sha commit = day.day().landTested("second");
        day.dies("workers", commit, "judged 2");
        day.host("api-gateway").script("abort", "exit 9");
        InstantSource tomorrow = InstantSource.offset(InstantSource.system(), Duration.ofDays(1));
        try (ReleaseSite site = day.site().withClock(tomorrow, Waiting.real())) {
            CanaryService service = new CanaryService(site, CanaryListener.silent(),
                    (sha, heads, skipped) -> CanaryPermission.Answer.allowed());
            assertThat(service.reap().ids()).extracting(CanaryId::toString).containsExactly(day.id("workers"));
            assertThat(service.open()).isEmpty();
        }
        assertThat(day.host("workers").weightNow()).isZero();
    }

    @Test
    void a_weight_without_a_canary_is_told_with_its_service() {
        day.day().landTested("second");
        ReleaseDay.write(day.host("workers").weight(), "10\n");
        assertThat(day.open("status").out()).contains("none is open, but the canary of workers gets 10 % of the traffic");
        assertThat(day.open("run-canary", "--reap").exitCode()).isEqualTo(24);
        assertThat(day.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.host("workers").weightNow()).isZero();
        assertThat(day.open("run-canary", "--reap").exitCode()).isZero();
    }

    @Test
    void a_pass_that_was_held_to_other_terms_than_its_service_has_now_does_not_count() {
        day.day().landTested("second");
        drilled();
        passes("api-gateway");
        passes("workers");
        Path file = day.day().checkout().resolve("lockstep.yaml");
        String yaml = Repository.read(file);
        int workers = yaml.indexOf("  workers:\n");
        ReleaseDay.write(file, yaml.substring(0, workers)
                + yaml.substring(workers).replaceFirst("increase: 1pp", "increase: 2pp"));
        Outcome refused = promote();
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains(
                "workers: canary " + day.id("workers") + " was held to other terms, or counted otherwise, than"
                        + " services.workers.canary has",
                "services.workers.canary.gates.error_rate.increase is 2pp here").doesNotContain("api-gateway: canary");
        ReleaseDay.write(file, yaml);
        assertThat(promote().exitCode()).isZero();
    }

    @Test
    void without_any_canary_a_change_of_class_b_is_refused_by_the_name_of_the_key() {
        Path file = day.day().checkout().resolve("lockstep.yaml");
        String yaml = Repository.read(file);
        ReleaseDay.write(file, yaml.replaceAll("(?m)^    canary:\n(?:      .*\n)+", ""));
        String commit = day.day().landTested("without").hex();
        Outcome refused = promote();
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("lockstep.yaml has no services.NAME.canary");
        for (String alias : List.of("run-canary", "request-canary")) {
            Outcome none = day.open(alias, commit, "--yes");
            assertThat(none.exitCode()).as(alias).isEqualTo(78);
            assertThat(none.err()).contains("lockstep.yaml says nothing of a canary", "services.NAME.canary");
        }
    }
}
