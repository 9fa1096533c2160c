package tests.policy.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Branches;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.CanaryConfigured;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Requirement;
import org.junit.jupiter.api.Test;

/** Of several services each has to have its own pass. */
class ServiceCanaryTest {

    private static final ServiceName API = new ServiceName("api");
    private static final ServiceName WORKERS = new ServiceName("workers");
    private static final Sha COMMIT = new Sha("1".repeat(40));
    private static final Instant NOW = Instant.parse("2026-01-22T12:00:00Z");

    private static PipelineFacts facts(CanaryResult... canaries) {
        return new PipelineFacts(COMMIT, Action.PROMOTE, Optional.empty(), Set.of(), Set.of(), List.of(), List.of(),
                List.of(), "", Optional.empty(), List.of(), List.of(canaries), List.of(), NOW, List.of(API, WORKERS),
                new Branches("main", "release"));
    }

    private static CanaryResult passed(String id, Optional<ServiceName> service) {
        return new CanaryResult(id, COMMIT, Verdict.PASS, true, true, NOW.minusSeconds(60), "").of(service);
    }

    private static Assessment said(Requirement asked, CanaryResult... canaries) {
        return asked.assess(facts(canaries)).getFirst();
    }

    private static CanaryPassed of(ServiceName service) {
        return new CanaryPassed(Duration.ofHours(24), Optional.of(service));
    }

    @Test
    void the_pass_of_one_service_never_stands_for_another() {
        CanaryResult api = passed("20260122-1100-ca1", Optional.of(API));
        assertThat(said(of(API), api).words()).isEqualTo("api: canary 20260122-1100-ca1 passed at " + NOW.minusSeconds(60));
        assertThat(said(of(API), api).holds()).isTrue();
        Assessment other = said(of(WORKERS), api);
        assertThat(other.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(other.words()).isEqualTo("workers: no canary of this commit has ended");
        assertThat(other.remedy()).isEqualTo("Run `request-canary`, then `run-canary --service workers`.");
    }

    @Test
    void the_pass_of_an_only_service_stands_for_none_of_several_nor_theirs_for_it() {
        assertThat(said(of(API), passed("20260122-1100-ca1", Optional.empty())).holds()).isFalse();
        assertThat(said(new CanaryPassed(Duration.ofHours(24)), passed("20260122-1100-ca1", Optional.of(API))).holds())
                .isFalse();
    }

    @Test
    void who_accepts_an_inconclusive_one_is_told_the_whole_command() {
        CanaryResult unsure = new CanaryResult("20260122-1100-ca1", COMMIT, Verdict.INCONCLUSIVE, true, true, NOW, "");
        assertThat(said(of(WORKERS), unsure.of(Optional.of(WORKERS))).remedy()).isEqualTo("Run it again with more time"
                + " or more weight (services.workers.canary). Or an approver accepts it: `run-canary " + COMMIT
                + " --service workers --accept-inconclusive REASON`.");
        assertThat(said(new CanaryPassed(Duration.ofHours(24)), unsure).remedy())
                .endsWith("(pipeline.canary). Or an approver accepts it: `run-canary " + COMMIT
                        + " --accept-inconclusive REASON`.");
    }

    @Test
    void other_terms_are_told_by_the_key_of_the_service() {
        CanaryResult changed = new CanaryResult("20260122-1100-ca1", COMMIT, Verdict.PASS, true, false, NOW, "");
        assertThat(said(of(WORKERS), changed.of(Optional.of(WORKERS))).words())
                .isEqualTo("workers: canary 20260122-1100-ca1 was held to other terms, or counted otherwise, than"
                        + " services.workers.canary has");
    }

    @Test
    void where_no_service_has_one_the_key_of_a_service_is_named() {
        assertThat(said(new CanaryConfigured()).words()).endsWith("lockstep.yaml has no services.NAME.canary");
        assertThat(said(new CanaryConfigured()).remedy()).contains("--accept-config services.NAME.canary:REASON");
    }
}
