package tests.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ChangeClass;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.tui.api.Declared;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.Source;
import lockstep.tui.api.StraySeen;
import lockstep.tui.canvas.Size;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Page;
import lockstep.tui.state.Shell;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;

/** What a commit needs, who approves it, and the canary, wherever it was begun. */
class PipelinePagesTest {

    private static Fold pipeline() {
        return Fold.home(Scenes.tested()).press("P").event(new UiEvent.PipelineRead(Scenes.pipeline()));
    }

    @Test
    void the_pipeline_is_asked_only_while_somebody_looks_at_it() {
        Fold fold = Fold.home(Scenes.tested()).later(Duration.ofSeconds(10));
        assertThat(fold.effects()).doesNotContain(new Effect.Ask(Source.PIPELINE, Optional.of(Scenes.NEW)));

        assertThat(fold.press("P").effects()).contains(new Effect.Ask(Source.PIPELINE, Optional.of(Scenes.NEW)));
        fold.event(new UiEvent.PipelineRead(Scenes.pipeline())).later(Duration.ofSeconds(10));
        assertThat(fold.effects()).contains(new Effect.Ask(Source.PIPELINE, Optional.of(Scenes.NEW)));
        fold.event(new UiEvent.PipelineRead(Scenes.pipeline())).press("h").later(Duration.ofSeconds(30));
        assertThat(fold.effects()).doesNotContain(new Effect.Ask(Source.PIPELINE, Optional.of(Scenes.NEW)));
    }

    @Test
    void every_requirement_says_its_verdict_and_time_says_when_it_will_hold() {
        assertThat(pipeline().screen()).contains(
                "✓ PASS         checks", "✗ FAIL         findings", "? INCONCLUSIVE coverage",
                "holds in 42m; soaked for 1 h 18 min of 2 h", "promote 1 of 2: olga@example.org, 3 h 00 min left",
                "may approve:", "omar@example.org", "begins in 5h00m: the weekend", "3 not met");
        assertThat(pipeline().press("Down", "Enter").screen()).contains("Fix it, or suppress it with a reason.",
                "docs/policy.md#findings");
    }

    private static String heading(List<PipelineSeen.Lack> unready, Optional<Duration> left, boolean oneMoreRun) {
        return heading(unready, left, oneMoreRun, Duration.ZERO);
    }

    private static String heading(
            List<PipelineSeen.Lack> unready, Optional<Duration> left, boolean oneMoreRun, Duration later) {
        List<Assessment> requirements = left.isEmpty() ? List.of() : List.of(new Assessment(
                "freeze", Verdict.FAIL, "frozen", "Wait.", left.map(Scenes.NOW::plus)));
        return Fold.home(Scenes.tested()).press("P").event(new UiEvent.PipelineRead(new PipelineSeen(
                Scenes.NEW, "2ec0000", requirements, List.of(), unready, List.of(), left.map(Scenes.NOW::plus), oneMoreRun,
                List.of(), Optional.empty()))).later(later).screen();
    }

    @Test
    void what_the_configuration_lacks_is_not_met() {
        assertThat(heading(List.of(), Optional.empty(), false)).contains("can be promoted");
        assertThat(heading(List.of(new PipelineSeen.Lack("configuration", "web has no production gate", "Declare one.")), Optional.empty(), false))
                .contains("1 not met", "✗ FAIL         configuration", "web has no production gate", "Declare one.")
                .doesNotContain("can be promoted");
    }

    @Test
    void a_run_that_is_missing_beside_time_is_told() {
        Optional<Duration> left = Optional.of(Duration.ofHours(2));
        assertThat(heading(List.of(), left, false)).contains("only time is missing (2h00m)");
        assertThat(heading(List.of(), left, true)).contains("time (2h00m) and one staging run are missing")
                .doesNotContain("only time");
    }

