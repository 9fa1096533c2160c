package lockstep.suites.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.suites.chat.ChatContract;
import lockstep.suites.chat.StructuredError;
import lockstep.suites.failure.Sight.Finding;
import lockstep.suites.limits.Reception;

/** Whether the service fails as documented for each failure drill, and whether it is well again. Pure. */
final class Outcomes {

    /** A chat that fails closed may do so with any of these, as long as it says so in a structure. */
    private static final Set<Integer> REFUSALS = Set.of(500, 502, 503, 504);
    private static final Expectation CLOSED_ERROR =
            new Expectation.StatusAmong(REFUSALS).and(new Expectation.Keeps(new StructuredError()));
    private static final Expectation CLOSED_CHAT =
            new Expectation.StatusAmong(REFUSALS).and(new Expectation.Keeps(new ChatContract()));

    /** An uptime counts whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private Outcomes() {}

    /** @param start of the drill */
    static Finding broken(FailureDrill drill, Sight sight, Instant start) {
        if (Sight.showsTraceback(sight.chat()) || Sight.showsTraceback(sight.dbHealth())) {
            return Finding.wrong("an answer shows a traceback");
        }
        return switch (drill) {
            case DATABASE -> database(sight);
            case CORS -> cors(sight.health(), Duration.between(start, sight.at()));
            case MODEL_KEY -> modelKey(sight);
        };
    }

    private static Finding database(Sight sight) {
        if (Sight.is200(sight.dbHealth())) {
            return Finding.nothingSoFar("db health is still 200: the change has no effect");
        }
        if (!(sight.dbHealth() instanceof Answer)) {
            return Finding.wrongSoFar("db health: no answer");
        }
        if (!Sight.is200(sight.health())) {
            return Finding.wrongSoFar("the app is not up: health " + Sight.status(sight.health()));
        }
        if (sight.reception() instanceof Reception.Limited limited) {
            return Finding.nothingSoFar("chat is limited by " + limited.code());
        }
        if (Sight.is200(sight.chat())) {
            return Finding.wrongSoFar("chat answers 200 without a database");
        }
        boolean closed = passes(sight.chat(), CLOSED_ERROR) || passes(sight.chat(), CLOSED_CHAT);
        return closed
                ? Finding.done("health 200, db health " + Sight.status(sight.dbHealth()) + ", chat refused with "
                        + Sight.status(sight.chat()))
                : Finding.wrongSoFar("chat does not fail closed with a structured error: "
                        + Sight.status(sight.chat()));
    }

    private static boolean passes(Observation observation, Expectation expectation) {
        return Evaluation.evaluate(observation, expectation).verdict() == Verdict.PASS;
    }

    /**
     * A platform may keep the old process when the new one does not start: its uptime tells which one answers.
     *
     * @param since the drill began, until it was looked at
     */
    private static Finding cors(Observation health, Duration since) {
        return switch (health) {
            case NoAnswer none -> none.trouble().isOfTheService()
                    ? Finding.done("the start is refused: " + none.trouble().meaning())
                    : Finding.nothingSoFar(none.trouble().meaning());
            case Answer answer when answer.status() != 200 ->
                Finding.done("the start is refused: health " + answer.status());
            case Answer answer -> uptime(answer)
                    .filter(uptime -> uptime.plus(ROUNDING).compareTo(since) < 0)
                    .map(uptime -> Finding.wrong("the app has started with a malformed CORS_ORIGINS"))
                    .orElseGet(() -> Finding.nothingSoFar(
                            "health is still 200 by a process from before the drill, "
                                    + "or one that does not tell its uptime"));
        };
    }

    private static Optional<Duration> uptime(Answer health) {
        return JsonReader.read(health)
                .map(body -> body.path("uptime_seconds"))
                .filter(seconds -> seconds.isNumber() && seconds.asDouble() >= 0 && seconds.asDouble() < 1e12)
                .map(seconds -> Duration.ofMillis((long) (seconds.asDouble() * 1_000)));
    }

    private static Finding modelKey(Sight sight) {
        return switch (sight.reception()) {
            case Reception.Answered(Optional<String> failure) -> failure
                    .map(type -> Finding.done("a governed fallback, failure_type " + type))
                    .orElseGet(() -> Finding.nothingSoFar("chat is answered as before: the change has no effect"));
            case Reception.Failed(int status, String failure) ->
                Finding.done("a governed " + status + ", failure_type " + failure);
            case Reception.BreakerOpen open -> Finding.done("a governed 503, the breaker is open");
            case Reception.Limited limited -> Finding.nothingSoFar("chat is limited by " + limited.code());
            case Reception.BudgetBlock block -> Finding.nothingSoFar("chat is blocked by the budget");
            case Reception.Improper improper -> Finding.wrongSoFar("chat is not governed: " + improper.why().reason());
        };
    }

    /** As before the drill. */
    static Finding restored(Sight sight) {
        if (!Sight.is200(sight.health())) {
            return Finding.wrongSoFar("not well again: health " + Sight.status(sight.health()));
        }
        if (!Sight.is200(sight.dbHealth())) {
            return Finding.wrongSoFar("not well again: db health " + Sight.status(sight.dbHealth()));
        }
        return switch (sight.reception()) {
            case Reception.Answered(Optional<String> failure) when failure.isEmpty() ->
                Finding.done("well again: health, db health and chat 200");
            case Reception.Limited limited -> Finding.nothingSoFar("chat is limited by " + limited.code());
            case Reception.BudgetBlock block -> Finding.nothingSoFar("chat is blocked by the budget");
            case Reception.Answered answered -> Finding.wrongSoFar("not well again: chat is a fallback");
            case Reception.Failed failed -> Finding.wrongSoFar("not well again: chat " + failed.status());
            case Reception.BreakerOpen open -> Finding.wrongSoFar("not well again: the breaker is open");
            case Reception.Improper improper -> Finding.wrongSoFar("not well again: " + improper.why().reason());
        };
    }
}
