package lockstep.commands.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.record.trail.TrailLine;
import lockstep.release.service.Trails;
import lockstep.release.site.ReleaseSite;

/** Prints everything that was done, one line of JSON an action, oldest first. */
public record AuditTrailCommand(Console console, SiteOptions options) {

    /** @param text a time or a day in UTC */
    public static Instant since(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new UsageError("'" + Sanitiser.line(text, 40) + "' is neither a day nor a time",
                    "Give it in UTC, like 2026-01-22 or 2026-01-22T10:00:00Z.", e);
        }
    }

    public ExitCode print(Optional<CommitName> commit, Optional<Instant> since) {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.openToRead(console)) {
            Trails trails = new Trails(site, new DeskListener(console));
            Optional<Sha> wanted = commit.map(trails::commit);
            Trails.Read read = trails.read();
            if (read.complaints().isEmpty() && read.trail().unreadable().isEmpty()) {
                wanted.filter(sha -> read.trail().of(sha).isEmpty()).ifPresent(sha -> {
                    throw new Refused("nothing is recorded of " + sha,
                            "See `release-log list`, and check the SHA.");
                });
            }
            read.trail().actions().stream()
                    .filter(action -> wanted.map(action::concerns).orElse(true))
                    .filter(action -> since.map(from -> !action.at().isBefore(from)).orElse(true))
                    .forEach(action -> console.out().println(TrailLine.of(action)));
            console.requireWritten();
            read.trail().unreadable().forEach(path ->
                    console.err().println(theme.show("cannot be read, and is left out: " + path)));
            read.complaints().forEach(complaint -> console.err().println(theme.show(complaint)));
            boolean whole = read.trail().unreadable().isEmpty() && read.complaints().isEmpty();
            if (!whole) {
                console.err().println("the release log failed verification; see `release-log verify`");
            }
            return whole ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
        }
    }
}
