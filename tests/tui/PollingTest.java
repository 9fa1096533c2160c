package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Size;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** Each source is looked at by itself, and what is shown as current says when it was seen. */
class PollingTest {

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Size SIZE = new Size(80, 24);

    static List<Source> asked(Fold fold) {
        return fold.effects().stream()
                .flatMap(effect -> effect instanceof Effect.Ask(Source source, Optional<Sha> about, var service, var declared) ? List.of(source).stream()
                        : List.<Source>of().stream())
                .filter(source -> source != Source.TRAFFIC)
                .toList();
    }

    private static EnvironmentHealth.Kind health(Fold fold, Environment environment) {
        return EnvironmentHealth.of(fold.state(), environment).kind();
    }

    @Test
    void every_source_is_asked_again_after_one_poll_and_not_before() {
        Fold fold = Fold.home(Scenes.situation());
        fold.effects();

        assertThat(asked(fold.later(POLL.minusSeconds(1)))).isEmpty();
        assertThat(asked(fold.later(Duration.ofSeconds(1)))).containsExactlyElementsOf(Source.ALWAYS);
        assertThat(asked(fold.later(POLL))).as("as long as they have not answered").isEmpty();
    }

    @Test
    void before_it_is_open_nothing_is_asked_and_nothing_fails() {
        Fold fold = Fold.at(SIZE).opening().press("Enter", "u");
        assertThat(asked(fold)).isEmpty();
        assertThat(fold.screen()).contains("it is being opened");
    }

    @Test
    void a_source_that_fails_is_asked_later_and_later() {
        Fold fold = Fold.home(Scenes.situation());
        List<Integer> pauses = new ArrayList<>();
        for (int failure = 0; failure < 6; failure++) {
            fold.event(new UiEvent.SourceFailed(Source.GIT, "timed out", "Check the network."));
            fold.effects();
            int seconds = 0;
            while (!asked(fold.later(Duration.ofSeconds(1))).contains(Source.GIT)) {
                seconds++;
            }
            pauses.add(seconds + 1);
        }

        assertThat(pauses).containsExactly(10, 20, 40, 80, 80, 80);
        assertThat(fold.screen()).contains("git FAILING for 5m10s: timed out");
    }

    @Test
    void a_remote_that_never_answers_holds_up_neither_environment() {
        Fold fold = Fold.at(SIZE).event(new UiEvent.Opened(Scenes.terms()))
                .staging(Scenes.well(Scenes.live(Scenes.NEW))).production(Scenes.well(Scenes.live(Scenes.OLD)))
                .later(Duration.ofSeconds(12));

        assertThat(fold.screen()).contains("STAGING     ✓ healthy  2ec0000", "PRODUCTION  ✓ healthy  01d0000",
                "Reading the remote: no answer for 12s");
    }

    @Test
    void a_staging_that_does_not_answer_leaves_the_rollback_as_it_is() {
        Fold fold = Fold.at(SIZE).event(new UiEvent.Opened(Scenes.terms()))
                .production(Scenes.well(Scenes.live(Scenes.OLD))).event(new UiEvent.GitRead(Scenes.situation().git()))
                .later(Duration.ofSeconds(15));

        assertThat(fold.screen()).contains("STAGING     · waiting", "no answer yet");
        fold.press("R", "t", "Down", "Enter", "Enter").type("01de000").press("Enter");
        assertThat(fold.effects()).contains(new Effect.RollBack(Scenes.OLDER, Optional.of(Scenes.OLD), "5xx spike"));
    }

    @Test
    void production_that_dies_is_failing_everywhere_and_since_when() {
        Fold fold = Fold.home(Scenes.situation()).later(POLL)
                .production(Scenes.unwell(new RevisionReading.Unknown("/health: connection refused"), "connection refused"))
                .later(Duration.ofSeconds(72))
                .production(Scenes.unwell(new RevisionReading.Unknown("/health: connection refused"), "connection refused"));

        assertThat(fold.screen()).contains("PRODUCTION  ✗ FAILING", "for 1m12s", "health: connection refused",
                "▸ Roll production back to 01de000");
        assertThat(fold.press("l").screen()).contains("production ✗ FAILING for 1m12s");
        assertThat(fold.press("R").screen()).contains("production ✗ FAILING for 1m12s: health: connection refused");
    }

