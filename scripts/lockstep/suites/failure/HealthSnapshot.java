package lockstep.suites.failure;

import java.time.Instant;
import lockstep.gates.gate.Decision;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.suites.exposure.DebugTraces;
import lockstep.suites.limits.ChatOutcome;

/**
 * What a look at the service showed.
 *
 * @param at when it began
 * @param reception what became of the chat
 */
public record HealthSnapshot(
        Instant at, Observation health, Observation dbHealth, Observation chat, ChatOutcome reception) {

    /** What to say of it, and whether that can still change: a deployment takes its time. */
    public record Finding(Decision decision, boolean isFinal) {

        static Finding done(String reason) {
            return new Finding(Decision.pass(reason), true);
        }

        /** Not yet as it should be; if it stays so, that is wrong. */
        static Finding wrongSoFar(String reason) {
            return new Finding(Decision.fail(reason), false);
        }

        /** Nothing to be seen yet; if it stays so, nothing can be said. */
        static Finding nothingSoFar(String reason) {
            return new Finding(Decision.inconclusive(reason), false);
        }

        static Finding wrong(String reason) {
            return new Finding(Decision.fail(reason), true);
        }
    }

    static boolean is200(Observation observation) {
        return observation instanceof Answer answer && answer.status() == 200;
    }

    static String status(Observation observation) {
        return observation instanceof Answer answer ? String.valueOf(answer.status()) : "no answer";
    }

    static boolean showsTraceback(Observation observation) {
        return observation instanceof Answer answer
                && answer.text().filter(DebugTraces::isTraceback).isPresent();
    }
}
