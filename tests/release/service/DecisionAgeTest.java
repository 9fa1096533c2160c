package tests.release.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A decision to promote that waited for somebody to confirm it. */
class DecisionAgeTest {

    private final ReleaseDay day = new ReleaseDay();
    private Duration later = Duration.ZERO;

    @AfterEach
    void end() {
        day.close();
    }

    private ReleaseSite site(Seat seat) {
        ReleaseSite site = seat.site();
        return site.withClock(() -> Instant.now().plus(later), site.waiting());
    }

    private static PromotionRequest request(Optional<Sha> commit) {
        return new PromotionRequest(commit.map(CommitName.Exact::new), ChangeDeclaration.classA("go back"),
                Optional.empty(), Optional.empty(), Map.of(), "");
    }

    @Test
    void a_freeze_that_began_while_it_waited_refuses_it() {
        Instant soon = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        day.configuredWith("pipeline: {freeze: [{from: '" + soon + "', to: '2099-01-01T00:00:00Z', reason: fair}]}\n");
        Sha commit = day.landTested("a change");
        String before = day.refs();
        try (ReleaseSite site = site(day.operator("Olga"))) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            PushPlan shown = service.plan(request(Optional.of(commit)));
            later = Duration.ofHours(2);

            assertThatThrownBy(() -> service.confirmed(shown, request(Optional.of(commit))))
                    .isInstanceOf(Refused.class)
                    .satisfies(e -> assertThat(((Refused) e).particulars().toString()).contains("frozen until 2099"));
            assertThatThrownBy(() -> service.carryOut(shown)).isInstanceOf(Refused.class)
                    .hasMessageContaining("nothing was changed");
        }
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void another_candidate_that_landed_while_it_waited_is_not_promoted_instead() {
        day.landTested("a change");
        try (ReleaseSite site = site(day.operator("Olga"))) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            PushPlan shown = service.plan(request(Optional.empty()));
            Sha other = day.landTested("another change");
            later = Duration.ofMinutes(2);

            assertThatThrownBy(() -> service.confirmed(shown, request(Optional.empty())))
                    .isInstanceOf(LostRace.class).hasMessageContaining(other.hex())
                    .hasMessageContaining("as you confirmed; nothing was changed");
        }
    }

    @Test
    void what_still_holds_is_decided_anew_and_carried_out() {
        Sha commit = day.landTested("a change");
        day.platformDeploys();
        try (ReleaseSite site = site(day.operator("Olga"))) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            PushPlan shown = service.plan(request(Optional.of(commit)));
            assertThat(service.confirmed(shown, request(Optional.of(commit)))).isSameAs(shown);
            later = Duration.ofMinutes(30);
            PushPlan anew = service.confirmed(shown, request(Optional.of(commit)));

            assertThat(anew.intent().since()).isAfter(shown.intent().since().plus(29, ChronoUnit.MINUTES));
            assertThat(service.carryOut(anew).verdict()).isEqualTo(Verdict.PASS);
        }
    }
}
