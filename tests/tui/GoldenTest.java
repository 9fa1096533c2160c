package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.api.StoredRun;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Size;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tests.house.Repository;

/**
 * Every view at 80×24 and at a wide size with its styles, and in ASCII, against the files in {@code tests/tui/golden}.
 * {@code LOCKSTEP_GOLDEN=write jbang test GoldenTest} writes them anew; look at the difference before you commit it.
 */
class GoldenTest {

    private static final boolean WRITE = "write".equals(System.getenv("LOCKSTEP_GOLDEN"));
    private static final Size USUAL = new Size(80, 24);
    private static final Size WIDE = new Size(120, 40);

    @TestFactory
    Stream<DynamicTest> every_view_looks_as_it_did() {
        return views().entrySet().stream().flatMap(view -> Stream.of(
                shown(view.getKey(), view.getValue(), USUAL), shown(view.getKey(), view.getValue(), WIDE),
                DynamicTest.dynamicTest(view.getKey() + " in ASCII", () ->
                        compare(view.getKey() + "-ascii.txt", ascii(view.getValue().apply(Fold.at(USUAL)).ascii())))));
    }

    /** Where another layout begins. */
    @TestFactory
    Stream<DynamicTest> the_home_and_the_way_back_fit_every_screen() {
        UnaryOperator<Fold> home = fold -> fold.looked(Scenes.tested());
        UnaryOperator<Fold> back = fold -> failing(fold).press("R");
        return Stream.of(
                shown("home", home, new Size(200, 50)), shown("home", home, new Size(60, 16)),
                shown("emergency", GoldenTest::failing, new Size(40, 10)), shown("emergency-rollback", back, new Size(59, 12)));
    }

    /** Somebody may sit in any zone: a time that does not say so is taken for theirs. */
    @TestFactory
    Stream<DynamicTest> every_time_of_day_says_that_it_is_utc() {
        return views().entrySet().stream().flatMap(view -> Stream.of(USUAL, WIDE).map(size -> DynamicTest.dynamicTest(
                view.getKey() + " at " + size, () -> assertThat(view.getValue().apply(Fold.at(size)).screen())
                        .doesNotContainPattern("(?<![\\d:])\\d\\d:\\d\\d(:\\d\\d)?(?![\\d:Z])"))));
    }

    private static DynamicTest shown(String name, UnaryOperator<Fold> view, Size size) {
        return DynamicTest.dynamicTest(name + " at " + size, () ->
                compare(name + "-" + size + ".txt", styled(view.apply(Fold.at(size)).frame())));
    }

