package lockstep.commands.move;

import lockstep.commands.cli.Console;
import lockstep.policy.requirement.Action;
import lockstep.release.site.ReleaseSite;

/** Told before production can break: that {@code --auto-rollback} rests on approvals which its caller cannot give. */
public final class RollbackForetold {

    private RollbackForetold() {}

    public static void tell(Console console, ReleaseSite site) {
        if (!site.config().pipeline().approvals(Action.ROLLBACK, false, false).isEmpty()) {
            console.err().println(console.theme(true).show("pipeline.rollback asks for approvals on the record: without"
                    + " them --auto-rollback is refused (22), and " + site.branchesInWords().production() + " stays"
                    + " where it is. Have the commit to go back to approved now: `approve-release VERSION|SHA --action"
                    + " rollback`"));
        }
    }
}
