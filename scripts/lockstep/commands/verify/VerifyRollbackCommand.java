package lockstep.commands.verify;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.JournalView;
import lockstep.record.log.RollbackEntry;
import lockstep.release.deploy.Rollout;
import lockstep.release.service.RecordSeen;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/** Says in one line a service whether the last rollback holds: the right commit, and well. */
public record VerifyRollbackCommand(Console console, SiteOptions options, boolean json) {

    public ExitCode verify() {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.openToRead(console)) {
            DeskListener listener = new DeskListener(console);
            ReleaseService service = new ReleaseService(site, listener);
            RemoteHeads heads = service.heads();
            RecordSeen record = service.record(heads);
            JournalView view = record.journal();
            record.complaints().forEach(what -> listener.step("the record failed verification: " + what));
            LastRollback last = new LastRollback(view, record.audit());
            RollbackEntry rollback = last.found();
            last.passedOver(rollback).ifPresent(listener::step);
            List<RollbackCheck> checks = site.services().stream()
                    .map(one -> check(one, rollback, record, heads))
                    .toList();
            if (json) {
                console.out().print(RollbackCheckJson.write(site.config().service(), checks));
            } else {
                checks.forEach(check -> console.out().println(theme.paint(
                        Theme.colourOf(check.verdict()), theme.glyph(check.verdict())) + " "
                        + theme.show(check.line())));
            }
            console.requireWritten();
            return Verdict.worstOf(checks.stream().map(RollbackCheck::verdict).toList()).exitCode();
        }
    }

    private static RollbackCheck check(
            ReleaseSite site, RollbackEntry rollback, RecordSeen record, RemoteHeads heads) {
        boolean stands = heads.production().equals(Optional.of(rollback.to()));
        Optional<Rollout> rollout = stands
                ? Rollout.of(site.config().deploy(Environment.PRODUCTION), rollback.to(), site.folder(), site.secrets())
                : Optional.empty();
        GateRun run = new ReleaseService(site, WorkflowListener.silent())
                .run(Environment.PRODUCTION, rollback.to(), RunListener.silent());
        return new RollbackCheck(
                site.serviceName().map(ServiceName::word).orElse(site.config().service()),
                site.branchesInWords().production(), rollback,
                rollback.version().or(() -> record.journal().versionOf(rollback.to())), heads,
                record.open().filter(open -> heads.production().equals(Optional.of(open.target()))), rollout, run,
                site.config().policy().requireRevision());
    }
}
