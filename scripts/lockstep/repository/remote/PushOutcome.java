package lockstep.repository.remote;

import java.util.Optional;
import lockstep.base.release.Sha;

/** What became of an atomic push. Words from outside are sanitised and hold no password. */
public sealed interface PushOutcome {

    /** Every branch is where it was to be, by this push or, repeated, by the same one before. */
    record Moved() implements PushOutcome {}

    /** A branch was no longer where it had been seen; nothing moved. */
    record LostRace(String branch, Optional<Sha> expected, Optional<Sha> found) implements PushOutcome {}

    /** The new commit does not descend from the old one; nothing was sent. */
    record NotFastForward(String branch) implements PushOutcome {}

    /** The server was asked and said no: a protected branch, a hook, a full disk. Nothing moved. */
    record RefusedByServer(String branch, String words) implements PushOutcome {}

    /** The server could not be asked; nothing was sent. */
    record Unreachable(String reason) implements PushOutcome {}

    /** The connection was lost, or time ran out, after the request was sent: only reading the remote again tells. */
    record Unknown(String reason) implements PushOutcome {}
}
