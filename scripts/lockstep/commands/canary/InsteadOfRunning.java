package lockstep.commands.canary;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.commands.site.CommitOption;
import picocli.CommandLine.Option;

/** What {@code run-canary} does instead of running one; at most one of them. */
public final class InsteadOfRunning {

    @Option(names = "--plan", description = "Estimate whether this traffic is enough for a verdict; change nothing.")
    boolean plan;

    @Option(names = "--dry-run", description = "The same, and what would be recorded and run.")
    boolean dryRun;

    @Option(names = "--watch", description = "Follow the open canary; change nothing.")
    boolean watch;

    @Option(names = "--abort", description = "Stop all traffic to the canary, before anything else; record it.")
    boolean abort;

    @Option(names = "--reap", description = "For cron: abort canaries that are past abort_by,"
                    + " whose abort failed, or whose commit is promoted. Exits 24 if traffic is left without a canary.")
    boolean reap;

    @Option(names = "--pause", paramLabel = "REASON",
            description = "Pause the open canary: it keeps its traffic, can still fail, and cannot pass. The deadline"
                    + " does not move. Your name is recorded.")
    Optional<String> pause = Optional.empty();

    @Option(names = "--resume", description = "Resume the canary after --pause.")
    boolean resume;

    @Option(names = "--accept-inconclusive", paramLabel = "REASON",
            description = "Accept the last canary of the commit, which was inconclusive; your name is recorded.")
    Optional<String> accept = Optional.empty();

    /** Does what was asked for; empty where it is to be run. */
    public Optional<ExitCode> of(
            CanaryCommand command, CommitOption commit, CanaryCommand.Wanted wanted, Duration every) {
        Supplier<ExitCode> asked = plan || dryRun ? () -> command.plan(commit.commit(), wanted, dryRun)
                : watch ? () -> command.watch(every)
                : abort ? command::abort
                : reap ? command::reap
                : pause.isPresent() ? () -> command.pause(commit.commit(), pause.get())
                : resume ? () -> command.resume(commit.commit())
                : accept.isPresent() ? () -> command.accept(commit.required(), accept.get())
                : () -> null;
        return Optional.ofNullable(asked.get());
    }
}
