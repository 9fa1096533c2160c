package lockstep.gates.declared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;

/**
 * The server's certificate is valid for so many days more.
 *
 * @param now when that is asked
 */
public record CertificateClaim(int days, Instant now) implements AnswerClaim {

    @Override
    public String inWords() {
        return "a certificate with at least " + days + " days left";
    }

    @Override
    public Optional<String> breach(Answer answer) {
        if (answer.certificateEnds().isEmpty()) {
            return Optional.of("expected " + inWords() + ", but the answer came without TLS");
        }
        long left = Duration.between(now, answer.certificateEnds().get()).toDays();
        return left >= days ? Optional.empty() : Optional.of("expected " + inWords() + ", has " + left);
    }
}
