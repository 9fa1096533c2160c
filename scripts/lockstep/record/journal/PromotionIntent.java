package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.ChangeDeclaration;

/**
 * A promotion that was decided on.
 *
 * @param stagingRun the path of the staging run that it rests on, of several services the first one's; blank for a
 *     hotfix that skips staging
 * @param stagingRunSha256 the digest of that file
 * @param accepted rules that did not hold and for which somebody answers, in words
 * @param services what it rests on for each of several services, in their order; none where there is one
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
        Passage passage,
        List<ServiceRun> services)
        implements Intent {

    public PromotionIntent {
        accepted = List.copyOf(accepted);
        services = List.copyOf(services);
    }

    /** Of the only service. */
    public PromotionIntent(
            ReleaseId id, Operator operator, Instant since, Optional<Sha> from, Sha target, String stagingRun,
            String stagingRunSha256, ChangeDeclaration declaration, boolean unverifiedAccepted, List<String> accepted,
            String notes, Optional<String> configuration, Passage passage) {
        this(id, operator, since, from, target, stagingRun, stagingRunSha256, declaration, unverifiedAccepted, accepted,
                notes, configuration, passage, List.of());
    }

    @Override
    public List<ServiceName> serviceNames() {
        return services.stream().map(ServiceRun::service).toList();
    }

    /** The paths of all staging runs that it rests on. */
    public List<String> stagingRuns() {
        return !restsOnStaging() ? List.of()
                : services.isEmpty() ? List.of(stagingRun)
                : services.stream().map(ServiceRun::path).toList();
    }

    /** Whether a canary passed before it, of one service at least. */
    public boolean restsOnCanary() {
        return passage.canary().isPresent() || services.stream().anyMatch(one -> one.canary().isPresent());
    }

    public boolean restsOnStaging() {
        return !stagingRun.isBlank();
    }
}
