package lockstep.policy.requirement;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Branches;
import lockstep.base.release.Sha;

/**
 * A commit that a hotfix brought to production without staging.
 *
 * @param isMerged whether it is on the branch of staging by now
 * @param hasPassed whether something that contains it has passed staging since
 */
public record OwedStaging(Sha commit, boolean isMerged, boolean hasPassed) {

    /** What is missing yet; one line. */
    public String why(Branches branches) {
        return Stream.of(
                isMerged ? "" : "it is not on " + branches.staging(),
                hasPassed ? "" : "nothing that contains it has passed staging since")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", and "));
    }

    String remedy(Branches branches) {
        List<String> steps = Stream.of(
                isMerged ? "" : "merge it to " + branches.staging(),
                hasPassed ? "" : "deploy " + (isMerged ? branches.staging() : "that") + " to staging, then run"
                        + " `promotion-gate --mode staging --record`")
                .filter(words -> !words.isEmpty())
                .toList();
        String words = String.join(", ", steps);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
