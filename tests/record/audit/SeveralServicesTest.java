package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.promotion;
import static tests.record.log.Entries.sha;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.Violation;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

class SeveralServicesTest {

    private static final Sha A = sha(0xa);
    private static final String RC1 = "20260101-1000-rc1";
    private static final ServiceName API = new ServiceName("api-gateway");
    private static final ServiceName WORKERS = new ServiceName("workers");
    private static final GateName ALIVE = new GateName("alive");

    private final History history = new History();
    private int runs;

    private SeveralServicesTest ran(Environment mode, Optional<ServiceName> service, String gate) {
        boolean smoke = mode.isProduction();
        String path = smoke ? "evidence/2026-01/" + RC1 + "/smoke" + runs++ + ".json" : "evidence/runs/" + runs++ + ".json";
        history.with(new EvidenceFact.RunFact(path, new GateRunFacts(
                path, "promotion-gate", mode, "https://x.example", Optional.of(A), Verdict.PASS, false, true,
                Instant.parse(smoke ? "2026-01-01T10:02:00Z" : "2026-01-01T09:00:00Z"),
                Map.of(new GateName(gate), Verdict.PASS), service)));
        return this;
    }

    private SeveralServicesTest intended(List<ServiceName> policy, List<ServiceName> services) {
        Map<ServiceName, List<GateName>> required = new LinkedHashMap<>();
        policy.forEach(service -> required.put(service, List.of(ALIVE)));
        history.release = Optional.of(A);
        history.with(new EvidenceFact.RecordedIntent(
                "evidence/2026-01/" + RC1 + "/intent.json", Entries.id(RC1), A, false, false,
                Optional.of(new EvidenceFact.Basis(
                        new RecordedPolicy(Duration.ofHours(24), true, List.of(), required, Set.of()),
                        Entries.id(RC1).minute().toInstant(ZoneOffset.UTC), Set.of())),
                List.of(), services));
        return this;
    }

    private List<String> found() {
        return history.logged(promotion(RC1, A), A).audit().violations().stream().map(Violation::line).toList();
    }

    @Test
    void a_promotion_with_runs_of_every_service_is_verified() {
        assertThat(ran(Environment.STAGING, Optional.of(API), "alive").ran(Environment.STAGING, Optional.of(WORKERS), "alive")
                .intended(List.of(API, WORKERS), List.of(API, WORKERS))
                .ran(Environment.PRODUCTION, Optional.of(API), "alive")
                .ran(Environment.PRODUCTION, Optional.of(WORKERS), "alive").found()).isEmpty();
    }

    @Test
    void a_service_without_a_staging_run_of_its_own_is_named() {
        assertThat(ran(Environment.STAGING, Optional.of(API), "alive").ran(Environment.STAGING, Optional.empty(), "alive")
                .intended(List.of(API, WORKERS), List.of(API, WORKERS))
                .ran(Environment.PRODUCTION, Optional.of(API), "alive")
                .ran(Environment.PRODUCTION, Optional.of(WORKERS), "alive").found())
                .anyMatch(line -> line.contains("staging-before-promotion")
                        && line.contains("workers: no staging run is recorded for " + A))
                .anyMatch(line -> line.contains("policy-kept") && line.contains("workers: no passing staging run of " + A))
                .noneMatch(line -> line.contains("api-gateway"));
    }

    @Test
    void a_service_whose_required_gate_did_not_pass_broke_the_policy() {
        assertThat(ran(Environment.STAGING, Optional.of(API), "alive").ran(Environment.STAGING, Optional.of(WORKERS), "other")
                .intended(List.of(API, WORKERS), List.of(API, WORKERS))
                .ran(Environment.PRODUCTION, Optional.of(API), "alive")
                .ran(Environment.PRODUCTION, Optional.of(WORKERS), "alive").found())
                .hasSize(1).first().asString().contains("workers: no staging run of " + A + " passed every gate");
    }

    @Test
    void a_success_without_a_smoke_of_every_service_is_none() {
        assertThat(ran(Environment.STAGING, Optional.of(API), "alive").ran(Environment.STAGING, Optional.of(WORKERS), "alive")
                .intended(List.of(API, WORKERS), List.of(API, WORKERS))
                .ran(Environment.PRODUCTION, Optional.of(API), "alive").found())
                .hasSize(1).first().asString()
                .contains("production-smoke", "workers: result: pass, and no passing production run of " + A);
    }

    @Test
    void an_intent_that_leaves_a_service_of_its_policy_out_is_found() {
        assertThat(ran(Environment.STAGING, Optional.of(API), "alive")
                .intended(List.of(API, WORKERS), List.of(API))
                .ran(Environment.PRODUCTION, Optional.of(API), "alive").found())
                .hasSize(1).first().asString().contains("policy-kept",
                        "it moves the services [api-gateway], and the policy of the day names [api-gateway, workers]");
    }
}
