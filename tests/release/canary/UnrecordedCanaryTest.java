package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.error.ExitCode;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.OffRecord;
import lockstep.release.site.ReleaseSite;
import lockstep.tui.adapter.SiteDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.Desks;

/** What of a canary could not be recorded is recorded later, or told by the clone that knows it. */
@Execution(ExecutionMode.CONCURRENT)
class UnrecordedCanaryTest {

    private final CanaryDay day = new CanaryDay();

    @AfterEach
    void end() {
        day.close();
    }

    /** Nothing that is counted is recorded, nor the end, and somebody ends the waiting for that. */
    private void refusedToTheEnd(Seat seat) {
        refusedToTheEnd(seat, 1);
    }

    private void refusedToTheEnd(Seat seat, int from) {
        CanaryListener refusing = Moments.at(from, () -> day.day().hook("pre-receive", "exit 1"));
        assertThatThrownBy(() -> day.run(seat, new Moments().with(refusing)
                .step(words -> {
                    if (words.startsWith("the end is not recorded yet: ")) {
                        assertThat(words).contains("; it is tried again for ");
                        Thread.currentThread().interrupt();
                    }
                }))).isInstanceOf(PartlyDone.class).hasMessageContaining("is rolled-back, which could not be recorded")
                .hasMessageContaining("; its verdict is fail: error rate ");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void another_commit_that_was_found_and_could_not_be_recorded_is_recorded_by_who_ends_the_canary_in_this_clone() {
        day.script("deploy", "echo " + "b".repeat(40) + " > live/canary");
        Seat olga = day.operator("Olga");
        assertThatThrownBy(() -> day.run(olga, new Moments()
                .step(words -> {
                    if (words.startsWith("taking all traffic off")) {
                        day.day().hook("pre-receive", "exit 1");
                    }
                    if (words.startsWith("the end is not recorded yet: ")) {
                        Thread.currentThread().interrupt();
                    }
                }))).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        day.day().unhook("pre-receive");

        assertThatThrownBy(() -> day.resume(olga)).isInstanceOf(Refused.class)
                .hasMessageContaining("it failed, which is not recorded yet");
        CanaryId id = day.open(olga).getLast().id();
        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        CanaryEnd end = day.end(id);
        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.cause()).isEqualTo(CanaryEnd.Cause.HEALTH);
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void what_is_counted_while_the_remote_is_gone_is_recorded_when_it_is_back() {
        day.lasting("6s");
        CanaryListener leaving = Moments.at(2, () -> day.leave());
        CanaryListener returning = Moments.at(7, () -> day.comeBack());
        CanaryConclusion conclusion = day.run(day.operator("Olga"), new Moments().with(leaving).with(returning));

        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.end(conclusion).fault()).isEmpty();
        try (ReleaseSite site = day.site(day.operator("Omar"))) {
            assertThat(CanaryDay.service(site, CanaryListener.silent()).view(conclusion.id()).intervals())
                    .hasSameSizeAs(day.end(conclusion).intervals());
        }
    }

    @Test
    void a_next_weight_that_cannot_be_recorded_is_not_set_and_comes_when_the_remote_is_back() {
        Seat olga = day.lasting("20s").operator("Olga");
        olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
        day.arrivesByWeight();
        CanaryListener leaving = Moments.at(2, () -> day.leave());
        List<Integer> weights = new ArrayList<>();
        CanaryConclusion conclusion = day.run(olga, new Moments().with(leaving)
                .step(words -> {
                    if (words.startsWith("no more traffic yet: ") && day.isGone()) {
                        weights.add(day.weightNow());
                        day.comeBack();
                    }
                }));

        assertThat(weights).containsExactly(10);
        assertThat(conclusion.stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(day.weightNow()).isEqualTo(20);
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
        try (SiteDesk desk = Desks.of(olga)) {
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
                .contains("Try again in a moment: ", "Then ask Olga on ");
        assertThatThrownBy(() -> day.resume(omar)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.getMessage()).contains("was not continued: its weight reads 0 %", "nothing was done");
            assertThat(refused.remedy()).contains("Then ask Olga on ", "Only where they say that it did not fail, set its weight"
                    + " to 10 % by hand, and continue it");
        });
        assertThat(day.weightNow()).isZero();

        day.shows(5, 5);
        ReleaseDay.write(day.weight(), "10\n");
        assertThat(day.resume(omar).stage()).isNotNull();
    }