    @Test
    void production_that_hangs_goes_on_failing_and_is_told_once() {
        EnvironmentSeen hung = Scenes.unwell(new RevisionReading.Unknown("timeout"), "the answer was not complete in time");
        Fold fold = Fold.home(Scenes.situation()).later(POLL).later(Duration.ofSeconds(15)).production(hung);
        for (int cycle = 0; cycle < 3; cycle++) {
            for (int second = 0; second < 25; second += 2) {
                fold.later(Duration.ofSeconds(2));
                assertThat(health(fold, Environment.PRODUCTION)).as("second " + second).isEqualTo(EnvironmentHealth.Kind.FAILING);
            }
            fold.production(hung).event(new UiEvent.GitRead(Scenes.situation().git()));
        }
        assertThat(fold.screen()).contains("PRODUCTION  ✗ FAILING  was 01d0000", "▸ Roll production back to 01de000");
        assertThat(fold.state().journal().stream().filter(line -> line.words().startsWith("production FAILING")))
                .hasSize(1);

        fold.later(POLL).later(Duration.ofSeconds(25));
        assertThat(health(fold, Environment.PRODUCTION)).isEqualTo(EnvironmentHealth.Kind.STALE);
        assertThat(fold.screen()).as("nothing newer makes it better").contains("▸ Roll production back to 01de000");
    }

