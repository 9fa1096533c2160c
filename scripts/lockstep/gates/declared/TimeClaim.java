package lockstep.gates.declared;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;

/** The whole answer was there within this time. */
public record TimeClaim(Duration most) implements AnswerClaim {

    @Override
    public String inWords() {
        return "within " + Durations.human(most);
    }

    @Override
    public Optional<String> breach(Answer answer) {
        Duration took = answer.timing().total();
        return took.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of("expected an answer within " + Durations.human(most) + ", took "
                        + Durations.human(took));
    }

    @Override
    public Optional<Duration> within() {
        return Optional.of(most);
    }
}
