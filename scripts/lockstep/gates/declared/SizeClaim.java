package lockstep.gates.declared;

import java.util.Optional;
import java.util.OptionalLong;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;

/** The body has fewer bytes than one bound, and more than the other. */
public record SizeClaim(OptionalLong less, OptionalLong greater) implements AnswerClaim {

    @Override
    public String inWords() {
        String fewer = less.isPresent() ? "fewer than " + less.getAsLong() : "";
        String more = greater.isPresent() ? "more than " + greater.getAsLong() : "";
        return fewer + (fewer.isEmpty() || more.isEmpty() ? "" : " and ") + more + " bytes";
    }

    @Override
    public Optional<String> breach(Answer answer) {
        long size = answer.body().length;
        boolean holds = (less.isEmpty() || size < less.getAsLong())
                && (greater.isEmpty() || size > greater.getAsLong());
        return holds ? Optional.empty() : Optional.of("expected a body of " + inWords() + ", was " + size);
    }
}
