package lockstep.release.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Requirement;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.journal.PromotionIntent;

/** The canaries that a promotion of several services names: of each service the one that was judged, and no other. */
final class CanariesNamed {

    private CanariesNamed() {}

    static List<AuditBreach> faults(PromotionIntent intent, PipelineFacts facts, List<Requirement> demanded) {
        var asked = demanded.stream()
                .filter(CanaryPassed.class::isInstance)
                .flatMap(one -> ((CanaryPassed) one).service().stream())
                .collect(Collectors.toSet());
        return intent.services().stream()
                .filter(one -> !one.canary().equals(asked.contains(one.service())
                        ? id(facts, one.service()) : Optional.empty()))
                .map(one -> new AuditBreach(AuditRule.POLICY_KEPT,
                Sanitiser.line("it rests for " + one.service() + " on "
                        + shown(one.canary()) + ", and what counts for that service is "
                        + shown(asked.contains(one.service()) ? id(facts, one.service()) : Optional.empty()), 300)))
                .toList();
    }

    private static Optional<String> id(PipelineFacts facts, ServiceName service) {
        return facts.canary(Optional.of(service)).map(CanaryResult::id);
    }

    private static String shown(Optional<String> canary) {
        return canary.map(id -> "canary " + id).orElse("no canary");
    }
}
