package lockstep.release.recording;

import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.repository.remote.PushOutcome;

/** What to tell of a push that moved no branch: the server's own words, and what to do. */
public final class PushFailure {

    private PushFailure() {}

    /** @param consequence what that means where nothing had happened before; empty after {@code release} moved */
    public static LockstepError of(PushOutcome outcome, String consequence) {
        return switch (outcome) {
            case PushOutcome.LostRace(String branch, Optional<Sha> expected, Optional<Sha> found) -> new LostRace(
                    "somebody moved " + branch + " from " + words(expected) + " to " + words(found)
                            + " in the meantime" + consequence,
                    "See `status`, then decide again.");
            case PushOutcome.NotFastForward(String branch) -> new Refused(
                    branch + " cannot be fast-forwarded to the new commit" + consequence,
                    "Promote a commit that contains " + branch + ".");
            case PushOutcome.RefusedByServer(String branch, String words) -> new Refused(
                    "the remote refused to move " + branch + ": " + words + consequence,
                    "Ask the administrator of the remote to let you move " + branch + ".");
            case PushOutcome.Unreachable(String reason) -> new ConfigurationError(
                    "the remote cannot be reached: " + reason + consequence,
                    "Check the network and the remote, then try again.");
            case PushOutcome.Unknown(String reason) ->
                    new PartlyDone("the outcome of the push is unknown: " + reason, "See `status`.");
            case PushOutcome.Moved moved -> throw new IllegalStateException("not a failure");
        };
    }

    private static String words(Optional<Sha> sha) {
        return sha.map(Sha::abbreviated).orElse("nothing");
    }
}
