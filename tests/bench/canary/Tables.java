package tests.bench.canary;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Terms;

/** The tables of docs/canary-method.md, by simulation. */
public final class Tables {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final World USUAL = new World(50, 0.1, 0.005, 0.005, 1, Duration.ofSeconds(10));

    private final long canaries;
    private final long seed;

    public Tables(long canaries, long seed) {
        this.canaries = canaries;
        this.seed = seed;
    }

    public String markdown() {
        return "Each row: " + canaries + " canaries, seeds from " + seed + ", 10 % of the traffic, 10 s intervals, judged"
                + " at every interval for 30 minutes by `error_rate: {increase: 1pp}`, baseline 0.5 %.\n\n"
                + peers() + "\n" + times() + "\n" + traffic();
    }

    /** The level of one gate of three, as a canary with the usual gates has it. */
    private static Lockstep lockstep(double fail) {
        return new Lockstep(new Terms(HALF_AN_HOUR, HALF_AN_HOUR, Duration.ofSeconds(10), 100, 0,
                List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)), new Levels(fail, 0.05, 2_000, 20_000)));
    }

    private String peers() {
        List<Peer> peers = List.of(lockstep(0.01), new RepeatedFisher(HALF_AN_HOUR),
                new ThresholdCount(HALF_AN_HOUR, 0.01, 3), new RankTest(HALF_AN_HOUR));
        StringBuilder table = new StringBuilder("### False rollbacks and false promotions, at 50 requests a second\n\n")
                .append("| method | errors come | healthy (0.5 %) rolled back | healthy promoted | healthy undecided |"
                        + " 2.5 % promoted | 2.5 % rolled back |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Peer peer : peers) {
            for (int clump : new int[] {1, 4, 10}) {
                Tally healthy = Tally.of(peer, USUAL.clump(clump), seed, canaries);
                Tally harmful = Tally.of(peer, USUAL.clump(clump).canary(0.025), seed, canaries);
                table.append("| ").append(peer.name()).append(" | ").append(clump == 1 ? "one by one" : "in clumps of " + clump)
                        .append(" | ").append(percent(healthy.failedShare()))
                        .append(" | ").append(percent(healthy.passedShare()))
                        .append(" | ").append(percent(healthy.undecidedShare()))
                        .append(" | ").append(percent(harmful.passedShare()))
                        .append(" | ").append(percent(harmful.failedShare())).append(" |\n");
            }
        }
        return table.toString();
    }

    private String times() {
        StringBuilder table = new StringBuilder("### Time to a rollback, one gate of three (level 0.33 %)\n\n")
                .append("| canary's errors | 10 s: median | 90 % | 5 s: median | 90 % |\n| --- | --- | --- | --- | --- |\n");
        for (double rate : new double[] {0.02, 0.03, 0.06, 0.5}) {
            Tally ten = Tally.of(lockstep(0.01 / 3), USUAL.canary(rate), seed, canaries);
            Tally five = Tally.of(lockstep(0.01 / 3), USUAL.canary(rate).every(Duration.ofSeconds(5)), seed, canaries);
            table.append("| ").append(percent(rate)).append(" | ").append(seconds(ten.failedBy(0.5))).append(" | ")
                    .append(seconds(ten.failedBy(0.9))).append(" | ").append(seconds(five.failedBy(0.5))).append(" | ")
                    .append(seconds(five.failedBy(0.9))).append(" |\n");
        }
        return table.toString();
    }

    private String traffic() {
        StringBuilder table = new StringBuilder("### By traffic\n\n")
                .append("| requests a second | healthy promoted | healthy rolled back | 6 %: median time to a rollback |"
                        + " 6 % promoted |\n| --- | --- | --- | --- | --- |\n");
        for (double rps : new double[] {2, 5, 10, 20, 50, 200, 500}) {
            Tally healthy = Tally.of(lockstep(0.01 / 3), USUAL.rps(rps), seed, canaries);
            Tally harmful = Tally.of(lockstep(0.01 / 3), USUAL.rps(rps).canary(0.06), seed, canaries);
            table.append("| ").append((long) rps).append(" | ").append(percent(healthy.passedShare())).append(" | ")
                    .append(percent(healthy.failedShare())).append(" | ").append(seconds(harmful.failedBy(0.5)))
                    .append(" | ").append(percent(harmful.passedShare())).append(" |\n");
        }
        return table.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String seconds(Duration time) {
        return time.isZero() ? "later than 30 min" : time.toSeconds() + " s";
    }
}
