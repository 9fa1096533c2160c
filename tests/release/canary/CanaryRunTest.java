package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryStage;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** How a canary runs and ends. */
@Execution(ExecutionMode.CONCURRENT)
class CanaryRunTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void a_healthy_canary_passes_keeps_its_weight_and_its_record_verifies() {
        Seat olga = day.operator("Olga");
        CanaryConclusion conclusion = day.run(olga);

        assertThat(conclusion.reasons().toString() + conclusion.stage()).contains("PASSED");
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(day.end(conclusion).verdict()).isEqualTo(Verdict.PASS);
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
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(day.open(day.operator("Omar"))).isEmpty();
    }

    @Test
    void a_canary_whose_metrics_die_is_undecided_and_aborted_at_the_deadline() {
        day.hasty();
        CanaryConclusion conclusion = day.run(day.operator("Olga"), Moments.at(3, () -> day.script("counts", "exit 1")));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(conclusion.reasons().toString()).contains("metrics");
        assertThat(day.weightNow()).isZero();
        assertThat(day.end(conclusion).fault()).isEmpty();
    }

    @Test
    void counts_that_could_not_be_read_again_are_missing_and_the_record_stays_whole() {
        Seat olga = day.hasty().operator("Olga");
        CanaryConclusion conclusion = day.run(olga, Moments.at(2, () -> day.script("counts",
                "echo '{\"canary\": {\"requests\": 1700000000000000000, \"errors\": 0},"
                        + " \"baseline\": {\"requests\": 1, \"errors\": 0}}'")));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(day.end(conclusion).intervals()).isNotEmpty()
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
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new Moments()
                .judged((verdict, seen) -> {
                    read.add(seen.newestIsRead());
                    boolean isHeard = !read.contains(false) || seen.watched().compareTo(Duration.ofSeconds(9)) < 0;
                    if (isHeard && seen.watched().compareTo(Duration.ofSeconds(8)) >= 0) {
                        ReleaseDay.write(silent, "");
                    } else {
                        silent.toFile().delete();
                    }
                }));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.PASS);
        assertThat(read).contains(false);
        assertThat(read.getLast()).isTrue();
        assertThat(day.end(conclusion).fault()).isEmpty();
    }

    @Test
    void where_the_deadline_holds_the_weight_stays_and_is_told() {
        day.hasty();
        Seat olga = day.operator("Olga", "    on_deadline: hold");
        CanaryConclusion conclusion = day.run(olga, Moments.at(3, () -> day.script("counts", "exit 1")));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.HELD);
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(day.open(olga)).hasSize(1);
    }

    @Test
    void a_canary_that_runs_another_commit_fails_before_it_has_traffic() {
        day.script("deploy", "echo " + "b".repeat(40) + " > live/canary");
        day.script("set", "echo touched > touched");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(conclusion.reasons().toString()).contains("the canary runs bbbbbbb");
        assertThat(day.day().folder().resolve("touched")).doesNotExist();
        assertThat(day.end(conclusion).fault()).isEmpty();
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
    void a_canary_whose_buckets_change_at_every_look_ends_while_its_record_can_be_read() {
        day.lasting("5m");
        day.script("counts", """
                now=$(($(date +%s%3N) + $(cat ahead))) began=$(stat -c %Y started)000
                echo "$now $began" | awk '{
                    ms = $1 - $2
                    printf "{\\"canary\\": {\\"requests\\": %d, \\"errors\\": 0, \\"buckets\\": {", ms
                    for (i = 1; i <= 1500; i++) { printf "\\"%d.%04d\\": %.0f, ", ms, i, ms }
                    printf "\\"+Inf\\": %.0f}},", ms
                    printf "\\"baseline\\": {\\"requests\\": %d, \\"errors\\": 0}}", ms * 9
                }'""");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(conclusion.reasons().toString()).contains("or 4,000 bounds of buckets");
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN"})
    void a_bucket_below_nothing_is_missing_and_the_record_stays_readable(String bound) {
        day.script("counts", """
                now=$(($(date +%%s%%3N) + $(cat ahead))) began=$(stat -c %%Y started)000
                ms=$((now - began)) bound=0
                [ $(cat weight) = 0 ] || bound=%s
                printf '{"canary": {"requests": %%d, "errors": 0, "buckets": {"%%s": %%d, "+Inf": %%d}},' $ms $bound $ms $ms
                printf '"baseline": {"requests": %%d, "errors": 0}}' $((ms * 9))""".formatted(bound));
        CanaryConclusion conclusion = day.hasty().run(day.operator("Olga"));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(day.end(conclusion).fault()).isEmpty();
        assertThat(day.operator("Omar").log("verify").exitCode()).isZero();
    }

    /** One of three instances leaves: of the errors of a month, which the others have, none is new. */
    @Test
    void old_errors_of_a_baseline_that_lost_an_instance_hide_no_harm() {
        day.script("counts", """
                now=$(($(date +%s%3N) + $(cat ahead))) began=$(stat -c %Y started)000
                ms=$((now - began)) old=3000000
                [ $(cat weight) = 0 ] || echo >> looks
                [ ! -f looks ] || [ $(wc -l < looks) -lt 3 ] || old=2000000
                printf '{"canary": {"requests": %d, "errors": %d},' $ms $((ms * 5 / 100))
                printf '"baseline": {"requests": %d, "errors": %d}}' $((ms * 9 + old)) $((old / 20))""");
        CanaryConclusion conclusion = day.run(day.operator("Olga"));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(day.end(conclusion).intervals()).allMatch(one -> one.baseline().errors() == 0);
    }

    @Test
    void a_second_canary_does_not_begin_while_one_is_open() {
        Seat olga = day.operator("Olga");
        day.run(olga);

        assertThatThrownBy(() -> day.run(day.operator("Omar"))).isInstanceOf(Refused.class)
                .hasMessageContaining("is open");
    }

    @Test
    void a_canary_whose_baseline_moves_is_undecided_and_gets_no_more_traffic() {
        day.lasting("4m");
        CanaryListener moving = Moments.at(4, () -> {
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
}
