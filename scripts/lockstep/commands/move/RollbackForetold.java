package lockstep.commands.move;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;

/** Told before production can break: that {@code --auto-rollback} rests on approvals which its caller cannot give. */
public record RollbackForetold(Console console, ReleaseSite site, ReleaseService service) {

    private static final String ASKED = "pipeline.rollback asks for approvals on the record";

    /**
     * An approval is of the head that {@code release} has when it is given: nobody can give it before the promotion.
     *
     * @param candidate what will be promoted; empty where that was begun before
     */
    public void ofPromotion(Optional<Sha> candidate) {
        service.approvalOfRollback(candidate).ifPresent(command -> tell(ASKED
                + ", and they can be given only once " + release() + " has moved, while production is waited for: "
                + command + ". Without them --auto-rollback is not carried out (24), and " + release()
                + " stays at what was promoted"));
    }

    public void ofWatch() {
        service.approvalOfRollback(Optional.empty()).ifPresent(command -> tell(ASKED
                + ": without them --auto-rollback is refused (22), and " + release() + " stays where it is. Have the"
                + " commit to go back to approved now: " + command));
    }

    private String release() {
        return site.branchesInWords().production();
    }

    private void tell(String words) {
        console.err().println(console.theme(true).show("note: " + words));
    }
}
