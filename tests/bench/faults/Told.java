package tests.bench.faults;

import java.util.List;
import java.util.Set;

/**
 * How the story of one canary went.
 *
 * @param harmful whether the canary fails more requests than it may
 * @param end what became of it, in a word
 * @param falseRollback whether a harmless canary was judged to be harmful
 * @param falsePass whether one passed that is harmful, or that did not get the traffic that it was to get
 * @param kills how many processes were killed
 * @param violations what must never be and was
 */
public record Told(
        long seed, boolean harmful, Set<Fault> faults, String end, boolean falseRollback, boolean falsePass, int kills,
        List<String> violations) {

    public Told {
        faults = Set.copyOf(faults);
        violations = List.copyOf(violations);
    }
}
