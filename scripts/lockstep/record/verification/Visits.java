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

    /** Counts this visit; one that cannot be counted must not be quick, or none would ever look at everything. */
    boolean mayBeQuick() {
        int before = count();
        return before < MOST && isKept(before + 1);
    }

    void lookedAtAll(boolean isInOrder) {
        isKept(isInOrder ? 0 : MOST);
    }

    private boolean isKept(int count) {
        repository.keep(COUNT, String.valueOf(count).getBytes(StandardCharsets.US_ASCII));
        return count() == count;
    }

    private int count() {
        return repository.kept(COUNT, 10)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .filter(text -> text.matches("\\d"))
                .map(Integer::parseInt)
                .orElse(MOST);
    }
}
