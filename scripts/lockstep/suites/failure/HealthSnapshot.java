package lockstep.suites.failure;

import java.time.Instant;
import java.util.Optional;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
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
    public record Finding(Decision decision, Next next) {

        /** What the next look is for. */
        enum Next { NONE, CHANGE, LASTING }

        static Finding done(String reason) {
            return new Finding(Decision.pass(reason), Next.NONE);
        }

        /** Not yet as it should be; if it stays so, that is wrong. */
        static Finding wrongSoFar(String reason) {
            return new Finding(Decision.fail(reason), Next.CHANGE);
        }

        /** Nothing to be seen yet; if it stays so, nothing can be said. */
        static Finding nothingSoFar(String reason) {
            return new Finding(Decision.inconclusive(reason), Next.CHANGE);
        }

        /** The change shows, but not yet for so long that it counts. */
        static Finding lastingSoFar(String reason) {
            return new Finding(Decision.inconclusive(reason), Next.LASTING);
        }

        static Finding wrong(String reason) {
            return new Finding(Decision.fail(reason), Next.NONE);
        }
    }

    /** What kept this host from seeing the service at all; empty where it answered, or itself did not. */
    static Optional<String> unseen(Observation observation) {
        return observation instanceof NoAnswer none && !none.trouble().isOfTheService()
                ? Optional.of(none.trouble().meaning())
                : Optional.empty();
    }

    /** Why a chat says nothing of the service, as where no time was left for it; empty where it is wrong. */
    static Optional<String> undecided(ChatOutcome.Improper improper) {
        return improper.why().verdict() == Verdict.INCONCLUSIVE
                ? Optional.of(improper.why().reason())
                : Optional.empty();
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
