package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPause;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** An operator lets a canary wait, from another host than the one that carries it. */
class CanaryPauseTest {

    private final CanaryDay day = new CanaryDay();
    private final Seat omar = day.operator("Omar");

    @AfterEach
    void end() {
        day.close();
    }

    /** Hears each interval: its number, from one, and what the counts say. */
    @FunctionalInterface
    private interface Heard {
        void interval(int number, CanaryVerdict verdict);
    }

    private static CanaryListener hearing(Heard heard) {
        AtomicInteger intervals = new AtomicInteger();
        return new Moments()
                .judged((verdict, seen) -> heard.interval(intervals.incrementAndGet(), verdict));
    }

    private CanaryId pause(String reason) {
        try (ReleaseSite site = day.site(omar)) {
            return new CanaryPause(site, CanaryListener.silent()).pause(Optional.empty(), reason);
        }
    }

    private CanaryId resume() {
        try (ReleaseSite site = day.site(omar)) {
            return new CanaryPause(site, CanaryListener.silent()).resume(Optional.empty());
        }
    }

    private CanaryView view(CanaryId id) {
        try (ReleaseSite site = day.site(omar)) {
            return CanaryDay.service(site, CanaryListener.silent()).view(id);
        }
    }

    private CanaryEnd end(CanaryConclusion conclusion) {
        String path = CanaryPlaces.ended(conclusion.id());
        return CanaryEndJson.read(day.day().file(path).getBytes(StandardCharsets.UTF_8), path);
    }

    private static List<CanaryStage> marks(CanaryView view) {
        return view.stages().stream()
                .filter(stage -> stage.isSaidBeside() || stage == CanaryStage.PASSED).toList();
    }

    @Test
    void a_paused_canary_is_looked_at_and_does_not_pass_until_it_is_resumed() {
        List<Verdict> whilePaused = new ArrayList<>();
        CanaryConclusion conclusion = day.run(day.operator("Olga"), hearing((number, verdict) -> {
            if (number == 1) {
                pause("we look at the logs");
            } else if (number <= 25) {
                whilePaused.add(verdict.verdict());
                if (number == 25) {
                    assertThat(day.open(omar).getFirst().pause().orElseThrow().words())
                            .isEqualTo("we look at the logs");
                    resume();
                }
            }
        }));

        assertThat(whilePaused).as("it was proven, and still waited").contains(Verdict.PASS);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(end(conclusion).fault()).isEmpty();
        assertThat(marks(view(conclusion.id()))).containsExactly(
                CanaryStage.PAUSED_BY_OPERATOR, CanaryStage.RESUMED, CanaryStage.PASSED);
        assertThat(end(conclusion).intervals()).as("it was looked at all the time").hasSizeGreaterThan(25);
        assertThat(day.weightNow()).isEqualTo(10);
        assertThat(omar.log("verify").exitCode()).isZero();
        assertThat(omar.open("audit-trail").out()).contains("\"canary-pause\"").contains("\"canary-resume\"")
                .contains("we look at the logs");
    }

