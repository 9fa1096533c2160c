package lockstep.gates.run;

import java.util.Optional;

/**
 * Which commit the service said it ran.
 *
 * @param verified whether it is the commit that the run is for, before and after the gates
 * @param observed what it said
 * @param source where it said so, in words; empty where nothing is configured
 */
public record RevisionSeen(boolean verified, Optional<String> observed, Optional<String> source) {

    public static RevisionSeen unknown() {
        return new RevisionSeen(false, Optional.empty(), Optional.empty());
    }
}
