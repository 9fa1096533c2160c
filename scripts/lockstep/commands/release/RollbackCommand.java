package lockstep.commands.release;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.commands.report.Theme;
import lockstep.release.service.ReleaseService;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.RollbackWish;

/** Rolls back: decides, asks for approval, moves by force and lease, waits, smokes, records. */
public record RollbackCommand(Console console, SiteOptions options) {

    /** @param approve whether the approval was given beforehand */
    public ExitCode rollBack(
            Optional<Sha> target, String trigger, String notes, boolean approve, boolean acceptUnverified,
            boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            Move move = service.plan(new RollbackWish(
                    target, trigger, Optional.of(site.operator()), acceptUnverified, notes));
            if (dryRun) {
                DryRun.lines(move, site.repository().branches().evidence())
                        .forEach(line -> console.out().println(theme().show(line)));
                return ExitCode.DONE;
            }
            if (!approve) {
                options.confirmation(console).require(
                        move.release().branch() + " will be moved BACK, by force, to " + move.release().to() + ".",
                        move.release().to().abbreviated(),
                        "--approve");
            }
            try (Interruption interruption = new Interruption(console, service::unfinished)) {
                return new Telling(console, theme()).of(service.carryOut(move));
            }
        }
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            try (Interruption interruption = new Interruption(console, service::unfinished)) {
                return new Telling(console, theme())
                        .of(service.resume(Optional.of(ReleaseId.Kind.ROLLBACK), giveUp));
            }
        }
    }

    private Theme theme() {
        return console.theme(options.refusesColour());
    }
}
