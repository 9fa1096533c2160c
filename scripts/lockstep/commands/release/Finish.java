package lockstep.commands.release;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.report.RunReport;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.GateFailure;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.workflow.Completion;
import lockstep.release.workflow.JournalAudit;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.Standing;
import lockstep.release.workflow.StandingReader;
import lockstep.release.workflow.WorkflowListener;

/** Brings what was begun to its end, and says how it ended. */
record Finish(Console console, ReleaseSite site, WorkflowListener listener, Theme theme) {

    /** The open intent of this kind; refuses where there is none. */
    Intent open(Class<? extends Intent> kind, String command) {
        Standing standing = new StandingReader(site, listener).read();
        Optional<Intent> open = standing.journal().openIntent();
        return open.filter(kind::isInstance).orElseThrow(() -> new Refused(
                open.map(other -> other.id() + " is open, which is no matter of " + command)
                        .orElse("there is nothing to resume: no promotion or rollback is open"),
                open.map(other -> "Finish it with "
                        + (other instanceof PromotionIntent ? "promote-release" : "rollback-release") + " --resume.")
                        .orElse("See `status`.")));
    }

    /** Goes on with what somebody began: a promotion only where log and evidence hold, unless it is given up. */
    Completion.Done resume(Intent intent, boolean giveUp) {
        if (!giveUp && intent instanceof PromotionIntent) {
            new JournalAudit(site).require(site.repository().fetch(site.remoteDeadline()));
        }
        return finish(intent, giveUp);
    }

    /** From here on something has happened: whatever goes wrong now leaves it to be resumed. */
    Completion.Done finish(Intent intent, boolean giveUp) {
        try {
            return new Completion(site, listener).finish(intent, giveUp);
        } catch (PartlyDone e) {
            throw e;
        } catch (LockstepError e) {
            String command = intent instanceof PromotionIntent ? "promote-release" : "rollback-release";
            throw new PartlyDone(
                    intent.id() + " is not finished: release moved to " + intent.target() + ", but " + e.getMessage(),
                    "`" + command + " --resume` goes on, from any host. " + e.remedy(), e);
        }
    }

    ExitCode tell(Completion.Done done) {
        done.smoke().ifPresent(run -> new RunReport(theme).lines(run).forEach(console.out()::println));
        Intent intent = done.intent();
        if (done.outcome().isEmpty()) {
            console.out().println(theme.show(
                    intent.id() + " was finished by somebody else meanwhile; see `release-log show "
                            + intent.id() + "`."));
            return ExitCode.LOST_RACE;
        }
        String what = intent instanceof PromotionIntent ? "promoted " : "rolled back to ";
        String words = done.verdict() == Verdict.PASS
                ? what + intent.target() + ", and production is well"
                : "release moved to " + intent.target() + ", and production is not well: "
                        + done.outcome().get().words();
        console.out().println(theme.paint(
                Theme.colourOf(done.verdict()),
                theme.show(theme.glyph(done.verdict()) + " " + Theme.word(done.verdict()) + "  " + intent.id() + "  "
                        + words)));
        return GateCommand.exitCode(done.verdict());
    }

    /** The words for the log, by what failed in production. */
    static String trigger(Completion.Done done) {
        List<GateFailure> failures = done.smoke().stream()
                .flatMap(run -> run.gates().stream())
                .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                .map((GateResult gate) -> new GateFailure(gate.name(), gate.reason()))
                .toList();
        return failures.isEmpty()
                ? done.outcome().map(outcome -> outcome.words()).orElse("production was not verified")
                : RollbackTrigger.inWords(RollbackTrigger.of(failures));
    }
}
