package lockstep.record.verification;

import java.nio.charset.StandardCharsets;
import lockstep.repository.git.ReleaseRepository;

/**
 * How often this clone went on from what it kept. After nine such visits it looks at everything, and does so again at
 * each later one until nothing is found: what it kept is not to be trusted before.
 */
record Visits(ReleaseRepository repository) {

    private static final String COUNT = "visits";
    private static final int MOST = 9;
    private static final int LONGEST = 100;

    /** @param rules those by which everything was last found in order; none before */
    private record Seen(int count, String rules) {}

    /** Counts this visit; one that cannot be counted must not be quick, or none would ever look at everything. */
    boolean mayBeQuick(String rules) {
        Seen seen = seen();
        return seen.count < MOST && seen.rules.equals(rules) && isKept(new Seen(seen.count + 1, rules));
    }

    /** Whether all was in order when everything was looked at last, by these rules. */
    boolean isUnder(String rules) {
        return seen().rules.equals(rules);
    }

    void lookedAtAll(boolean isInOrder, String rules) {
        isKept(isInOrder ? new Seen(0, rules) : new Seen(MOST, seen().rules));
    }

    private boolean isKept(Seen seen) {
        repository.memory().keep(COUNT, (seen.count + " " + seen.rules).getBytes(StandardCharsets.US_ASCII));
        return seen().equals(seen);
    }

    private Seen seen() {
        return repository.memory().kept(COUNT, LONGEST)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .filter(text -> text.matches("\\d [0-9a-f]{64}"))
                .map(text -> new Seen(text.charAt(0) - '0', text.substring(2)))
                .orElse(new Seen(MOST, ""));
    }
}
