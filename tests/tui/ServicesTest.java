package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.requirement.Assessment;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.ServiceSeen;
import lockstep.tui.api.Source;
import lockstep.tui.api.StoredRun;
import lockstep.tui.canvas.Size;
import lockstep.tui.day.Day;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.StepLine;
import lockstep.tui.day.StepState;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.record.evidence.Runs;

class ServicesTest {

    private static final List<String> NAMES = List.of("api-gateway", "orchestrator", "workers");

    private static Fold home() {
        return home(Scenes.situation());
    }

    private static DeskTerms terms(String opened) {
        DeskTerms one = Scenes.terms();
        return new DeskTerms(
                one.service(), one.operator(), one.remote(), one.stagingBranch(), one.productionBranch(),
                one.stagingBase(), one.productionBase(), one.stagingGates(), one.smokeGates(), one.drills(),
                one.invocation(), false, Optional.empty(), false, false, NAMES, Optional.of(opened));
    }

    private static Fold home(ReleaseSeen standing) {
        DeskTerms terms = terms("api-gateway");
        EnvironmentSeen well = Scenes.well(Scenes.situation().production());
        GateResult broken = Runs.gate("health", Verdict.FAIL, "it is down");
        return Fold.at(new Size(80, 24)).event(new UiEvent.Opened(terms)).looked(standing)
                .production(new EnvironmentSeen(well.live(), well.gates(), List.of(
                        new ServiceSeen("api-gateway", well),
                        new ServiceSeen("orchestrator", new EnvironmentSeen(well.live(), List.of(broken))),
                        new ServiceSeen("workers", new EnvironmentSeen(new RevisionReading.Unknown("no answer"), List.of())))));
    }

    @Test
    void home_lists_each_service_on_one_line() {
        String screen = home().screen();
        assertThat(screen).containsPattern("api-gateway: \\S+ \\(healthy\\)  open");
        assertThat(screen).containsPattern("orchestrator: \\S+ \\(unhealthy: health: it is down\\)");
        assertThat(screen).contains("workers: commit unknown (undecided: no answer)");
        assertThat(Fold.home(Scenes.situation()).screen()).doesNotContain("healthy)");
    }

    @Test
    void of_several_services_each_needs_its_run() {
        DeskTerms one = terms("api-gateway");
        DeskTerms several = new DeskTerms(
                one.service(), one.operator(), one.remote(), one.stagingBranch(), one.productionBranch(),
                one.stagingBase(), one.productionBase(), one.stagingGates(), one.smokeGates(), one.drills(),
                one.invocation(), false, Optional.empty(), true, false, NAMES, Optional.of("api-gateway"));
        Optional<Instant> then = Optional.of(Scenes.NOW.plus(Duration.ofHours(2)));
        Fold fold = Fold.at(new Size(100, 24)).event(new UiEvent.Opened(several)).looked(Scenes.tested()).press("P")
                .event(new UiEvent.PipelineRead(new PipelineSeen(Scenes.NEW, "2ec0000", List.of(new Assessment(
                        "freeze", Verdict.FAIL, "frozen", "Wait.", then)), List.of(), List.of(), List.of(), then, true,
                        List.of(), Optional.empty())));
        assertThat(fold.screen()).contains("time (2h00m) and one staging run of each service are missing");
    }

    private static EnvironmentSeen production(EnvironmentSeen gateway, EnvironmentSeen orchestrator) {
        return new EnvironmentSeen(gateway.live(), gateway.gates(), List.of(
                new ServiceSeen("api-gateway", gateway), new ServiceSeen("orchestrator", orchestrator),
                new ServiceSeen("workers", Scenes.well(gateway.live()))));
    }

    @Test
    void one_that_fails_and_is_not_open_is_named_on_every_page_and_the_way_back_is_offered() {
        EnvironmentSeen well = Scenes.well(Scenes.live(Scenes.OLD));
        EnvironmentSeen broken = Scenes.unwell(Scenes.live(Scenes.OLD), "it is down");
        Fold fold = home().later(Duration.ofSeconds(10)).production(production(well, broken))
                .later(Duration.ofSeconds(72)).event(new UiEvent.GitRead(Scenes.situation().git()))
                .staging(well).production(production(well, broken));

        assertThat(fold.screen()).contains("▸ orchestrator fails: roll production back to 01de000");
        for (String page : List.of("w", "g", "l", "R", "d")) {
            assertThat(fold.press("h", page).screen()).as(page).contains("✗ orchestrator FAILING for 1m22s");
        }
        assertThat(fold.press("R").screen()).contains("orchestrator FAILING for 1m22s: health: it is down");
        assertThat(fold.press("h").resized(40, 8).screen()).contains("orchestrator FAILING");
        assertThat(fold.resized(200, 50).press("l").screen()).contains("api-gateway: production ✓ healthy");
        fold.resized(80, 24).production(production(well, well));
        assertThat(fold.press("l").screen()).doesNotContain("✗ orchestrator");
    }

