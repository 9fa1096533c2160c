package lockstep.commands.canary;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.commands.release.CommitOption;
import picocli.CommandLine.Option;

/** What {@code run-canary} does instead of running one; at most one of them. */
public final class InsteadOfRunning {

    @Option(names = "--plan", description = "Say whether it will ever conclude, with this traffic; change nothing.")
    boolean plan;

    @Option(names = "--dry-run", description = "The same, and what would be recorded and run.")
    boolean dryRun;

    @Option(names = "--watch", description = "Follow the open canary; change nothing.")
    boolean watch;

    @Option(names = "--abort", description = "Take all traffic off the canary, before anything else; record it.")
    boolean abort;

    @Option(names = "--reap", description = "Abort only a canary that is past its abort_by. For cron.")
    boolean reap;

    @Option(names = "--pause", paramLabel = "REASON",
            description = "Pause the open canary: it keeps its traffic, can still fail, and cannot pass. The deadline"
                    + " does not move. Your name is recorded.")
    Optional<String> pause = Optional.empty();

    @Option(names = "--resume", description = "End that pause.")
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
