package lockstep.repository.git;

import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;

/**
 * Where the branches of the remote were when it was read, and the tags that witness what was recorded.
 *
 * @param main of the staging branch, which a rollback can do without
 * @param production empty before the first release
 * @param evidence empty before the first record
 * @param witnesses the ids of the tags, by what follows {@value #WITNESS} in their names
 */
public record RemoteHeads(
        StagingHead main, Optional<Sha> production, Optional<Sha> evidence, Map<String, Sha> witnesses) {

    /** How the names of the tags begin. */
    public static final String WITNESS = "lockstep/checkpoint/";

    public RemoteHeads {
        witnesses = Map.copyOf(witnesses);
    }

    /** The same, with another head of production. */
    public RemoteHeads withProduction(Optional<Sha> other) {
        return at(other, evidence);
    }

    /** The same, with other heads of production and of the evidence branch. */
    public RemoteHeads at(Optional<Sha> otherProduction, Optional<Sha> otherEvidence) {
        return new RemoteHeads(main, otherProduction, otherEvidence, witnesses);
    }

    /** Without witnesses. */
    public RemoteHeads(Sha staging, Optional<Sha> production, Optional<Sha> evidence) {
        this(new StagingHead.At(staging), production, evidence, Map.of());
    }

    /** @throws ConfigurationError where it is not known: nothing is promoted then */
    public Sha staging() {
        return switch (main) {
            case StagingHead.At(Sha commit) -> commit;
            case StagingHead.Unknown(String why, String remedy) -> throw new ConfigurationError(why, remedy);
        };
    }

    /** @throws ConfigurationError where the staging branch is not known */
    public void requireStaging() {
        staging();
    }

    /** Empty where it is not known. */
    public Optional<Sha> knownStaging() {
        return main instanceof StagingHead.At(Sha commit) ? Optional.of(commit) : Optional.empty();
    }

    /** Why it is not known, in words. */
    public Optional<String> withoutStaging() {
        return main instanceof StagingHead.Unknown unknown
                ? Optional.of(unknown.why() + ": nothing can be promoted; what was released, and the way back, can be "
                        + "read all the same")
                : Optional.empty();
    }
}
