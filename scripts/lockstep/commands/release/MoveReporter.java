package lockstep.commands.release;

import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.release.service.MoveResult;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.remote.RefMove;

/** Says what would be moved, and how a promotion or a rollback ended. */
interface MoveReporter extends AutoCloseable {

    static MoveReporter of(Console console, Theme theme, boolean json) {
        return json ? new MoveJson(console) : new MoveWords(console, theme);
    }

    void planned(PushPlan move, String evidenceBranch);

    /** A move back that nobody has approved. */
    void unapproved(RefMove move);

    void ended(MoveResult conclusion);

    /** @param taken whether it is rolled back there now */
    void wayBack(Optional<RollbackAdvice> advice, boolean taken);

    void takenBack(MoveResult conclusion);

    void notTakenBack(LockstepError error);

    /** Nothing more is told. */
    @Override
    void close();
}
