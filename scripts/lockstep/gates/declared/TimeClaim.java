package lockstep.gates.declared;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;

/** The whole answer was there within this time. */
public record TimeClaim(Duration within) implements AnswerClaim {

    @Override
    public String inWords() {
        return "within " + Durations.human(within);
    }

    @Override
    public Optional<String> breach(Answer answer) {
        Duration took = answer.timing().total();
        return took.compareTo(within) <= 0
                ? Optional.empty()
                : Optional.of("expected an answer within " + Durations.human(within) + ", took "
                        + Durations.human(took));
    }
}
