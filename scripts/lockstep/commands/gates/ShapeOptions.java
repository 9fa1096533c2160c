package lockstep.commands.gates;

import java.util.Optional;
import lockstep.suites.chat.SuiteParameters;
import picocli.CommandLine.Option;

/** What shapes the built-in burst. */
public final class ShapeOptions {

    @Option(names = "--burst", paramLabel = "N",
            description = "Requests in the burst, 2 to 100; docs/policy.md#burst_429 asks for 10 to 20. Variable:"
                    + " BURST_COUNT. Default: 15.")
    Optional<Integer> burst = Optional.empty();

    @Option(names = "--burst-concurrency", paramLabel = "N",
            description = "Requests at the same time. Default: 4, up to 20.")
    Optional<Integer> burstConcurrency = Optional.empty();

    @Option(names = "--allow-no-429", description = "Report a burst without any 429 as SKIPPED"
                    + " instead of FAIL. It is not a pass.")
    boolean allowNo429;

    @Option(names = "--recovery", description = "Also prove that chat answers again after the burst's Retry-After.")
    boolean recovery;

    /** @throws lockstep.base.error.UsageError for numbers that make no burst */
    public SuiteParameters options() {
        return SuiteParameters.of(burst, burstConcurrency, allowNo429, recovery);
    }

    public boolean isGiven() {
        return burst.isPresent() || burstConcurrency.isPresent() || allowNo429 || recovery;
    }
}
