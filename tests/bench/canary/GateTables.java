package tests.bench.canary;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.LatencyGate;

/** The tables of availability and of p99: what the gates decide, when, and whether the plan knew. */
public final class GateTables {

    private static final LatencyGate P99 = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF);
    private static final String COLUMNS =
            " passed | failed | undecided | forecast | half of them pass within | 9 of 10 within | of the forecast |\n";

    private static final int[] CLUMPS = {4, 10};
    private static final int STALL = 20;

    private final long canaries;
    private final long seed;

    public GateTables(long canaries, long seed) {
        this.canaries = canaries;
        this.seed = seed;
    }

    public String markdown() {
        return canaries + " canaries a row, seeds from " + seed + ", 10 % of the traffic, 10 s intervals, judged at every"
                + " interval for an hour. \"Of the forecast\": the time in which nine of ten harmless canaries pass, as a"
                + " part of what the plan says beforehand.\n\n" + availability() + "\n" + latency();
    }

    private static AvailabilityGate availability(double min) {
        return new AvailabilityGate(min, Breach.ROLLBACK, Demand.PROOF);
    }

    private String availability() {
        StringBuilder table = new StringBuilder("### Availability, one gate of three\n\n")
                .append("\"Harmful\" fails twice the requests that it may.\n\n")
                .append("| gate | requests a second | baseline | canary |").append(COLUMNS)
                .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Trial trial : List.of(
                Trial.ofErrors(availability(0.99), 50, 0.002), Trial.ofErrors(availability(0.99), 50, 0.005),
                Trial.ofErrors(availability(0.999), 50, 0.0002), Trial.ofErrors(availability(0.999), 200, 0.0002))) {
            double allowed = 1 - ((AvailabilityGate) trial.gate()).min();
            row(table, trial, "harmless", trial.baselineErrors(), canaries);
            row(table, trial.canaryFails(2 * allowed), "harmful", 2 * allowed, canaries);
        }
        for (Trial healthy : List.of(
                Trial.ofErrors(availability(0.99), 50, 0.005), Trial.ofErrors(availability(0.999), 50, 0.0002),
                Trial.ofErrors(availability(0.999), 50, 0.0005))) {
            for (int clump : CLUMPS) {
                row(table, healthy.inClumpsOf(clump), "harmless, errors in clumps of " + clump,
                        healthy.baselineErrors(), canaries);
            }
        }
        Trial bad = Trial.ofErrors(availability(0.99), 50, 0.02);
        row(table, bad, "as bad as the baseline", bad.baselineErrors(), canaries);
        Trial missing = Trial.ofErrors(availability(0.999), 50, 0.0011);
        row(table, missing, "as bad as the baseline", missing.baselineErrors(), canaries);
        row(table, missing.inClumpsOf(STALL / 2), "as bad as the baseline, errors in clumps of " + STALL / 2,
                missing.baselineErrors(), canaries);
        row(table, missing.canaryFails(0.02), "far worse", 0.02, canaries);
        return table.toString();
    }

    private static void row(StringBuilder table, String first, String baseline, String canary) {
        table.append("| ").append(first).append(" | ").append(baseline).append(" | ").append(canary).append(" | ");
    }

    private void row(StringBuilder table, Trial trial, String what, double errors, long many) {
        row(table, "min " + percent(((AvailabilityGate) trial.gate()).min()) + " | "
                + Math.round(trial.requestsPerSecond()), percent(1 - trial.baselineErrors()),
                what + ", " + percent(1 - errors));
        ends(table, trial, many);
    }

    private String latency() {
        long many = Math.max(1, canaries / 20);
        StringBuilder table = new StringBuilder("### p99, one gate of three\n\n")
                .append(many).append(" canaries a row, watched for two hours, 30 s intervals, `p99_latency: {increase: 10%}`, log-normal times"
                        + " of 200 ms in the middle. A tail of 0.5 makes a p99 of 0.64 s, one of 1 a p99 of 2.0 s.\n\n")
                .append("| buckets | tail | requests a second | canary's times |").append(COLUMNS)
                .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (double tail : new double[] {0.5, 1}) {
            for (double rps : new double[] {50, 200}) {
                for (double times : new double[] {1, 1.2, 1.5, 2}) {
                    latency(table, "5 % apart", rps, new Latency(0.2, tail, Latency.apart(0.05)), times, many);
                }
            }
        }
        for (double tail : new double[] {0.5, 1}) {
            latency(table, "2.5 % apart", 200, new Latency(0.2, tail, Latency.apart(0.025)), 1, many);
        }
        for (double times : new double[] {1, 1.2, 2}) {
            latency(table, "Prometheus' usual", 200, new Latency(0.2, 0.5, Latency.USUAL_BOUNDS), times, many);
        }
        for (double rps : new double[] {50, 200}) {
            Latency times = new Latency(0.2, 0.5, Latency.apart(0.05));
            row(table, "5 % apart", String.valueOf(times.tail()), Math.round(rps) + " | the same, 0.4 % slow in clumps of "
                    + STALL);
            ends(table, Trial.ofTimes(P99, rps, times).inClumpsOf(STALL), many);
        }
        for (double rps : new double[] {20, 50, 200}) {
            Latency times = new Latency(0.2, 0.5, Latency.apart(0.05));
            row(table, "5 % apart", String.valueOf(times.tail()), Math.round(rps) + " | 2 % more slow in clumps of "
                    + STALL + ", in the canary alone");
            ends(table, Trial.ofTimes(P99, rps, times).canaryStallsInClumpsOf(STALL), canaries);
        }
        return table.toString();
    }

    private void latency(
            StringBuilder table, String buckets, double rps, Latency times, double slower, long many) {
        row(table, buckets, String.valueOf(times.tail()), Math.round(rps) + " | "
                + (slower == 1 ? "the same" : slower + " ×"));
        ends(table, Trial.ofTimes(P99, rps, times).canaryIsSlower(slower), many);
    }

    private void ends(StringBuilder table, Trial trial, long many) {
        Tally tally = trial.run(seed, many);
        boolean harmless = !trial.stalls() && trial.canaryErrors() == trial.baselineErrors() && trial.canary().equals(trial.baseline());
        Optional<Duration> forecast = trial.forecast();
        Duration nine = tally.passedBy(0.9);
        table.append(percent(tally.passedShare())).append(" | ").append(percent(tally.failedShare())).append(" | ")
                .append(percent(tally.undecidedShare())).append(" | ")
                .append(!harmless ? "" : forecast.map(time -> time.toSeconds() + " s").orElse("never")).append(" | ")
                .append(harmless ? seconds(tally.passedBy(0.5)) : "").append(" | ")
                .append(harmless ? seconds(nine) : "").append(" | ")
                .append(!harmless || forecast.isEmpty() || nine.isZero() ? "" : String.format(Locale.ROOT, "%.2f",
                        (double) nine.toMillis() / forecast.get().toMillis()))
                .append(" |\n");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String seconds(Duration time) {
        return time.isZero() ? "later" : time.toSeconds() + " s";
    }
}
