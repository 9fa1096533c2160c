package lockstep.gates.declared;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;

/** The status is one of these. */
public record StatusClaim(Statuses statusesWanted) implements AnswerClaim {

    @Override
    public String inWords() {
        return "status " + statusesWanted.inWords();
    }

    @Override
    public Optional<String> breach(Answer answer) {
        return statusesWanted.accepts(answer.status())
                ? Optional.empty()
                : Optional.of("expected " + inWords() + ", got " + answer.status());
    }

    @Override
    public Optional<String> told(Answer answer) {
        return Optional.of(String.valueOf(answer.status()));
    }

    @Override
    public List<Integer> statuses() {
        return statusesWanted.classes().isEmpty() ? statusesWanted.named() : IntStream.range(100, 600)
                .filter(statusesWanted::accepts).boxed().toList();
    }
}