    @Test
    void a_weight_that_reads_0_for_a_moment_keeps_nobody_from_going_on() {
        Path once = day.weight().resolveSibling("once");
        day.script("read", "if test -e once; then rm once; echo 0; else cat weight; fi");
        assertThatThrownBy(() -> day.run(day.operator("Olga"), Moments.at(3, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        ReleaseDay.write(once, "");

        assertThat(day.resume(day.operator("Omar")).stage()).isEqualTo(CanaryStage.PASSED);
        assertThat(once).doesNotExist();
    }

    @Test
    void what_was_taken_off_and_is_recorded_by_now_is_not_told_as_if_nobody_knew_why() {
        assertThatThrownBy(() -> day.run(day.operator("Olga"), Moments.at(3, Thread.currentThread()::interrupt)))
                .isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();
        Seat omar = day.operator("Omar");
        List<CanaryView> before = day.open(omar);
        ReleaseDay.write(day.weight(), "0\n");
        try (ReleaseSite site = day.site(omar)) {
            assertThat(OffRecord.of(site, before)).hasSize(1);
            assertThat(omar.open("run-canary", "--abort").exitCode()).isZero();
            assertThat(OffRecord.of(site, before)).isEmpty();
        }
    }

    @Test
    void a_first_look_that_could_not_be_recorded_is_recorded_at_the_next_that_can_be() {
        day.lasting("60s");
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger recorded = new AtomicInteger();
        CanaryListener away = new Moments().with(Moments.at(1, () -> day.leave()))
                .with(Moments.at(3, () -> day.comeBack()))
                .with(Moments.at(5, Thread.currentThread()::interrupt));
        assertThatThrownBy(() -> day.run(day.operator("Olga"), new Moments()
                .judged((verdict, seen) -> looks.incrementAndGet())
                .entered(state -> {
                    if (state.stage() == CanaryStage.OBSERVED) {
                        recorded.compareAndSet(0, looks.get());
                    }
                }).with(away))).isInstanceOf(PartlyDone.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(recorded).hasValue(3);
    }

    /** It passes, the answer of the remote is lost, it fails, and the remote refuses to hear of that. */
    private CanaryId passedAndFailed(Seat olga) {
        AtomicBoolean isLost = new AtomicBoolean();
        assertThatThrownBy(() -> day.run(olga, new Moments()
                .judged((verdict, seen) -> {
                    if (verdict.verdict() == Verdict.PASS && !isLost.get()) {
                        day.day().hook("reference-transaction", "if test $1 = committed; then mv "
                                + day.day().bare() + " " + day.gone() + "; kill -9 $PPID; fi");
                    }
                })
                .step(words -> {
                    if (words.startsWith("it is passed, which is not recorded yet: ") && !isLost.getAndSet(true)) {
                        day.comeBack();
                        day.day().unhook("reference-transaction");
                        day.day().hook("pre-receive", "exit 1");
                        day.shows(300, 5);
                    }
                    if (words.startsWith("the end is not recorded yet: ")) {
                        Thread.currentThread().interrupt();
                    }
                }))).isInstanceOf(PartlyDone.class).hasMessageContaining("is rolled-back, which could not be recorded");
        assertThat(Thread.interrupted()).isTrue();
        day.day().unhook("pre-receive");
        return day.open(olga).getLast().id();
    }

    @Test
    void a_pass_that_had_arrived_is_not_promoted_from_the_clone_that_knows_that_the_canary_failed_then() {
        Seat olga = day.operator("Olga");
        CanaryId id = passedAndFailed(olga);
        assertThat(day.end(id).verdict()).isEqualTo(Verdict.PASS);
        String release = day.day().head("release");

        assertThat(olga.status().out().replaceAll("\\s+", " ")).contains("only this clone knows it: error rate ")
                .doesNotContain("Promote it");
        Outcome explained = olga.open("explain", day.commit().hex());
        assertThat(explained.exitCode()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(explained.out()).contains("here: canary " + id + " of this commit: it FAILED",
                "Record it: `run-canary --abort` in this clone.", "It cannot be promoted: 1 reason.");
        Outcome refused = olga.promoteNow(day.commit().hex());
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(refused.err()).contains("canary " + id + " of this commit: it FAILED, which could not be recorded",
                "Record it: `run-canary --abort` in this clone.");
        assertThat(day.day().head("release")).isEqualTo(release);
        assertThat(day.operator("Omar").status().out().replaceAll("\\s+", " "))
                .contains("its weight reads 0 %, and by its record it has 10 %")
                .contains("Do not promote it before you asked Olga on ").doesNotContain("by hand");

        assertThat(olga.open("run-canary", "--abort").exitCode()).isZero();
        assertThat(olga.open("status").out()).doesNotContain("only this clone");
        try (ReleaseSite site = day.site(olga)) {
            CanaryView ended = CanaryDay.service(site, CanaryListener.silent()).view(id);
            assertThat(ended.stage()).contains(CanaryStage.ROLLED_BACK);
            assertThat(ended.failedBesideItsEnd()).hasValueSatisfying(who -> assertThat(who).startsWith("Olga at "));
        }
        assertThat(olga.log("verify").exitCode()).isZero();
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
        CanaryEnd end = day.end(id);
        assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(end.fault()).isEmpty();
        try (ReleaseSite site = day.site(olga)) {
            assertThat(CanaryDay.service(site, CanaryListener.silent()).view(id).intervals())
                    .isEqualTo(end.intervals());
        }
        assertThat(olga.log("verify").exitCode()).isZero();
    }

    @Test
    void a_pause_that_the_remote_did_not_hear_of_is_recorded_when_it_is_back() {
        day.lasting("2s");
        day.shows(60, 5);
        Seat olga = day.operator("Olga");
        olga.reconfigure("breach: rollback", "breach: pause");
        olga.reconfigure("deadline: 5m", "deadline: 6s");
        List<CanaryStage> entered = new ArrayList<>();
        CanaryListener leaving = Moments.at(1, () -> day.leave());
        CanaryConclusion conclusion = day.run(olga, new Moments().with(leaving)
                .judged((verdict, seen) -> {
                    if (verdict.verdict() == Verdict.FAIL && day.isGone() && seen.intervals() > 12) {
                        day.comeBack();
                    }
                })
                .entered(state -> entered.add(state.stage())));

        assertThat(conclusion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(entered).containsSubsequence(CanaryStage.WEIGHT, CanaryStage.PAUSED, CanaryStage.ROLLED_BACK);
        assertThat(day.weightNow()).isZero();
    }
}
