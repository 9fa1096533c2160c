package lockstep.commands.log;

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.report.Colour;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.host.HostGit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies log and evidence: nothing lost, nothing rewritten, every move of release explained. */
@Command(
        name = "verify",
        description = "Verify the release log and its evidence by the rules of docs/policy.md; exit 25, one line a "
                + "violation.",
        footer = {"", "Examples:", "  jbang release-log verify", "  jbang release-log verify --all --json"})
public final class VerifyLog implements Door {

    @Mixin
    PlainSiteOptions options;

    @Option(names = "--all", description = "Verify from the first commit, with every signature, even what this clone "
            + "verified before. Every tenth run in a clone does this automatically.")
    boolean all;

    @Option(names = "--json", description = "Print one JSON document (lockstep/verification/v1).")
    boolean json;

    @Override
    public ExitCode enter(Console console) {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.openToRead(console)) {
            List<Sighting> sightings = new ReleaseReflog(
                            new HostGit(site.folder(), console.environment()), options.remoteName(console),
                            site.repository().branches().production())
                    .read(site.remoteDeadline());
            AuditReport report = new ReleaseService(site, new DeskListener(console)).verify(sightings, all);
            if (json) {
                console.out().print(VerificationJson.write(
                        report, site.config().evidence().requireSignaturesAfter()));
                console.requireWritten();
                return report.isVerified() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
            }
            report.violations().forEach(
                    violation -> console.out().println(theme.paint(Colour.BAD, theme.show(violation.line()))));
            report.openIntent().ifPresent(
                    id -> console.out().println(theme.show(id + " is open; finish it: `"
                            + id.finishedBy() + "`")));
            site.config().evidence().requireSignaturesAfter().ifPresent(commit -> console.out().println(theme.show(
                    "signatures are asked about after " + commit + "; up to it the record is taken as it stands "
                            + "(evidence.require_signatures_after)")));
            console.out().println(theme.show(report.words()));
            console.requireWritten();
            return report.isVerified() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
        }
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
