package lockstep.tui.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;

/**
 * A gate of a run that is going on, or is over.
 *
 * @param note what it is waiting for, in words; empty where nothing
 * @param codes of a burst, the status of each request in the order of sending; -1 where it is not answered yet
 */
public record GateLine(GateName name, boolean started, String note, List<Integer> codes, Optional<GateResult> result) {

    /** Longer bursts there are none. */
    private static final int MOST = 100;

    public GateLine {
        codes = List.copyOf(codes);
    }

    public static GateLine waiting(GateName name) {
        return new GateLine(name, false, "", List.of(), Optional.empty());
    }

    public static GateLine over(GateResult result) {
        List<Integer> codes = result.observed().map(seen -> seen.codes()).orElse(List.of());
        return new GateLine(result.name(), true, "", codes, Optional.of(result));
    }

    GateLine begun() {
        return new GateLine(name, true, note, codes, result);
    }

    GateLine noted(String words) {
        return new GateLine(name, true, words, codes, result);
    }

    GateLine answered(int index, int size, int status) {
        int length = Math.clamp(size, 1, MOST);
        List<Integer> longer = new ArrayList<>(codes.size() == length ? codes : Collections.nCopies(length, -1));
        if (index >= 1 && index <= length) {
            longer.set(index - 1, status);
        }
        return new GateLine(name, true, note, longer, result);
    }

    public boolean isRunning() {
        return started && result.isEmpty();
    }
}