    @Test
    void the_page_asks_as_what_was_declared_and_says_as_what() {
        Fold fold = pipeline();
        assertThat(fold.screen()).contains("as of 0s ago, as class A");
        Declared b = Declared.of(ChangeClass.B);
        Effect.Ask ask = new Effect.Ask(Source.PIPELINE, Optional.of(Scenes.NEW), Optional.empty(), Optional.of(b));
        fold.effects();
        assertThat(fold.press(":").type("class B").press("Enter").effects()).contains(ask);
        assertThat(fold.screen()).contains("as class A; what you declared since is being asked");
        PipelineSeen seen = Scenes.pipeline();
        fold.event(new UiEvent.PipelineRead(new PipelineSeen(seen.commit(), seen.shown(), seen.requirements(), seen.reasons(),
                seen.unready(), seen.approvals(), seen.promotableAt(), false, seen.freezes(), Optional.of(b))));
        assertThat(fold.screen()).contains("as of 0s ago, as class B").doesNotContain("is being asked");
        assertThat(Shell.of(fold.state())).get().asString().endsWith("--class B");
    }

    @Test
    void what_was_declared_while_the_page_was_closed_is_asked_though_an_older_question_is_not_answered_yet() {
        Fold fold = Fold.home(Scenes.tested()).press("P", "h", ":").type("class B").press("Enter", "P");
        fold.effects();
        fold.event(new UiEvent.PipelineRead(Scenes.pipeline()));
        assertThat(fold.effects()).contains(new Effect.Ask(
                Source.PIPELINE, Optional.of(Scenes.NEW), Optional.empty(), Optional.of(Declared.of(ChangeClass.B))));
        assertThat(fold.screen()).contains("as class A; what you declared since is being asked");
    }

    @Test
    void where_nothing_is_asked_the_page_does_not_say_so() {
        Fold fold = pipeline().press(":").type("class B").press("Enter")
                .event(new UiEvent.SourceFailed(Source.PIPELINE, "the remote does not answer", "Wait."));
        assertThat(fold.screen()).contains("as class A; you declare something else now: u asks again")
                .doesNotContain("is being asked");
    }

    @Test
    void a_time_that_is_over_is_asked_for_again() {
        Optional<Duration> left = Optional.of(Duration.ofSeconds(5));
        assertThat(heading(List.of(), left, false, Duration.ofSeconds(6))).contains("its time has come: u asks again");
        assertThat(heading(List.of(), left, true, Duration.ofSeconds(6))).contains("one staging run is missing");
    }

    @Test
    void an_approval_asks_for_the_sha_first() {
        Fold fold = pipeline().press("a").type("2ec00").press("Enter");
        assertThat(fold.effects()).noneMatch(Effect.Work.class::isInstance);

        fold.press("a").type("2ec0000").press("Enter");

        assertThat(fold.effects()).contains(new Effect.Approve(Scenes.NEW, Action.PROMOTE));
        assertThat(fold.event(new UiEvent.Done(fold.operation(), "omar@example.org approved")).effects())
                .contains(new Effect.Ask(Source.PIPELINE, Optional.of(Scenes.NEW)));
    }

    @Test
    void readonly_neither_approves_nor_aborts() {
        Fold fold = new Fold(new Size(80, 24), true).looked(Scenes.canarying(60, 0)).press("P")
                .event(new UiEvent.PipelineRead(Scenes.pipeline())).press("a");
        assertThat(fold.state().notice().words()).contains("--readonly");
        assertThat(fold.press("A").state().dialog()).isEmpty();
    }

    @Test
    void a_canary_of_another_host_is_told_with_its_verdict_so_far() {
        Fold fold = Fold.home(Scenes.canarying(60, 1)).press("K");

        assertThat(fold.screen()).contains("CANARY 10 %", "0s ago by nadja on", "✗ FAIL", "2 harmful",
                "15m of at least 30m", "canary got 10.0 % of 60000 requests, wanted 10 %", "IF ABORTED",
                "all traffic to 01d0000");
        assertThat(fold.press("Enter").screen()).contains("observed by nadja on otherhost");
    }

