package tests.bench.gate;

import java.time.Duration;

/**
 * One run of one contestant.
 *
 * @param total from starting the process to its end
 * @param firstRequest from starting the process to the first request at the service
 */
record Lap(Duration total, Duration firstRequest) {}
