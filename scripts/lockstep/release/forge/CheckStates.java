package lockstep.release.forge;

import java.util.Map;
import java.util.TreeMap;
import lockstep.base.text.Sanitiser;
import lockstep.record.facts.Finding.Checks.State;

/** The states of checks by their whole names, as a team configures them. Two of one name count as the worse. */
final class CheckStates {

    private final Map<String, State> states = new TreeMap<>();

    void add(String name, State state) {
        states.merge(Sanitiser.line(name), state, CheckStates::worse);
    }

    private static State worse(State one, State other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(State state) {
        return switch (state) {
            case FAILED -> 3;
            case PENDING -> 2;
            case SKIPPED -> 1;
            case PASSED -> 0;
        };
    }

    Map<String, State> states() {
        return Map.copyOf(states);
    }
}
