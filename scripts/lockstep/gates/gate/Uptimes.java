package lockstep.gates.gate;

import java.time.Duration;
import java.util.Optional;

/**
 * What was seen of a service's uptime in a run. Pure.
 *
 * @param atFirst empty where the first answer did not tell it
 * @param between the two answers; no longer than that, whatever the host's clock did meanwhile
 */
public record Uptimes(Optional<Duration> atFirst, Duration atLast, Duration between) {

    /** An uptime counts whole seconds; and the clocks of two machines do not run quite alike. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /**
     * Whether the process that answered last started meanwhile. Of several processes another may answer, up for less
     * than the first: it started meanwhile only where it is not up for longer than the run.
     */
    public boolean isRestarted() {
        boolean isYounger = atFirst.filter(first -> atLast.compareTo(first) < 0).isPresent();
        return isYounger
                ? atLast.compareTo(between.plus(ROUNDING)) < 0
                : atLast.plus(ROUNDING).compareTo(between) < 0;
    }

    String words() {
        return "the service restarted while the gates ran: it is up for " + atLast.toSeconds() + " s, "
                + atFirst.map(first -> "was up for " + first.toSeconds() + " s at the start, ").orElse("")
                + "and the run began " + between.toSeconds() + " s ago";
    }
}
