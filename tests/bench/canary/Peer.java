package tests.bench.canary;

import java.time.Duration;
import lockstep.gates.gate.Verdict;

/** A way to judge a canary. */
interface Peer {

    /**
     * How one canary ends.
     *
     * @param verdict INCONCLUSIVE where the deadline passed
     */
    record End(Verdict verdict, Duration after) {}

    String name();

    End judge(World world, long seed);
}
