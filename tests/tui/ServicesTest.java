package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Live;
import lockstep.tui.api.ServiceSeen;
import lockstep.tui.canvas.Size;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.record.evidence.Runs;

class ServicesTest {

    private static final List<String> NAMES = List.of("api-gateway", "orchestrator", "workers");

    private static Fold home() {
        DeskTerms one = Scenes.terms();
        DeskTerms terms = new DeskTerms(
                one.service(), one.operator(), one.remote(), one.stagingBranch(), one.productionBranch(),
                one.stagingBase(), one.productionBase(), one.stagingGates(), one.smokeGates(), one.drills(),
                one.invocation(), false, Optional.empty(), false, false, NAMES, Optional.of("api-gateway"));
        EnvironmentSeen well = Scenes.well(Scenes.situation().production());
        GateResult broken = Runs.gate("health", Verdict.FAIL, "it is down");
        return Fold.at(new Size(80, 24)).event(new UiEvent.Opened(terms)).looked(Scenes.situation())
                .production(new EnvironmentSeen(well.live(), well.gates(), List.of(
                        new ServiceSeen("api-gateway", well),
                        new ServiceSeen("orchestrator", new EnvironmentSeen(well.live(), List.of(broken))),
                        new ServiceSeen("workers", new EnvironmentSeen(Live.unknown("no answer"), List.of())))));
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
    void enter_opens_the_selected_service_and_does_what_is_next_where_none_is() {
        Fold fold = home().press("Down", "Down", "Down", "Enter");
        assertThat(fold.effects()).contains(new Effect.OpenService("workers"));
        assertThat(fold.state().cursor()).isZero();
        assertThat(home().press("Enter").effects()).noneMatch(Effect.OpenService.class::isInstance);
        assertThat(home().press("Down", "Up", "Enter").effects()).noneMatch(Effect.OpenService.class::isInstance);
    }
}
