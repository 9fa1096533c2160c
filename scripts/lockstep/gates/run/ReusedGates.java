package lockstep.gates.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;

/** The gates of a run whose result was taken from an earlier run, each with the second in which that one began. */
public final class ReusedGates {

    /** The field of such a result that names the earlier run. */
    public static final String FROM = "reused_from";

    private ReusedGates() {}

    /** Where the earlier run cannot be read off, it is as old as can be. */
    public static Map<GateName, Instant> of(GateRun run) {
        Map<GateName, Instant> reused = new TreeMap<>();
        run.gates().forEach(gate -> from(gate)
                .ifPresent(from -> reused.put(gate.name(), begun(from).orElse(Instant.EPOCH))));
        return reused;
    }

    /** Whether the service was asked for this result by another run. */
    public static boolean isReused(GateResult result) {
        return from(result).isPresent();
    }

    private static Optional<Object> from(GateResult result) {
        return result.observed().map(seen -> seen.fields().get(FROM));
    }

    private static Optional<Instant> begun(Object from) {
        return Optional.of(from).filter(String.class::isInstance).map(String.class::cast)
                .filter(RunId::isValid)
                .flatMap(text -> new RunId(text).startedAt());
    }
}
