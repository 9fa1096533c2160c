package lockstep.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.error.ConfigurationError;
import lockstep.error.LockstepError;
import lockstep.error.LostRace;
import lockstep.error.PartlyDone;
import lockstep.error.Refused;
import lockstep.git.CommitDraft;
import lockstep.git.RemoteHeads;
import lockstep.release.Sha;
import lockstep.remote.PushOutcome;
import lockstep.remote.RefMove;

/** Writes commits of the evidence branch and pushes them, alone or together with a move of {@code release}. */
final class Recorder {

    /** Others record too; each try begins by reading what they wrote. */
    private static final int TRIES = 20;

    private final ReleaseSite site;

    Recorder(ReleaseSite site) {
        this.site = site;
    }

    /** What to add, given what is there; empty when there is nothing left to add. */
    @FunctionalInterface
    interface Addition {
        Optional<CommitDraft> to(RemoteHeads heads);
    }

    /** Adds to the branch, again and again where others were quicker. */
    RemoteHeads add(RemoteHeads seen, Addition addition, Runnable written) {
        RemoteHeads heads = seen;
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<CommitDraft> draft = addition.to(heads);
            if (draft.isEmpty()) {
                return heads;
            }
            Sha commit = write(heads.evidence(), draft.get());
            written.run();
            PushOutcome outcome = site.repository().pushAtomically(List.of(evidenceMove(heads.evidence(), commit)), site.remoteDeadline());
            switch (outcome) {
                case PushOutcome.Moved moved -> {
                    return new RemoteHeads(heads.staging(), heads.production(), Optional.of(commit));
                }
                case PushOutcome.LostRace lost -> heads = site.repository().fetch(site.remoteDeadline());
                case PushOutcome.Unknown unknown -> heads = site.repository().fetch(site.remoteDeadline());
                default -> throw failure(outcome);
            }
        }
        throw new LostRace(
                "the evidence branch was moved by others " + TRIES + " times in a row", "Try again in a moment.");
    }

    /** Writes the commit of a move, and pushes both branches or none. */
    Sha push(Optional<RefMove> release, Optional<Sha> evidence, CommitDraft draft, Runnable written) {
        Sha commit = write(evidence, draft);
        written.run();
        List<RefMove> moves = new ArrayList<>();
        release.ifPresent(moves::add);
        moves.add(evidenceMove(evidence, commit));
        PushOutcome outcome = site.repository().pushAtomically(moves, site.remoteDeadline());
        if (outcome instanceof PushOutcome.Unknown(String reason)) {
            return afterUncertainty(commit, reason);
        }
        if (!(outcome instanceof PushOutcome.Moved)) {
            throw failure(outcome);
        }
        return commit;
    }

    /** The connection was lost: the remote itself knows whether it took the push. */
    private Sha afterUncertainty(Sha commit, String reason) {
        RemoteHeads now;
        try {
            now = site.repository().fetch(site.remoteDeadline());
        } catch (LockstepError e) {
            throw new PartlyDone(
                    "the connection was lost while pushing (" + reason + "), and the remote cannot be read now",
                    "It either took all or nothing. Once it can be reached, `status` tells; --resume goes on.", e);
        }
        boolean taken = now.evidence().filter(tip -> site.repository().isAncestor(commit, tip)).isPresent();
        if (!taken) {
            throw new ConfigurationError(
                    "the connection was lost while pushing (" + reason + "); the remote took nothing", "Nothing was changed. Try again.");
        }
        return commit;
    }

    private Sha write(Optional<Sha> parent, CommitDraft draft) {
        return parent.map(tip -> site.repository().commitOn(tip, draft, site.remoteDeadline()))
                .orElseGet(() -> site.repository().firstCommit(draft, site.remoteDeadline()));
    }

    RefMove evidenceMove(Optional<Sha> tip, Sha commit) {
        String branch = site.repository().branches().evidence();
        return tip.<RefMove>map(from -> new RefMove.FastForward(branch, from, commit))
                .orElseGet(() -> new RefMove.Create(branch, commit));
    }

    private static LockstepError failure(PushOutcome outcome) {
        return switch (outcome) {
            case PushOutcome.LostRace(String branch, Optional<Sha> expected, Optional<Sha> found) -> new LostRace(
                    "somebody moved " + branch + " from " + words(expected) + " to " + words(found)
                            + " in the meantime; nothing was changed",
                    "See `status`, then decide again.");
            case PushOutcome.NotFastForward(String branch) -> new Refused(
                    branch + " cannot be fast-forwarded to the new commit; nothing was changed",
                    "Promote a descendant of what " + branch + " has.");
            case PushOutcome.RefusedByServer(String branch, String words) -> new Refused(
                    "the remote refused to move " + branch + ": " + words + "; nothing was changed",
                    "Ask whoever runs the remote to let you move " + branch + ".");
            case PushOutcome.Unreachable(String reason) -> new ConfigurationError(
                    "the remote cannot be reached: " + reason + "; nothing was changed", "Check the network and the remote, then try again.");
            case PushOutcome.Unknown(String reason) -> new PartlyDone("the outcome of the push is unknown: " + reason, "See `status`.");
            case PushOutcome.Moved moved -> throw new IllegalStateException("not a failure");
        };
    }

    private static String words(Optional<Sha> sha) {
        return sha.map(Sha::abbreviated).orElse("nothing");
    }
}
