package lockstep.commands.move;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.commands.cli.Console;
import lockstep.commands.site.SiteOptions;
import lockstep.release.service.MoveResult;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.remote.RefMove;

/** Says what would be moved, and how a promotion or a rollback ended. */
interface MoveReporter extends AutoCloseable {

    static MoveReporter of(Console console, SiteOptions options, boolean json) {
        return json ? new MoveJson(console) : new MoveWords(console, console.theme(options.refusesColour()));
    }

    /** What a dry run comes to: it is shown, and nothing is moved. */
    static ExitCode planned(MoveReporter fresh, PushPlan move, ReleaseSite site) {
        try (MoveReporter reporter = fresh) {
            reporter.planned(move, site.repository().branches().evidence());
        }
        return ExitCode.DONE;
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
