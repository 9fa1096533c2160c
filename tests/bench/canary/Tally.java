package tests.bench.canary;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import lockstep.gates.gate.Verdict;

/** How many canaries of one world ended how, and how long it took. */
public record Tally(long canaries, long passed, long failed, List<Duration> failedAfter, List<Duration> passedAfter) {

    static Tally of(Peer peer, World world, long firstSeed, long canaries) {
        List<Peer.End> ends = LongStream.range(firstSeed, firstSeed + canaries).parallel()
                .mapToObj(seed -> peer.judge(world, seed)).toList();
        return of(canaries, ends);
    }

    static Tally of(long canaries, List<Peer.End> ends) {
        List<Duration> failed = after(ends, Verdict.FAIL);
        List<Duration> passed = after(ends, Verdict.PASS);
        return new Tally(canaries, passed.size(), failed.size(), failed, passed);
    }

    private static List<Duration> after(List<Peer.End> ends, Verdict verdict) {
        return ends.stream().filter(end -> end.verdict() == verdict).map(Peer.End::after).sorted().toList();
    }

    double passedShare() {
        return (double) passed / canaries;
    }

    double failedShare() {
        return (double) failed / canaries;
    }

    double undecidedShare() {
        return (double) (canaries - passed - failed) / canaries;
    }

    /** The time by which this share of all canaries had failed; zero where fewer ever did. */
    public Duration failedBy(double share) {
        int place = (int) Math.ceil(share * canaries) - 1;
        return place < failedAfter.size() ? failedAfter.get(Math.max(0, place)) : Duration.ZERO;
    }

    public Duration passedBy(double share) {
        int place = (int) Math.ceil(share * canaries) - 1;
        return place < passedAfter.size() ? passedAfter.get(Math.max(0, place)) : Duration.ZERO;
    }
}