    @Test
    void a_pause_never_keeps_users_on_a_harmful_canary() {
        CanaryConclusion conclusion = day.lasting("4m").run(day.operator("Olga"), hearing((number, verdict) -> {
            if (number == 1) {
                pause("wait for Olga");
                day.shows(60, 5);
            }
        }));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    @Test
    void the_deadline_stands_and_a_canary_that_is_paused_then_has_not_passed() {
        day.hasty();
        List<Verdict> seen = new ArrayList<>();
        CanaryConclusion conclusion = day.run(day.operator("Olga"), hearing((number, verdict) -> {
            seen.add(verdict.verdict());
            if (number == 2) {
                pause("until Monday");
            }
        }));

        assertThat(seen).as("by its counts it would have passed").contains(Verdict.PASS);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(conclusion.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(conclusion.reasons()).containsExactly(
                "paused by Omar: until Monday; nobody resumed it until the deadline");
        assertThat(end(conclusion).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(end(conclusion).cause()).isEqualTo(CanaryEnd.Cause.OPERATOR);
        assertThat(day.weightNow()).isZero();
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    @Test
    void a_paused_canary_gets_no_more_traffic_and_its_time_at_the_next_weight_is_whole() {
        Seat olga = day.lasting("4s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
        day.arrivesByWeight();
        AtomicInteger resumedAt = new AtomicInteger();
        AtomicInteger raisedAt = new AtomicInteger();
        CanaryConclusion conclusion = day.run(olga, hearing((number, verdict) -> {
            if (number == 1) {
                pause("one step at a time");
            }
            if (number <= 30) {
                assertThat(day.weightNow()).isEqualTo(10);
            }
            if (number == 30) {
                resume();
                resumedAt.set(number);
            }
            if (day.weightNow() == 20) {
                raisedAt.compareAndSet(0, number);
            }
        }));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.weightNow()).isEqualTo(20);
        assertThat(raisedAt.get()).isGreaterThan(resumedAt.get());
        assertThat(end(conclusion).intervals().stream().filter(one -> one.weight() == 0.2)
                .map(one -> Duration.between(one.from(), one.to())).reduce(Duration.ZERO, Duration::plus))
                .as("half of the 4 s at the second of two weights").isGreaterThanOrEqualTo(Duration.ofMillis(1_800));
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    @Test
    void a_canary_whose_deadline_comes_before_its_last_weight_has_not_passed() {
        Seat olga = day.lasting("3s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%, 30%]");
        olga.reconfigure("deadline: 5m", "deadline: 3s");
        olga.reconfigure("warmup: 100ms", "warmup: 2s");
        List<Verdict> seen = new ArrayList<>();
        CanaryConclusion conclusion = day.arrivesByWeight()
                .run(olga, hearing((number, verdict) -> seen.add(verdict.verdict())));

        assertThat(seen).as("by its counts it would have passed").last().isEqualTo(Verdict.PASS);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.ABORTED);
        assertThat(end(conclusion).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(conclusion.reasons()).containsExactly("the deadline came before its time at 30 % was over");
    }

    @Test
    void a_pause_that_comes_just_before_the_pass_is_recorded_holds() {
        AtomicInteger pausedAt = new AtomicInteger();
        AtomicInteger last = new AtomicInteger();
        CanaryConclusion conclusion = day.run(day.operator("Olga"), hearing((number, verdict) -> {
            last.set(number);
            if (verdict.verdict() == Verdict.PASS && pausedAt.compareAndSet(0, number)) {
                pause("stop");
            }
            if (pausedAt.get() > 0 && number == pausedAt.get() + 5) {
                resume();
            }
        }));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(last.get()).isGreaterThanOrEqualTo(pausedAt.get() + 5);
        assertThat(marks(view(conclusion.id()))).containsExactly(
                CanaryStage.PAUSED_BY_OPERATOR, CanaryStage.RESUMED, CanaryStage.PASSED);
    }

    @Test
    void another_host_that_goes_on_with_a_paused_canary_finds_it_paused() {
        CanaryId[] paused = new CanaryId[1];
        assertThatThrownBy(() -> day.run(day.operator("Olga"), hearing((number, verdict) -> {
            paused[0] = pause("hand over");
            throw new IllegalStateException("the host is gone");
        }))).hasMessageContaining("the host is gone");
        ReleaseDay.write(day.weight(), "10\n");
        Thread resuming = Thread.ofVirtual().start(() -> {
            while (view(paused[0]).states().stream().noneMatch(
                    state -> state.stage() == CanaryStage.OBSERVED && state.number() > 6)) {
                Thread.onSpinWait();
            }
            resume();
        });

        CanaryConclusion conclusion = day.resume(day.operator("Nadja"));

        assertThat(resuming.isAlive()).as("it did not end before it was resumed").isFalse();
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(marks(view(paused[0]))).containsExactly(
                CanaryStage.PAUSED_BY_OPERATOR, CanaryStage.RESUMED, CanaryStage.PASSED);
    }

    @Test
    void by_command_it_is_told_everywhere_who_paused_it_and_why() {
        List<Outcome> outcomes = new ArrayList<>();
        day.run(day.operator("Olga"), hearing((number, verdict) -> {
            if (number == 1) {
                outcomes.add(omar.open("run-canary", "--pause", "logs look odd \u001b[31m", "--json"));
                outcomes.add(omar.open("run-canary", "--pause", "again"));
                outcomes.add(omar.status());
                outcomes.add(omar.open("status", "--json"));
                outcomes.add(omar.open("run-canary", "--watch", "--json"));
                outcomes.add(omar.open("run-canary", day.commit().hex(), "--resume"));
                outcomes.add(omar.open("run-canary", "--resume"));
            }
        }));

        assertThat(outcomes).extracting(Outcome::exitCode).containsExactly(0, 22, 0, 0, 0, 0, 22);
        assertThat(outcomes.get(0).out()).contains("\"paused\" : true").contains("\"by\" : \"Omar\"");
        assertThat(outcomes.get(1).err()).contains("is paused already, by Omar; nothing was recorded");
        assertThat(outcomes.get(2).out()).contains(", PAUSED for ").contains("by Omar: logs look odd")
                .contains("`run-canary --resume`").doesNotContain("\u001b[31m");
        assertThat(outcomes.get(3).out()).contains("\"reason\" : \"logs look odd");
        assertThat(outcomes.get(4).out()).contains("paused-by-operator").contains("\"reason\" : \"logs look odd");
        assertThat(outcomes.get(5).out()).contains("is resumed by Omar");
        assertThat(outcomes.get(6).err()).contains("is not paused by anybody");
        assertThat(omar.log("verify").exitCode()).isZero();
    }

    @Test
    void what_cannot_wait_is_refused_and_nothing_is_recorded() {
        String before = day.day().refs();
        assertThatThrownBy(() -> pause("why not")).isInstanceOf(Refused.class).hasMessageContaining("no canary is open");
        assertThatThrownBy(() -> pause(" ")).isInstanceOf(UsageError.class);
        assertThat(day.day().refs()).isEqualTo(before);

        day.run(day.operator("Olga"));
        String passed = day.day().refs();
        assertThatThrownBy(() -> pause("too late")).isInstanceOf(Refused.class).hasMessageContaining("has ended: passed");
        assertThatThrownBy(this::resume).isInstanceOf(Refused.class);
        assertThat(day.day().refs()).isEqualTo(passed);
    }

    @Test
    void verify_names_a_weight_that_was_raised_in_a_pause() {
        Outcome[] verified = new Outcome[1];
        assertThatThrownBy(() -> day.run(day.operator("Olga"), hearing((number, verdict) -> {
            if (number == 1) {
                CanaryView paused = view(pause("not yet"));
                Outsider outsider = day.day().outsider();
                CanaryState raised = new CanaryState(paused.last() + 1, CanaryStage.WEIGHT,
                        paused.states().getLast().at(), paused.states().getLast().operator(), "elsewhere",
                        Optional.of(50), "more", List.of());
                byte[] json = CanaryJson.write(paused.id(), raised, paused.intent().orElseThrow().since());
                outsider.commitOn("release-evidence", CanaryPlaces.state(paused.id(), raised.number(), "weight"),
                        new String(json, StandardCharsets.UTF_8));
                verified[0] = omar.log("verify");
            }
        }))).isInstanceOf(LostRace.class);
        assertThat(verified[0].exitCode()).isEqualTo(ExitCode.NOT_VERIFIED.code());
        assertThat(verified[0].out() + verified[0].err())
                .contains("it gets 50 % of the traffic while it is paused at 10 % by Omar");
    }

    @Test
    void verify_names_a_pass_that_was_recorded_in_a_pause() {
        CanaryConclusion conclusion = day.run(day.operator("Olga"));
        CanaryView view = view(conclusion.id());
        CanaryState pause = new CanaryState(view.last() + 1, CanaryStage.PAUSED_BY_OPERATOR,
                view.states().getLast().at(), view.states().getLast().operator(), "elsewhere", Optional.of(10), "stop",
                List.of());
        String tip = day.day().head("release-evidence");
        Outsider outsider = day.day().outsider();
        outsider.checkOut("release-evidence");
        outsider.git().in(outsider.folder(), "reset", "-q", "--hard", tip + "~1");
        ReleaseDay.write(outsider.folder().resolve(
                CanaryPlaces.state(view.id(), pause.number() + 1, "paused-by-operator")),
                new String(CanaryJson.write(view.id(), pause, view.intent().orElseThrow().since()),
                        StandardCharsets.UTF_8));
        outsider.pushed("release-evidence", "Pause");
        outsider.git().in(outsider.folder(), "checkout", "-q", tip, "--", ".");
        outsider.pushed("release-evidence", "Pass");

        Outcome verified = day.operator("Paula").log("verify");

        assertThat(verified.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED.code());
        assertThat(verified.out() + verified.err()).contains("it passed although it was paused: ");
    }
}
