package lockstep.suites.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Observation;
import lockstep.suites.chat.ChatContract;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.StructuredError;
import lockstep.suites.failure.HealthSnapshot.Finding;
import lockstep.suites.limits.ChatOutcome;

/** Whether the service fails as documented for each failure drill, and whether it is well again. Pure. */
final class FailureEvaluator {

    /** A chat that fails closed may do so with any of these, as long as it says so in a structure. */
    private static final Set<Integer> REFUSALS = Set.of(500, 502, 503, 504);
    private static final Expectation CLOSED_ERROR =
            new Expectation.StatusAmong(REFUSALS).and(new Expectation.Keeps(new StructuredError()));
    private static final Expectation CLOSED_CHAT =
            new Expectation.StatusAmong(REFUSALS).and(new Expectation.Keeps(new ChatContract()));

    private FailureEvaluator() {}

    /**
     * How to judge each look of a drill.
     *
     * @param start of the drill
     * @param patience how long a change may take to show
     */
    static Function<HealthSnapshot, Finding> broken(
            FailureDrill drill, DatabaseOutcome database, Instant start, Duration patience) {
        Function<HealthSnapshot, Finding> judge = switch (drill) {
            case DATABASE -> new WithoutDatabase(database, start, patience)::look;
            case CORS -> new RefusedStart("a malformed CORS_ORIGINS", start, patience)::look;
            case MODEL_KEY -> new FailingModel()::look;
        };
        return sight -> HealthSnapshot.showsTraceback(sight.chat()) || HealthSnapshot.showsTraceback(sight.dbHealth())
                ? Finding.wrong("an answer shows a traceback")
                : judge.apply(sight);
    }

    /** Whether it is a 5xx that says so in a structure: an error's, or a chat's. */
    static boolean isGovernedError(Observation chat) {
        return passes(chat, CLOSED_ERROR) || passes(chat, CLOSED_CHAT);
    }

    private static boolean passes(Observation observation, Expectation expectation) {
        return Evaluation.evaluate(observation, expectation, ChatProfile.PROFILE).verdict() == Verdict.PASS;
    }

    /** As before the drill. */
    static Finding restored(HealthSnapshot sight) {
        if (!HealthSnapshot.is200(sight.health())) {
            return unhealthy("health", sight.health());
        }
        if (!HealthSnapshot.is200(sight.dbHealth())) {
            return unhealthy("db health", sight.dbHealth());
        }
        return switch (sight.reception()) {
            case ChatOutcome.Answered(Optional<String> failure) when failure.isEmpty() ->
                Finding.done("healthy again: health, db health and chat 200");
            case ChatOutcome.Limited limited -> Finding.nothingSoFar("chat is limited by " + limited.code());
            case ChatOutcome.BudgetBlock block -> Finding.nothingSoFar("chat is blocked by the budget");
            case ChatOutcome.Answered answered -> Finding.wrongSoFar("still unhealthy: chat is a fallback");
            case ChatOutcome.Failed failed -> Finding.wrongSoFar("still unhealthy: chat " + failed.status());
            case ChatOutcome.BreakerOpen open -> Finding.wrongSoFar("still unhealthy: the breaker is open");
            case ChatOutcome.Improper improper -> HealthSnapshot.undecided(improper)
                    .map(why -> Finding.nothingSoFar("chat: " + why))
                    .orElseGet(() -> Finding.wrongSoFar("still unhealthy: " + improper.why().reason()));
        };
    }

    private static Finding unhealthy(String what, Observation seen) {
        return HealthSnapshot.unseen(seen)
                .map(trouble -> Finding.nothingSoFar(what + ": " + trouble))
                .orElseGet(() -> Finding.wrongSoFar("still unhealthy: " + what + " " + HealthSnapshot.status(seen)));
    }
}
