package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.PromotionDecision.Allowed;
import lockstep.policy.promotion.PromotionDecision.Refused;
import lockstep.policy.promotion.PromotionFacts;
import lockstep.policy.promotion.PromotionJudge;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.ServiceFacts;
import lockstep.record.history.GateRunFacts;
import org.junit.jupiter.api.Test;

class SeveralServicesTest {

    private static final ServiceName API = new ServiceName("api-gateway");
    private static final ServiceName WORKERS = new ServiceName("workers");
    private static final GateName ALIVE = new GateName("alive");

    private final Facts good = new Facts();
    private ProductionSeen production = new ProductionSeen.RunsRelease();

    SeveralServicesTest() {
        good.runs = List.of(run(API, "api", Verdict.PASS), run(WORKERS, "work", Verdict.PASS));
    }

    private static String base(ServiceName service) {
        return "https://" + service + ".staging.example";
    }

    private static GateRunFacts run(ServiceName service, String id, Verdict verdict) {
        GateRunFacts usual = Facts.run();
        return new GateRunFacts(id, usual.suite(), usual.mode(), base(service), usual.commit(), verdict,
                verdict == Verdict.FAIL, true, usual.startedAt(), Map.of(ALIVE, verdict), Optional.of(service));
    }

    private PromotionDecision decide() {
        return PromotionJudge.decide(facts(), Facts.policy());
    }

    private PromotionFacts facts() {
        PromotionFacts one = good.facts();
        return new PromotionFacts(
                one.branches(), one.candidate(), one.known(), one.onMain(), one.descendsFromRelease(), one.release(), one.logged(),
                one.runs(), one.unsigned(), one.doubtful(), one.otherwiseConfigured(), one.takenBack(), "",
                new ProductionSeen.Unknown("several"), one.declaration(), one.changedPaths(), one.openIntent(),
                one.unverifiedAccepted(), one.driftAccepted(), one.configDifferences(), one.configAccepted(),
                one.requirements(), one.hotfix(), one.now(),
                List.of(new ServiceFacts(API, base(API), List.of(ALIVE), new ProductionSeen.RunsRelease()),
                        new ServiceFacts(WORKERS, base(WORKERS), List.of(ALIVE), production)));
    }

    /** Also where the configuration had another service, or the only one, when they were made. */
    @Test
    void it_rests_on_one_run_of_each_service_that_there_is() {
        List<GateRunFacts> all = new ArrayList<>(good.runs);
        all.add(run(new ServiceName("gone"), "gone", Verdict.PASS));
        all.add(Facts.run());
        good.runs = all;
        assertThat(PromotionJudge.restsOn(facts(), Facts.policy())).extracting(GateRunFacts::id).containsExactly("api", "work");
    }

    private List<String> reasons() {
        return ((Refused) decide()).reasons().stream().map(Reason::line).toList();
    }

    @Test
    void a_promotion_rests_on_a_run_of_every_service() {
        assertThat(((Allowed) decide()).runs()).extracting(GateRunFacts::id).containsExactly("api", "work");
    }

    @Test
    void a_run_of_one_service_stands_for_no_other() {
        good.runs = List.of(run(API, "api", Verdict.PASS));
        assertThat(reasons()).containsExactly("every-service-gated: workers: no staging run is recorded for "
                + Facts.CANDIDATE + " [docs/policy.md#every-service-gated]");
        good.runs = List.of(run(API, "api", Verdict.PASS), Facts.run());
        assertThat(reasons()).hasSize(1).first().asString().startsWith("every-service-gated: workers: ");
    }

    @Test
    void a_run_against_another_service_s_staging_does_not_count() {
        GateRunFacts crossed = Facts.at(run(API, "x", Verdict.PASS), base(API));
        good.runs = List.of(run(API, "api", Verdict.PASS), new GateRunFacts(
                "x", crossed.suite(), crossed.mode(), base(API), crossed.commit(), Verdict.PASS, false, true,
                crossed.startedAt(), crossed.gates(), Optional.of(WORKERS)));
        assertThat(reasons()).hasSize(2).anyMatch(line -> line.startsWith("staging-base: workers: staging run x asked "
                + base(API) + ", not " + base(WORKERS)));
    }

    @Test
    void what_is_wrong_with_a_service_s_run_is_told_beside_its_name() {
        good.runs = List.of(run(API, "api", Verdict.PASS), run(WORKERS, "work", Verdict.FAIL));
        assertThat(reasons()).hasSize(2)
                .anyMatch(line -> line.startsWith("every-service-gated: workers: no staging run counts for "))
                .anyMatch(line -> line.startsWith("run-passed: workers: staging run work ended with fail"));
        List<GateRunFacts> unsigned = new ArrayList<>(List.of(
                run(API, "api", Verdict.PASS), run(WORKERS, "work", Verdict.PASS)));
        good.runs = unsigned;
        good.unsigned = Set.of("api");
        assertThat(reasons()).anyMatch(line -> line.startsWith("run-signed: api-gateway: "))
                .noneMatch(line -> line.contains("workers"));
    }

    @Test
    void a_service_whose_production_runs_something_else_is_named() {
        production = new ProductionSeen.Drifted("abc1234");
        assertThat(reasons()).hasSize(1).first().asString()
                .startsWith("no-drift: production of workers runs abc1234, but release is at ");
        production = new ProductionSeen.Unknown("no answer");
        assertThat(((Refused) decide()).reasons().getFirst().remedy())
                .contains("services.workers.environments.production.revision");
    }
}
