package lockstep.commands.release;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.log.LogEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Says in one line a service whether the last rollback holds: the right commit, and well. */
public record VerifyRollbackCommand(Console console, SiteOptions options, boolean json) {

    public ExitCode verify() {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            RemoteHeads heads = service.heads();
            RollbackEntry rollback = lastRollback(site.journal().view(heads.evidence()).reading().entries());
            GateRun run = service.run(Environment.PRODUCTION, rollback.to(), RunListener.silent());
            boolean moved = !heads.production().equals(Optional.of(rollback.to()));
            Verdict verdict = moved ? Verdict.FAIL : run.verdict();
            if (json) {
                console.out().print(RollbackCheckJson.write(site.config().service(), rollback, heads, run, verdict));
                console.requireWritten();
                return verdict.exitCode();
            }
            console.out().println(theme.paint(Theme.colourOf(verdict), theme.glyph(verdict)) + " "
                    + theme.show(site.config().service() + ": " + words(run, rollback, moved)));
            return verdict.exitCode();
        }
    }

    /** The newest entry, if it is one. */
    private static RollbackEntry lastRollback(List<LogEntry> entries) {
        return entries.stream()
                .reduce((earlier, later) -> later)
                .filter(RollbackEntry.class::isInstance)
                .map(RollbackEntry.class::cast)
                .orElseThrow(() -> new Refused(
                        "the newest entry of the log is not a rollback", "See `release-log list` and `status`."));
    }

    private static String words(GateRun run, RollbackEntry rollback, boolean moved) {
        String commit = run.revision().observed().orElse("commit unknown");
        if (moved) {
            return commit + " (release does not stand at " + rollback.to() + ", where " + rollback.id() + " left it)";
        }
        return run.verdict() == Verdict.PASS ? commit + " (healthy)" : commit + " (" + complaints(run) + ")";
    }

    private static String complaints(GateRun run) {
        return String.join("; ", run.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                .map((GateResult gate) -> gate.name() + ": " + gate.reason())
                .toList());
    }
}
