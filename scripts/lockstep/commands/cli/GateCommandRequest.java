package lockstep.commands.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.commands.cli.TargetOptions.SuiteChoice;

/**
 * What a gate command is to do.
 *
 * @param defaultMode when neither option nor variable names one; without it, a mode is required
 * @param stagingOnly what, if anything, may never be done to production: {@code the release drills}
 * @param deadline for the whole run, when the option does not give one
 * @param briefing told on stderr before the run begins
 */
public record GateCommandRequest(
        SuiteChoice suite, Optional<Environment> defaultMode, Optional<String> stagingOnly, Duration deadline,
        List<String> briefing) {

    private static final Duration USUAL = Duration.ofMinutes(5);

    public GateCommandRequest {
        briefing = List.copyOf(briefing);
    }

    public static GateCommandRequest of(SuiteChoice suite, Optional<Environment> defaultMode) {
        return new GateCommandRequest(suite, defaultMode, Optional.empty(), USUAL, List.of());
    }

    /** @param what is only for staging, in words that begin a sentence */
    public GateCommandRequest onStagingOnly(String what) {
        return new GateCommandRequest(suite, defaultMode, Optional.of(what), deadline, briefing);
    }

    /** The same, with another suite. */
    public GateCommandRequest choosing(SuiteChoice other) {
        return new GateCommandRequest(other, defaultMode, stagingOnly, deadline, briefing);
    }

    public GateCommandRequest within(Duration deadline) {
        return new GateCommandRequest(suite, defaultMode, stagingOnly, deadline, briefing);
    }

    public GateCommandRequest briefedWith(List<String> briefing) {
        return new GateCommandRequest(suite, defaultMode, stagingOnly, deadline, briefing);
    }
}
