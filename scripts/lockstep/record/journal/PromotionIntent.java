package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.ChangeDeclaration;

/**
 * A promotion that was decided on.
 *
 * @param stagingRun the path of the staging run that it rests on; blank for a hotfix that skips staging
 * @param stagingRunSha256 the digest of that file
 * @param accepted rules that did not hold and for which somebody answers, in words
 */
public record PromotionIntent(
        ReleaseId id,
        Operator operator,
        Instant since,
        Optional<Sha> from,
        Sha target,
        String stagingRun,
        String stagingRunSha256,
        ChangeDeclaration declaration,
        boolean unverifiedAccepted,
        List<String> accepted,
        String notes,
        Optional<String> configuration,
        Passage passage)
        implements Intent {

    public PromotionIntent {
        accepted = List.copyOf(accepted);
    }

    public boolean restsOnStaging() {
        return !stagingRun.isBlank();
    }
}