    @Test
    void a_smoke_that_failed_is_not_hidden_by_one_that_decided_nothing() {
        Fold fold = Fold.home(Scenes.situation());
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
            fold.later(Duration.ofSeconds(1)).press("d", "Enter").event(new UiEvent.RunEnded(
                    fold.operation(), Scenes.run(Environment.PRODUCTION, Scenes.OLD, verdict)));
        }
        assertThat(health(fold, Environment.PRODUCTION)).isEqualTo(EnvironmentHealth.Kind.FAILING);
    }

    @Test
    void what_is_wrong_is_in_the_header_of_the_smallest_screens_too() {
        Fold fold = Fold.home(Scenes.canarying(60, 1)).later(POLL)
                .event(new UiEvent.SourceFailed(Source.GIT, "timed out", "Check the network."))
                .event(new UiEvent.SourceFailed(Source.METRICS, "refused", "Check it."))
                .production(Scenes.unwell(Scenes.live(Scenes.OLD), "500")).later(Duration.ofSeconds(5)).press("l");
        for (int columns : List.of(80, 60)) {
            String head = fold.resized(columns, 24).screen().lines().skip(1).findFirst().orElseThrow();
            assertThat(head).containsPattern("git .*metrics .*prod.* ✗ FAILING.*staging ✓");
        }
    }

    @Test
    void on_the_smallest_windows_it_is_seen_what_production_goes_back_to() {
        for (int rows : List.of(6, 7, 8, 9, 10)) {
            assertThat(Fold.home(Scenes.situation()).resized(50, rows).press("R").screen()).as(rows + " rows")
                    .contains("01de000", "none named yet: t", "Enter roll back");
        }
    }

    @Test
    void an_environment_that_takes_too_long_fails_since_it_was_asked() {
        Fold fold = Fold.home(Scenes.situation()).later(POLL).later(Duration.ofSeconds(12))
                .staging(Scenes.unwell(new RevisionReading.Unknown("timeout"), "the answer was not complete in time"));

        assertThat(fold.screen()).contains("STAGING     ✗ FAILING  was 2ec0000", "for 12s", "not complete in time");
    }

    @Test
    void a_smoke_that_failed_last_is_not_hidden_by_a_green_health() {
        Fold fold = Fold.home(Scenes.situation()).press("d", "Enter");
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.PRODUCTION, Scenes.OLD, Verdict.FAIL)))
                .later(POLL).production(Scenes.well(Scenes.live(Scenes.OLD)));

        assertThat(fold.screen()).contains("production ✗ FAILING");
        assertThat(fold.press("h").screen()).contains("chat_happy: 500, not the governed contract");

        fold.press("d", "Enter").event(new UiEvent.RunEnded(
                fold.operation(), Scenes.run(Environment.PRODUCTION, Scenes.OLD, Verdict.PASS)));
        assertThat(health(fold, Environment.PRODUCTION)).isEqualTo(EnvironmentHealth.Kind.HEALTHY);
    }

    @Test
    void what_is_older_than_two_polls_is_stale() {
        Fold fold = Fold.home(Scenes.situation()).later(POLL.multipliedBy(2));
        assertThat(health(fold, Environment.PRODUCTION)).isEqualTo(EnvironmentHealth.Kind.HEALTHY);

        fold.later(Duration.ofSeconds(1));

        assertThat(health(fold, Environment.PRODUCTION)).isEqualTo(EnvironmentHealth.Kind.STALE);
        assertThat(fold.screen()).contains("PRODUCTION  ~ stale    01d0000", "was healthy; no answer for 1s", "21s ago");
        assertThat(fold.frame().marks(3)).contains("ssss");
    }

    @Test
    void what_comes_next_does_not_say_of_a_stale_staging_what_it_runs_now() {
        Fold fold = Fold.home(Scenes.situation());
        assertThat(fold.screen()).contains("▸ Test 2ec0000, which staging runs: Answer more politely");

        fold.later(POLL.multipliedBy(2).plusSeconds(1));

        assertThat(fold.screen()).contains("which staging ran 21s ").doesNotContain("which staging runs");
    }

    @Test
    void what_is_asked_for_while_a_source_is_being_asked_is_asked_once_more() {
        Fold fold = Fold.home(Scenes.situation()).later(POLL);
        fold.effects();

        assertThat(asked(fold.press("u"))).isEmpty();
        assertThat(asked(fold.event(new UiEvent.GitRead(Scenes.situation().git())))).containsExactly(Source.GIT);
        assertThat(asked(fold.event(new UiEvent.GitRead(Scenes.situation().git())))).isEmpty();
    }

    @Test
    void five_thousand_commits_are_counted_and_loaded_as_one_scrolls() {
        ReleaseSeen standing = Scenes.situation();
        Fold fold = Fold.at(SIZE).looked(new ReleaseSeen(
                Scenes.withBehind(Scenes.with(standing, commits(200), standing.log()).git(), 5_000), standing.staging(),
                standing.production()));
        assertThat(fold.screen()).contains("5000 behind main");
        fold.press("c", "End");
        assertThat(fold.screen()).contains("5000 commits to pick from");
        assertThat(fold.effects()).contains(new Effect.ReadCandidates(Scenes.NEW, 1_200));

        fold.event(new UiEvent.CandidatesRead(Scenes.NEW, commits(1_200))).press("End");
        assertThat(fold.state().cursor()).isEqualTo(1_199);
        assertThat(fold.event(new UiEvent.GitRead(Scenes.withBehind(standing.git().withCandidates(commits(200)), 5_000)))
                .state().candidates()).as("a poll does not take them away").hasSize(1_200);
    }

    private static List<Candidate> commits(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Scenes.candidate(new Sha(String.format("%040x", 0xabc0000000L + i)), "Grace Hopper",
                        "Change number " + i, i))
                .toList();
    }

    @Test
    void a_commit_that_lands_does_not_move_the_cursor_to_another_one() {
        Fold fold = Fold.on(Scenes.situation()).press("Down");
        List<Candidate> longer = new ArrayList<>(Scenes.situation().candidates());
        longer.addFirst(Scenes.candidate(Scenes.FORBIDDEN, "Mallory", "Be more charming", 0));

        fold.event(new UiEvent.GitRead(Scenes.with(Scenes.situation(), longer, Scenes.situation().log()).git()));
        fold.press("Enter");

        assertThat(fold.state().chosen()).contains(Scenes.BETWEEN);
    }

    @Test
    void r_runs_the_gates_of_what_is_shown() {
        Fold fold = Fold.home(Scenes.situation()).press("d", "Enter");
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)));
        fold.effects();
        assertThat(fold.press("g", "r").effects()).contains(new Effect.RunDrill(Scenes.terms().drills().getFirst()));

        Fold smoked = Fold.home(Scenes.released()).event(new UiEvent.Pressed(new Key("w")))
                .press("Up", "r");
        assertThat(smoked.effects()).contains(new Effect.RunGates(Environment.PRODUCTION, Scenes.NEW));
        smoked.event(new UiEvent.RunEnded(
                smoked.operation(), Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.PASS)));
        assertThat(smoked.effects()).noneMatch(Effect.Record.class::isInstance);
        assertThat(smoked.press("g", "r").effects())
                .contains(new Effect.RunGates(Environment.PRODUCTION, Scenes.NEW));
    }

    @Test
    void gates_that_are_stopped_end_at_once_and_are_not_recorded() {
        Fold fold = Fold.home(Scenes.situation()).press("Enter", "Enter");
        long run = fold.operation();
        assertThat(fold.press("x").effects()).contains(new Effect.Stop());

        fold.event(new UiEvent.RunEnded(run, Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.FAIL)));

        assertThat(fold.effects()).noneMatch(Effect.Record.class::isInstance);
        assertThat(fold.state().operation()).isEmpty();
        assertThat(fold.screen()).contains("Staging gates: stopped; nothing is recorded", "Run the staging gates of");
    }

    @Test
    void a_rollback_does_not_wait_for_a_verification_that_is_stopped() {
        Fold fold = Fold.home(Scenes.situation()).press("l", "v");
        long verifying = fold.operation();
        fold.press("R", "t", "Down", "Enter", "Enter");
        assertThat(fold.screen()).contains("Verifying the log is running; x stops it");
        fold.effects();

        assertThat(fold.press("x").effects()).isEmpty();

        assertThat(fold.state().operation()).isEmpty();
        fold.event(new UiEvent.LogVerified(verifying, new LogCheck(List.of("a violation"), "2 entries")));
        assertThat(fold.state().journal()).extracting(JournalLine::words)
                .anyMatch("Verifying the log: stopped; it found nothing out"::equals)
                .noneMatch(words -> words.contains("violation"));
        fold.press("Enter").type("01de000").press("Enter");
        assertThat(fold.effects()).hasAtLeastOneElementOfType(Effect.RollBack.class);
    }

    @Test
    void control_c_in_a_run_asks_whether_to_stop_it() {
        Fold fold = Fold.home(Scenes.situation()).press("Enter", "Enter", "^C");
        fold.effects();

        assertThat(fold.press("Enter").effects()).as("the first is to go on").isEmpty();
        assertThat(fold.press("^C", "Down", "Enter").effects()).containsExactly(new Effect.Stop());
    }

    @Test
    void a_promotion_is_not_stopped_and_says_what_stopping_would_mean() {
        Fold fold = Fold.on(Scenes.situation()).press("R", "t", "Down", "Enter", "Enter").type("01de000").press("Enter");
        fold.effects();

        assertThat(fold.press("x").effects()).isEmpty();
        assertThat(fold.screen()).contains("cannot be stopped", "what has moved stays");
    }

    @Test
    void with_nothing_older_that_is_good_the_live_commit_is_not_offered() {
        ReleaseSeen standing = Scenes.situation();
        ReleaseSeen only = new ReleaseSeen(
                Scenes.withKnownGood(standing.git(), standing.knownGood().subList(0, 1)), standing.staging(),
                standing.production());
        Fold fold = Fold.home(only).press("R");

        assertThat(fold.screen()).contains("Nothing else is known to be good: release a fix instead.");
        assertThat(fold.press("t", "Down", "Enter", "Enter").state().dialog()).isEmpty();
        assertThat(fold.state().notice().words()).contains("release a fix instead");
    }

    @Test
    void after_a_rollback_the_commit_that_was_rolled_back_is_marked_and_not_proposed() {
        Fold fold = Fold.home(Scenes.takenBack());

        assertThat(fold.state().chosen()).isEmpty();
        assertThat(fold.screen()).contains("staging runs none that can be released", "press c");
        assertThat(fold.press("c").screen()).contains("●↩2ec0000", "was rolled back");
    }

    @Test
    void after_a_finished_day_the_next_commit_is_what_is_next() {
        ReleaseSeen released = Scenes.released();
        Fold fold = Fold.home(released);
        assertThat(fold.screen()).contains("Nothing is waiting: release has all of main");

        List<Candidate> one = List.of(Scenes.candidate(Scenes.BETWEEN, "Alan Turing", "Say when the shop opens", 0));
        fold.event(new UiEvent.GitRead(Scenes.with(released, one, List.of()).git()))
                .staging(Scenes.well(Scenes.live(Scenes.BETWEEN)));

        assertThat(fold.screen()).contains("▸ Test be70000, which staging runs: Say when the shop opens");
        assertThat(fold.press("Enter").state().chosen()).contains(Scenes.BETWEEN);
    }

    @Test
    void the_day_takes_ten_keys_and_the_sha() {
        List<String> tested = List.of("Enter", "Enter");
        List<String> declared = List.of("Enter", "Down", "Enter", "Enter");
        List<String> promoted = List.of("Enter", "Enter");
        assertThat(tested.size() + declared.size() + promoted.size()).isLessThanOrEqualTo(10);
        Fold fold = Fold.home(Scenes.situation()).press(tested.toArray(String[]::new));
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)))
                .event(new UiEvent.Recorded(fold.operation(), "evidence/runs/one.json")).looked(Scenes.tested())
                .press(declared.toArray(String[]::new));
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main")))));
        fold.effects();

        assertThat(fold.press(promoted.getFirst()).type("2ec0000").press(promoted.getLast()).effects())
                .anyMatch(Effect.Promote.class::isInstance);
        fold.event(new UiEvent.Concluded(fold.operation(), new Conclusion("20260122-1000-rc1", true, "done",
                ExitCode.DONE, Optional.empty()))).looked(Scenes.released());
        assertThat(fold.screen()).contains("Nothing is waiting");
    }

    @Test
    void a_rollback_takes_six_keys_and_the_sha() {
        List<String> before = List.of("Enter", "t", "Down", "Enter", "Enter");
        assertThat(before.size() + 1).isLessThanOrEqualTo(6);
        Fold fold = Fold.home(Scenes.situation()).production(Scenes.unwell(Scenes.live(Scenes.OLD), "500"));
        fold.effects();

        fold.press(before.toArray(String[]::new)).type("01de000").press("Enter");
        assertThat(fold.effects()).contains(new Effect.RollBack(Scenes.OLDER, Optional.of(Scenes.OLD), "5xx spike"));
    }

    @Test
    void a_run_that_ends_while_nobody_is_there_rings() {
        Fold fold = Fold.home(Scenes.situation()).press("Enter", "Enter").later(Duration.ofSeconds(14));
        Fold present = fold.copy();
        present.event(new UiEvent.RunEnded(present.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.FAIL)));
        assertThat(present.effects()).noneMatch(Effect.Notify.class::isInstance);

        fold.later(Duration.ofSeconds(1));
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.FAIL)));
        assertThat(fold.effects()).contains(
                new Effect.Notify("cognitive-api: Staging gates: FAIL in 812 ms by chat_happy"));
    }

    @Test
    void the_log_is_found_in_by_the_trigger() {
        Fold fold = Fold.home(Scenes.takenBack()).press("l", "/").type("5xx spike");
        assertThat(fold.screen()).contains("1 of 6 entries", "20260122-0945-rb1");
    }

    @Test
    void without_polling_only_the_operator_asks() {
        Fold fold = Fold.unpolled(SIZE).looked(Scenes.situation());
        fold.effects();

        assertThat(asked(fold.later(Duration.ofMinutes(10)))).isEmpty();
        assertThat(fold.screen()).contains("~ stale", "not asked since: u asks", "asked 10m ago");
        assertThat(asked(fold.press("u"))).containsExactlyElementsOf(Source.ALWAYS);
    }
}