    @Test
    void without_data_nothing_passes() {
        assertThat(Fold.home(Scenes.canarying(0, 0)).press("K").screen())
                .contains("? UNDECIDED", "Without data it cannot pass.").doesNotContain("✓ PASS");
    }

    @Test
    void a_canary_past_its_abort_by_says_so_on_the_home_too() {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).later(Duration.ofHours(4));

        assertThat(fold.screen()).contains("OVERDUE: abort_by has passed; press A");
        assertThat(fold.press("K").screen()).contains("OVERDUE: abort_by has passed; press A");
    }

    @Test
    void the_latency_of_both_arms_is_a_time_and_its_bound_a_share_of_requests() {
        String screen = Fold.home(Scenes.canarying(60, 1)).press("K").screen();
        assertThat(screen).containsPattern("p99_latency +400 ms +450 ms")
                .contains("bound and margin: of requests that are slower");
        assertThat(Fold.home(Scenes.canarying(60, 1, 8)).press("K").screen())
                .containsPattern("p99_latency +3\\.20 s +3\\.60 s");
    }

    @Test
    void a_canary_of_which_nothing_is_recorded_any_more_says_so_everywhere() {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).later(Duration.ofMinutes(2));
        assertThat(fold.press("K").screen()).contains("recorded 2m00s ago").doesNotContain("next in", "nothing recorded");

        fold.later(Duration.ofMinutes(12));

        String words = "nothing recorded for 14m: the process that runs it may have stopped; A aborts";
        assertThat(fold.screen()).contains(words);
        assertThat(fold.resized(120, 40).press("h").screen()).contains(words);
        assertThat(fold.resized(80, 24).screen()).contains("nothing recorded for 14m: A aborts");
        assertThat(fold.resized(60, 16).screen()).contains("nothing recorded for 14m: A aborts");
        assertThat(fold.resized(40, 10).screen()).contains("at 10 % silent 14m");
    }

    @Test
    void traffic_that_no_record_tells_of_is_looked_for_once_a_minute_and_is_next() {
        Effect.Ask ask = new Effect.Ask(Source.TRAFFIC, Optional.empty());
        Fold fold = Fold.home(Scenes.tested()).later(Duration.ofSeconds(2));
        assertThat(fold.effects()).contains(ask);
        fold.event(new UiEvent.StrayRead(new StraySeen(Optional.of("none is open, but the canary gets 10 % of the traffic"))));
        assertThat(fold.later(Duration.ofSeconds(58)).effects()).doesNotContain(ask);
        assertThat(fold.screen()).contains("CANARY      none is open, but the canary gets 10 % of the traffic; A stops it",
                "▸ Canary traffic without an open canary: end it");
        assertThat(fold.press("K").screen()).contains("gets 10 % of the traffic; A stops it");
        assertThat(fold.resized(40, 10).screen()).contains("CANARY has traffic, but none is open");
        assertThat(fold.later(Duration.ofSeconds(2)).effects()).contains(ask);
    }

    @Test
    void what_the_record_of_an_open_canary_does_not_say_is_told_of_that_canary_alone() {
        Effect.Ask ask = new Effect.Ask(Source.TRAFFIC, Optional.empty());
        Fold fold = Fold.home(Scenes.canarying(60, 0)).resized(80, 24).later(Duration.ofSeconds(2));
        assertThat(fold.effects()).contains(ask);
        CanaryId open = fold.state().sources().git().value().flatMap(GitSeen::openCanary).orElseThrow().id();
        Optional<String> words = Optional.of("failed; only this clone knows it");
        fold.event(new UiEvent.StrayRead(new StraySeen(words, Optional.of(open.next()))));
        assertThat(fold.screen()).doesNotContain("A ends it");
        fold.event(new UiEvent.StrayRead(new StraySeen(words, Optional.of(open))));
        assertThat(fold.screen()).contains("CANARY      failed; only this clone knows it; A ends it",
                "The canary that is open: failed; only this clone knows it");
        assertThat(fold.press("K").screen()).contains("failed; only this clone knows it; A ends it",
                "IF ABORTED  recorded as aborted, or as failed if this clone knows that",
                "IF NOTHING  it stays open by its record until its abort_by");
        assertThat(fold.press("A").screen()).contains("; as failed, if this clone");
        fold.press("Esc");
        assertThat(fold.resized(40, 10).screen()).contains("CANARY failed; only this clone knows it");
    }

    @Test
    void a_canary_that_fails_or_is_overdue_is_next() {
        Fold failing = Fold.home(Scenes.canarying(40, 40));
        assertThat(failing.screen()).contains("NEXT   ▸ Canary 2ec0000 at 10 % fails: abort it", "press A");
        assertThat(failing.press("Enter").screen()).contains("Abort the canary");
        assertThat(Fold.home(Scenes.canarying(60, 0)).later(Duration.ofHours(4)).screen())
                .contains("NEXT   ▸ Canary 2ec0000 at 10 % is overdue: abort it");
    }

    @Test
    void an_abort_needs_no_sha_and_enter_confirms_it() {
        Fold fold = Fold.home(Scenes.canarying(60, 1)).press("K", "A");
        fold.effects();

        assertThat(fold.press("Enter").effects()).containsExactly(new Effect.AbortCanary());
    }

    @Test
    void an_abort_waits_for_nothing_that_goes_on_and_says_how_far_it_is() {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).press("l", "v");
        long verifying = fold.operation();
        fold.effects();

        assertThat(fold.press("A", "Enter").effects()).containsExactly(new Effect.AbortCanary());
        assertThat(fold.operation()).isEqualTo(verifying);
        long abort = fold.state().operations();
        assertThat(fold.press("A").state().notice().words()).contains("Aborting the canary is running");
        fold.event(new UiEvent.Told(abort, "all traffic is off the canary; recording that"));
        assertThat(fold.screen()).contains("all traffic is off the canary; recording that");
        fold.event(new UiEvent.Done(abort, "canary 1 is aborted"));
        assertThat(fold.screen()).contains("canary 1 is aborted");
        assertThat(fold.operation()).isEqualTo(verifying);
    }

    @Test
    void esc_leaves_the_canary_as_it_is() {
        Fold fold = Fold.home(Scenes.canarying(60, 1)).press("K", "A");
        fold.effects();

        assertThat(fold.press("Esc").effects()).isEmpty();
        assertThat(fold.state().page()).isEqualTo(Page.CANARY);
    }

    @Test
    void the_requirements_are_filtered_and_where_no_list_is_the_filter_says_so() {
        Fold fold = pipeline().press("/").type("soak");
        assertThat(fold.screen()).contains("soaked for 1 h 18 min").doesNotContain("build and unit passed");
        assertThat(fold.press("Enter", "Enter").state().dialog()).get().isInstanceOfSatisfying(
                Dialog.Message.class, message -> assertThat(message.title()).isEqualTo("soak"));
        assertThat(pipeline().press("/").type("nothing like it").screen()).contains("Nothing matches");
        Fold canary = Fold.home(Scenes.canarying(8, 0)).press("K", "/");
        assertThat(canary.state().prompt()).isEmpty();
        assertThat(canary.screen()).contains("there is nothing to filter here");
    }

    @Test
    void the_answer_of_the_pipeline_is_grey_after_two_polls() {
        Fold fold = pipeline().later(Duration.ofSeconds(21));
        int row = fold.screen().lines().toList().indexOf(fold.screen().lines()
                .filter(line -> line.contains("as of 21s ago")).findFirst().orElseThrow());
        assertThat(fold.frame().at(row, 3).style()).isEqualTo(Style.STALE);
    }

    @Test
    void e_opens_the_evidence_of_what_is_selected() {
        Fold back = Fold.home(Scenes.situation()).press("R", "e");
        assertThat(back.effects()).anyMatch(effect -> effect instanceof Effect.ReadRuns(EntryLine entry)
                && entry.id().equals("20260114-0930-rc1"));
        assertThat(back.screen()).contains("Log", "▸✓ pass      20260114-0930-rc1");
        Fold never = pipeline().press("e");
        assertThat(never.state().notice().words()).isEqualTo("2ec0000 has no entry in the log; its recorded gates: g");
        assertThat(pipeline().screen()).contains("R roll back");
    }

    @Test
    void every_page_is_reached_by_its_name() {
        for (String name : List.of("home", "walkthrough", "gates", "log", "rollback", "drills", "pipeline", "canary")) {
            Fold fold = Fold.home(Scenes.canarying(60, 1)).press(":").type(name).press("Enter");
            assertThat(fold.state().notice().words()).as(name).isEmpty();
            assertThat(fold.press("h", ":").type(name).press("Enter").state().page()).as(name)
                    .isEqualTo(name.equals("home") ? Page.HOME : fold.state().page());
        }
    }

    private static Fold paused() {
        return Fold.home(Scenes.paused(Scenes.canarying(60, 0), "we look at the logs, and wait for the team")).press("K");
    }

    @Test
    void a_pause_takes_a_reason_and_is_recorded_with_it() {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).press("K");
        assertThat(fold.screen()).contains("p pause");
        assertThat(fold.press("p").screen()).contains(":pause-canary",
                "type why the canary is to wait");
        fold.effects();

        assertThat(fold.type("odd logs").press("Enter").effects()).contains(new Effect.PauseCanary("odd logs"));
        assertThat(fold.screen()).contains("run-canary --pause 'odd logs'");
        assertThat(fold.event(new UiEvent.Done(fold.operation(), "it is paused")).effects())
                .contains(new Effect.Ask(Source.GIT, Optional.empty()));
    }

    @Test
    void on_the_smallest_screen_the_verdict_and_what_is_left_are_whole() {
        assertThat(Fold.at(new Size(60, 16)).looked(Scenes.canarying(60, 1)).press("K").screen())
                .contains("1 undecided, 2 harmful", "15m of at least 30m  2h45m left, recorded 0s ago");
    }

    @Test
    void a_pause_beside_it_is_no_sign_that_somebody_carries_it() {
        Fold fold = paused().later(Duration.ofMinutes(3)).resized(120, 40);
        assertThat(fold.screen()).contains("PAUSED, observed 3m", "by nadja on otherhost");
    }

    @Test
    void without_a_reason_nothing_is_paused() {
        assertThat(Fold.home(Scenes.canarying(60, 0)).press("K", "p", "Enter").effects())
                .noneMatch(Effect.Work.class::isInstance);
    }

    @Test
    void a_paused_canary_says_by_whom_since_when_and_why_and_p_lets_it_go_on() {
        Fold fold = paused().later(Duration.ofMinutes(3));

        assertThat(fold.screen()).contains("PAUSED      for 3m", "by omar: we look at the logs, and wait for the team",
                "press p; it can still fail", "p resume");
        assertThat(fold.press("h").screen()).contains("PAUSED");
        assertThat(fold.press("K", "p").screen()).contains("Resume the canary", "by omar:",
                "It may pass when its time is over.");
        fold.effects();
        assertThat(fold.press("Enter").effects()).as("Cancel has the focus").noneMatch(Effect.Work.class::isInstance);
        assertThat(fold.press("p", "Tab", "Enter").effects()).contains(new Effect.ResumeCanary());
    }

    @Test
    void what_cannot_be_paused_says_why() {
        assertThat(Fold.home(Scenes.tested()).press("p").state().notice().words()).contains("no canary is open");
        assertThat(paused().press(":").type("pause-canary again").press("Enter").state().notice().words())
                .contains("the canary is paused already");
        assertThat(new Fold(new Size(80, 24), true).looked(Scenes.canarying(60, 0)).press("p").state().notice().words())
                .contains("--readonly");
    }
}
