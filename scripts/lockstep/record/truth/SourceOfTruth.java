package lockstep.record.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * What production runs, as programs ask for it: {@code sot/production.json}.
 *
 * @param version by which the commit was named
 * @param isVerified whether production was seen to run the commit, and was healthy; where it was not, {@code release}
 *     stands there, and the outcome says what was seen
 * @param promotedBy who moved it, without the {@code @} of a handle
 * @param promotionTime when the outcome was recorded
 * @param decision the digest of the decision
 */
public record SourceOfTruth(
        String environment, String service, Optional<Version> version, Sha commit, boolean isVerified,
        String promotedBy, Instant promotionTime, ReleaseId releaseId, Optional<Sha256> decision) {

    /** What somebody is called, with or without the {@code @} of a handle. */
    public static String withoutAt(String name) {
        return name.startsWith("@") && name.length() > 1 ? name.substring(1) : name;
    }

    /** Where it contradicts the log in what nobody can correct; one line each. */
    public List<String> contradictions(LoggedMove move) {
        List<String> found = new ArrayList<>();
        require(releaseId.equals(move.id()), "it is about " + releaseId + ", the newest entry is " + move.id(), found);
        require(commit.equals(move.commit()),
                "it names the commit " + commit + ", " + move.id() + " names " + move.commit(), found);
        require(isVerified == move.isGood(), "it says that production was " + words(isVerified) + ", "
                + move.id() + " says that it was " + words(move.isGood()), found);
        return found;
    }

    /** Where it says otherwise than the log in what can be corrected; one line each. */
    public List<String> differences(LoggedMove move) {
        List<String> found = new ArrayList<>();
        require(version.equals(move.version()), "it names the version " + version.map(Version::name).orElse("none")
                + ", " + move.id() + " names " + move.version().map(Version::name).orElse("none"), found);
        require(promotedBy.equals(withoutAt(move.operator().name())),
                "it says promoted by " + promotedBy + ", " + move.id() + " says by " + move.operator(), found);
        return found;
    }

    private static String words(boolean verified) {
        return verified ? "verified" : "not verified";
    }

    private static void require(boolean holds, String otherwise, List<String> found) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
