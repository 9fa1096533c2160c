package lockstep.release.pipeline;

import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.CanaryResult;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.GovernedConfig;

/**
 * How the last canary of a commit ended, judged again from its recorded integers, by the terms that are configured.
 * What a statement says of it is held by the audit of the journal, which comes before every promotion.
 *
 * @param keys whose signature counts on an acceptance
 * @param inForce whose members of a role may accept
 */
record RecordedCanaries(ReleaseSite site, ApproverKeys keys, GovernedConfig inForce) {

    Optional<CanaryResult> last(Optional<Sha> tip, Sha commit) {
        return new CanaryArchive(site.repository(), tip).lastEnded(commit)
                .map(canary -> result(tip.orElseThrow(), canary));
    }

    private CanaryResult result(Sha tip, CanaryView canary) {
        CanaryEnd end = canary.end().orElseThrow();
        boolean begunSo = canary.intent()
                .filter(intent -> intent.commit().equals(end.commit()) && intent.terms().equals(end.terms()))
                .isPresent();
        boolean countedSo = end.id().equals(canary.id()) && end.fault().isEmpty();
        return new CanaryResult(
                canary.id().toString(), end.commit(), end.verdict(), begunSo && countedSo, isAsConfigured(canary),
                end.endedAt(), acceptedBy(tip, canary), abortedBy(canary));
    }

    /** Whoever ends it past its {@code abort_by} only tidies up. */
    private static Optional<String> abortedBy(CanaryView canary) {
        return canary.states().reversed().stream().findFirst()
                .filter(state -> state.stage() == CanaryStage.ABORTED)
                .filter(state -> canary.intent().filter(intent -> state.at().isBefore(intent.abortBy())).isPresent())
                .map(state -> Sanitiser.line(state.operator() + " at " + state.at(), 200));
    }

    private boolean isAsConfigured(CanaryView canary) {
        return site.config().pipeline().canary()
                .filter(settings -> canary.intent()
                        .filter(intent -> settings.terms().equals(Optional.of(intent.terms()))
                                && settings.percents().equals(intent.steps()))
                        .isPresent())
                .isPresent();
    }

    private String acceptedBy(Sha tip, CanaryView canary) {
        Set<String> roles = site.config().pipeline().rolesOfCanary(
                canary.intent().flatMap(CanaryIntent::hotfix).isPresent());
        return SignedAcceptance.of(site, tip, canary, keys, site.clock().instant())
                .filter(by -> roles.isEmpty()
                        || roles.stream().anyMatch(role -> inForce.members(role).contains(by)))
                .orElse("");
    }
}
