package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.host.HostGit;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

@Execution(ExecutionMode.CONCURRENT)
class CanaryRunTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    private CanaryEnd end(CanaryConclusion conclusion) {
        String path = CanaryPlaces.ended(conclusion.id());
        return CanaryEndJson.read(day.day().file(path).getBytes(StandardCharsets.UTF_8), path);
    }

    /** Does something at an interval. */
    private static CanaryListener at(int interval, Runnable what) {
        AtomicInteger judged = new AtomicInteger();
        return new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen,
                    Duration left, List<String> troubles) {
                if (judged.incrementAndGet() == interval) {
                    what.run();
                }
            }
        };
    }

    @Test
    void a_healthy_canary_passes_keeps_its_weight_and_its_record_verifies() {
        Seat olga = day.operator("Olga");
        CanaryConclusion conclusion = day.run(olga);

        assertThat(conclusion.reasons().toString() + conclusion.stage()).contains("PASSED");
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(end(conclusion).fault()).isEmpty();
        assertThat(end(conclusion).verdict()).isEqualTo(Verdict.PASS);
        assertThat(day.open(olga)).extracting(open -> open.stage().orElseThrow()).containsExactly(CanaryStage.PASSED);
        assertThat(olga.log("verify").out()).contains("verified");
    }

    @Test
    void a_harmful_canary_is_taken_off_the_traffic() {
        day.shows(60, 5);
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(day.weightNow()).isZero();
        assertThat(end(conclusion).fault()).isEmpty();
        assertThat(day.open(day.operator("Omar"))).isEmpty();
    }

    @Test
    void a_canary_whose_metrics_die_is_undecided_and_aborted_at_the_deadline() {
        day.hasty();
        CanaryConclusion conclusion = day.run(day.operator("Olga"), at(3, () -> day.script("counts", "exit 1")));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(conclusion.reasons().toString()).contains("metrics");
        assertThat(day.weightNow()).isZero();
        assertThat(end(conclusion).fault()).isEmpty();
    }

    @Test
    void counts_that_could_not_be_read_again_are_missing_and_the_record_stays_whole() {
        Seat olga = day.hasty().operator("Olga");
        CanaryConclusion conclusion = day.run(olga, at(2, () -> day.script("counts",
                "echo '{\"canary\": {\"requests\": 1700000000000000000, \"errors\": 0},"
                        + " \"baseline\": {\"requests\": 1, \"errors\": 0}}'")));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(end(conclusion).intervals()).isNotEmpty()
                .allSatisfy(one -> assertThat(one.canary().requests()).isLessThan(1_000_000));
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void a_canary_does_not_pass_at_a_look_that_does_not_hear_of_it() {
        day.hasty();
        day.script("counts", """
                now=$(($(date +%s%3N) + $(cat ahead))) began=$(stat -c %Y started)000
                canary=1; test -e silent && canary=0
                echo "$now $began $canary" | awk '{
                    ms = $1 - $2
                    printf "{"
                    if ($3) { printf "\\"canary\\": {\\"requests\\": %d, \\"errors\\": 0},", ms }
                    printf "\\"baseline\\": {\\"requests\\": %d, \\"errors\\": 0}}", ms * 9
                }'""");
        Path silent = day.weight().resolveSibling("silent");
        List<Boolean> read = new ArrayList<>();
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                read.add(seen.newestIsRead());
                boolean isHeard = !read.contains(false) || seen.watched().compareTo(Duration.ofSeconds(9)) < 0;
                if (isHeard && seen.watched().compareTo(Duration.ofSeconds(8)) >= 0) {
                    ReleaseDay.write(silent, "");
                } else {
                    silent.toFile().delete();
                }
            }
        });

        assertThat(conclusion.verdict()).isEqualTo(Verdict.PASS);
        assertThat(read).contains(false);
        assertThat(read.getLast()).isTrue();
        assertThat(end(conclusion).fault()).isEmpty();
    }

    @Test
    void where_the_deadline_holds_the_weight_stays_and_is_told() {
        day.hasty();
        Seat olga = day.operator("Olga", "    on_deadline: hold");
        CanaryConclusion conclusion = day.run(olga, at(3, () -> day.script("counts", "exit 1")));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.HELD);
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(day.open(olga)).hasSize(1);
    }

    @Test
    void a_weight_that_cannot_be_read_back_ends_the_canary_before_it_counts() {
        day.script("read", "echo 50");
        day.script("abort", "echo 0 > weight; echo 'echo 0' > read.sh");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(conclusion.reasons().toString()).contains("reads 50 %");
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_canary_that_runs_another_commit_fails_before_it_has_traffic() {
        day.script("deploy", "echo " + "b".repeat(40) + " > live/canary");
        day.script("set", "echo touched > touched");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(conclusion.reasons().toString()).contains("the canary runs bbbbbbb");
        assertThat(day.day().folder().resolve("touched")).doesNotExist();
        assertThat(end(conclusion).fault()).isEmpty();
    }

    @Test
    void an_abort_that_fails_is_said_with_what_to_do_by_hand_and_stays_open() {
        day.shows(60, 5);
        day.script("abort", "exit 9");
        Seat olga = day.operator("Olga");

        assertThatThrownBy(() -> day.run(olga)).isInstanceOf(PartlyDone.class)
                .hasMessageContaining("THE ABORT FAILED").hasMessageContaining("exited 9");
        assertThat(day.open(olga)).extracting(open -> open.stage().orElseThrow())
                .containsExactly(CanaryStage.ABORT_FAILED);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(olga.open("status").out()).contains(
                ": THE ABORT FAILED, users may be on it; end it: `run-canary --abort`");
        assertThat(olga.open("explain", day.commit().hex()).err()).contains(
                "WARNING: canary ", " is open: THE ABORT FAILED, users may be on it; end it: `run-canary --abort`");
        try (SiteDesk desk = desk(olga)) {
            assertThat(desk.read().problems()).singleElement().asString()
                    .contains("is open at 10 % of the traffic, THE ABORT FAILED");
        }
    }

    @Test
    void harm_that_was_shown_stays_shown_whoever_takes_the_canary_off_at_last() {
        day.shows(60, 5);
        day.script("abort", "exit 9");
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga)).isInstanceOf(PartlyDone.class);

        assertThatThrownBy(() -> day.resume(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("may still have traffic: its abort failed");
        CanaryEnd end = taken(() -> day.script("abort", "echo 0 > weight"));
        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.fault()).isEmpty();
        assertThatThrownBy(() -> accept(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("was not inconclusive but fail");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void another_commit_that_was_found_stays_found_when_the_abort_fails_at_first() {
        day.script("deploy", "echo " + "b".repeat(40) + " > live/canary");
        day.script("abort", "exit 9");
        assertThatThrownBy(() -> day.run(day.operator("Olga"))).isInstanceOf(PartlyDone.class);
        CanaryEnd end = taken(() -> day.script("abort", "echo 0 > weight"));

        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.cause()).isEqualTo(CanaryEnd.Cause.HEALTH);
    }

    @Test
    void another_commit_that_was_found_and_could_not_be_recorded_is_recorded_by_who_ends_the_canary_in_this_clone() {
        day.script("deploy", "echo " + "b".repeat(40) + " > live/canary");
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, new CanaryListener() {
            @Override
            public void step(String words) {
                if (words.startsWith("taking all traffic off")) {
                    day.day().hook("pre-receive", "exit 1");
                }
                if (words.startsWith("the end is not recorded yet: ")) {
                    Thread.currentThread().interrupt();
                }
            }
        })).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        day.day().unhook("pre-receive");

        assertThatThrownBy(() -> day.resume(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("it failed, which is not recorded yet");
        CanaryId id = day.open(olga).getLast().id();
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        String path = CanaryPlaces.ended(id);
        CanaryEnd end = CanaryEndJson.read(day.day().file(path).getBytes(StandardCharsets.UTF_8), path);
        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.cause()).isEqualTo(CanaryEnd.Cause.HEALTH);
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void harm_that_paused_a_canary_stays_shown_when_an_operator_aborts_it() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        CanaryListener leaving = new CanaryListener() {
            @Override
            public void entered(CanaryId id, CanaryState state) {
                if (state.stage() == CanaryStage.PAUSED) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> day.run(olga, leaving)).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        CanaryEnd end = taken(() -> {});

        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.cause()).isEqualTo(CanaryEnd.Cause.METRICS);
        assertThat(end.reasons().getLast()).isEqualTo("it is enough");
        assertThat(end.fault()).isEmpty();
        assertThatThrownBy(() -> accept(olga)).isInstanceOf(Refused.class);
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void harm_that_paused_a_canary_stays_shown_when_somebody_moves_its_weight() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        CanaryConclusion conclusion = day.run(olga, new CanaryListener() {
            @Override
            public void entered(CanaryId id, CanaryState state) {
                if (state.stage() == CanaryStage.PAUSED) {
                    ReleaseDay.write(day.weight(), "35\n");
                }
            }
        });

        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(end(conclusion).cause()).isEqualTo(CanaryEnd.Cause.METRICS);
        assertThat(end(conclusion).fault()).isEmpty();
        assertThat(day.weightNow()).isZero();
    }

    /** How it ended when another operator took it off. */
    private CanaryEnd taken(Runnable before) {
        before.run();
        try (ReleaseSite site = day.site(day.operator("Omar"))) {
            CanaryId id = CanaryDay.service(site, CanaryListener.silent()).abort("it is enough").ids().getLast();
            String path = CanaryPlaces.ended(id);
            return CanaryEndJson.read(day.day().file(path).getBytes(StandardCharsets.UTF_8), path);
        }
    }

    private void accept(Seat seat) {
        try (ReleaseSite site = day.site(seat)) {
            CanaryDay.service(site, CanaryListener.silent()).accept(day.request().commit(), "we are in a hurry");
        }
    }

    @Test
    void an_abort_whose_weight_cannot_be_read_back_says_so() {
        day.shows(60, 5);
        day.script("abort", "echo 0 > weight; echo exit 3 > read.sh");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(conclusion.reasons().getLast()).startsWith("the weight could not be read back: traffic.read (sh) exited 3");
        assertThat(conclusion.words()).contains("check that it gets no more traffic").doesNotContain("and gets no more");
        assertThat(end(conclusion).fault()).isEmpty();
    }

    @Test
    void a_canary_whose_record_would_become_too_large_ends_before_it_does() {
        day.lasting("5m");
        day.script("counts", """
                now=$(($(date +%s%3N) + $(cat ahead))) began=$(stat -c %Y started)000
                echo "$now $began" | awk '{
                    ms = $1 - $2
                    printf "{\\"canary\\": {\\"requests\\": %d, \\"errors\\": 0, \\"buckets\\": {", ms
                    for (i = 1; i <= 1500; i++) { printf "\\"%d\\": %.0f, ", i, i * ms * 1000000 }
                    printf "\\"+Inf\\": %.0f}},", 1501 * ms * 1000000
                    printf "\\"baseline\\": {\\"requests\\": %d, \\"errors\\": 0}}", ms * 9
                }'""");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(conclusion.reasons().toString()).contains("its record reached 3 MiB");
        assertThat(day.weightNow()).isZero();
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
    }

    @Test
    void a_second_canary_does_not_begin_while_one_is_open() {
        Seat olga = day.operator("Olga");
        day.run(olga);

        assertThatThrownBy(() -> day.run(day.operator("Omar"))).isInstanceOf(Refused.class)
                .hasMessageContaining("is open");
    }

    @Test
    void whoever_is_aborted_from_another_host_lets_go_of_the_canary() {
        day.lasting("4m");
        Seat omar = day.operator("Omar");
        CanaryListener aborting = at(4, () -> {
            try (ReleaseSite site = day.site(omar)) {
                CanaryDay.service(site, CanaryListener.silent()).abort("it looks odd");
            }
        });

        assertThatThrownBy(() -> day.run(day.operator("Olga"), aborting)).isInstanceOf(LostRace.class)
                .hasMessageContaining("Omar");
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(omar)).isEmpty();
        assertThat(omar.log("verify").out()).contains("verified");
    }

    @Test
    void a_canary_whose_baseline_moves_is_undecided_and_gets_no_more_traffic() {
        day.lasting("4m");
        CanaryListener moving = at(4, () -> {
            Outsider outsider = day.day().outsider();
            outsider.checkOut("main");
            outsider.git().in(outsider.folder(), "push", "-q", "origin", "HEAD:refs/heads/release");
        });
        CanaryConclusion conclusion = day.run(day.operator("Olga", "    on_deadline: hold"), moving);

        assertThat(conclusion.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(conclusion.reasons()).singleElement().asString().startsWith("release moved from ")
                .endsWith(" meanwhile, so its counts compare it with two baselines; run it again");
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void requirements_that_do_not_hold_are_told_all_at_once_and_nothing_happens() {
        String before = day.day().refs();
        try (ReleaseSite site = day.site(day.operator("Olga"))) {
            CanaryService service = new CanaryService(site, CanaryListener.silent(), (sha, heads, skipped) ->
                    new CanaryPermission.Answer(List.of("no soak", "no approval"), "Wait.", List.of()));

            assertThatThrownBy(() -> service.plan(day.request())).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.particulars()).containsExactly("no soak", "no approval"));
        }
        assertThat(day.day().refs()).isEqualTo(before);
    }

    @Test
    void a_canary_uses_its_approvals_up_in_the_commit_of_its_intent() {
        String approval = "ab".repeat(32);
        try (ReleaseSite site = day.site(day.operator("Olga"))) {
            CanaryService service = new CanaryService(site, CanaryListener.silent(), (sha, heads, skipped) ->
                    new CanaryPermission.Answer(List.of(), "", List.of(approval)));

            service.carryOut(service.plan(day.request()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(day.day().evidence()).contains("/consumed-" + approval.substring(0, 16) + ".json");
        assertThat(day.operator("Omar").log("verify").out()).contains("there is no approval abababababababab");
    }

    @Test
    void the_plan_says_whether_a_canary_will_conclude() throws InterruptedException {
        try (ReleaseSite site = day.site(day.operator("Olga"))) {
            var planned = CanaryDay.service(site, CanaryListener.silent()).plan(day.request());

            assertThat(planned.concludes()).isTrue();
            assertThat(planned.forecasts()).singleElement()
                    .satisfies(forecast -> assertThat(forecast.words()).contains("canary requests"));
        }
    }

    @Test
    void a_deadline_that_leaves_no_time_for_the_last_weight_is_told_by_the_plan() throws InterruptedException {
        Seat olga = day.lasting("3m").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%, 30%]");
        olga.reconfigure("warmup: 100ms", "warmup: 61s");
        try (ReleaseSite site = day.site(olga)) {
            assertThat(CanaryDay.service(site, CanaryListener.silent()).plan(day.request()).concludes()).isFalse();
        }
    }

    @Test
    void what_is_counted_while_the_remote_is_gone_is_recorded_when_it_is_back() {
        day.lasting("6s");
        Path bare = day.day().bare();
        Path gone = bare.resolveSibling("gone.git");
        CanaryListener leaving = at(2, () -> move(bare, gone));
        CanaryListener returning = at(7, () -> move(gone, bare));
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                leaving.judged(id, weight, verdict, seen, left, troubles);
                returning.judged(id, weight, verdict, seen, left, troubles);
            }
        });

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(end(conclusion).fault()).isEmpty();
        try (ReleaseSite site = day.site(day.operator("Omar"))) {
            assertThat(CanaryDay.service(site, CanaryListener.silent()).view(conclusion.id()).intervals())
                    .hasSameSizeAs(end(conclusion).intervals());
        }
    }

    @Test
    void a_next_weight_that_cannot_be_recorded_is_not_set_and_comes_when_the_remote_is_back() {
        Seat olga = day.lasting("20s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
        day.arrivesByWeight();
        Path bare = day.day().bare();
        Path gone = bare.resolveSibling("gone.git");
        CanaryListener leaving = at(2, () -> move(bare, gone));
        List<Integer> weights = new ArrayList<>();
        CanaryConclusion conclusion = day.run(olga, new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                leaving.judged(id, weight, verdict, seen, left, troubles);
            }

            @Override
            public void step(String words) {
                if (words.startsWith("no more traffic yet: ") && Files.exists(gone)) {
                    weights.add(day.weightNow());
                    move(gone, bare);
                }
            }
        });

        assertThat(weights).containsExactly(10);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.weightNow()).isEqualTo(20);
    }

    @Test
    void the_last_weight_has_its_time_after_it_was_warm() {
        Seat olga = day.lasting("4s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
        olga.reconfigure("warmup: 100ms", "warmup: 2s");
        CanaryConclusion conclusion = day.arrivesByWeight().run(olga);

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(end(conclusion).intervals().stream().filter(one -> one.weight() == 0.2)
                .map(one -> Duration.between(one.from(), one.to())).reduce(Duration.ZERO, Duration::plus))
                .as("half of the 4 s").isGreaterThanOrEqualTo(Duration.ofMillis(1_800));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_hook_that_refuses_every_record_does_not_keep_users_on_a_harmful_canary() {
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        refusedToTheEnd(olga);
        assertThat(day.weightNow()).isZero();

        day.day().unhook("pre-receive");
        Seat omar = day.operator("Omar");
        assertThat(omar.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.open(omar)).isEmpty();
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    private static SiteDesk desk(Seat seat) {
        ReleaseReflog reflog = new ReleaseReflog(
                new HostGit(seat.folder(), seat.day().git().environment()), "origin", "release");
        return new SiteDesk(seat.site(), seat.site(), seat.site(), reflog, Invocation.plain(), false);
    }

    /** Nothing that is counted is recorded, nor the end, and somebody ends the waiting for that. */
    private void refusedToTheEnd(Seat seat) {
        refusedToTheEnd(seat, 1);
    }

    private void refusedToTheEnd(Seat seat, int from) {
        CanaryListener refusing = at(from, () -> day.day().hook("pre-receive", "exit 1"));
        assertThatThrownBy(() -> day.run(seat, new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                refusing.judged(id, weight, verdict, seen, left, troubles);
            }

            @Override
            public void step(String words) {
                if (words.startsWith("the end is not recorded yet: ")) {
                    assertThat(words).contains("; it is tried again for ");
                    Thread.currentThread().interrupt();
                }
            }
        })).isInstanceOf(PartlyDone.class).hasMessageContaining("is rolled-back, which could not be recorded")
                .hasMessageContaining("; its verdict is fail: error rate ");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_failure_that_could_not_be_recorded_is_told_by_the_clone_that_knows_it() {
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        refusedToTheEnd(olga);
        day.day().unhook("pre-receive");

        assertThat(olga.status().out().replaceAll("\\s+", " "))
                .contains("it FAILED, which could not be recorded, and only this clone knows it: error rate ")
                .contains("Record it: `run-canary --abort` in this clone.");
        assertThat(olga.open("status", "--json").out()).contains("only this clone knows it: error rate ");
        try (SiteDesk desk = desk(olga)) {
            assertThat(desk.read().openCanary()).isPresent();
            assertThat(desk.stray().words()).contains("failed; only this clone knows it");
        }
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(olga.status().out()).doesNotContain("only this clone");
    }

    @Test
    void a_canary_whose_traffic_somebody_took_off_is_not_continued_from_another_clone_until_they_were_asked() {
        day.shows(60, 5);
        refusedToTheEnd(day.operator("Olga"), 2);
        day.day().unhook("pre-receive");
        Seat omar = day.operator("Omar");

        assertThat(omar.status().out().replaceAll("\\s+", " "))
                .contains("its weight reads 0 %, and by its record it has 10 %: somebody took its traffic off")
                .contains("Ask Olga on ");
        assertThatThrownBy(() -> day.resume(omar)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.getMessage()).contains("was not continued: its weight reads 0 %", "nothing was done");
            assertThat(refused.remedy()).contains("Ask Olga on ", "set its weight to 10 % by hand, and continue it");
        });
        assertThat(day.weightNow()).isZero();

        day.shows(5, 5);
        ReleaseDay.write(day.weight(), "10\n");
        assertThat(day.resume(omar).stage()).isNotNull();
    }

    @Test
    void harm_that_could_not_be_recorded_is_found_by_who_ends_the_canary_in_the_same_clone() {
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        refusedToTheEnd(olga);
        day.day().unhook("pre-receive");

        assertThatThrownBy(() -> day.resume(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("it failed, which is not recorded yet");
        assertThat(day.weightNow()).isZero();
        CanaryId id = day.open(olga).getLast().id();
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        String path = CanaryPlaces.ended(id);
        CanaryEnd end = CanaryEndJson.read(day.day().file(path).getBytes(StandardCharsets.UTF_8), path);
        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.fault()).isEmpty();
        try (ReleaseSite site = day.site(olga)) {
            assertThat(CanaryDay.service(site, CanaryListener.silent()).view(id).intervals())
                    .isEqualTo(end.intervals());
        }
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    private static final String UNRECORDED = "it is passed, which is not recorded yet: ";

    /** The remote goes away as the canary passes; what happens when that could not be recorded so many times. */
    private CanaryListener awayAtThePass(int times, Runnable then) {
        Path bare = day.day().bare();
        AtomicInteger waits = new AtomicInteger();
        return new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                if (verdict.verdict() == Verdict.PASS && Files.exists(bare) && waits.get() == 0) {
                    move(bare, gone());
                }
            }

            @Override
            public void step(String words) {
                if (words.startsWith(UNRECORDED) && waits.incrementAndGet() == times) {
                    then.run();
                }
            }
        };
    }

    private Path gone() {
        return day.day().bare().resolveSibling("gone.git");
    }

    @Test
    void a_pass_waits_for_a_remote_that_is_away_for_a_moment() {
        CanaryConclusion conclusion = day.run(day.operator("Olga"),
                awayAtThePass(4, () -> move(gone(), day.day().bare())));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(end(conclusion).fault()).isEmpty();
        assertThat(day.weightNow()).isEqualTo(10);
    }

    @Test
    void a_canary_that_does_harm_while_its_pass_waits_to_be_recorded_fails_and_no_pass_is_recorded() {
        AtomicInteger failed = new AtomicInteger();
        CanaryListener away = awayAtThePass(2, () -> day.shows(300, 5));
        Seat olga = day.operator("Olga");
        CanaryConclusion conclusion = day.run(olga, new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                away.judged(id, weight, verdict, seen, left, troubles);
                if (verdict.verdict() == Verdict.FAIL && failed.incrementAndGet() == 1) {
                    move(gone(), day.day().bare());
                }
            }

            @Override
            public void step(String words) {
                away.step(words);
            }
        });

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
        assertThat(end(conclusion).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end(conclusion).fault()).isEmpty();
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void a_pass_whose_answer_was_lost_counts_no_longer_where_harm_is_shown_before_it_is_known() {
        Seat olga = day.operator("Olga");
        AtomicInteger waits = new AtomicInteger();
        CanaryConclusion conclusion = day.run(olga, new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                if (verdict.verdict() == Verdict.PASS && waits.get() == 0) {
                    day.day().hook("reference-transaction", "if test $1 = committed; then mv " + day.day().bare() + " "
                            + gone() + "; kill -9 $PPID; fi");
                } else if (verdict.verdict() == Verdict.FAIL) {
                    day.day().unhook("pre-receive");
                }
            }

            @Override
            public void step(String words) {
                if (words.startsWith(UNRECORDED) && waits.incrementAndGet() == 1) {
                    move(gone(), day.day().bare());
                    day.day().unhook("reference-transaction");
                    day.day().hook("pre-receive", "exit 1");
                    day.shows(300, 5);
                }
            }
        });

        assertThat(waits.get()).isPositive();
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
        assertThat(olga.open("explain", day.commit().hex()).out()).contains("passed, and was aborted afterwards");
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void who_ends_the_process_while_a_pass_waits_to_be_recorded_is_told_how_to_go_on() {
        assertThatThrownBy(() -> day.run(day.operator("Olga"),
                awayAtThePass(1, () -> Thread.currentThread().interrupt())))
                .isInstanceOfSatisfying(PartlyDone.class, error -> {
                    assertThat(error.getMessage()).contains("is open and nobody watches it; its weight stays");
                    assertThat(error.remedy()).contains("`run-canary " + day.commit().hex() + "`");
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(day.weightNow()).isEqualTo(10);
    }

    @Test
    void somebody_who_moves_the_weight_meanwhile_is_found() {
        day.hasty();
        CanaryConclusion conclusion = day.run(day.operator("Olga", "    on_deadline: hold"),
                at(2, () -> ReleaseDay.write(day.weight(), "35\n")));

        assertThat(conclusion.reasons().toString()).contains("reads 35 %, at two looks in a row: somebody");
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_weight_that_reads_otherwise_at_one_look_ends_no_canary() {
        Path once = day.weight().resolveSibling("once");
        day.script("read", "if test -e once; then rm once; echo 11; else cat weight; fi");
        List<String> steps = new ArrayList<>();
        CanaryListener unready = at(2, () -> ReleaseDay.write(once, ""));
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                unready.judged(id, weight, verdict, seen, left, troubles);
            }

            @Override
            public void step(String words) {
                steps.add(words);
            }
        });

        assertThat(conclusion.verdict()).isEqualTo(Verdict.PASS);
        assertThat(once).doesNotExist();
        assertThat(steps).contains("the weight was set to 10 %, and reads 11 %; it is read again at the next look");
    }

    @Test
    void harm_that_is_shown_keeps_no_users_after_the_deadline_although_it_holds() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga", "    on_deadline: hold");
        olga.reconfigure("breach: rollback", "breach: pause");
        olga.reconfigure("deadline: 5m", "deadline: 30s");
        CanaryConclusion conclusion = day.run(olga);

        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_host_whose_clock_is_behind_goes_on_and_time_does_not_run_backwards_in_the_record() {
        day.lasting("4s");
        assertThatThrownBy(() -> day.run(day.operator("Olga"), at(4, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class).hasMessageContaining("nobody watches it");
        assertThat(Thread.interrupted()).isTrue();
        InstantSource behind = () -> Instant.now().minus(Duration.ofHours(1));
        CanaryConclusion conclusion;
        try (ReleaseSite site = day.operator("Omar").site().withClock(behind, Waiting.real())) {
            CanaryService service = CanaryDay.service(site, CanaryListener.silent());
            conclusion = service.resume(service.open().getLast());
        }

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        CanaryEnd end = end(conclusion);
        assertThat(end.fault()).isEmpty();
        for (int one = 1; one < end.intervals().size(); one++) {
            assertThat(end.intervals().get(one).from()).isAfterOrEqualTo(end.intervals().get(one - 1).to());
        }
        assertThat(day.operator("Nadja").log("verify").exitCode()).isZero();
    }

    @Test
    void an_end_that_cannot_be_read_keeps_no_canary_from_being_ended() {
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, at(2, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        CanaryId id = day.open(olga).getLast().id();
        day.day().outsider().commitOn(day.day().evidenceBranch(), CanaryPlaces.ended(id), "no JSON");

        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(day.weightNow()).isZero();
        assertThat(day.open(olga)).isEmpty();
        assertThat(day.operator("Omar").log("verify").out()).contains(CanaryPlaces.ended(id));
    }

    @Test
    void a_pause_that_the_remote_did_not_hear_of_is_recorded_when_it_is_back() {
        day.lasting("2s");
        day.shows(60, 5);
        Path bare = day.day().bare();
        Path gone = bare.resolveSibling("gone.git");
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        olga.reconfigure("deadline: 5m", "deadline: 6s");
        List<CanaryStage> entered = new ArrayList<>();
        CanaryListener leaving = at(1, () -> move(bare, gone));
        CanaryConclusion conclusion = day.run(olga, new CanaryListener() {
            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                leaving.judged(id, weight, verdict, seen, left, troubles);
                if (verdict.verdict() == Verdict.FAIL && Files.exists(gone) && seen.intervals() > 12) {
                    move(gone, bare);
                }
            }

            @Override
            public void entered(CanaryId id, CanaryState state) {
                entered.add(state.stage());
            }
        });

        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(entered).containsSubsequence(CanaryStage.WEIGHT, CanaryStage.PAUSED, CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void what_a_gate_has_paused_does_not_pass_on_another_host_where_all_is_quiet() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        olga.reconfigure("deadline: 5m", "deadline: 40s");
        CanaryListener dying = new CanaryListener() {
            @Override
            public void entered(CanaryId id, CanaryState state) {
                if (state.stage() == CanaryStage.PAUSED) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> day.run(olga, dying)).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        day.shows(5, 5);
        Seat omar = day.operator("Omar");
        omar.reconfigure("breach: rollback", "breach: pause");
        omar.reconfigure("deadline: 5m", "deadline: 40s");
        Instant paused;
        CanaryConclusion conclusion;
        try (ReleaseSite site = day.site(omar)) {
            CanaryService service = CanaryDay.service(site, CanaryListener.silent());
            CanaryView open = service.open().getLast();
            paused = open.untilPausedByGate().orElseThrow().getLast().to();
            conclusion = service.resume(open);
        }
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end(conclusion).judgedAt()).as("what was judged then").isEqualTo(paused);
        assertThat(day.weightNow()).isZero();
        assertThat(day.operator("Nadja").log("verify").exitCode()).isZero();
    }

    @Test
    void a_weight_that_is_set_while_an_abort_is_recorded_is_taken_off_again() {
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, at(2, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        try (ReleaseSite site = day.site(olga)) {
            CanaryService service = CanaryDay.service(site, new CanaryListener() {
                @Override
                public void reached(Milestone milestone) {
                    if (milestone == Milestone.OUTCOME_WRITTEN) {
                        ReleaseDay.write(day.weight(), "50\n");
                    }
                }
            });
            assertThat(service.abort("enough").ids()).hasSize(1);
        }
        assertThat(day.weightNow()).isZero();
    }

    @Test
    void a_canary_past_its_abort_by_is_reaped_by_any_host() {
        day.hasty();
        Seat olga = day.operator("Olga", "    on_deadline: hold");
        day.run(olga, at(3, () -> day.script("counts", "exit 1")));
        assertThat(day.weightNow()).isEqualTo(10);
        InstantSource tomorrow = () -> Instant.now().plus(Duration.ofDays(1));
        try (ReleaseSite site = olga.site().withClock(tomorrow, Waiting.real())) {
            CanaryService service = CanaryDay.service(site, CanaryListener.silent());

            assertThat(service.open().getFirst().isPast(tomorrow.instant())).isTrue();
            assertThat(service.reap().ids()).hasSize(1);
            assertThat(service.reap().ids()).isEmpty();
        }
        assertThat(day.weightNow()).isZero();
    }
}
