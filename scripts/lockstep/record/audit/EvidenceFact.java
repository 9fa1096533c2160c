package lockstep.record.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthCorrection;

/** What an evidence file that a commit added says to the audit; files that say nothing to the audit have no fact. */
public sealed interface EvidenceFact {

    /** The path in the branch. */
    String path();

    record RunFact(String path, GateRunFacts run) implements EvidenceFact {}

    /**
     * A promotion or rollback that is about to happen.
     *
     * @param target where {@code release} is to go
     * @param unverifiedAccepted whether somebody answers for a revision that could not be verified
     * @param skipsStaging whether it is a hotfix that leaves staging out, and owes it
     * @param basis what it was decided by; empty for a rollback, and where no policy was recorded
     * @param breaches what its way through the pipeline does not keep
     * @param services the several services that it moves; none where there is one
     * @param origin empty for a rollback
     * @param sha256 of the file, as it came
     */
    record RecordedIntent(
            String path, ReleaseId id, Sha target, boolean unverifiedAccepted, boolean skipsStaging,
            Optional<Basis> basis, List<AuditBreach> breaches, List<ServiceName> services, Optional<Origin> origin,
            Optional<Sha256> sha256)
            implements EvidenceFact {

        public RecordedIntent {
            breaches = List.copyOf(breaches);
            services = List.copyOf(services);
        }

        public RecordedIntent(
                String path, ReleaseId id, Sha target, boolean unverifiedAccepted, boolean skipsStaging,
                Optional<Basis> basis, List<AuditBreach> breaches, List<ServiceName> services) {
            this(path, id, target, unverifiedAccepted, skipsStaging, basis, breaches, services, Optional.empty(),
                    Optional.empty());
        }

        public RecordedIntent(
                String path, ReleaseId id, Sha target, boolean unverifiedAccepted, boolean skipsStaging,
                Optional<Basis> basis, List<AuditBreach> breaches, List<ServiceName> services,
                Optional<Origin> origin) {
            this(path, id, target, unverifiedAccepted, skipsStaging, basis, breaches, services, origin,
                    Optional.empty());
        }

        public RecordedIntent(String path, ReleaseId id, Sha target, boolean unverifiedAccepted) {
            this(path, id, target, unverifiedAccepted, Optional.empty());
        }

        public RecordedIntent(
                String path, ReleaseId id, Sha target, boolean unverifiedAccepted, Optional<Basis> basis) {
            this(path, id, target, unverifiedAccepted, false, basis, List.of(), List.of());
        }

        /** Each of the services that it moves; nothing stands for the only one. */
        List<Optional<ServiceName>> each() {
            return judged().each();
        }

        /** The same without what it was decided by, which is judged when it comes, and not asked for again. */
        RecordedIntent withoutReasons() {
            return new RecordedIntent(path, id, target, unverifiedAccepted, skipsStaging, Optional.empty(), List.of(),
                    services, Optional.empty(), sha256);
        }

        JudgedIntent judged() {
            return new JudgedIntent(target, unverifiedAccepted, skipsStaging, services);
        }
    }

    /** Where a promotion says that it began: where {@code release} stood; nowhere, if there was none. */
    record Origin(Optional<Sha> release) {}

    /**
     * The policy that a promotion was decided by, as recorded, and when.
     *
     * @param configurations of which one had to make its staging runs; none where nobody asks
     */
    record Basis(RecordedPolicy policy, Instant since, Set<String> configurations) {}

    /**
     * How a promotion or rollback ended.
     *
     * @param volume the file of the log that its entry was appended to
     * @param entry the digest of the bytes that were appended
     * @param decision the digest of the decision that was recorded of it
     */
    record RecordedOutcome(
            String path, ReleaseId id, Sha target, String volume, Sha256 entry, Optional<Sha256> decision)
            implements EvidenceFact {}

    /**
     * What a source of truth says.
     *
     * @param said empty where it cannot be read
     * @param sha256 of the file
     */
    record RecordedTruth(String path, Optional<SourceOfTruth> said, Sha256 sha256, boolean isOnDedicatedBranch)
            implements EvidenceFact {}

    /** Why somebody corrected it. */
    record RecordedCorrection(String path, Optional<TruthCorrection> said) implements EvidenceFact {}

    /**
     * A file of a release set that can be read and contradicts nothing.
     *
     * @param isVouchedFor whether a signature that counts is on it, where one has to be
     */
    record RecordedSetFile(String path, boolean isVouchedFor) implements EvidenceFact {}

    /** It cannot be read, or its signature or digest does not hold; one line of words. */
    record Untrustworthy(String path, String why) implements EvidenceFact {}

    /** No checkpoint vouches for it; one line of words. */
    record Unbound(String path, String why) implements EvidenceFact {}
}
