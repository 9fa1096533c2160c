package lockstep.commands.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.files.NewFile;
import lockstep.base.release.CommitName;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.site.SiteOptions;
import lockstep.record.journal.JournalView;
import lockstep.record.log.LogEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.report.ReleaseHtml;
import lockstep.record.report.ReleaseMarkdown;
import lockstep.record.report.ReleaseReport;
import lockstep.release.reading.ReportReader;
import lockstep.release.service.ReleaseService;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;

/** Writes the report of one move of {@code release}. */
public record ReportCommand(Console console, SiteOptions options) {

    /** @param name a release id, a version, or a commit */
    public ExitCode report(String name, boolean html, Optional<Path> out) {
        try (ReleaseSite site = options.openToRead(console)) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            JournalView journal = verified(service);
            ReleaseId id = id(name, journal, service);
            ReleaseReport report = journal.tip()
                    .flatMap(tip -> new ReportReader(site, journal).read(id))
                    .orElseThrow(() -> new UsageError("the log has no entry " + id, "See `release-log list`."));
            String page = html ? ReleaseHtml.of(report) : ReleaseMarkdown.of(report);
            if (out.isPresent()) {
                write(page, console.folder().resolve(out.get()));
            } else {
                console.out().print(page);
                console.requireWritten();
            }
            return ExitCode.DONE;
        }
    }

    static JournalView verified(ReleaseService service) {
        ReleaseStatus status = service.status();
        if (!status.audit().isVerified()) {
            throw new NotVerified("the release log failed verification; nothing was reported",
                    "See `release-log verify`.");
        }
        return status.standing().journal();
    }

    private static ReleaseId id(String name, JournalView journal, ReleaseService service) {
        return ReleaseId.tryParse(name).orElseGet(() -> {
            Sha commit = service.asRecorded(
                    CommitName.parse(name), "a release id (see `release-log list`), ").commit();
            return journal.reading().entries().reversed().stream()
                    .filter(entry -> moved(entry, commit))
                    .findFirst()
                    .flatMap(LogEntry::releaseId)
                    .orElseThrow(() -> new Refused(
                            Sanitiser.line(name, 80) + " was never moved to production", "See `release-log list`."));
        });
    }

    private static boolean moved(LogEntry entry, Sha commit) {
        return switch (entry) {
            case PromotionEntry promotion -> promotion.commit().equals(commit);
            case RollbackEntry rollback -> rollback.to().equals(commit);
            default -> false;
        };
    }

    static void write(String text, Path file) {
        try {
            new NewFile(file, "Name another file, or remove it.").write(text);
        } catch (IOException e) {
            throw new NotVerified(Sanitiser.line(file.toString(), 200) + " cannot be written: "
                    + e.getClass().getSimpleName(), "Name a file in a folder that you can write to.", e);
        }
    }
}
