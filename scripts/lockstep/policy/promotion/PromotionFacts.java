package lockstep.policy.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Branches;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.base.release.ChangeDeclaration;
import lockstep.policy.requirement.Assessment;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.OpenIntent;

/**
 * All that a promotion is decided on.
 *
 * @param candidate the commit to be promoted
 * @param known whether this clone has it: of another one nobody can tell what it contains
 * @param onMain whether it is on {@code main}: its head or an ancestor of it
 * @param descendsFromRelease whether it is a descendant of the head of {@code release}; true where there is none
 * @param release the head of {@code release}; empty where there is no such branch yet
 * @param logged where the log says that {@code release} stands; empty where it says nothing
 * @param runs the recorded gate runs, of this commit and, to explain a refusal, of others
 * @param unsigned the ids of the runs that need a signature and have none that counts
 * @param doubtful the ids of the runs that saw too few digits of the commit to be sure of it
 * @param otherwiseConfigured the ids of the runs that were made by another configuration than the one that counts, and
 *     than the one that was given
 * @param takenBack the last rollback from the candidate, if production had it before
 * @param stagingBase the configured address of staging
 * @param production what production says it runs
 * @param changedPaths what differs between {@code release} and the candidate; nothing before the first promotion
 * @param unverifiedAccepted who answers for a revision that could not be verified
 * @param driftAccepted who answers for production running something else than {@code release}
 * @param configDifferences where the given configuration differs from the one that counts
 * @param configAccepted who answers for which of them, by key or section
 * @param requirements what the requirements of the pipeline said; none where there is no pipeline
 * @param hotfix where it is one; what it may leave out is then held to its approvals
 * @param services each of several, in their order; none where there is one, whose facts stand above
 */
public record PromotionFacts(
        Branches branches,
        Sha candidate,
        boolean known,
        boolean onMain,
        boolean descendsFromRelease,
        Optional<Sha> release,
        Optional<Sha> logged,
        List<GateRunFacts> runs,
        Set<String> unsigned,
        Set<String> doubtful,
        Set<String> otherwiseConfigured,
        Optional<TakenBack> takenBack,
        String stagingBase,
        ProductionSeen production,
        ChangeDeclaration declaration,
        List<String> changedPaths,
        Optional<OpenIntent> openIntent,
        Optional<Acceptance> unverifiedAccepted,
        Optional<Acceptance> driftAccepted,
        List<ConfigDifference> configDifferences,
        Map<String, Acceptance> configAccepted,
        List<Assessment> requirements,
        Optional<Hotfix> hotfix,
        Instant now,
        List<ServiceFacts> services) {

    /** What an acceptance names that is about the configuration of a staging run. */
    private static final String RUN_CONFIGURATION = PolicyRule.RUN_CONFIGURATION.id();

    public PromotionFacts {
        runs = List.copyOf(runs);
        unsigned = Set.copyOf(unsigned);
        doubtful = Set.copyOf(doubtful);
        otherwiseConfigured = Set.copyOf(otherwiseConfigured);
        configDifferences = List.copyOf(configDifferences);
        configAccepted = Map.copyOf(configAccepted);
        changedPaths = List.copyOf(changedPaths);
        requirements = List.copyOf(requirements);
        services = List.copyOf(services);
    }

    /** Of the only service. */
    public PromotionFacts(
            Branches branches, Sha candidate, boolean onMain, boolean descendsFromRelease, Optional<Sha> release,
            Optional<Sha> logged, List<GateRunFacts> runs, Set<String> unsigned, Set<String> doubtful,
            Set<String> otherwiseConfigured, Optional<TakenBack> takenBack, String stagingBase,
            ProductionSeen production, ChangeDeclaration declaration, List<String> changedPaths,
            Optional<OpenIntent> openIntent, Optional<Acceptance> unverifiedAccepted,
            Optional<Acceptance> driftAccepted, List<ConfigDifference> configDifferences,
            Map<String, Acceptance> configAccepted, List<Assessment> requirements, Optional<Hotfix> hotfix,
            Instant now) {
        this(branches, candidate, true, onMain, descendsFromRelease, release, logged, runs, unsigned, doubtful,
                otherwiseConfigured, takenBack, stagingBase, production, declaration, changedPaths, openIntent,
                unverifiedAccepted, driftAccepted, configDifferences, configAccepted, requirements, hotfix, now,
                List.of());
    }

    /** The same of one of several services: its runs, its addresses. */
    PromotionFacts of(ServiceFacts service) {
        List<GateRunFacts> own = runs.stream()
                .filter(run -> run.service().equals(Optional.of(service.name())))
                .toList();
        return new PromotionFacts(
                branches, candidate, known, onMain, descendsFromRelease, release, logged, own, unsigned, doubtful,
                otherwiseConfigured, takenBack, service.stagingBase(), service.production(), declaration, changedPaths,
                openIntent, unverifiedAccepted, driftAccepted, configDifferences, configAccepted, requirements, hotfix,
                now, List.of());
    }

    /** Who answers for a fault of a staging run; empty where nobody does, or nobody can. */
    Optional<Acceptance> accepted(PolicyRule fault) {
        return switch (fault) {
            case REVISION_VERIFIED -> unverifiedAccepted;
            case RUN_CONFIGURATION -> Optional.ofNullable(configAccepted.get(RUN_CONFIGURATION));
            default -> Optional.empty();
        };
    }
}
