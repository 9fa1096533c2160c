package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.CanaryResult;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryListener;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Subject;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.seen.CanaryNow;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.events.Receiver;
import tests.release.workflow.Advice;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.Desks;
import tools.jackson.databind.JsonNode;

/** The command, as an operator types it. */
@Execution(ExecutionMode.CONCURRENT)
class RunCanaryTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    private static JsonNode json(String text) {
        return JsonReader.read(text).orElseThrow(() -> new AssertionError("not one JSON document: " + text));
    }

    @Test
    void a_weight_without_a_canary_is_told_and_the_abort_takes_it_off() {
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--reap").exitCode()).isZero();
        ReleaseDay.write(day.weight(), "10\n");

        assertThat(olga.status().out()).contains("none is open, but the canary gets 10 % of the traffic");
        assertThat(JsonReader.read(olga.open("status", "--json").out()).orElseThrow()
                .path("stray_weight_percent").asInt()).isEqualTo(10);
        Outcome reaped = olga.open("run-canary", "--reap");
        assertThat(reaped.exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(reaped.err()).contains("none is open, but the canary gets 10 % of the traffic", "run-canary --abort");
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.weightNow()).isZero();
        assertThat(olga.status().out()).doesNotContain("the weight reads");
    }

    @Test
    void a_canary_that_passes_is_told_watched_and_ended() {
        Seat olga = day.operator("Olga");
        Outcome ran = olga.open("run-canary", "--yes");

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("PASS  canary").contains("expected to pass before its deadline")
                .contains("proven to be at most");
        assertThat(ran.err()).contains("error_rate  worse by at most").contains("recorded:");
        assertThat(olga.status().out()).contains("is passed at 10 % of the traffic").contains("Promote it: `promote-release ");
        try (SiteDesk desk = Desks.of(olga)) {
            assertThat(desk.read().problems()).singleElement().asString()
                    .contains("is open at 10 % of the traffic: `run-canary --watch`, or end it: `run-canary --abort`");
        }
        assertThat(json(olga.open("status", "--json").out()).path("canaries").path(0).path("weight_percent").asInt())
                .isEqualTo(10);
        assertThat(olga.open("run-canary", "--watch").out()).contains("passed: pass");
        assertThat(olga.open("run-canary", "--reap").out()).contains("No canary is past its abort_by.");
        assertThat(olga.open("run-canary", "--abort").out()).contains("gets no more traffic");
        assertThat(day.weightNow()).isZero();
        assertThat(olga.open("run-canary", "--watch").out()).isEqualTo("No canary is open.\n");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void receivers_hear_of_a_canary_that_begins_fails_and_ends() {
        try (Receiver receiver = new Receiver()) {
            day.day().configuredWith(receiver.yaml("canary-start", "canary-end"));
            Seat olga = day.operator("Olga");
            day.shows(60, 5);
            assertThat(olga.open("run-canary", "--yes").exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());

            assertThat(receiver.words()).containsExactly("canary-start ", "canary-end fail");
            assertThat(olga.open("run-canary", "--reap").exitCode()).isZero();
            assertThat(receiver.words()).hasSize(2);
        }
    }

    @Test
    void receivers_hear_at_once_that_a_gate_paused_a_canary_and_that_its_abort_failed() {
        try (Receiver receiver = new Receiver()) {
            day.day().configuredWith(receiver.yaml("canary-breach", "canary-abort-failed", "canary-end"));
            Seat olga = day.lasting("2s").operator("Olga");
            olga.reconfigure("breach: rollback", "breach: pause");
            olga.reconfigure("deadline: 5m", "deadline: 8s");
            day.shows(60, 5);
            day.script("abort", "exit 1");

            assertThat(olga.open("run-canary", "--yes").exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());

            assertThat(receiver.words()).startsWith("canary-breach fail").contains("canary-abort-failed fail");
            assertThat(olga.open("audit-trail").out()).contains("\"canary-breach\"", "\"canary-abort-failed\"");
        }
    }

    @Test
    void the_terminal_ui_sees_a_canary_of_somebody_else_and_aborts_it() {
        assertThat(day.operator("Olga").open("run-canary", "--yes").exitCode()).isZero();
        Seat omar = day.operator("Omar");
        try (SiteDesk desk = Desks.of(omar)) {
            CanaryNow seen = CanaryNow.of(desk.read().openCanary().orElseThrow());
            assertThat(seen.now()).isEqualTo(Verdict.PASS);
            assertThat(seen.view().intent().orElseThrow().operator().name()).isEqualTo("Olga");
            assertThat(seen.view().weight()).contains(10);
            assertThat(desk.terms().canary()).isTrue();
            assertThat(desk.explain(Optional.of(day.commit()), Optional.empty()).requirements())
                    .anyMatch(one -> one.rule().equals("canary-passed") && one.holds());

            List<String> told = new ArrayList<>();
            assertThat(desk.abortCanary(told::add)).contains("is ended: it gets no more traffic");
            assertThat(told).contains("all traffic is off the canary; recording that");
            assertThat(desk.read().openCanary()).isEmpty();
        }
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void nobody_is_told_that_the_traffic_is_off_where_the_weight_cannot_be_read_back() {
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        day.script("abort", "echo 0 > weight; echo exit 3 > read.sh");
        Outcome aborted = olga.open("run-canary", "--abort");

        assertThat(aborted.exitCode()).as(aborted.err()).isZero();
        assertThat(aborted.out()).contains(" is ended: the command that takes its traffic off ran without an error\n",
                "the weight could not be read back: traffic.read (sh) exited 3",
                "Check that no canary gets traffic.").doesNotContain("gets no more traffic");
        JsonNode told = json(olga.open("run-canary", "--abort", "--json").out());
        assertThat(told.path("ended")).isEmpty();
        assertThat(told.path("doubts").path(0).asString()).startsWith("the weight could not be read back");
        try (SiteDesk desk = Desks.of(olga)) {
            assertThat(desk.abortCanary(words -> { })).startsWith("no canary was open; the command that takes all"
                    + " traffic off the canary ran; the weight could not be read back: ")
                    .doesNotContain("gets no more traffic");
        }
    }

    @Test
    void a_canary_that_fails_says_why_and_exits_20() {
        day.shows(60, 5);
        Outcome ran = day.operator("Olga").open("run-canary", "--yes", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());
        assertThat(json(ran.out()).path("stage").asString()).isEqualTo("rolled-back");
        assertThat(json(ran.out()).path("reasons").path(0).asString()).contains("above the baseline");
    }

    @Test
    void events_are_one_document_a_line_and_the_last_is_the_end() {
        Outcome ran = day.operator("Olga").open("run-canary", "--yes", "--events");

        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(json(line).path("schema").asString())
                .isEqualTo("lockstep/canary-event/v1"));
        assertThat(ran.out().lines().map(line -> json(line).path("event").asString()))
                .contains("state", "interval").last().isEqualTo("ended");
    }

    @Test
    void without_the_secrets_of_its_gates_nothing_begins() {
        String before = day.day().refs();
        Outcome ran = day.operator("Olga",
                "gates:", "  orders:", "    get: /orders", "    headers: {Authorization: {secret: env:ORDERS_TOKEN}}",
                "    modes: [canary]", "    expect: 200").open("run-canary", "--yes");

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(ran.err()).contains("the gates of canary need what is not set: ORDERS_TOKEN");
        assertThat(day.day().refs()).isEqualTo(before);
    }

    @Test
    void without_a_yes_nothing_begins() {
        String before = day.day().refs();
        Outcome ran = day.operator("Olga").open("run-canary");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(day.day().refs()).isEqualTo(before);
    }

    @Test
    void a_plan_and_a_dry_run_change_nothing() {
        Seat olga = day.operator("Olga");
        String before = day.day().refs();

        assertThat(olga.open("run-canary", "--plan").out()).contains("error_rate needs about");
        assertThat(olga.open("run-canary", "--dry-run").out()).contains("would abort, unless it passes: sh ")
                .contains("\"abort_by\"");
        assertThat(json(olga.open("run-canary", "--plan", "--json").out()).path("concludes").asBoolean()).isTrue();
        assertThat(day.day().refs()).isEqualTo(before);
    }

    @Test
    void the_plan_says_first_what_a_canary_costs_at_worst_of_the_error_budget() {
        day.day().landWith("docs/slo.yaml", """
                apiVersion: openslo/v1
                kind: SLO
                metadata: {name: availability}
                spec:
                  service: demo
                  indicator:
                    spec:
                      ratioMetric:
                        counter: true
                        bad: {metricSource: {type: Command, spec: {command: [echo, "100000"]}}}
                        total: {metricSource: {type: Command, spec: {command: [echo, "1000000000"]}}}
                  timeWindow: [{duration: 28d, isRolling: true}]
                  budgetingMethod: Occurrences
                  objectives: [{target: 0.999}]
                """);
        day.lands("with objectives");
        Seat olga = day.operator("Olga", "slo: docs/slo.yaml");
        Outcome planned = olga.open("run-canary", "--plan");

        assertThat(planned.out()).as(planned.err()).startsWith("Worst cost: ").contains("for 5 min")
                .contains("of the error budget, of which 90.0 % is left");
        JsonNode cost = json(olga.open("run-canary", "--plan", "--json").out()).path("worst_cost");
        assertThat(cost.path("requests").asLong()).isPositive();
        assertThat(cost.path("budget_share").asDouble())
                .isCloseTo(cost.path("requests").asLong() / 1e6, Offset.offset(1e-9));
        assertThat(json(day.operator("Omar").open("run-canary", "--plan", "--json").out()).has("worst_cost")).isFalse();
    }

    @Test
    void a_baseline_that_cannot_be_counted_is_inconclusive_before_anything_begins() {
        day.script("counts", "exit 3");
        String before = day.day().refs();
        Outcome ran = day.operator("Olga").open("run-canary", "--yes");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(ran.err()).contains("metrics.command (sh) exited 3").contains("nothing was changed");
        assertThat(day.day().refs()).isEqualTo(before);
    }

    @Test
    void buckets_that_are_not_cumulative_are_named_by_the_plan_and_nothing_begins() {
        day.script("counts", """
                ms=$(($(date +%s%3N) - $(stat -c %Y started)000))
                printf '{"canary": {"requests": 0, "errors": 0}, "baseline": {"requests": %d, "errors": 0,' $ms
                printf '"buckets": {"0.1": %d, "0.5": %d, "+Inf": %d}}}' $((ms * 3 / 4)) $((ms / 6)) $((ms / 12))""");
        Seat olga = day.operator("Olga");
        olga.reconfigure("gates: {error_rate: {increase: 1pp, breach: rollback}}",
                "gates: {p99_latency: {increase: 10%}}");
        Outcome planned = olga.open("run-canary", "--plan");

        assertThat(planned.exitCode()).as(planned.out() + planned.err()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(planned.out() + planned.err()).contains("the baseline's latency buckets do not add up");
    }

    @Test
    void a_request_in_half_a_minute_is_little_traffic_and_not_none() {
        day.script("counts", """
                now=$(date +%s%3N) began=$(stat -c %Y started)000
                read -r ahead < ahead
                printf '{"canary": {"requests": 0, "errors": 0}, "baseline": {"requests": %d, "errors": 0}}' \\
                    $(((now + ahead - began) / 20000))""");
        Seat olga = day.operator("Olga");
        olga.reconfigure("interval: 200ms", "interval: 30s");
        List<String> words = new ArrayList<>();
        try (ReleaseSite site = day.site(olga)) {
            CanaryDay.service(site, CanaryListener.silent()).plan(day.request()).forecasts()
                    .forEach(forecast -> words.add(forecast.words()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        assertThat(words).singleElement().asString().containsPattern("of 0\\.0\\d+ requests a second");
    }

    @Test
    void one_that_nobody_carries_any_more_is_told() {
        Seat olga = day.operator("Olga");
        AtomicInteger looks = new AtomicInteger();
        assertThatThrownBy(() -> day.run(olga, new Moments()
                .judged((verdict, seen) -> {
                    if (looks.incrementAndGet() == 2) {
                        Thread.currentThread().interrupt();
                    }
                }))).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();

        Instant end = Instant.now().plusSeconds(60);
        String told = "";
        while (!told.contains("NOTHING WAS RECORDED for ") && Instant.now().isBefore(end)) {
            told = olga.open("status").out();
        }
        assertThat(told).contains("NOTHING WAS RECORDED for ").contains("; end it: `run-canary --abort`");
        day.day().land("main goes on");
        Outcome continued = Advice.in(told, "continue it: ").followedBy(olga, "--yes");
        assertThat(continued.exitCode()).as(continued.out() + continued.err()).isZero();
    }

    @Test
    void an_abort_that_fails_is_exit_24_with_the_command_to_type() {
        day.script("abort", "exit 9");
        Outcome ran = day.operator("Olga").open("run-canary", "--abort");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(ran.err()).contains("THE ABORT FAILED").contains("By hand, now: sh ");
    }

    @Test
    void an_abort_takes_the_traffic_even_where_the_remote_is_gone() throws IOException {
        ReleaseDay.write(day.weight(), "10\n");
        Seat olga = day.operator("Olga");
        Path bare = day.day().bare();
        Files.move(bare, bare.resolveSibling("gone.git"));
        Outcome ran = olga.open("run-canary", "--abort");
        Files.move(bare.resolveSibling("gone.git"), bare);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        assertThat(ran.err()).contains("could not be recorded");
        assertThat(day.weightNow()).isZero();
    }

    /** A seat whose canaries never have enough requests. */
    private Seat undecided(String name, String evidence) {
        Seat seat = day.hasty().operator(name, "    min_requests: 1000000000");
        Path file = seat.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, CanaryDay.read(file).replaceFirst("    min_requests: 100\n", "")
                .replace("evidence: {", "evidence: {" + evidence));
        return seat;
    }

    private String explained(Seat seat) {
        return seat.open("explain", day.commit().hex()).out();
    }

    @Test
    void where_signatures_are_asked_for_an_acceptance_that_nobody_signed_counts_for_nothing() {
        Keys keys = new Keys(day.day().folder());
        keys.known("omar");
        keys.allow("signers", keys.line("omar@example.org", "namespaces=\"lockstep-approval,lockstep-evidence\"", "omar"));
        String signers = "allowed_signers: \"" + day.day().folder().resolve("signers") + "\", ";
        Seat mallory = undecided("Mallory", "");
        assertThat(mallory.open("run-canary", "--yes").exitCode()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(mallory.open("run-canary", day.commit().hex(), "--accept-inconclusive", "trust me").exitCode())
                .isZero();

        assertThat(explained(mallory)).contains("was inconclusive; accepted by");
        assertThat(explained(undecided("Olga", signers))).contains("was inconclusive").doesNotContain("accepted by");
    }

    @Test
    void a_signed_acceptance_counts_under_the_name_of_the_key() {
        Keys keys = new Keys(day.day().folder());
        keys.known("omar");
        keys.allow("signers", keys.line("omar@example.org", "namespaces=\"lockstep-approval,lockstep-evidence\"", "omar"));
        String signers = "allowed_signers: \"" + day.day().folder().resolve("signers") + "\", ";
        assertThat(undecided("Olga", "").open("run-canary", "--yes").exitCode())
                .isEqualTo(ExitCode.INCONCLUSIVE.code());
        Seat omar = undecided("Omar", signers + "sign: {key: \"" + day.day().folder().resolve("omar") + "\"}, ");
        Outcome accepted = omar.open("run-canary", day.commit().hex(), "--accept-inconclusive", "little traffic");

        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(explained(undecided("Olga", signers))).contains("accepted by omar@example.org");
        assertThat(day.day().evidence()).contains("/accepted.json.sig");
    }

    @Test
    void a_pass_that_somebody_aborted_afterwards_is_none() {
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        assertThat(explained(olga)).contains(" passed at ");
        assertThat(day.operator("Omar").open("run-canary", "--abort").exitCode()).isZero();

        assertThat(explained(olga)).contains(" passed, and was aborted afterwards by Omar at ");
    }

    @Test
    void a_canary_that_passed_under_other_terms_is_no_pass() {
        assertThat(day.operator("Olga").open("run-canary", "--yes").exitCode()).isZero();

        assertThat(explained(day.operator("Omar"))).contains("canary-passed: canary ").contains(" passed at ");
        assertThat(explained(undecided("Nadja", ""))).contains("was held to other terms, or counted otherwise, than pipeline.canary has");
    }

    @Test
    void a_canary_that_was_counted_otherwise_is_no_pass() {
        assertThat(day.operator("Olga").open("run-canary", "--yes").exitCode()).isZero();
        Seat omar = day.operator("Omar");
        omar.reconfigure("metrics: {source: command,", "metrics: {source: command, errors: no_such_total,");

        assertThat(explained(omar)).contains("was held to other terms, or counted otherwise, than pipeline.canary has");
    }

    @Test
    void a_canary_of_one_version_lets_no_other_version_of_the_commit_pass() {
        Seat olga = day.operator("Olga");
        day.day().tag("v1.2.3", day.commit());
        day.day().tag("v1.2.4", day.commit());
        assertThat(olga.open("run-canary", "v1.2.3", "--yes").exitCode()).isZero();

        assertThat(olga.open("explain", "v1.2.3").out()).contains(" passed at ");
        assertThat(olga.open("explain", day.commit().hex()).out()).contains(" passed at ");
        assertThat(olga.open("explain", "v1.2.4").out()).contains("was of v1.2.3, which is not the version");
    }

    @Test
    void a_canary_that_plans_more_looks_than_can_be_recorded_does_not_begin_and_an_open_one_can_be_aborted() {
        Seat olga = day.operator("Olga");
        olga.reconfigure("interval: 200ms", "interval: 1ms");

        Outcome refused = olga.open("run-canary", "--yes");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(refused.err()).contains("looks until its deadline; 20000 can be recorded");
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
    }

    @Test
    void a_pass_by_the_first_edition_of_the_methods_still_counts() throws IOException {
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        Outsider older = new Outsider(day.day().git(), day.operator("Older").folder());
        older.checkOut("release-evidence");
        try (Stream<Path> files = Files.walk(older.folder().resolve("evidence/canary"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                ReleaseDay.write(file, CanaryDay.read(file).replaceAll("(?m)^ *\"(method|metrics_sha256)\".*\n", ""));
            }
        }
        assertThat(day.day().git().in(older.folder(), "diff", "--stat")).contains("intended.json").contains("canary.json");
        older.pushed("release-evidence", "as an older Lockstep wrote it");

        try (ReleaseSite site = day.operator("Omar").site()) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            CanaryResult read = new PipelineReader(site).read(heads, new Subject(day.commit(), Action.PROMOTE))
                    .facts().canary().orElseThrow();
            assertThat(read.verdict()).isEqualTo(Verdict.PASS);
            assertThat(read.recomputed()).isTrue();
            assertThat(read.asConfigured()).isTrue();
        }
    }

    @Test
    void an_older_pass_does_not_count_while_a_newer_canary_of_the_commit_has_no_verdict() {
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        day.lasting("4m");
        assertThatThrownBy(() -> day.run(day.operator("Omar"), Moments.leavingAt(CanaryStage.WEIGHT))).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(explained(olga)).contains(" of this commit is open without a verdict");
    }

    @Test
    void an_accepted_canary_that_is_taken_off_afterwards_is_no_pass() {
        Seat olga = undecided("Olga", "");
        Path file = olga.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, CanaryDay.read(file).replaceFirst("duration:", "on_deadline: hold\n    duration:"));
        assertThat(olga.open("run-canary", "--yes").exitCode()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(olga.open("run-canary", day.commit().hex(), "--accept-inconclusive", "few users").exitCode()).isZero();
        assertThat(explained(olga)).contains("was inconclusive; accepted by");
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();

        assertThat(explained(olga)).contains(" was accepted, and was aborted afterwards by Olga at ");
    }

    @Test
    void a_held_canary_that_could_not_be_taken_off_is_not_accepted_afterwards() {
        Seat olga = undecided("Olga", "");
        Path file = olga.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, CanaryDay.read(file).replaceFirst("duration:", "on_deadline: hold\n    duration:"));
        assertThat(day.run(olga).stage()).isEqualTo(CanaryStage.HELD);
        day.script("abort", "exit 9");
        assertThat(olga.open("run-canary", "--abort").exitCode()).isEqualTo(ExitCode.PARTLY_DONE.code());
        day.script("abort", "echo 0 > weight");
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        Outcome accepted = olga.open("run-canary", day.commit().hex(), "--accept-inconclusive", "few users");

        assertThat(accepted.exitCode()).as(accepted.out() + accepted.err()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(accepted.err()).contains("and failed, or could not be taken off, afterwards, as is recorded by Olga at ");
        assertThat(day.day().evidence()).doesNotContain("/accepted.json");
    }

    @Test
    void an_inconclusive_canary_can_be_accepted_by_name_and_once() {
        Seat olga = day.hasty().operator("Olga", "    min_requests: 1000000000");
        Path file = olga.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, CanaryDay.read(file).replaceFirst("    min_requests: 100\n", ""));
        Outcome ran = olga.open("run-canary", "--yes");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE.code());
        assertThat(ran.out()).contains("more time or more weight")
                .contains("run-canary " + day.commit() + " --accept-inconclusive REASON");

        Outcome accepted = Advice.in(ran.out(), "an approver accepts it: ").followedBy(olga);
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        Outcome again = olga.open("run-canary", day.commit().hex(), "--accept-inconclusive", "once more");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void an_approval_is_asked_for_and_used_up_by_the_canary() {
        String[] stage = {
            "    requires: [{approvals: {role: APPROVER, count: 1, expires: 4h, signed: false}}]",
            "  roles: {APPROVER: [omar@example.org, anna@example.org]}"};
        Seat olga = named("olga", stage);
        Seat omar = named("omar", stage);

        Outcome refused = olga.open("run-canary", "--yes", day.commit().hex());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.err()).contains("1 of 1 approvals missing").contains("docs/policy.md#approvals");
        assertThat(olga.open("request-canary", day.commit().hex()).exitCode()).isZero();
        Outcome approved = omar.open("approve-canary", day.commit().hex(), "--yes");
        assertThat(approved.exitCode()).as(approved.err()).isZero();
        Outcome ran = olga.open("run-canary", "--yes", day.commit().hex());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        Outcome again = olga.open("run-canary", "--yes", day.commit().hex());
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(again.err()).contains("was used");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    private Seat approver(String name) {
        Seat seat = named(name,
                "    min_requests: 1000000000",
                "    requires: [{approvals: {role: APPROVER, count: 1, expires: 4h, signed: false}}]",
                "  roles: {APPROVER: [omar@example.org, nadja@example.org, Olga@example.org, anna@example.org]}");
        Path file = seat.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, CanaryDay.read(file).replaceFirst("    min_requests: 100\n", ""));
        return seat;
    }

    /** Run by Nadja, of a change that Olga wrote. */
    private String inconclusive() {
        day.hasty();
        String sha = day.commit().hex();
        assertThat(approver("omar").open("approve-canary", sha, "--yes").exitCode()).isZero();
        assertThat(approver("nadja").open("run-canary", "--yes", sha).exitCode())
                .isEqualTo(ExitCode.INCONCLUSIVE.code());
        return sha;
    }

    @Test
    void neither_who_ran_an_inconclusive_canary_nor_who_wrote_the_change_may_accept_it() {
        String sha = inconclusive();
        Outcome byRunner = approver("nadja").open("run-canary", sha, "--accept-inconclusive", "it is fine");
        assertThat(byRunner.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(byRunner.err()).contains("nadja@example.org ran the canary");
        Outcome byAuthor = approver("Olga").open("run-canary", sha, "--accept-inconclusive", "it is fine");
        assertThat(byAuthor.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(byAuthor.err()).contains("Olga@example.org wrote a part of the change");

        Seat anna = approver("anna");
        assertThat(anna.open("run-canary", sha, "--accept-inconclusive", "few users").exitCode()).isZero();
        assertThat(explained(anna)).contains("was inconclusive; accepted by anna@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nadja@example.org", "Olga@example.org"})
    void an_acceptance_by_one_of_them_that_is_pushed_without_the_command_counts_for_nothing(String forger) {
        String sha = inconclusive();
        CanaryId id = CanaryId.tryParse(day.day().evidence().lines().filter(path -> path.endsWith("/canary.json"))
                .findFirst().orElseThrow().replaceFirst(".*/([^/]+)/canary.json", "$1")).orElseThrow();
        Seat anna = approver("anna");
        try (ReleaseSite site = anna.site()) {
            Instant now = site.clock().instant();
            FileWrite forged = FileWrite.add(CanaryPlaces.accepted(id),
                    CanaryJson.write(new CanaryAcceptance(id, new Operator(forger), now, "it is fine")));
            new Recorder(site, WorkflowListener.silent()).add(site.repository().fetch(site.remoteDeadline()),
                    there -> Optional.of(new CommitDraft(List.of(forged), "Accept", site.identity(), now)));
        }
        assertThat(explained(anna)).contains("was inconclusive").doesNotContain("accepted by");
    }

    private Seat named(String name, String... stage) {
        Seat seat = day.operator(name, stage);
        day.day().git().in(seat.folder(), "config", "user.email", name + "@example.org");
        return seat;
    }

    @Test
    void a_promotion_demands_the_pass_of_this_commit_and_then_the_canary_is_closed() {
        Seat olga = day.operator("Olga");
        Outcome refused = olga.promoteNow();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.err()).contains("no canary of this commit has ended").contains("docs/policy.md#canary-passed");

        assertThat(olga.open("run-canary", "--yes").exitCode()).isZero();
        Outcome promoted = olga.promoteNow();

        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(olga.status().out()).doesNotContain("% of the traffic");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void a_promotion_is_refused_where_the_canary_failed() {
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        assertThat(olga.open("run-canary", "--yes").exitCode()).isEqualTo(ExitCode.GATE_FAILED.code());

        assertThat(olga.promoteNow().err()).contains(" failed").contains("docs/policy.md#canary-passed");
    }
}
