package lockstep.commands.config;

import java.util.Arrays;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.DryRun;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pins a configuration where release carries none. */
@Command(
        name = "pin",
        description = "Put the given lockstep.yaml in force, if release carries none, and record it.",
        footer = {"", "Examples:", "  jbang config pin --reason 'lockstep.yaml is kept elsewhere' --dry-run"})
public final class PinConfig implements Door {

    @Mixin
    ConfirmedSiteOptions options;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; it is recorded.")
    String reason = "";

    @Option(names = "--dry-run", description = "Show what would be written, byte for byte, and do nothing.")
    boolean dryRun;

    @Override
    public ExitCode enter(Console console) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            RemoteHeads heads = service.heads();
            if (dryRun) {
                DryRun.lines(
                                service.draftPin(heads, reason), heads.evidence(),
                                site.repository().branches().evidence())
                        .forEach(console.out()::println);
                return ExitCode.DONE;
            }
            service.draftPin(heads, reason);
            options.confirm(console, "From now on promotions are judged by this configuration."
                    + service.replacedByPin(heads).map(" "::concat).orElse(""), "yes");
            console.out().println("pinned " + service.pin(heads, reason));
            return ExitCode.DONE;
        }
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
