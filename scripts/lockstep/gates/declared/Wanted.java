package lockstep.gates.declared;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.gate.Expectation;

/**
 * What is expected of an answer.
 *
 * @param statuses empty where any is right
 * @param headers by name in lower case
 * @param cookie one that is set
 * @param fields of the body, by JSON Pointer
 * @param body the schema that the whole body keeps
 * @param within the time that the answer may take
 * @param certificateDays how long the server's certificate is valid, at least
 */
public record Wanted(
        Optional<Statuses> statuses, Map<String, Condition> headers, Optional<String> cookie,
        Map<String, Condition> fields, Optional<BodyRule> body, Optional<Duration> within, Optional<SizeClaim> size,
        OptionalInt certificateDays) {

    public Wanted {
        headers = new LinkedHashMap<>(headers);
        fields = new LinkedHashMap<>(fields);
    }

    public static Wanted nothing() {
        return new Wanted(Optional.empty(), Map.of(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalInt.empty());
    }

    /** A status, whatever else. */
    public static Wanted status(Statuses statuses) {
        return new Wanted(Optional.of(statuses), Map.of(), Optional.empty(), Map.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** Whether some answer would not do. */
    public boolean canFail() {
        return statuses.filter(some -> some.wrong() != 0).isPresent() || headers.values().stream().anyMatch(
                condition -> !condition.saysNothing()) || cookie.isPresent() || !fields.isEmpty() || body.isPresent()
                || within.isPresent() || size.isPresent() || certificateDays.isPresent();
    }

    /**
     * As the engine takes it: the status first, since it explains most of what else is wrong.
     *
     * @param schema what keeps {@link #body()}
     * @param now for the days that a certificate has left
     */
    public Expectation expectation(Keep keep, Optional<AnswerClaim> schema, Instant now) {
        List<Expectation> parts = new ArrayList<>();
        statuses.ifPresent(some -> parts.add(some.classes().isEmpty()
                ? new Expectation.StatusAmong(some.codes())
                : new Expectation.Claimed(new StatusClaim(some))));
        cookie.ifPresent(name -> parts.add(new Expectation.SetsCookie(name)));
        if (!fields.isEmpty()) {
            parts.add(claimed(new FieldsClaim(fields, keep)));
        }
        schema.ifPresent(claim -> parts.add(claimed(claim)));
        headers.forEach((name, condition) ->
                parts.add(claimed(new HeaderClaim(name, condition, keep.keepsHeader(name)))));
        size.ifPresent(bounds -> parts.add(claimed(bounds)));
        within.ifPresent(time -> parts.add(claimed(new TimeClaim(time))));
        certificateDays.ifPresent(days -> parts.add(claimed(new CertificateClaim(days, now))));
        return parts.size() == 1 ? parts.getFirst() : new Expectation.All(parts);
    }

    private static Expectation claimed(AnswerClaim claim) {
        return new Expectation.Claimed(claim);
    }
}
