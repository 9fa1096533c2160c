package lockstep.release.pipeline;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.CanaryResult;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;

/**
 * How the last canary of a commit ended, judged again from its recorded integers. What a statement says of it is held
 * by the audit of the journal, which comes before every promotion.
 */
public record RecordedCanaries(ReleaseSite site) {

    public Optional<CanaryResult> last(Optional<Sha> tip, Sha commit) {
        return new CanaryArchive(site.repository(), tip).lastEnded(commit).map(RecordedCanaries::result);
    }

    private static CanaryResult result(CanaryView canary) {
        CanaryEnd end = canary.end().orElseThrow();
        boolean begunSo = canary.intent()
                .filter(intent -> intent.commit().equals(end.commit()) && intent.terms().equals(end.terms()))
                .isPresent();
        boolean countedSo = end.id().equals(canary.id()) && end.fault().isEmpty();
        return new CanaryResult(
                canary.id().toString(), end.commit(), end.verdict(), begunSo && countedSo, end.endedAt(),
                canary.acceptance().map(acceptance -> acceptance.by().name()).orElse(""));
    }
}
