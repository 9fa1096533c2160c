package lockstep.suites.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.suites.failure.HealthSnapshot.Finding;
import lockstep.suites.limits.ChatOutcome;

/**
 * Follows a service without its database, look by look: it refuses to start, or it is up and fails closed. Any restart
 * errs until it has found its database, so that counts only when it lasts. For one drill.
 */
public final class WithoutDatabase {

    /** A service that is up has found its database long before. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    /** From here on the service itself is at fault. */
    private static final int ERROR = 500;

    private final DatabaseOutcome allowed;
    private final RefusedStart start;
    private final Duration time;
    private Optional<Instant> erringSince = Optional.empty();
    private boolean hasErred;

    /**
     * @param begun when the drill began
     * @param patience how long a change may take to show
     */
    public WithoutDatabase(DatabaseOutcome allowed, Instant begun, Duration patience) {
        this.allowed = allowed;
        this.start = new RefusedStart("no database", begun, patience);
        this.time = patience.compareTo(WARM_UP) < 0 ? patience : WARM_UP;
    }

    public Finding look(HealthSnapshot sight) {
        Finding refusal = start.look(sight);
        if (!HealthSnapshot.is200(sight.health())) {
            erringSince = Optional.empty();
            return allowed.allows(DatabaseOutcome.REFUSES_TO_START) ? refusal : notUp(sight.health());
        }
        Optional<Finding> other = otherThanClosed(sight);
        if (other.isPresent()) {
            erringSince = Optional.empty();
            return other.get();
        }
        hasErred = true;
        erringSince = Optional.of(erringSince.orElse(sight.at()));
        return saysNothing(sight).map(Finding::lastingSoFar).orElseGet(() -> closed(sight));
    }

    private static Finding notUp(Observation health) {
        return HealthSnapshot.unseen(health).map(Finding::nothingSoFar).orElseGet(() ->
                Finding.wrongSoFar("the app is not up: health " + HealthSnapshot.status(health)));
    }

    private Optional<Finding> otherThanClosed(HealthSnapshot sight) {
        Optional<String> lost = HealthSnapshot.unseen(sight.dbHealth());
        if (lost.isPresent()) {
            return lost.map(trouble -> Finding.nothingSoFar("db health: " + trouble));
        }
        if (!(sight.dbHealth() instanceof Answer db)) {
            return Optional.of(Finding.wrongSoFar("db health: no answer"));
        }
        return switch (db.status()) {
            case 200 -> Optional.of(Finding.nothingSoFar(hasErred
                    ? "db health is 200 again after an error, as after any restart: the change has no effect"
                    : "db health is still 200: the change has no effect"));
            case 429 -> Optional.of(Finding.nothingSoFar("db health is limited (429)"));
            default -> db.status() < ERROR
                    ? Optional.of(Finding.wrongSoFar(
                            "db health answers " + db.status() + ", which tells of no error of the database"))
                    : open(sight);
        };
    }

    private static Optional<Finding> open(HealthSnapshot sight) {
        if (saysNothing(sight).isPresent() || FailureEvaluator.isGovernedError(sight.chat())) {
            return Optional.empty();
        }
        return Optional.of(Finding.wrongSoFar(HealthSnapshot.is200(sight.chat())
                ? "chat answers 200 without a database"
                : "chat does not fail closed with a structured error: " + HealthSnapshot.status(sight.chat())));
    }

    /** Why the chat says nothing of the database; empty where it does. */
    private static Optional<String> saysNothing(HealthSnapshot sight) {
        return switch (sight.reception()) {
            case ChatOutcome.Limited limited -> Optional.of("chat is limited by " + limited.code());
            case ChatOutcome.BudgetBlock block -> Optional.of("chat is blocked by the budget");
            case ChatOutcome.Improper improper -> HealthSnapshot.undecided(improper);
            case ChatOutcome.Answered answered -> Optional.empty();
            case ChatOutcome.Failed failed -> Optional.empty();
            case ChatOutcome.BreakerOpen open -> Optional.empty();
        };
    }

    private Finding closed(HealthSnapshot sight) {
        Duration lasted = Duration.between(erringSince.orElse(sight.at()), sight.at());
        String how = "health 200, db health " + HealthSnapshot.status(sight.dbHealth()) + ", chat refused with "
                + HealthSnapshot.status(sight.chat());
        if (lasted.compareTo(time) < 0) {
            return Finding.lastingSoFar("fails closed so far (" + how + ", for " + lasted.toSeconds() + " s); it has "
                    + "to last " + time.toSeconds() + " s, longer than a restart");
        }
        return allowed.allows(DatabaseOutcome.FAILS_CLOSED)
                ? Finding.done("fails closed for " + lasted.toSeconds() + " s: " + how)
                : Finding.wrong("the app is up without a database for " + lasted.toSeconds() + " s, but should have "
                        + "refused to start");
    }
}