    private static Map<String, UnaryOperator<Fold>> views() {
        Map<String, UnaryOperator<Fold>> views = new LinkedHashMap<>();
        views.put("opening", fold -> fold);
        views.put("home", fold -> fold.looked(Scenes.situation()));
        views.put("home-failing", GoldenTest::failing);
        views.put("home-sources", GoldenTest::troubled);
        views.put("home-taken-back", fold -> fold.looked(Scenes.takenBack()));
        views.put("home-canary", fold -> fold.looked(Scenes.canarying(60, 0)));
        views.put("pipeline", fold -> fold.looked(Scenes.tested()).press("P")
                .event(new UiEvent.PipelineRead(Scenes.pipeline())).press("Down"));
        views.put("approve-dialog", fold -> fold.looked(Scenes.tested()).press("P")
                .event(new UiEvent.PipelineRead(Scenes.pipeline())).press("a").type("2ec0000"));
        views.put("canary-undecided", fold -> fold.looked(Scenes.canarying(8, 0)).press("K"));
        views.put("canary-failing", fold -> fold.looked(Scenes.canarying(40, 40)).press("K"));
        views.put("canary-nothing", fold -> fold.looked(Scenes.canarying(0, 0)).press("K"));
        views.put("canary-paused", fold -> fold.looked(Scenes.paused(
                Scenes.canarying(60, 0), "the team looks at the logs of the new version")).press("K"));
        views.put("canary-metrics", fold -> fold.looked(Scenes.canarying(60, 1))
                .event(new UiEvent.MetricsRead(Scenes.metrics())).press("K"));
        views.put("canary-abort", fold -> fold.looked(Scenes.canarying(60, 1)).press("K", "A"));
        views.put("candidate", fold -> fold.looked(Scenes.situation()).press("w"));
        views.put("candidate-classes", fold -> fold.looked(Scenes.classes()).press("w", "Home", "Enter"));
        views.put("gates-running", GoldenTest::running);
        views.put("gates-failed", fold -> failed(fold).press("g"));
        views.put("gates-passed", fold -> passed(fold).press("g", "End"));
        views.put("walk-failed", fold -> failed(fold).press("w"));
        views.put("decision-refused", fold -> judged(fold, false).press("w"));
        views.put("decision-class", fold -> passed(fold).press("Enter"));
        views.put("promote-dialog", fold -> judged(fold, true).press("Enter").type("2ec0"));
        views.put("deploying", GoldenTest::deploying);
        views.put("released", fold -> deploying(fold)
                .event(new UiEvent.Concluded(2, new Conclusion("20260122-1000-rc1", true, "production smoke passed", ExitCode.DONE,
                    Optional.of(Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.PASS)))))
                .looked(Scenes.released()));
        views.put("production-unwell", fold -> deploying(fold).event(new UiEvent.Concluded(2, new Conclusion(
                "20260122-1000-rc1", false, "production smoke: 500, not the governed contract", ExitCode.GATE_FAILED,
                Optional.of(Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.FAIL))))));
        views.put("log", fold -> fold.looked(Scenes.situation()).press("l", "Down"));
        views.put("log-filter", fold -> fold.looked(Scenes.situation()).press("/").type("fail"));
        views.put("log-evidence", fold -> fold.looked(Scenes.situation()).press("l", "e")
                .event(new UiEvent.RunsRead("20260121-1000-rc1", List.of(
                        new StoredRun("evidence/20260121-1000-rc1/one.json",
                                Scenes.run(Environment.STAGING, Scenes.OLD, Verdict.PASS))))));
        views.put("log-violations", fold -> fold.looked(Scenes.situation()).press("l", "v")
                .event(new UiEvent.LogVerified(1, new LogCheck(
                        List.of("evidence-add-only: commit 1234567: evidence/x.json was changed"
                                + " [docs/policy.md#evidence-add-only]"),
                        "4 entries"))));
        views.put("rollback", fold -> fold.looked(Scenes.situation()).press("R", "t", "Down", "Enter"));
        views.put("rollback-dialog", fold -> fold.looked(Scenes.situation()).press("R", "t", "Down", "Enter", "Enter"));
        views.put("drills", fold -> fold.looked(Scenes.situation()).press("d", "Down"));
        views.put("journal", fold -> fold.looked(Scenes.situation()).press("J"));
        views.put("help", fold -> fold.looked(Scenes.situation()).press("?"));
        views.put("stop-dialog", fold -> running(fold).press("^C"));
        views.put("command", fold -> fold.looked(Scenes.situation()).press(":").type("re"));
        views.put("disabled", fold -> fold.looked(Scenes.situation()).press("r"));
        return views;
    }

    private static Fold running(Fold fold) {
        fold.looked(Scenes.situation()).press("Enter").looked(Scenes.situation()).press("Enter", "g");
        for (String gate : List.of("health", "db_health", "burst_429")) {
            fold.event(new UiEvent.GateBegan(1, new GateName(gate)));
        }
        fold.event(new UiEvent.GateEnded(1, Scenes.gate("health", Verdict.PASS, "200", 31)));
        fold.event(new UiEvent.GateAnswered(1, new GateName("burst_429"), 1, 15, 200));
        fold.event(new UiEvent.GateAnswered(1, new GateName("burst_429"), 3, 15, 429));
        return fold.later(Duration.ofSeconds(3)).press("End");
    }

    /** Production was well, and is not for more than a minute. */
    private static Fold failing(Fold fold) {
        fold.looked(Scenes.situation()).later(Duration.ofSeconds(10)).production(
                Scenes.unwell(Scenes.live(Scenes.OLD), "500, expected 200"));
        return fold.later(Duration.ofSeconds(72)).staging(Scenes.well(Scenes.live(Scenes.NEW)))
                .event(new UiEvent.GitRead(Scenes.situation().git()))
                .production(Scenes.unwell(Scenes.live(Scenes.OLD), "500, expected 200"))
                .later(Duration.ofSeconds(4));
    }

    /** Staging is silent, production is healthy, and the remote cannot be read. */
    private static Fold troubled(Fold fold) {
        fold.looked(Scenes.situation()).later(Duration.ofSeconds(10)).event(new UiEvent.SourceFailed(
                Source.GIT, "the remote git.example cannot be read: timed out", "Check that `git fetch` works here."));
        return fold.later(Duration.ofSeconds(31)).production(Scenes.well(Scenes.live(Scenes.OLD)))
                .later(Duration.ofSeconds(5));
    }

    private static Fold failed(Fold fold) {
        return fold.looked(Scenes.situation()).press("Enter").looked(Scenes.situation()).press("Enter")
                .event(new UiEvent.RunEnded(1, Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.FAIL)))
                .event(new UiEvent.Recorded(2, "evidence/runs/" + Scenes.NEW + "/one.json"))
                .looked(Scenes.situation());
    }

    private static Fold passed(Fold fold) {
        return fold.looked(Scenes.tested());
    }

    private static Fold judged(Fold fold, boolean allowed) {
        List<RuleCheck> rules = List.of(
                new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main"),
                new RuleCheck("run-fresh", allowed,
                        allowed ? "holds" : "staging run one is 2 d 1 h old, older than 24 h 00 min",
                        allowed ? "" : "Run `promotion-gate --mode staging --sha 2ec0000 --record`.",
                        "docs/policy.md#run-fresh"),
                new RuleCheck("rollback-plan", true, "holds", "",
                        "docs/policy.md#rollback-plan"));
        return passed(fold).press("w", "Enter", "Down", "Enter", "Enter")
                .event(new UiEvent.Judged(1, new Judgement(Scenes.NEW, Scenes.NOW, rules)));
    }

    private static Fold deploying(Fold fold) {
        return judged(fold, true).press("Enter").type("2ec0000").press("Enter")
                .event(new UiEvent.StageReached(2, MovePhase.MOVING, "moving release to 2ec0000"))
                .event(new UiEvent.StageReached(2, MovePhase.DEPLOYING, "waiting until production runs 2ec0000"))
                .event(new UiEvent.Waiting(2, Duration.ofSeconds(42), "it still runs 01d0000"))
                .later(Duration.ofSeconds(2));
    }

    private static String styled(Frame frame) {
        StringBuilder text = new StringBuilder(frame.text());
        text.append("--- styles\n");
        for (int row = 0; row < frame.size().rows(); row++) {
            text.append(frame.marks(row)).append('\n');
        }
        return text.toString();
    }

    private static String ascii(Frame frame) {
        assertThat(frame.text()).matches("[\\x20-\\x7e\\n]*");
        return frame.text();
    }

    private static void compare(String name, String screen) throws IOException {
        Path file = Repository.root().resolve("tests/tui/golden").resolve(name);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, screen);
            return;
        }
        assertThat(screen).isEqualTo(Files.readString(file));
    }
}