    @Test
    void what_was_seen_of_the_service_that_was_open_is_not_shown_as_that_of_the_next() {
        EnvironmentSeen well = Scenes.well(Scenes.live(Scenes.OLD));
        EnvironmentSeen broken = Scenes.unwell(Scenes.live(Scenes.OLDER), "it is down");
        Fold fold = home().production(production(well, broken)).later(Duration.ofSeconds(4))
                .event(new UiEvent.Opened(terms("orchestrator")));

        assertThat(fold.screen()).contains("STAGING     · waiting", "PRODUCTION  ✗ FAILING  01de000", "4s ago");
        fold.event(new UiEvent.EnvironmentAsked(Environment.PRODUCTION, well, Optional.of("api-gateway")))
                .event(new UiEvent.EnvironmentAsked(Environment.STAGING, well, Optional.of("api-gateway")))
                .event(new UiEvent.SourceFailed(Source.STAGING, "no route", "", Optional.of("api-gateway")));
        assertThat(fold.screen()).contains("STAGING     · waiting", "PRODUCTION  ✗ FAILING  01de000")
                .doesNotContain("no route");
        fold.event(new UiEvent.EnvironmentAsked(Environment.STAGING, well, Optional.of("orchestrator")));
        assertThat(fold.screen()).contains("STAGING     ✓ healthy");
        assertThat(fold.event(new UiEvent.Opened(terms("nobody"))).screen()).contains("PRODUCTION  · waiting");
    }

    @Test
    void each_environment_is_asked_of_the_service_that_is_open() {
        Fold fold = home();
        fold.effects();
        fold.event(new UiEvent.Opened(terms("workers")));
        assertThat(fold.effects()).contains(
                new Effect.Ask(Source.STAGING, Optional.empty(), Optional.of("workers")),
                new Effect.Ask(Source.PRODUCTION, Optional.empty(), Optional.of("workers")));
    }

    @Test
    void a_smoke_that_failed_is_that_of_its_own_service() {
        ReleaseSeen standing = Scenes.situation();
        StoredRun failed = new StoredRun("evidence/runs/workers.json", Scenes.run(
                Environment.PRODUCTION, Scenes.OLD, Verdict.FAIL).ofService(Optional.of(new ServiceName("workers"))));
        GitSeen git = standing.git();
        Fold fold = home(new ReleaseSeen(new GitSeen(git.main(), git.release(), git.logged(), Optional.empty(), git.candidates(), 2, List.of(failed),
                git.log(), Optional.empty(), git.knownGood(), List.of(), Map.of(), Optional.empty()),
                standing.staging(), standing.production()));

        assertThat(fold.screen()).contains("PRODUCTION  ✓ healthy", "0s ago");
        assertThat(EnvironmentHealth.failedSmoke(fold.state(), "workers")).hasValueSatisfying(why ->
                assertThat(why).contains("chat_happy"));
        assertThat(EnvironmentHealth.failedSmoke(fold.state(), "orchestrator")).isEmpty();
    }

    @Test
    void enter_opens_the_selected_service_and_does_what_is_next_where_none_is() {
        Fold fold = home().press("Down", "Down", "Down", "Enter");
        assertThat(fold.effects()).contains(new Effect.OpenService("workers"));
        assertThat(fold.state().cursor()).isZero();
        assertThat(home().press("Enter").effects()).noneMatch(Effect.OpenService.class::isInstance);
        assertThat(home().press("Down", "Up", "Enter").effects()).noneMatch(Effect.OpenService.class::isInstance);
    }

    private static ReleaseSeen tested(String... services) {
        ReleaseSeen standing = Scenes.situation();
        List<StoredRun> runs = Stream.of(services).map(service -> new StoredRun("evidence/runs/" + service + ".json",
                Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)
                        .ofService(Optional.of(new ServiceName(service))))).toList();
        return new ReleaseSeen(new GitSeen(standing.main(), standing.release(), standing.release(), Optional.empty(), standing.candidates(), 2, runs,
                standing.log(), Optional.empty(), standing.knownGood(), List.of(), Map.of(), Optional.empty()),
                standing.staging(), standing.production());
    }

    private static Step next(Fold fold) {
        return new Day(fold.state()).next();
    }

    @Test
    void the_gates_are_done_when_those_of_every_service_have_passed() {
        EnvironmentSeen well = Scenes.well(Scenes.live(Scenes.OLD));
        Fold fold = home(tested("api-gateway")).production(production(well, well));
        assertThat(next(fold)).isEqualTo(Step.GATES);
        assertThat(new Day(fold.state()).line(Step.GATES).words())
                .isEqualTo("1 of 3 services passed, next orchestrator");
        assertThat(fold.screen()).contains("Run the staging gates of orchestrator on 2ec0000");
        fold.effects();
        assertThat(fold.press("Enter").effects()).contains(
                new Effect.RunGates(Environment.STAGING, Scenes.NEW, Optional.of("orchestrator")));
        assertThat(fold.state().journal().getLast().words()).contains("--service orchestrator");

        Fold all = home(tested("api-gateway", "orchestrator", "workers"));
        assertThat(next(all)).isEqualTo(Step.DECISION);
    }

    @Test
    void the_gates_of_one_service_that_failed_are_not_made_up_for_by_another() {
        ReleaseSeen standing = tested("api-gateway", "workers");
        List<StoredRun> runs = new ArrayList<>(standing.runs());
        runs.add(new StoredRun("evidence/runs/orchestrator.json", Scenes.run(
                Environment.STAGING, Scenes.NEW, Verdict.FAIL).ofService(Optional.of(new ServiceName("orchestrator")))));
        GitSeen git = standing.git();
        Fold fold = home(new ReleaseSeen(new GitSeen(git.main(), git.release(), git.logged(), Optional.empty(), git.candidates(), 2, runs, git.log(),
                Optional.empty(), git.knownGood(), List.of(), Map.of(), Optional.empty()), standing.staging(),
                standing.production()));

        StepLine line = new Day(fold.state()).line(Step.GATES);
        assertThat(line.state()).isEqualTo(StepState.FAILED);
        assertThat(line.words()).startsWith("FAIL, orchestrator, ");
    }
}
